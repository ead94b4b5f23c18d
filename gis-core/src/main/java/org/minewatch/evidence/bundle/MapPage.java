package org.minewatch.evidence.bundle;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.minewatch.finding.Finding;
import org.minewatch.finding.MapFeature;
import org.minewatch.report.Html;
import org.minewatch.report.HtmlReport;
import org.minewatch.report.MapFigure;
import org.minewatch.report.MapFrame;
import org.minewatch.wording.Text;

/** The maps of a bundle as one page: the mine, and the place at a larger scale. */
final class MapPage {
  private static final int WIDTH = 1780;
  private static final int LEAST_HEIGHT = 700;
  private static final int HEIGHT = 1500;
  private static final int LEAST_SCALE = 500;

  /** Degrees about a place, some 60 m. */
  private static final double PLACE_MARGIN = 0.0006;

  private MapPage() {}

  /**
   * Writes the page.
   *
   * @param features what the night laid over each other in the mine
   */
  static byte[] of(Finding finding, LocalDate night, List<MapFeature> features) {
    Html html = new Html();
    HtmlReport.begin("矿界哨兵 minewatch · " + finding.id() + " · " + night, false, "", html);
    html.raw("<h1>").both(finding.title()).raw("</h1><p>");
    html.both(
        "线索 " + finding.id() + " · " + finding.mineCode() + " · " + night,
        "Finding " + finding.id() + " · " + finding.mineCode() + " · " + night);
    html.raw("</p>");
    Envelope place = new Envelope();
    finding.geometry().ifPresent(g -> place.expandToInclude(g.getEnvelopeInternal()));
    if (!place.isNull()) {
      place.expandBy(PLACE_MARGIN + place.getWidth() / 5, PLACE_MARGIN + place.getHeight() / 5);
      draw(place, new Text("现场图", "Map of the place"), finding, features, html);
    }
    Envelope mine = new Envelope(place);
    features.stream()
        .filter(f -> f.layer().equals("licence") || f.layer().equals("reported-face"))
        .forEach(f -> mine.expandToInclude(f.geometry().getEnvelopeInternal()));
    if (!mine.isNull()) {
      mine.expandBy(PLACE_MARGIN);
      draw(mine, new Text("全矿图", "Map of the mine"), finding, features, html);
    }
    html.raw("</main></body></html>\n");
    return html.take().getBytes(StandardCharsets.UTF_8);
  }

  private static void draw(
      Envelope box, Text title, Finding finding, List<MapFeature> features, Html html) {
    MapFrame frame = MapFrame.fitting(box, WIDTH, LEAST_HEIGHT, HEIGHT, LEAST_SCALE);
    MapFigure.write(frame, title, finding, features, new Text("", ""), html);
  }
}
