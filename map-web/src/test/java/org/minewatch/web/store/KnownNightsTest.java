package org.minewatch.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.web.store.KnownFact.Kind;

/** What was known of a night at each moment, whatever it was told later. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class KnownNightsTest extends OnBothDatabases {

  private List<KnownFact> facts(OffsetDateTime at, Kind kind, Visible visible) {
    return store.knownNights().list(NIGHT, at, kind, visible, Optional.empty(), FIRST_PAGE).items();
  }

  private List<String> keys(OffsetDateTime at, Kind kind) {
    return facts(at, kind, Visible.EVERYTHING).stream().map(KnownFact::key).toList();
  }

  /** The databases count in microseconds. */
  private static OffsetDateTime now() {
    return OffsetDateTime.now();
  }

  /** Without the graver finding, with a licence of another area and a face that moved. */
  private static NightContent late() {
    NightContent first = SampleNight.of(NIGHT, "late");
    LicenceView was = first.licences().get(0);
    return new NightContent(
        first.night(),
        first.regionName(),
        first.timeZone(),
        first.productVersion(),
        "2026.2",
        "late",
        first.mines(),
        first.findings().stream().filter(f -> !f.id().equals("f-critical")).toList(),
        first.judgements(),
        List.of(
            new LicenceView(
                was.licenceNo(), was.mineCode(), was.crs(), 1, 9, 5.0, null, 5.0, "ok", ""),
            first.licences().get(1)),
        first.rejections(),
        first.features().stream()
            .map(
                f ->
                    f.layer().equals("reported-face")
                        ? new NightContent.FeatureRow(
                            f.mineCode(),
                            f.layer(),
                            f.facts(),
                            SampleNight.geometry("POINT (103.95 25.55)"))
                        : f)
            .toList(),
        first.reportHtml());
  }

  @Test
  void eachMomentHasWhatWasKnownThen() {
    OffsetDateTime before = now();
    importSample();
    OffsetDateTime first = now();
    store.nightImport().importNight(late());
    OffsetDateTime second = now();
    store.nightImport().importNight(SampleNight.of(NIGHT, "a"));
    OffsetDateTime third = now();

    assertThat(store.knownNights().list(before)).isEmpty();
    assertThat(keys(before, Kind.FINDING)).isEmpty();
    assertThat(keys(first, Kind.FINDING)).containsExactly("f-major", "f-notice", "f-critical");
    assertThat(keys(second, Kind.FINDING)).containsExactly("f-major", "f-notice");
    assertThat(keys(third, Kind.FINDING)).isEqualTo(keys(first, Kind.FINDING));
    assertThat(facts(first, Kind.LICENCE, Visible.EVERYTHING).get(0).told()).contains("4.4321");
    assertThat(facts(second, Kind.LICENCE, Visible.EVERYTHING).get(0).told())
        .contains("5.0")
        .doesNotContain("4.4321");
    assertThat(facts(second, Kind.FACE, Visible.EVERYTHING).get(0).told())
        .contains("POINT (103.95 25.55)");
    assertThat(facts(third, Kind.FACE, Visible.EVERYTHING).get(0).told())
        .contains("GEOMETRYCOLLECTION");
    assertThat(facts(second, Kind.JUDGEMENT, Visible.EVERYTHING))
        .hasSize(4)
        .allSatisfy(j -> assertThat(j.knownFrom()).isBefore(first));
    assertThat(store.knownNights().list(second))
        .singleElement()
        .satisfies(
            n -> {
              assertThat(n.version()).isEqualTo(2);
              assertThat(n.contentSha256()).isEqualTo("late");
              assertThat(n.ruleSetVersion()).isEqualTo("2026.2");
              assertThat(n.whole()).isTrue();
            });
    assertThat(store.knownNights().list(third).get(0).version()).isEqualTo(3);
  }

  @Test
  void theSameNightTwiceIsToldOnceAndOnlyWhatChangedIsKeptAgain() throws SQLException {
    importSample();
    store.nightImport().importNight(SampleNight.of(NIGHT, "a"));
    assertThat(store.knownNights().list(now()).get(0).version()).isEqualTo(1);
    int facts = count("known_fact");
    store.nightImport().importNight(late());
    assertThat(count("known_fact") - facts).as("gone, licence, face").isEqualTo(3);
  }

  @Test
  void nobodySeesMoreThanHisMinesAndLeads() {
    importSample();
    Visible one = new Visible(false, new TreeSet<>(List.of(SampleNight.MINE)), new TreeSet<>());
    assertThat(facts(now(), Kind.FINDING, one))
        .extracting(KnownFact::key)
        .doesNotContain("f-critical");
    assertThat(facts(now(), Kind.FINDING, one.without(List.of("f-major"))))
        .extracting(KnownFact::key)
        .containsExactly("f-notice");
    assertThat(facts(now(), Kind.FACE, one)).isEmpty();
  }

  @Test
  void aNightOfBeforeTheRecordIsKeptAsItStandsAndSaysWhatIsMissing() throws SQLException {
    importSample();
    for (String table : List.of("known_fact", "known_night")) {
      assertThatThrownBy(() -> run("DELETE FROM " + table)).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> run("UPDATE " + table + " SET night_date = DATE '2001-01-01'"))
          .isInstanceOf(SQLException.class);
    }
    forgetTheRecord();
    // A database in memory goes with its last connection.
    try (Connection open = connect()) {
      store.close();
      store = Store.open(settings);
    }
    assertThat(store.knownNights().list(now()))
        .singleElement()
        .satisfies(n -> assertThat(n.whole()).isFalse());
    assertThat(keys(now(), Kind.FINDING)).containsExactly("f-major", "f-notice", "f-critical");
    assertThat(keys(now(), Kind.JUDGEMENT)).hasSize(4);
    assertThat(keys(now(), Kind.FACE)).isEmpty();
    OffsetDateTime old = now();
    store.nightImport().importNight(late());
    assertThat(keys(old, Kind.FINDING)).contains("f-critical");
    assertThat(keys(now(), Kind.FACE)).hasSize(1);
    assertThat(facts(now(), Kind.JUDGEMENT, Visible.EVERYTHING))
        .as("what did not change was known all along")
        .allSatisfy(j -> assertThat(j.knownFrom()).isBefore(old));
  }

  /** As a store of an earlier version is once it has got the tables. */
  private void forgetTheRecord() throws SQLException {
    run("DROP TABLE known_fact");
    run("DROP TABLE known_night");
    Flyway.configure()
        .dataSource(settings.url(), settings.user(), settings.password())
        .locations(Dialect.ofUrl(settings.url()).migrationLocations())
        .table("again")
        .baselineVersion("23")
        .baselineOnMigrate(true)
        .target("24.1")
        .load()
        .migrate();
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int count(String table) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
