package org.minewatch.drawingcheck;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.minewatch.boundary.LicencePrism;
import org.minewatch.detect.MineNight;
import org.minewatch.finding.JsonText;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.Corner;
import org.minewatch.region.Entrance;
import org.minewatch.region.Reader;
import org.minewatch.wording.Text;

/**
 * Places of a mine whose coordinates are known without any drawing, for somebody who points at them
 * on a sheet: corners of the licence, entrances, surveyed stations, crosses of the grid. Stations
 * that were placed from a drawing are not among them: they would confirm it whatever it shows.
 */
public final class KnownPoints {
  private static final int MOST_STATIONS = 2000;
  private static final int MOST_CROSSES = 200;
  private static final int[] GRID_METRES = {100, 200, 500, 1000, 2000, 5000, 10_000, 100_000};

  /** Sheets show somewhat more than the licence. */
  private static final double AROUND_SHARE = 0.1;

  /**
   * One of them.
   *
   * @param kind {@code licence-corner}, {@code entrance}, {@code station} or {@code grid}
   */
  public record KnownPoint(Text name, String kind, double easting, double northing) {}

  private KnownPoints() {}

  /** Those that can be put on a map. */
  public static List<KnownPoint> of(MineNight night) {
    List<KnownPoint> points = new ArrayList<>();
    Envelope licensed = new Envelope();
    for (LicencePrism p : night.currentPrisms()) {
      corners(p, points);
      licensed.expandToInclude(p.area().getEnvelopeInternal());
    }
    for (Entrance e : night.records().entrances()) {
      points.add(
          new KnownPoint(
              new Text("井口 " + e.entranceId(), "entrance " + e.entranceId()),
              "entrance",
              e.easting(),
              e.northing()));
    }
    night.readers().stream()
        .filter(r -> r.placedBy() == Reader.PlacedBy.SURVEYED)
        .filter(r -> r.easting().isPresent() && r.northing().isPresent())
        .limit(MOST_STATIONS)
        .forEach(
            r ->
                points.add(
                    new KnownPoint(
                        new Text("基站 " + r.readerId(), "station " + r.readerId()),
                        "station",
                        r.easting().getAsDouble(),
                        r.northing().getAsDouble())));
    grid(licensed, points);
    return points.stream().filter(p -> night.frame().covers(p.easting, p.northing)).toList();
  }

  private static void corners(LicencePrism prism, List<KnownPoint> points) {
    for (Corner c : prism.licence().corners()) {
      String number = (c.part() > 1 ? c.part() + "-" : "") + c.seq();
      boolean deducted = c.role() == Corner.Role.DEDUCTED;
      try {
        Coordinate at = prism.transform().apply(c.yEasting(), c.xNorthing(), Double.NaN);
        points.add(
            new KnownPoint(
                new Text(
                    (deducted ? "扣除拐点 " : "拐点 ") + number,
                    (deducted ? "deducted corner " : "corner ") + number),
                "licence-corner",
                at.x,
                at.y));
      } catch (IllegalArgumentException e) {
        // A corner out of reach of the projection; the licence's account says so.
      }
    }
  }

  /** Crosses at round coordinates over the licence, as printed on every plan. */
  private static void grid(Envelope licensed, List<KnownPoint> points) {
    if (licensed.isNull()) {
      return;
    }
    Envelope box = new Envelope(licensed);
    box.expandBy(AROUND_SHARE * box.getWidth(), AROUND_SHARE * box.getHeight());
    for (int step : GRID_METRES) {
      double columns = Math.floor(box.getMaxX() / step) - Math.ceil(box.getMinX() / step) + 1;
      double rows = Math.floor(box.getMaxY() / step) - Math.ceil(box.getMinY() / step) + 1;
      if (columns * rows <= MOST_CROSSES) {
        for (double n = Math.ceil(box.getMinY() / step); n * step <= box.getMaxY(); n++) {
          for (double e = Math.ceil(box.getMinX() / step); e * step <= box.getMaxX(); e++) {
            String at = String.format(Locale.ROOT, "X %.0f Y %.0f", n * step, e * step);
            points.add(
                new KnownPoint(new Text("格网 " + at, "grid " + at), "grid", e * step, n * step));
          }
        }
        return;
      }
    }
  }

  /** Writes them as {@code known-points.json}. */
  public static void write(MineNight night, OutputStream out) throws IOException {
    MineFrame frame = night.frame();
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    JsonText json = new JsonText(text);
    json.object().name("points").array();
    for (KnownPoint p : of(night)) {
      double[] lonLat = frame.toLonLat(p.easting, p.northing);
      json.line().object().member("name_zh", p.name.zh()).member("name_en", p.name.en());
      json.member("kind", p.kind);
      json.name("easting").value(Math.rint(p.easting * 1000) / 1000);
      json.name("northing").value(Math.rint(p.northing * 1000) / 1000);
      json.name("lon").degrees(lonLat[0]).name("lat").degrees(lonLat[1]).end();
    }
    json.endLine().end();
    text.write('\n');
    text.flush();
  }
}
