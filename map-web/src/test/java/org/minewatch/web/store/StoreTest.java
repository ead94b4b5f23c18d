package org.minewatch.web.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.finding.Severity;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class StoreTest extends OnBothDatabases {

  @Test
  void anEmptyStoreHasNoRegionAndNoNights() {
    assertThat(store.nights().findRegion()).isEmpty();
    assertThat(store.nights().findContentHash(NIGHT)).isEmpty();
    assertThat(store.nights().listMines(NIGHT, Visible.EVERYTHING)).isEmpty();
  }

  @Test
  void theRegionListsItsNightsLatestFirstWithWhatTheyFound() {
    store.nightImport().importNight(SampleNight.of(NIGHT.plusDays(1), "b"));
    importSample();

    RegionView region = store.nights().findRegion().orElseThrow();
    assertThat(region.name()).isEqualTo("演示区 Demo");
    assertThat(region.timeZone()).isEqualTo("Asia/Shanghai");
    assertThat(region.latest()).contains(NIGHT.plusDays(1));
    assertThat(region.nights())
        .extracting(RegionView.NightLine::date)
        .containsExactly(NIGHT.plusDays(1), NIGHT);
    assertThat(region.nights().get(1))
        .isEqualTo(new RegionView.NightLine(NIGHT, "0.1.0", "2026.1"));
  }

  @Test
  void eachNightCountsWhatTheReaderMaySee() {
    LocalDate later = NIGHT.plusDays(1);
    store.nightImport().importNight(SampleNight.of(later, "b"));
    importSample();
    assertThat(store.nights().findLatest()).contains(later);
    assertThat(counts(Visible.EVERYTHING)).isEqualTo(bothNights(3, 1));
    Visible one = new Visible(false, new TreeSet<>(Set.of(SampleNight.MINE)), new TreeSet<>());
    assertThat(counts(one)).isEqualTo(bothNights(2, 0));
    assertThat(counts(Visible.EVERYTHING.without(Set.of("f-major")))).isEqualTo(bothNights(2, 1));
    assertThat(counts(one.without(Set.of("f-major", "f-critical")))).isEqualTo(bothNights(1, 0));
    assertThat(counts(new Visible(false, new TreeSet<>(), new TreeSet<>()))).isEmpty();
    // A night that is judged again is counted again.
    store.nightImport().importNight(SampleNight.of(later, "c"));
    assertThat(counts(Visible.EVERYTHING)).isEqualTo(bothNights(3, 1));
  }

  private Map<LocalDate, Nights.Count> counts(Visible visible) {
    return store.nights().countByNight(visible);
  }

  private static Map<LocalDate, Nights.Count> bothNights(int findings, int cannotJudge) {
    Nights.Count count = new Nights.Count(findings, cannotJudge);
    return Map.of(NIGHT, count, NIGHT.plusDays(1), count);
  }

  @Test
  void minesCountFindingsAndJudgementsAndLieRoundTheirLicence() {
    importSample();
    List<MineView> mines = store.nights().listMines(NIGHT, Visible.EVERYTHING);
    assertThat(mines)
        .containsExactly(
            new MineView(
                SampleNight.MINE,
                "青石煤矿",
                "麒麟区",
                "三宝镇",
                "state",
                SampleNight.CITY,
                List.of("C5300002020011110000001"),
                new Box(103.8, 25.5, 103.82, 25.52),
                new MineView.Counts(0, 1, 0, 1),
                1,
                1,
                0),
            new MineView(
                SampleNight.OTHER_MINE,
                "白水煤矿",
                "沾益区",
                "白水镇",
                "local",
                SampleNight.COUNTY,
                List.of("C5300002020011110000002"),
                new Box(103.9, 25.5, 103.91, 25.51),
                new MineView.Counts(1, 0, 0, 0),
                1,
                0,
                1),
            new MineView(
                SampleNight.MINE_WITHOUT_PLACE,
                "乌沙煤矿",
                "富源县",
                "",
                "",
                "",
                List.of(),
                null,
                new MineView.Counts(0, 0, 0, 0),
                0,
                0,
                0));
  }

  @Test
  void findingsComeGravestFirstInTheRegionsTime() {
    importSample();
    Page<FindingView> page = store.findings().list(NIGHT, filter(null, List.of()), FIRST_PAGE);
    assertThat(page.total()).isEqualTo(3);
    assertThat(page.items())
        .extracting(FindingView::id)
        .containsExactly("f-critical", "f-major", "f-notice");
    assertThat(page.items().get(1))
        .isEqualTo(
            new FindingView(
                "f-major",
                SampleNight.MINE,
                "青石煤矿",
                "boundary.tracked",
                List.of("boundary.tracked", "boundary.drawn"),
                "越界 100% 在 f-major",
                "Beyond the line: f-major",
                "major",
                "probable",
                "open",
                0.75,
                OffsetDateTime.parse("2026-02-28T22:00:00+08:00"),
                OffsetDateTime.parse("2026-03-01T06:30:00.5+08:00"),
                new Box(103.82, 25.51, 103.8211, 25.5112)));
    assertThat(page.items().get(2).bbox()).isNull();
  }

  @Test
  void pagesOfFindingsCutTheListWithoutLossOrDouble() {
    importSample();
    FindingFilter all = filter(null, List.of());
    assertThat(store.findings().list(NIGHT, all, new PageRequest(0, 2)).items())
        .extracting(FindingView::id)
        .containsExactly("f-critical", "f-major");
    Page<FindingView> second = store.findings().list(NIGHT, all, new PageRequest(1, 2));
    assertThat(second.items()).extracting(FindingView::id).containsExactly("f-notice");
    assertThat(second.total()).isEqualTo(3);
    assertThat(store.findings().list(NIGHT, all, new PageRequest(9, 2)).items()).isEmpty();
  }

  @Test
  void aFilterRestrictsByMineSeverityStateRuleAndWords() {
    importSample();
    assertThat(ids(filter(null, List.of(Severity.CRITICAL, Severity.NOTICE))))
        .containsExactly("f-critical", "f-notice");
    assertThat(
            ids(
                new FindingFilter(
                    Visible.EVERYTHING,
                    Optional.of(SampleNight.MINE),
                    List.of(),
                    none(),
                    none(),
                    none())))
        .containsExactly("f-major", "f-notice");
    assertThat(
            ids(
                new FindingFilter(
                    Visible.EVERYTHING, none(), List.of(), none(), Optional.of("ended"), none())))
        .containsExactly("f-notice");
    assertThat(
            ids(
                new FindingFilter(
                    Visible.EVERYTHING,
                    none(),
                    List.of(),
                    Optional.of("boundary.drawn"),
                    none(),
                    none())))
        .as("a rule among the grounds counts")
        .containsExactly("f-critical", "f-major");
    assertThat(
            ids(
                new FindingFilter(
                    Visible.EVERYTHING,
                    none(),
                    List.of(),
                    Optional.of("boundary"),
                    none(),
                    none())))
        .as("part of a code is no code")
        .isEmpty();
    assertThat(ids(filter("白水", List.of()))).containsExactly("f-critical");
    assertThat(ids(filter("THE LINE: F-MAJ", List.of()))).containsExactly("f-major");
    assertThat(ids(filter("100%", List.of()))).hasSize(3);
    assertThat(ids(filter("1%0", List.of()))).as("% is a character, no wildcard").isEmpty();
    assertThat(ids(filter("f_major", List.of()))).as("_ is a character too").isEmpty();
    assertThat(ids(filter("'; DROP TABLE night; --", List.of()))).isEmpty();
  }

  @Test
  void geometriesComeBackAsTheyWentIn() throws Exception {
    importSample();
    assertThat(shape(store.layers().listFeatures(NIGHT, SampleNight.MINE, "licence", none())))
        .containsExactly(SampleNight.LICENCE_WKT);
    assertThat(shape(store.layers().listFeatures(NIGHT, SampleNight.MINE, "shaft", none())))
        .containsExactly(SampleNight.SHAFT_WKT);
    assertThat(
            shape(
                store
                    .layers()
                    .listFeatures(NIGHT, SampleNight.OTHER_MINE, "reported-face", none())))
        .containsExactly(
            "GEOMETRYCOLLECTION (POINT (103.9 25.5), LINESTRING (103.9 25.5, 103.91 25.51))");
    assertThat(store.layers().listFeatures(NIGHT, SampleNight.MINE, "licence", none()))
        .allSatisfy(f -> assertThat(f.geometry().getSRID()).isEqualTo(4326));
  }

  @Test
  void aBoxLeavesOnlyWhatMeetsIt() {
    importSample();
    Box round = new Box(103.7, 25.4, 103.85, 25.6);
    assertThat(store.layers().listFeatures(NIGHT, SampleNight.MINE, "roadway", none())).hasSize(2);
    assertThat(store.layers().listFeatures(NIGHT, SampleNight.MINE, "roadway", Optional.of(round)))
        .singleElement()
        .satisfies(f -> assertThat(f.properties()).contains("M8"));
    assertThat(store.findings().listPlaced(NIGHT, Visible.EVERYTHING, none(), Optional.of(round)))
        .singleElement()
        .satisfies(f -> assertThat(f.properties()).contains("\"id\":\"f-major\""));
    assertThat(store.findings().listPlaced(NIGHT, Visible.EVERYTHING, none(), none())).hasSize(2);
    assertThat(
            store
                .findings()
                .listPlaced(NIGHT, Visible.EVERYTHING, Optional.of(SampleNight.OTHER_MINE), none()))
        .hasSize(1);
  }

  @Test
  void layersAreCountedForMinesOfTheNightOnly() {
    importSample();
    assertThat(store.layers().findOfMine(NIGHT, SampleNight.MINE).orElseThrow())
        .containsExactly(
            new LayerCount("licence", 1, 9),
            new LayerCount("roadway", 2, 6),
            new LayerCount("shaft", 1, 1));
    assertThat(store.layers().findOfMine(NIGHT, SampleNight.MINE_WITHOUT_PLACE).orElseThrow())
        .isEmpty();
    assertThat(store.layers().findOfMine(NIGHT, "nobody")).isEmpty();
    assertThat(store.layers().listLicences(NIGHT, Visible.EVERYTHING)).hasSize(1);
  }

  @Test
  void tilesGetWhatMeetsThemUnderNumbersOfTheirOwn() {
    importSample();
    Box here = new Box(103.8, 25.5, 103.82, 25.52);
    Box all = new Box(100, 20, 110, 30);
    assertThat(store.layers().listTiled(NIGHT, SampleNight.MINE, "roadway", here)).hasSize(1);
    List<TiledFeature> roads = store.layers().listTiled(NIGHT, SampleNight.MINE, "roadway", all);
    assertThat(roads).extracting(TiledFeature::number).hasSize(2).doesNotHaveDuplicates();
    assertThat(roads.get(0).number())
        .as("the same whatever tile asks")
        .isEqualTo(
            store.layers().listTiled(NIGHT, SampleNight.MINE, "roadway", here).get(0).number());
    assertThat(store.layers().listTiledLicences(NIGHT, Visible.EVERYTHING, all)).hasSize(1);
    Visible other =
        new Visible(
            false,
            new java.util.TreeSet<>(List.of(SampleNight.OTHER_MINE)),
            new java.util.TreeSet<>());
    assertThat(store.layers().listTiledLicences(NIGHT, other, all)).isEmpty();
    assertThat(store.layers().listOfLicences(NIGHT, other)).isEmpty();
    assertThat(store.layers().listOfLicences(NIGHT, Visible.EVERYTHING))
        .containsExactly(new LayerCount("licence", 1, 9));
  }

  @Test
  void aFindingTellsItsFeatureAndItsHistory() {
    importSample();
    store.nightImport().importNight(SampleNight.of(NIGHT.minusDays(1), "earlier"));
    FindingDetail detail = store.findings().find(NIGHT, "f-major").orElseThrow();
    assertThat(detail.finding()).contains("\"area_m2\":12.5");
    assertThat(detail.mineName()).isEqualTo("青石煤矿");
    assertThat(detail.history())
        .containsExactly(
            new FindingDetail.HistoryLine(NIGHT.minusDays(1), "major", "probable", "open"),
            new FindingDetail.HistoryLine(NIGHT, "major", "probable", "open"));
    assertThat(store.findings().find(NIGHT, "f-unknown")).isEmpty();
    assertThat(store.findings().find(NIGHT.plusDays(1), "f-major")).isEmpty();
  }

  @Test
  void judgementsLicencesRejectionsAndReportAreKept() {
    importSample();
    assertThat(store.nights().listJudgements(NIGHT, Visible.EVERYTHING, none(), none())).hasSize(4);
    assertThat(
            store
                .nights()
                .listJudgements(
                    NIGHT, Visible.EVERYTHING, Optional.of(SampleNight.OTHER_MINE), none()))
        .last()
        .isEqualTo(
            new JudgementView(
                SampleNight.OTHER_MINE,
                "boundary.tracked",
                "cannot-judge",
                "no-coordinates",
                "没有坐标",
                "no coordinates",
                List.of("tracks", "readers.csv")));
    assertThat(store.nights().listLicences(NIGHT, Visible.EVERYTHING, none())).hasSize(2);
    assertThat(
            store.nights().listLicences(NIGHT, Visible.EVERYTHING, Optional.of(SampleNight.MINE)))
        .singleElement()
        .satisfies(
            licence -> {
              assertThat(licence.planeAreaKm2()).isEqualTo(4.4321);
              assertThat(licence.ellipsoidAreaKm2()).isNull();
            });
    var rejected = store.nights().listRejected(NIGHT, new PageRequest(1, 2));
    assertThat(rejected.total()).isEqualTo(5);
    assertThat(rejected.items()).extracting("line").containsExactly(3L, 4L);
    assertThat(store.nights().findReport(NIGHT).orElseThrow()).contains("一切如常");
  }

  @Test
  void openingAStoreAgainKeepsWhatIsInIt() {
    importSample();
    try (Store again = Store.open(settings)) {
      assertThat(again.nights().findContentHash(NIGHT)).contains("a");
    }
  }

  /** But in an embedded one, for {@link EmbeddedCrashTest}'s reason. */
  @Test
  void placesAreIndexedInTheDatabase() throws SQLException {
    String sql =
        database == TestDatabase.H2
            ? "SELECT index_name FROM information_schema.indexes"
                + " WHERE index_type_name = 'SPATIAL INDEX'"
            : "SELECT indexname FROM pg_indexes"
                + " WHERE schemaname = current_schema() AND indexdef LIKE '%USING gist%'";
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> names = new java.util.ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1).toLowerCase(java.util.Locale.ROOT));
      }
      assertThat(names)
          .containsExactlyInAnyOrderElementsOf(
              database == TestDatabase.H2
                  ? List.of()
                  : List.of("finding_night_by_place", "map_feature_by_place"));
    }
  }

  private static List<String> shape(List<PlacedFeature> features) {
    return features.stream().map(f -> f.geometry().toText()).toList();
  }
}
