package org.minewatch.web.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minewatch.web.load.LargeNight;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * On PostgreSQL what is bulky lies in a partition a month, also in a store of the version before.
 */
class PartitionsTest {
  private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 28);
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

  private StoreSettings settings;
  private JdbcTemplate jdbc;

  @BeforeEach
  void aDatabase() {
    settings = PostgisServer.get().create();
    jdbc =
        new JdbcTemplate(
            new DriverManagerDataSource(settings.url(), settings.user(), settings.password()));
  }

  private List<String> placesOf(String table) {
    return jdbc.queryForList(
        "SELECT night_date || ' ' || replace(tableoid::regclass::text, current_schema() || '.', '')"
            + " || ' ' || COUNT(*) FROM "
            + table
            + " GROUP BY night_date, tableoid ORDER BY 1",
        String.class);
  }

  private String contents(String table) {
    return jdbc.queryForObject(
        "SELECT string_agg(md5(t::text), ',' ORDER BY md5(t::text)) FROM " + table + " t",
        String.class);
  }

  private void film(LocalDate night) {
    jdbc.update("INSERT INTO replay VALUES (?, ?, ?)", night, SampleNight.MINE, new byte[] {1, 2});
  }

  /** As the program of the version before left it. */
  private void fillBefore(LocalDate night) throws SQLException {
    jdbc.update(
        "INSERT INTO night (night_date, product_version, rule_set_version, imported_at,"
            + " content_sha256) VALUES (?, '0', '0', now(), ?)",
        night,
        night.toString());
    new NightRows(jdbc, Dialect.POSTGIS, night).insert(SampleNight.of(night, night.toString()));
    film(night);
  }

  @Test
  void nightsOfTheVersionBeforeStayWhereTheyAreAndLoseNothing() throws SQLException {
    Flyway.configure()
        .dataSource(settings.url(), settings.user(), settings.password())
        .locations(Dialect.POSTGIS.migrationLocations())
        .target("24.1")
        .load()
        .migrate();
    fillBefore(FEBRUARY);
    fillBefore(MARCH);
    String features = contents("map_feature");
    String films = contents("replay");
    try (Store store = Store.open(settings)) {
      assertThat(contents("map_feature")).isEqualTo(features);
      assertThat(contents("replay")).isEqualTo(films);
      assertThat(placesOf("map_feature"))
          .containsExactly("2026-02-28 map_feature_before 5", "2026-03-01 map_feature_before 5");
      assertThat(
              store
                  .layers()
                  .listFeatures(MARCH, SampleNight.MINE, "licence", java.util.Optional.empty()))
          .hasSize(1);
      store.nightImport().importNight(SampleNight.of(MARCH.plusDays(1), "b"));
      store.nightImport().importNight(SampleNight.of(APRIL, "c"));
      film(APRIL);
      assertThat(placesOf("map_feature"))
          .containsExactly(
              "2026-02-28 map_feature_before 5",
              "2026-03-01 map_feature_before 5",
              "2026-03-02 map_feature_before 5",
              "2026-04-01 map_feature_y2026m04 5");
      assertThat(placesOf("replay"))
          .containsExactly(
              "2026-02-28 replay_before 1",
              "2026-03-01 replay_before 1",
              "2026-04-01 replay_y2026m04 1");
      jdbc.update("DELETE FROM night WHERE night_date IN (?, ?)", MARCH, APRIL);
      assertThat(placesOf("map_feature")).hasSize(2).noneMatch(p -> p.contains("y2026m04"));
      assertThat(placesOf("replay")).containsExactly("2026-02-28 replay_before 1");
    }
  }

  @Test
  void aNewStoreHasAPartitionAMonthWhateverTheOrderOfNights() {
    try (Store store = Store.open(settings)) {
      for (LocalDate night : List.of(APRIL, FEBRUARY, MARCH, MARCH.plusDays(30))) {
        store.nightImport().importNight(SampleNight.of(night, night.toString()));
      }
      store.nightImport().importNight(SampleNight.of(MARCH, "again"));
      assertThat(placesOf("map_feature"))
          .containsExactly(
              "2026-02-28 map_feature_y2026m02 5",
              "2026-03-01 map_feature_y2026m03 5",
              "2026-03-31 map_feature_y2026m03 5",
              "2026-04-01 map_feature_y2026m04 5");
      List<String> plan =
          jdbc.queryForList(
              "EXPLAIN SELECT * FROM map_feature WHERE night_date = DATE '2026-03-01'",
              String.class);
      assertThat(plan.toString()).contains("y2026m03").doesNotContain("y2026m02", "y2026m04");
      assertThat(
              jdbc.queryForList(
                  "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()"
                      + " AND tablename = 'map_feature_y2026m03'",
                  String.class))
          .hasSize(3)
          .anyMatch(i -> i.contains("USING gist"));
    }
  }

  /** Else each morning's first thousand requests take the new night for empty. */
  @Test
  void aNightThatHasJustComeIsCountedForPlans() throws SQLException {
    try (Store store = Store.open(settings)) {
      for (int n = 0; n < 3; n++) {
        LocalDate night = MARCH.plusDays(n);
        store.nightImport().importNight(LargeNight.of(night, 40, 800, 7));
        for (String table : List.of("finding_night", "judgement", "mine", "map_feature")) {
          assertThat(planned(table, night))
              .as(table + " of " + night)
              .isBetween(rows(table, night) * 0.8, rows(table, night) * 1.2);
        }
      }
    }
  }

  private double planned(String table, LocalDate night) {
    String plan =
        jdbc.queryForObject(
            "EXPLAIN (FORMAT JSON) SELECT * FROM " + table + " WHERE night_date = '" + night + "'",
            String.class);
    return JsonMapper.builder().build().readTree(plan).get(0).get("Plan").get("Plan Rows").asInt();
  }

  private double rows(String table, LocalDate night) {
    return jdbc.queryForObject(
        "SELECT COUNT(*) FROM " + table + " WHERE night_date = '" + night + "'", Double.class);
  }
}
