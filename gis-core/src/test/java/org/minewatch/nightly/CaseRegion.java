package org.minewatch.nightly;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Writes the region folder of a case: the base mine with what the case changes. */
final class CaseRegion {
  static final String MINE = "530399990101";

  /** South-west corner of the base licence; coordinates of cases count from it. */
  static final double EASTING = 35_400_000;

  static final double NORTHING = 2_780_000;

  private static final Pattern PLACE = Pattern.compile("@([en])(-?\\d+(?:\\.\\d+)?)");

  private final Path folder;
  private final Random shuffle;

  private CaseRegion(Path folder, Random shuffle) {
    this.folder = folder;
    this.shuffle = shuffle;
  }

  /**
   * Writes a case.
   *
   * @param shuffle puts the rows of every table and position file in another order; as written when
   *     null
   */
  static Path write(NightCase c, Path folder, Random shuffle) throws IOException {
    return write(c.node(), folder, shuffle);
  }

  static Path write(JsonNode node, Path folder, Random shuffle) throws IOException {
    new CaseRegion(folder, shuffle).lay(NightCase.base(), node);
    return folder;
  }

  private void lay(JsonNode base, JsonNode c) throws IOException {
    text("region.json", base.get("region.json").toString());
    Map<String, JsonNode> tables = new TreeMap<>();
    for (JsonNode source : List.of(base.path("tables"), c.path("tables"))) {
      source.propertyNames().forEach(name -> tables.put(name, source.get(name)));
    }
    List<String> register = new ArrayList<>();
    register.add("drawing_id,mine_code,as_of,file,kind,seam,crs,scale,layers");
    for (JsonNode drawing : drawings(c)) {
      register.add(CaseDrawing.of(base.get("drawing"), drawing).write(folder));
    }
    table("drawings.csv", register);
    for (Map.Entry<String, JsonNode> table : tables.entrySet()) {
      if (table.getValue().isNull()) {
        Files.deleteIfExists(folder.resolve(table.getKey()));
      } else {
        List<String> lines = new ArrayList<>();
        table.getValue().forEach(line -> lines.add(placed(line.stringValue())));
        table(table.getKey(), lines);
      }
    }
    JsonNode walks = c.has("walks") ? c.get("walks") : base.get("walks");
    for (Map.Entry<String, List<String>> day : CaseWalks.files(walks).entrySet()) {
      table(day.getKey(), day.getValue());
    }
    JsonNode files = c.path("files");
    for (String name : files.propertyNames()) {
      text(name, files.get(name).stringValue());
    }
  }

  private static Iterable<JsonNode> drawings(JsonNode c) {
    return c.has("drawings") ? c.get("drawings") : List.of(c.path("drawing"));
  }

  /** {@code @e1500} is 1500 m east of the corner of the licence, {@code @n-20} 20 m south of it. */
  private static String placed(String line) {
    return PLACE
        .matcher(line)
        .replaceAll(
            place -> {
              double from = place.group(1).equals("e") ? EASTING : NORTHING;
              return plain(from + Double.parseDouble(place.group(2)));
            });
  }

  static String plain(double metres) {
    return BigDecimal.valueOf(Math.round(metres * 1000), 3).stripTrailingZeros().toPlainString();
  }

  private void table(String name, List<String> lines) throws IOException {
    List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
    if (shuffle != null) {
      Collections.shuffle(rows, shuffle);
    }
    rows.add(0, lines.get(0));
    text(name, String.join("\n", rows) + "\n");
  }

  private void text(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
