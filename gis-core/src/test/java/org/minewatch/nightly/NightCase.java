package org.minewatch.nightly;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A situation of one small region and what has to be said of it, read from {@code cases/nights};
 * README.md there says how to write one.
 *
 * @param first the first night that is run
 * @param nights how many are run
 * @param node the whole case
 */
record NightCase(String file, String title, LocalDate first, int nights, JsonNode node) {
  private static final String FOLDER = "/cases/nights";

  /** All cases, in the order of their names. */
  static List<NightCase> all() throws IOException {
    URL folder = NightCase.class.getResource(FOLDER);
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      List<NightCase> cases = new ArrayList<>();
      for (Path p : files.sorted().toList()) {
        String name = p.getFileName().toString();
        if (name.endsWith(".json") && !name.equals("base.json")) {
          cases.add(of(name, Files.readString(p)));
        }
      }
      return cases;
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  static NightCase of(String name, String json) {
    JsonNode node = JsonMapper.shared().readTree(json);
    return new NightCase(
        name.replace(".json", ""),
        node.get("title").stringValue(),
        LocalDate.parse(node.path("night").asString("2026-03-05")),
        node.path("nights").asInt(1),
        node);
  }

  static JsonNode base() throws IOException {
    try (InputStream in = NightCase.class.getResourceAsStream(FOLDER + "/base.json")) {
      return JsonMapper.shared().readTree(in);
    }
  }

  /** What is expected, by night; a plain {@code expect} is of the last night. */
  Map<LocalDate, JsonNode> expectations() {
    Map<LocalDate, JsonNode> byNight = new TreeMap<>();
    JsonNode earlier = node.path("expect_in");
    for (String night : earlier.propertyNames()) {
      byNight.put(LocalDate.parse(night), earlier.get(night));
    }
    byNight.put(first.plusDays(nights - 1L), node.get("expect"));
    return byNight;
  }

  @Override
  public String toString() {
    return file + ": " + title;
  }
}
