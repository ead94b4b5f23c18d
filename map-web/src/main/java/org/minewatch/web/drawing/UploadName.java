package org.minewatch.web.drawing;

import java.util.List;
import java.util.Locale;
import org.minewatch.drawing.archive.BoundedZip;
import org.minewatch.web.system.Problems;
import org.springframework.http.HttpStatus;

/**
 * What a mine calls its file: only ever shown, and its ending picks the reader.
 *
 * @param kind one of the endings that are read, lower case
 */
record UploadName(String shown, String kind) {
  private static final int LONGEST = 200;
  private static final List<String> KINDS =
      List.of("dxf", "geojson", "json", "kml", "kmz", "gpkg", "zip");

  static UploadName of(String given) {
    String name = BoundedZip.baseName(ShownText.line(given, 4 * LONGEST));
    String kind = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!KINDS.contains(kind) || name.length() == kind.length() + 1) {
      throw Problems.of(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "不读取这种文件，请提交 .dxf、.geojson、.kml、.kmz、.gpkg 或 shapefile 的 .zip",
          "a drawing of this kind is not read: hand in .dxf, .geojson, .kml, .kmz, .gpkg or a .zip"
              + " of shapefiles");
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      int from = name.offsetByCodePoints(name.length(), -(LONGEST - 1));
      name = "…" + name.substring(from);
    }
    return new UploadName(name, kind);
  }
}
