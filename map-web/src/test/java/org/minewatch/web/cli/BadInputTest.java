package org.minewatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;

/**
 * The whole command on a small region that is damaged in one way each: exit status and exact
 * message.
 */
class BadInputTest {

  @TempDir static Path sound;

  @TempDir Path work;

  @BeforeAll
  static void writeASoundRegion() throws IOException {
    SyntheticRegion.write(
        new SynthSpec(
            5,
            "示例矿区",
            LocalDate.of(2026, 3, 2),
            1,
            List.of(MineSpec.named("立夏示例煤矿").fixes(30, 1).build())),
        sound);
    Path region = sound.resolve(SyntheticRegion.REGION);
    Path out = sound.resolve("out");
    Cli.run(
        "nightly", "--region", region.toString(), "--date", "2026-03-02", "--out", out.toString());
    withoutPlantedDirt(region, out.resolve("2026-03-02/rejected.csv"));
  }

  /**
   * Takes out the lines that the generator spoiled on purpose, so that each test adds the only
   * damage.
   */
  private static void withoutPlantedDirt(Path region, Path rejected) throws IOException {
    TreeMap<String, TreeSet<Long>> lines = new TreeMap<>();
    for (String row :
        Files.readAllLines(rejected).subList(1, Files.readAllLines(rejected).size())) {
      String[] cells = row.split(",", 3);
      lines.computeIfAbsent(cells[0], k -> new TreeSet<>()).add(Long.parseLong(cells[1]));
    }
    for (Map.Entry<String, TreeSet<Long>> e : lines.entrySet()) {
      Path file = region.resolve(e.getKey());
      boolean packed = e.getKey().endsWith(".gz");
      Charset bytes = StandardCharsets.ISO_8859_1;
      String text;
      try (InputStream in = Files.newInputStream(file)) {
        text = new String((packed ? new GZIPInputStream(in) : in).readAllBytes(), bytes);
      }
      List<String> kept = new ArrayList<>();
      long line = 1;
      for (String l : text.lines().toList()) {
        if (!e.getValue().contains(line++)) {
          kept.add(l);
        }
      }
      try (OutputStream to = Files.newOutputStream(file);
          OutputStream sink = packed ? new GZIPOutputStream(to) : to) {
        sink.write((String.join("\n", kept) + "\n").getBytes(bytes));
      }
    }
  }

  /**
   * A way to damage a region.
   *
   * @param said what standard error or {@code rejected.csv} has to say
   */
  record Damage(String name, int status, String said, Breaking breaking) {
    @Override
    public String toString() {
      return name;
    }
  }

  interface Breaking {
    void damage(Path region) throws IOException;
  }

  static List<Damage> damages() {
    return List.of(
        new Damage("an empty region", 2, "region.json", BadInputTest::empty),
        new Damage(
            "no mines.csv", 2, "mines.csv", region -> Files.delete(region.resolve("mines.csv"))),
        new Damage(
            "one table missing, which is lawful",
            0,
            "",
            region -> Files.delete(region.resolve("seals.csv"))),
        new Damage(
            "a renamed column",
            3,
            "the required column advance_m is missing; the column 'advance' looks like it",
            region ->
                edit(region, "face_progress.csv", t -> t.replaceFirst("advance_m", "advance"))),
        new Damage(
            "a coordinate that is NaN",
            3,
            "corners.csv,3,x_northing,\"x_northing is 'NaN'",
            region -> edit(region, "corners.csv", t -> cell(t, 3, "x_northing", "NaN"))),
        new Damage(
            "an infinite coordinate",
            3,
            "corners.csv,3,y_easting,\"y_easting is 'Infinity'",
            region -> edit(region, "corners.csv", t -> cell(t, 3, "y_easting", "Infinity"))),
        new Damage(
            "a licence with two corners",
            3,
            "a ring needs three",
            region ->
                edit(
                    region,
                    "corners.csv",
                    t -> t.lines().limit(3).collect(Collectors.joining("\n", "", "\n")))),
        new Damage(
            "a crs nobody knows",
            3,
            "火星坐标系",
            region -> edit(region, "mines.csv", t -> cell(t, 2, "crs", "火星坐标系"))),
        new Damage(
            "a line without end",
            3,
            "faces.csv",
            region -> Files.writeString(region.resolve("faces.csv"), "x".repeat(8 << 20))),
        new Damage(
            "a zip of zeros where a table should be",
            3,
            "zones.csv",
            region -> zipOfZeros(region.resolve("zones.csv"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void isToldExactlyAndLosesNothingElse(Damage damage) throws IOException {
    Path region = work.resolve("region");
    copy(sound.resolve(SyntheticRegion.REGION), region);
    String before = night(region, "before", 0);
    damage.breaking().damage(region);
    String after = night(region, "after", damage.status());
    assertThat(after).contains(damage.said());
    assertThat(before).doesNotContain("face_progress.csv");
  }

  /** A gigabyte in one line, for {@code docs/shown.md}. */
  @Test
  @Tag("show")
  void aGigabyteInOneLineIsToldInBoundedMemory() throws IOException {
    Path region = work.resolve("region");
    copy(sound.resolve(SyntheticRegion.REGION), region);
    try (OutputStream out = Files.newOutputStream(region.resolve("faces.csv"))) {
      byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 1024; i++) {
        out.write(block);
      }
    }
    assertThat(night(region, "after", 3)).contains("faces.csv");
  }

  /** Runs the night; what was said on standard error and in rejected.csv. */
  private String night(Path region, String name, int status) throws IOException {
    Path out = work.resolve(name);
    Cli cli =
        Cli.run(
            "nightly",
            "--region",
            region.toString(),
            "--date",
            "2026-03-02",
            "--out",
            out.toString());
    assertThat(cli.status()).as("%s%n%s", name, cli.err()).isEqualTo(status);
    Path night = out.resolve("2026-03-02");
    if (status == 2) {
      assertThat(night).doesNotExist();
      return cli.err();
    }
    for (String file :
        List.of("findings.geojson", "summary.json", "licences.csv", "report.html", "run.json")) {
      assertThat(night.resolve(file)).isNotEmptyFile();
    }
    return Files.readString(night.resolve("rejected.csv"));
  }

  private static void edit(Path region, String table, Function<String, String> change)
      throws IOException {
    Path file = region.resolve(table);
    String text = Files.readString(file).replace("\r\n", "\n");
    String changed = change.apply(text);
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(file, changed);
  }

  /** Puts a value into a cell of a line; the tables of the sound region quote no earlier cell. */
  private static String cell(String text, int line, String column, String value) {
    List<String> header =
        List.of(text.lines().findFirst().orElseThrow().replace("\uFEFF", "").split(","));
    int at = header.indexOf(column);
    List<String> lines = text.lines().toList();
    return IntStream.range(0, lines.size())
        .mapToObj(
            i -> {
              if (i != line - 1) {
                return lines.get(i);
              }
              String[] cells = lines.get(i).split(",", -1);
              cells[at] = value;
              return String.join(",", cells);
            })
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static void zipOfZeros(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("zones.csv"));
      zip.write(new byte[16 << 20]);
    }
  }

  private static void empty(Path region) throws IOException {
    try (var children = Files.list(region)) {
      children.forEach(
          child -> {
            try {
              if (Files.isRegularFile(child)) {
                Files.delete(child);
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(dir).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
