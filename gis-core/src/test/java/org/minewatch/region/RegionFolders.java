package org.minewatch.region;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/** Lays out region folders for tests, from cases written as data. */
final class RegionFolders {
  static final String REGION_JSON =
      "{\"version\": 1, \"name\": \"试\", \"time_zone\": \"Asia/Shanghai\"}";
  static final String MINES = "mine_code,name,crs\n530000000001,甲矿,EPSG:4523\n";

  private RegionFolders() {}

  /** A region with nothing but one mine. */
  static void base(Path folder) throws IOException {
    write(folder, "region.json", REGION_JSON);
    write(folder, "mines.csv", MINES);
  }

  static void write(Path folder, String path, String text) throws IOException {
    write(folder, path, text.getBytes(StandardCharsets.UTF_8));
  }

  static void write(Path folder, String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  /**
   * Lays out a case: {@code files} maps a path to lines of text, to {@code {"gb18030": lines}},
   * {@code {"hex": bytes}}, {@code {"folder": true}}, {@code {"zeros": count}} or null for a file
   * that the base region has and this one has not.
   */
  static void lay(Path folder, JsonNode files) throws IOException {
    base(folder);
    for (String path : files.propertyNames()) {
      JsonNode content = files.get(path);
      Path file = folder.resolve(path);
      if (content.isNull()) {
        Files.deleteIfExists(file);
      } else if (content.isArray()) {
        write(folder, path, text(content));
      } else if (content.isString()) {
        write(folder, path, content.stringValue());
      } else if (content.has("gb18030")) {
        write(folder, path, text(content.get("gb18030")).getBytes(Charset.forName("GB18030")));
      } else if (content.has("hex")) {
        write(folder, path, HexFormat.of().parseHex(content.get("hex").stringValue()));
      } else if (content.has("zeros")) {
        write(folder, path, new byte[content.get("zeros").intValue()]);
      } else if (content.has("folder")) {
        Files.deleteIfExists(file);
        Files.createDirectories(file);
      } else {
        throw new IllegalArgumentException("unknown content of " + path);
      }
    }
  }

  private static String text(JsonNode lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.stringValue()).append('\n'));
    return text.toString();
  }
}
