package org.minewatch.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.region.table.FileScan;

/** The order of rows and of columns never changes what a region says. */
class RowOrderTest {
  @TempDir Path folder;

  @Test
  void contradictingAndRepeatedRowsInAnyOrderGiveTheSameRegion() throws Exception {
    RegionFolders.base(folder);
    RegionFolders.write(
        folder, "mines.csv", "mine_code,name,crs\n1,甲,a\n1,乙,b\n2,丙,c\n1,甲,c\n2,丙,c\n3,丁,\n");
    RegionFolders.write(
        folder,
        "licences.csv",
        "licence_no,mine_code,valid_from,valid_to,crs\nL1,1,2020-01-01,2030-01-01,x\n"
            + "L1,2,2021-01-01,2030-01-01,x\nL2,3,,,x\n");
    RegionFolders.write(
        folder,
        "corners.csv",
        "licence_no,part,role,seq,x_northing,y_easting\nL2,1,outer,10,5,6\nL2,1,outer,9,3,4.25\n"
            + "L2,1,deducted,11,1.5,2\nL2,2,outer,2,1,2\nL2,1,outer,9,3,4\nL1,1,outer,1,0,0\n");
    RegionFolders.write(
        folder,
        "faces.csv",
        "mine_code,face_id,kind,from,wkt\n1,F2,heading,2026-01-01,\"LINESTRING (0 0, 1 1)\"\n"
            + "1,F1,heading,2026-01-01,\"LINESTRING (0 0, 1 1)\"\n"
            + "1,F1,heading,2025-01-01,\"LINESTRING (0 0, 1 1)\"\n9,F,heading,2025-01-01,x\n");
    assertSameInAnyOrder(folder, 30);
    assertThat(RegionReader.read(folder).mines().get("3").licences().get(0).corners())
        .extracting(c -> c.part() + "/" + c.role() + "/" + c.seq())
        .containsExactly("1/OUTER/9", "1/OUTER/10", "1/DEDUCTED/11", "2/OUTER/2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "dev", "wide"})
  void scenariosInAnyOrderGiveTheSameRegion(String name) throws Exception {
    String shared = System.getProperty("minewatch.shared", "");
    Assumptions.assumeFalse(shared.isEmpty(), "minewatch.shared names no folder");
    Path scenario = Path.of(shared, "scenarios", name, "region");
    try (Stream<Path> files = Files.walk(scenario)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(scenario.resolve("tracks"))) {
          Path copy = folder.resolve(scenario.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.write(copy, Files.readAllBytes(file));
        }
      }
    }
    assertSameInAnyOrder(folder, 2);
  }

  private static void assertSameInAnyOrder(Path folder, int rounds) throws Exception {
    String before = facts(RegionReader.read(folder));
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      shuffleTables(folder, random);
      assertThat(facts(RegionReader.read(folder))).as("seed %d", seed).isEqualTo(before);
    }
  }

  /** Everything that a region says, without the lines where it says so. */
  private static String facts(Region region) {
    StringBuilder facts = new StringBuilder();
    region
        .mines()
        .values()
        .forEach(mine -> facts.append(mine.toString().replaceAll("line=\\d+", "")).append('\n'));
    for (InputFile input : region.inputs()) {
      facts.append(input.path() + " " + input.rowsRead() + " " + input.rowsRejected() + "\n");
    }
    region.rejections().stream()
        .map(
            r ->
                r.file()
                    + " "
                    + r.column()
                    + " "
                    + r.reason().replaceAll("line \\d+", "")
                    + r.raw())
        .sorted()
        .forEach(r -> facts.append(r).append('\n'));
    return facts.toString();
  }

  private static void shuffleTables(Path folder, Random random) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        Charset charset = FileScan.of(file).charset();
        String text = Files.readString(file, charset);
        List<String> lines = new ArrayList<>(Arrays.asList(text.strip().split("\\R")));
        String header = lines.remove(0);
        Collections.shuffle(lines, random);
        lines.add(0, header);
        Files.write(file, String.join("\n", lines).getBytes(charset));
      }
    }
  }

  @Test
  void columnsInAnyOrderGiveTheSameMine() throws Exception {
    RegionFolders.base(folder);
    Mine before = RegionReader.read(folder).mines().get("530000000001").mine();
    RegionFolders.write(
        folder,
        "mines.csv",
        "crs,name,mine_code\nEPSG:4523,甲矿,530000000001\n".getBytes(StandardCharsets.UTF_8));
    assertThat(RegionReader.read(folder).mines().get("530000000001").mine()).isEqualTo(before);
  }
}
