package org.minewatch.report;

import java.util.List;
import org.minewatch.finding.Finding;
import org.minewatch.finding.MapFeature;
import org.minewatch.wording.Text;

/** The map of one finding as a figure, with its scale below and the legend of what it shows. */
public final class MapFigure {
  private MapFigure() {}

  /**
   * Writes it.
   *
   * @param remark said after the scale; empty for nothing
   */
  public static void write(
      MapFrame frame,
      Text title,
      Finding finding,
      List<MapFeature> features,
      Text remark,
      Html html) {
    MapSheet sheet = new MapSheet(frame, features);
    html.raw("<figure>");
    sheet.draw(List.of(finding), 1, "map", title, "f", html);
    html.raw("<figcaption>")
        .both(
            title.zh() + " 1:" + frame.scale() + "（A4 打印不缩放时）",
            title.en() + " 1:" + frame.scale() + " (printed on A4 without scaling)");
    if (!remark.en().isEmpty()) {
      html.raw(" ").both(remark);
    }
    html.raw("</figcaption>");
    MapLegend.write(sheet.shownLayers(), List.of(finding), html);
    html.raw("</figure>");
  }
}
