package org.minewatch.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.web.retention.RetentionSettings;
import org.minewatch.web.retention.RetentionSweep;

/** What may go goes when it is old, and nothing else; each removal is in the audit log. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RetentionTest extends OnBothDatabases {
  private static final LocalDate OLD = NIGHT;
  private static final LocalDate LATER = NIGHT.plusDays(100);
  private static final LocalDate LATEST = NIGHT.plusDays(200);
  private static final RetentionSettings ALL = new RetentionSettings(150, 150, 150, 30, 30, 30);

  private final OffsetDateTime today = LATEST.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC);

  @BeforeEach
  void threeNights() throws SQLException {
    for (LocalDate night : List.of(OLD, LATER, LATEST)) {
      store.nightImport().importNight(SampleNight.of(night, night.toString()));
      for (String mine : List.of(SampleNight.MINE, SampleNight.OTHER_MINE)) {
        sql(
            "INSERT INTO replay (night_date, mine_code, film) VALUES ('%s', '%s', %s)"
                .formatted(
                    night, mine, database == TestDatabase.H2 ? "X'00ff'" : "'\\x00ff'::bytea"));
      }
    }
  }

  private void sql(String statement) throws SQLException {
    try (Connection c = connect();
        Statement s = c.createStatement()) {
      s.execute(statement);
    }
  }

  private void sweep(RetentionSettings by) {
    new RetentionSweep(
            by,
            store,
            (action, subject, detail) ->
                store
                    .auditTrail()
                    .append(today, "-", "", "", action, subject, new TreeMap<>(detail).toString()),
            Clock.fixed(today.toInstant(), ZoneOffset.UTC))
        .sweep();
  }

  /** Rows of every table that has a night. */
  private Map<String, Integer> rows(LocalDate night) throws SQLException {
    Map<String, Integer> rows = new TreeMap<>();
    try (Connection c = connect();
        Statement s = c.createStatement()) {
      for (String table :
          List.of(
              "night",
              "mine",
              "finding_night",
              "judgement",
              "licence_account",
              "known_fact",
              "map_feature",
              "rejected_row",
              "replay")) {
        try (var row =
            s.executeQuery(
                "SELECT COUNT(*) FROM " + table + " WHERE night_date = DATE '" + night + "'")) {
          row.next();
          rows.put(table, row.getInt(1));
        }
      }
    }
    return rows;
  }

  private List<String> log() {
    List<String> lines = new ArrayList<>();
    store
        .auditTrail()
        .list(Optional.empty(), Optional.of("retention"), Optional.empty(), FIRST_PAGE)
        .items()
        .forEach(e -> lines.add(0, e.subject() + " " + e.detail()));
    return lines;
  }

  @Test
  void byDefaultEverythingIsKept() throws SQLException {
    Map<String, Integer> before = rows(OLD);
    sweep(new RetentionSettings(0, 0, 0, 0, 0, 0));
    assertThat(rows(OLD)).isEqualTo(before);
    assertThat(log()).isEmpty();
  }

  @Test
  void onlyWhatIsBulkyGoesAndOnlyOfOldNights() throws SQLException {
    Map<String, Integer> whole = rows(OLD);
    assertThat(whole).allSatisfy((table, rows) -> assertThat(rows).as(table).isPositive());
    sweep(ALL);
    Map<String, Integer> expected = new TreeMap<>(whole);
    expected.putAll(Map.of("map_feature", 0, "rejected_row", 0, "replay", 0));
    assertThat(rows(OLD)).isEqualTo(expected);
    assertThat(rows(LATER)).isEqualTo(whole);
    assertThat(rows(LATEST)).isEqualTo(whole);
    assertThat(log())
        .containsExactly(
            "replay {night=2026-03-01, olderThanDays=150, rows=2}",
            "map_feature {night=2026-03-01, olderThanDays=150, rows=5}",
            "rejected_row {night=2026-03-01, olderThanDays=150, rows=5}");
    sweep(ALL);
    assertThat(log()).as("what is gone is not removed again").hasSize(3);
    assertThat(store.auditTrail().firstBroken()).isEmpty();
    assertThat(store.nightImport().importNight(SampleNight.of(OLD, OLD.toString())))
        .as("an unchanged folder does not bring it back")
        .isEqualTo(NightImport.Outcome.UNCHANGED);
  }

  @Test
  void whatACaseIsAboutStaysWhole() throws SQLException {
    sql(
        """
        INSERT INTO review_case (finding_id, mine_code, mine_name, rule, severity, gravity, title_zh,
          title_en, version, state, route, sealed, released, opened_at, changed_at)
        VALUES ('f-major', '%s', 'm', 'r', 'major', 1, 't', 't', 1, 'open', '', FALSE, FALSE,
          TIMESTAMP WITH TIME ZONE '2026-03-02 00:00:00+00:00',
          TIMESTAMP WITH TIME ZONE '2026-03-02 00:00:00+00:00')"""
            .formatted(SampleNight.MINE));
    sweep(ALL);
    assertThat(rows(OLD)).containsEntry("replay", 1).containsEntry("map_feature", 4);
    assertThat(store.layers().listFeatures(OLD, SampleNight.MINE, "licence", none())).hasSize(1);
  }

  @Test
  void whatAnOrderIsAboutStaysWhole() throws SQLException {
    sql(
        """
        INSERT INTO mine_order (order_id, mine_code, mine_name, order_no, kind, halts_work, finding_id,
          from_at, area_wkt, area_geojson, area_crs, demand, acceptor, acceptor_name, issued_at,
          by_login, by_name, version, state, changed_at)
        SELECT 'o', '%s', 'm', '1', 'k', FALSE, 'f-critical', imported_at, '', '', '', '', '', '',
          imported_at, '', '', 1, 'open', imported_at FROM night WHERE night_date = DATE '%s'"""
            .formatted(SampleNight.OTHER_MINE, OLD));
    sweep(ALL);
    assertThat(rows(OLD)).containsEntry("replay", 1).containsEntry("map_feature", 1);
  }

  @Test
  void theLatestNightStaysHoweverOld() throws SQLException {
    sql("DELETE FROM night WHERE night_date > DATE '" + OLD + "'");
    Map<String, Integer> whole = rows(OLD);
    sweep(ALL);
    assertThat(rows(OLD)).isEqualTo(whole);
  }

  @Test
  void uploadsAndSilentMinesAreForgotten() throws SQLException {
    for (int days : new int[] {10, 40}) {
      OffsetDateTime at = today.minusDays(days);
      sql(
          ("INSERT INTO live_snapshot (mine_code, header_at, received_at, file_id, underground,"
                  + " whole, content, changed_no) VALUES ('m%1$d', '%2$s', '%2$s', 'f', 1, TRUE, '{}', 1)")
              .formatted(days, at));
      sql(
          ("INSERT INTO file_upload (upload_id, by_login, mine_code, name, bytes, sha256, received,"
                  + " state, begun_at, ends_at, finished_at, reason) VALUES ('u%1$d', 'li', 'm', 'n', 1,"
                  + " '', 1, 'done', '%2$s', '%2$s', '%2$s', '')")
              .formatted(days, at));
    }
    sweep(ALL);
    assertThat(log())
        .filteredOn(l -> !l.contains("night="))
        .allMatch(l -> l.endsWith("rows=1}"))
        .extracting(l -> l.replaceFirst(" .*", ""))
        .containsExactly("live_snapshot", "file_upload");
  }

  @Test
  void aFileThatWasUsedWholeAndNothingCameAfterIsForgotten() throws SQLException {
    String[] rows = {
      "40 | used | accepted | goes",
      "40 | again | duplicate | goes",
      "20 | used today | accepted | stays",
      "40 | partly | partial | stays",
      "40 | refused | rejected | stays",
      "40 | waits | received | stays",
      "40 | twice | superseded | stays",
      "39 | twice | accepted | stays",
    };
    int sequence = 0;
    for (String row : rows) {
      String[] of = row.split(" \\| ");
      sql(
          ("INSERT INTO received_file (file_id, mine_code, name, sha256, bytes, received_at, source,"
                  + " by_login, archive, archive_key, sequence_no, state, waits_for, kind, profile,"
                  + " accepted, rejected, reason_code, reason, region_path) VALUES ('f%d', 'm', '%s',"
                  + " 's%d', 1, '%s', 'drop', '', '2026-03-01', 'm', %d, '%s', '', '', '', 1, 0, '',"
                  + " '', '')")
              .formatted(
                  ++sequence,
                  of[1],
                  sequence,
                  today.minusDays(Integer.parseInt(of[0])),
                  sequence,
                  of[2]));
    }
    sweep(ALL);
    assertThat(log())
        .filteredOn(l -> l.startsWith("received_file"))
        .singleElement()
        .asString()
        .endsWith("rows=2}");
    for (int i = 0; i < rows.length; i++) {
      assertThat(store.receivedFiles().find("f" + (i + 1)).isPresent())
          .as(rows[i])
          .isEqualTo(rows[i].endsWith("stays"));
    }
  }

  @Test
  void daysThatWouldTakeWhatIsStillLookedBackAtAreRefused() {
    assertThatThrownBy(() -> new RetentionSettings(119, 0, 0, 0, 0, 0))
        .hasMessageContaining("it must be 120 to 36500, or 0 for ever");
    assertThatThrownBy(() -> new RetentionSettings(0, 0, 0, 29, 0, 0))
        .hasMessageContaining("live-days");
    assertThatThrownBy(() -> new RetentionSettings(0, 0, 0, 0, -1, 0))
        .hasMessageContaining("upload");
  }
}
