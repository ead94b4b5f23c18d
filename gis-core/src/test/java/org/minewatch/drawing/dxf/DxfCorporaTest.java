package org.minewatch.drawing.dxf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.UnreadableDrawingException;

/** Files of other people's DXF test suites: read, or refused in words. */
class DxfCorporaTest {

  private static List<Path> files() throws Exception {
    String shared = System.getProperty("minewatch.shared", "");
    Assumptions.assumeTrue(!shared.isEmpty(), "no -Dminewatch.shared");
    try (Stream<Path> all = Files.walk(Path.of(shared, "data", "real", "corpora", "dxf"))) {
      return all.filter(p -> p.toString().endsWith(".dxf")).sorted().toList();
    }
  }

  @Test
  void everyFileIsReadOrRefusedInWords() throws Exception {
    List<String> refused = new ArrayList<>();
    List<Path> files = files();
    for (Path file : files) {
      try {
        SourceDrawing d =
            new DxfReader().read(file, file.getFileName().toString(), DrawingLimits.DEFAULT);
        assertThat(d.notes()).doesNotContainNull();
      } catch (UnreadableDrawingException e) {
        refused.add(file.getFileName() + ": " + e.line() + " " + e.getMessage());
      }
    }
    assertThat(files).hasSizeGreaterThan(35);
    assertThat(refused)
        .hasSize(4)
        .allMatch(r -> r.startsWith("bin_dxf") && r.contains("binary DXF"));
  }
}
