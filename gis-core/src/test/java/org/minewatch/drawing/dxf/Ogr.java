package org.minewatch.drawing.dxf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks GDAL's ogrinfo, an independent reader of DXF, where it is installed. */
final class Ogr {
  private static final Pattern LAYER = Pattern.compile("^ {2}Layer \\(String\\) = (.*)$");

  private Ogr() {}

  /** Features by layer with block references left whole; null when it cannot be asked. */
  static Map<String, Integer> countByLayer(Path file, String encoding) throws Exception {
    String path = (file.toString().endsWith(".gz") ? "/vsigzip/" : "") + file;
    Process ogr;
    try {
      ogr =
          new ProcessBuilder(
                  List.of(
                      "ogrinfo",
                      "-ro",
                      "-al",
                      "-geom=NO",
                      "--config",
                      "DXF_INLINE_BLOCKS",
                      "FALSE",
                      "--config",
                      "DXF_ENCODING",
                      encoding,
                      path,
                      "entities"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return null;
    }
    Map<String, Integer> counts = new TreeMap<>();
    String out = new String(ogr.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!ogr.waitFor(60, TimeUnit.SECONDS) || ogr.exitValue() != 0) {
      return null;
    }
    for (String line : out.split("\n")) {
      Matcher m = LAYER.matcher(line);
      if (m.matches()) {
        counts.merge(DxfText.plain(m.group(1)).strip(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
