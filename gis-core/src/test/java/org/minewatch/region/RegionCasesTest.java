package org.minewatch.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said of every kind of bad input, word for word; cases are in {@code cases/region}. */
class RegionCasesTest {
  @TempDir Path folder;

  static Stream<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String name : List.of("folder", "headers", "rows", "cells", "shapes", "encodings")) {
      try (InputStream in =
          RegionCasesTest.class.getResourceAsStream("/cases/region/" + name + ".json")) {
        JsonMapper.shared().readTree(in).forEach(node -> cases.add(new Case(name, node)));
      }
    }
    return cases.stream();
  }

  record Case(String file, JsonNode node) {
    @Override
    public String toString() {
      return file + ": " + node.get("case").stringValue();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysExactlyWhatIsWrongAndReadsTheRest(Case c) throws Exception {
    RegionFolders.lay(folder, c.node().get("files"));
    assertThat(told()).isEqualTo(lines(c.node(), "told"));
  }

  /** Everything that is told of the folder, one line each. */
  private List<String> told() {
    List<String> told = new ArrayList<>();
    try {
      Region region = RegionReader.read(folder);
      for (Rejection r : region.rejections()) {
        told.add(
            r.file()
                + ":"
                + r.line()
                + " ["
                + r.column()
                + "] "
                + r.reason()
                + " <"
                + r.raw()
                + ">");
      }
      for (InputFile input : region.inputs()) {
        if (input.rowsRead() + input.rowsRejected() > 0 && !input.path().equals("mines.csv")) {
          told.add(
              input.path() + " read " + input.rowsRead() + " rejected " + input.rowsRejected());
        }
        input.notes().forEach(note -> told.add(input.path() + " note: " + note));
      }
      region.unreadableTables().forEach(table -> told.add("unreadable: " + table));
    } catch (UnreadableRegionException e) {
      told.add("no region: " + e.getMessage().replace(folder.toString(), "FOLDER"));
    }
    return told;
  }

  private static List<String> lines(JsonNode node, String field) {
    List<String> lines = new ArrayList<>();
    node.get(field).forEach(line -> lines.add(line.stringValue()));
    return lines;
  }
}
