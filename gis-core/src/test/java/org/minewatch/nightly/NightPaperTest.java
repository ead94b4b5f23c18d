package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.finding.Finding;
import org.minewatch.finding.StoredNight;
import org.minewatch.rules.RuleTable;

/** The reports for paper and calculation beside each night's page. */
class NightPaperTest {
  private static final List<String> PAPER = List.of("report.pdf", "report-en.pdf", "report.xlsx");

  @TempDir Path temp;

  private static NightCase recurring() throws IOException {
    return named("recurrence-after-four-days");
  }

  private static NightCase named(String name) throws IOException {
    return NightCase.all().stream()
        .filter(c -> c.file().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private static void run(
      Path region, LocalDate first, int days, Path out, Path previous, int seconds)
      throws Exception {
    NightlyRun.run(
        new NightlyRun.Options(
            region,
            first,
            days,
            Set.of(),
            Optional.ofNullable(previous),
            out,
            RuleTable.load(),
            2,
            "test",
            Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC),
            "test"),
        (what, done, of) -> {});
  }

  private static Map<String, byte[]> paper(Path out, LocalDate night) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : PAPER) {
      files.put(name, Files.readAllBytes(out.resolve(night.toString()).resolve(name)));
    }
    return files;
  }

  @Test
  void theSameNightGivesTheSameBytesFromItsHistoryAndFromTheNightBefore() throws Exception {
    NightCase c = recurring();
    Path region = CaseRegion.write(c, temp.resolve("region"), null);
    LocalDate last = c.first().plusDays(c.nights() - 1L);
    run(region, c.first(), c.nights(), temp.resolve("all"), null, 1);
    run(region, last, 1, temp.resolve("one"), temp.resolve("all"), 2);
    Map<String, byte[]> whole = paper(temp.resolve("all"), last);
    Map<String, byte[]> one = paper(temp.resolve("one"), last);
    for (String name : PAPER) {
      assertThat(one.get(name)).as(name).isEqualTo(whole.get(name));
    }
  }

  @Test
  void whatLiesTooDeepIsShownInSection() throws Exception {
    assertThat(page(named("elevation-below-bottom"))).contains("沿所在巷道的剖面，水平 1:");
    assertThat(page(recurring())).doesNotContain("的剖面，水平 1:");
  }

  private String page(NightCase c) throws Exception {
    Path out = temp.resolve(c.file());
    run(CaseRegion.write(c, temp.resolve(c.file() + "-region"), null), c.first(), 1, out, null, 1);
    return Files.readString(out.resolve(c.first().toString()).resolve("report.html"));
  }

  @Test
  void whatTheNightBeforeDidNotHaveIsNew() throws Exception {
    NightCase c = recurring();
    Path region = CaseRegion.write(c, temp.resolve("region"), null);
    Path out = temp.resolve("out");
    run(region, c.first(), c.nights(), out, null, 1);
    List<String> before = List.of();
    int opened = 0;
    for (int i = 0; i < c.nights(); i++) {
      StoredNight night = Runs.night(out, c.first().plusDays(i));
      List<String> known = before;
      List<String> fresh =
          night.findings().stream()
              .map(Finding::id)
              .filter(id -> !known.contains(id))
              .sorted()
              .toList();
      if (i > 0) {
        assertThat(night.mines().get(0).opened()).as("night %d", i).isEqualTo(fresh);
        opened += fresh.size();
      }
      before = night.findings().stream().filter(f -> !f.ended()).map(Finding::id).toList();
    }
    assertThat(opened).isPositive();
  }

  @Test
  void everyFindingOfTheNightIsOnPaperAndInTheWorkbook() throws Exception {
    NightCase c = recurring();
    Path region = CaseRegion.write(c, temp.resolve("region"), null);
    run(region, c.first(), c.nights(), temp.resolve("out"), null, 1);
    int found = 0;
    for (int i = 0; i < c.nights(); i++) {
      LocalDate day = c.first().plusDays(i);
      Map<String, byte[]> paper = paper(temp.resolve("out"), day);
      for (Finding f : Runs.night(temp.resolve("out"), day).findings()) {
        assertThat(text(paper.get("report.pdf"))).contains(f.id());
        assertThat(text(paper.get("report-en.pdf"))).contains(f.id());
        assertThat(sheets(paper.get("report.xlsx"))).contains(f.id());
        found++;
      }
    }
    assertThat(found).isPositive();
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String sheets(byte[] book) throws IOException {
    StringBuilder all = new StringBuilder();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }
}
