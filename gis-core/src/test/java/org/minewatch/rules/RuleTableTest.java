package org.minewatch.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.detect.RuleCatalogue;
import org.minewatch.finding.Basis;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;

class RuleTableTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 5);

  @TempDir Path folder;

  private final RuleTable table = RuleTable.load();

  @ParameterizedTest
  @CsvFileSource(resources = "/cases/rules/variants.csv", numLinesToSkip = 1)
  void everyVariantHasASeverityAndAClauseToday(String code, String nullableVariant) {
    RuleCode rule = RuleCode.ofCode(code);
    String variant = nullableVariant == null ? "" : nullableVariant;
    assertThat(table.severity(rule, variant, NIGHT)).isNotNull();
    assertThat(table.basis(rule, variant, NIGHT)).isNotEmpty();
  }

  @Test
  void everyRuleThatIsJudgedHasAVariantInTheList() throws Exception {
    try (InputStream in = RuleTableTest.class.getResourceAsStream("/cases/rules/variants.csv")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .contains(RuleCatalogue.all().stream().map(r -> "\n" + r.code().code() + ",").toList());
    }
  }

  @Test
  void theClauseIsThatOfTheLawInForceOnTheDay() {
    assertThat(ids(LocalDate.of(2025, 6, 30)))
        .contains("mineral-resources-law-1996")
        .doesNotContain("mineral-resources-law-2024");
    assertThat(ids(LocalDate.of(2025, 7, 1)))
        .contains("mineral-resources-law-2024")
        .doesNotContain("mineral-resources-law-1996");
    assertThat(ids(LocalDate.of(2024, 4, 30))).contains("special-provisions-2005");
    assertThat(ids(LocalDate.of(2024, 5, 1))).doesNotContain("special-provisions-2005");
  }

  private List<String> ids(LocalDate on) {
    return table.basis(RuleCode.BOUNDARY_DRAWN, "extraction", on).stream()
        .map(Basis::textId)
        .toList();
  }

  @Test
  void aClauseIsCitedInBothLanguagesAndSaysWhenNobodyComparedIt() {
    assertThat(table.basis(RuleCode.BOUNDARY_DRAWN, "extraction", LocalDate.of(2024, 1, 1)))
        .contains(
            new Basis(
                "special-provisions-2005",
                "第8条第2款第7项",
                "《国务院关于预防煤矿生产安全事故的特别规定》（国务院令第446号）第8条第2款第7项",
                "Special Provisions on Preventing Coal-Mine Accidents (State Council Decree 446),"
                    + " Art. 8 para. 2 item 7"));
    assertThat(table.basis(RuleCode.ORDER_DEFIED, "stop", NIGHT))
        .extracting(Basis::nameZh)
        .anyMatch(name -> name.endsWith("第113条第4项（条文待核）"));
  }

  @Test
  void rockRoadsWeighLessThanExtraction() {
    assertThat(table.severity(RuleCode.BOUNDARY_DRAWN, "rock-road", NIGHT))
        .isEqualTo(Severity.WARNING);
    assertThat(table.severity(RuleCode.BOUNDARY_DRAWN, "extraction", NIGHT))
        .isEqualTo(Severity.MAJOR);
  }

  @ParameterizedTest
  @CsvSource({
    "error-budget, boundary_centimetre_sigma_m, 0.05",
    "error-budget, boundary_rounded_sigma_m, 0.5",
    "error-budget, transform_none_sigma_m, 100",
    "error-budget, drawing_survey_sigma_m, 1.5",
    "certainty, certain_distance_m, 20",
    "boundary.tracked, min_minutes, 10",
    "boundary.mismatch, datum_shift_max_m, 120",
    "licence.lapsed, warning_days, 90",
    "drawing.stale, overdue_days, 65",
  })
  void theDefaultsAreThoseOfTheDomain(String rule, String name, double value) {
    assertThat(table.parameter(rule, name, NIGHT)).isEqualTo(value);
  }

  @Test
  void anAbsentNumberOrVariantIsNamedWithWhatThereIs() {
    assertThatThrownBy(() -> table.parameter("drawing.stale", "later_days", NIGHT))
        .isInstanceOf(RuleTableException.class)
        .hasMessageContaining("no later_days of drawing.stale on 2026-03-05")
        .hasMessageContaining("late_days 1998-01-01 to now");
    assertThatThrownBy(() -> table.severity(RuleCode.DRAWING_STALE, "lost", NIGHT))
        .isInstanceOf(RuleTableException.class)
        .hasMessageContaining("no severity for drawing.stale/lost on 2026-03-05");
    assertThatThrownBy(() -> table.basis(RuleCode.DRAWING_STALE, "lost", NIGHT))
        .isInstanceOf(RuleTableException.class);
  }

  @Test
  void aFolderReplacesTheTableAndLineEndsDoNotChangeItsVersion() throws IOException {
    copy("", "");
    assertThat(RuleTable.load(folder).version()).isEqualTo(table.version());
    for (String name : List.of("texts.csv", "rules.csv", "parameters.csv")) {
      Path file = folder.resolve(name);
      Files.writeString(file, "\uFEFF" + Files.readString(file).replace("\n", "\r\n"));
    }
    assertThat(RuleTable.load(folder).version()).isEqualTo(table.version());
    copy("drawing.stale,late_days,35,d,1998-01-01,,", "drawing.stale,late_days,30,d,1998-01-01,,");
    RuleTable ours = RuleTable.load(folder);
    assertThat(ours.parameter("drawing.stale", "late_days", NIGHT)).isEqualTo(30);
    assertThat(ours.version()).isNotEqualTo(table.version());
  }

  @Test
  void aNewValueHoldsFromItsDay() throws IOException {
    copy(
        "drawing.stale,late_days,35,d,1998-01-01,,",
        "drawing.stale,late_days,31,d,2026-03-05,,new rule,text-seen,\n"
            + "drawing.stale,late_days,35,d,1998-01-01,2026-03-04,");
    RuleTable ours = RuleTable.load(folder);
    assertThat(ours.parameter("drawing.stale", "late_days", NIGHT.minusDays(1))).isEqualTo(35);
    assertThat(ours.parameter("drawing.stale", "late_days", NIGHT)).isEqualTo(31);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          boundary.drawn,extraction,,,major,1998-01-01,,| boundary.drawn,extraction,,,grave,1998-01-01,,| rules.csv line 2, column severity: "grave" is none of [notice, warning, major, critical]
          boundary.drawn,extraction,,,major,1998-01-01,,| boundary.drawm,extraction,,,major,1998-01-01,,| rules.csv line 2, column rule: no rule is called boundary.drawm
          boundary.drawn,extraction,,,major,1998-01-01,,| boundary.drawn,extraction,,,major,1998-13-01,,| rules.csv line 2, column valid_from: "1998-13-01" is not a date such as 2025-07-01
          boundary.drawn,extraction,,,major,1998-01-01,,| boundary.drawn,extraction,,,major,1998-01-01,1997-01-01,| rules.csv line 2, column valid_to: the last day 1997-01-01 is before the first 1998-01-01
          boundary.drawn,extraction,,,major,1998-01-01,,| boundary.drawn,extraction,,,major,1998-01-01,2026-01-01,| rules.csv line 2: boundary.drawn/extraction severity ends on 2026-01-01 and nothing follows
          mineral-resources-law-1996,第40条,,1997-01-01| mineral-resources-law-1995,第40条,,1997-01-01| rules.csv line 3, column text_id: "mineral-resources-law-1995" is not in texts.csv
          mineral-resources-law-1996,第40条,,1997-01-01| mineral-resources-law-1996,40,,1997-01-01| rules.csv line 3, column clause: "40" is not of the form
          mineral-resources-law-1996,第40条,,1997-01-01| mineral-resources-law-1996,第40条,,1996-01-01| rules.csv line 3, column valid_from: valid 1996-01-01 to 2025-06-30, but mineral-resources-law-1996 is in force 1997-01-01 to 2025-06-30
          boundary.tracked,min_persons,2,| boundary.tracked,min_persons,two,| column value: "two" is not a number
          boundary.tracked,min_persons,2,1,1998-01-01| boundary.tracked,min_minutes,2,1,1998-01-01| boundary.tracked/min_minutes is also given in parameters.csv line
          1998-01-01,,B06,proposal,this| 1998-01-01,,B06,sure,this| column sure: "sure" is none of [text-seen
          text_id,name_zh,| text_id,| texts.csv line 1: column name_zh is missing
          rule,name,value| rule,name,figure,value| parameters.csv line 1: unknown column "figure"
          B06,proposal,this| B06,proposal,more,this| 10 fields where the header has 9
          """)
  void aFaultIsNamedWithFileLineAndColumn(String ours, String theirs, String message)
      throws IOException {
    copy(ours, theirs);
    assertThatThrownBy(() -> RuleTable.load(folder))
        .isInstanceOf(RuleTableException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aGapBetweenTwoValuesIsRefused() throws IOException {
    copy(
        "drawing.stale,late_days,35,d,1998-01-01,,",
        "drawing.stale,late_days,31,d,2026-03-05,,new rule,text-seen,\n"
            + "drawing.stale,late_days,35,d,1998-01-01,2026-03-01,");
    assertThatThrownBy(() -> RuleTable.load(folder))
        .isInstanceOf(RuleTableException.class)
        .hasMessageContaining("has a gap between 2026-03-01 (parameters.csv line ");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    copy("", "");
    Files.delete(folder.resolve("rules.csv"));
    assertThatThrownBy(() -> RuleTable.load(folder))
        .isInstanceOf(RuleTableException.class)
        .hasMessageContaining("rules.csv: cannot be read");
  }

  /** Copies our table into the folder with one text replaced where it first stands. */
  private void copy(String ours, String theirs) throws IOException {
    boolean replaced = ours.isEmpty();
    for (String name : List.of("texts.csv", "rules.csv", "parameters.csv")) {
      String text;
      try (var in = RuleTable.class.getResourceAsStream(name)) {
        text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      int at = ours.isEmpty() ? -1 : text.indexOf(ours);
      if (at >= 0 && !replaced) {
        text = text.substring(0, at) + theirs + text.substring(at + ours.length());
        replaced = true;
      }
      Files.writeString(folder.resolve(name), text);
    }
    assertThat(replaced).as("\"%s\" is in the table", ours).isTrue();
  }
}
