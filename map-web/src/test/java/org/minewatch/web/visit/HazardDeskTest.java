package org.minewatch.web.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.review.FieldBench.ANNA;
import static org.minewatch.web.review.FieldBench.BERD;
import static org.minewatch.web.review.FieldBench.IVAN;
import static org.minewatch.web.review.FieldBench.MAJOR;
import static org.minewatch.web.review.FieldBench.MINA;
import static org.minewatch.web.store.SampleNight.MINE;
import static org.minewatch.web.store.SampleNight.NIGHT;
import static org.minewatch.web.store.SampleNight.OTHER_MINE;
import static org.minewatch.web.visit.VisitBench.refused;
import static org.minewatch.web.visit.VisitBench.said;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.web.account.Actor;
import org.minewatch.web.store.NightContent;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.TestDatabase;

/** Hazards of other inspections on both databases: entered, placed, put right, counted. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class HazardDeskTest {
  private static final PlaneGrid GRID = PlaneGrid.plain(103.82, 25.51).orElseThrow();
  private static final String HEADER = String.join(",", HazardInput.COLUMNS);

  @Parameter TestDatabase database;
  @TempDir Path work;

  private VisitBench bench;
  private HazardDesk desk;
  private LocalDate today;

  @BeforeEach
  void open() {
    bench = new VisitBench(Store.open(database.create()), work);
    bench.importNight(withGrid(SampleNight.of(NIGHT, "a".repeat(64))));
    bench.field.at(Instant.now().plusSeconds(1).toString());
    today = bench.times.today();
    int[] ids = {0};
    desk =
        new HazardDesk(
            bench.field.store(),
            bench.field.results(),
            bench.access,
            bench.field.clock(),
            () -> "h%023d".formatted(++ids[0]));
  }

  /** The first mine says its grid, as nights do. */
  private static NightContent withGrid(NightContent c) {
    List<NightContent.FeatureRow> features = new ArrayList<>(c.features());
    NightContent.FeatureRow licence = features.get(0);
    var facts = new java.util.TreeMap<String, Object>(GRID.facts());
    facts.put("role", "licence");
    features.add(
        new NightContent.FeatureRow(
            MINE,
            "coordinate-frame",
            VisitBench.JSON.writeValueAsString(facts),
            licence.geometry()));
    return new NightContent(
        c.night(),
        c.regionName(),
        c.timeZone(),
        c.productVersion(),
        c.ruleSetVersion(),
        c.contentHash(),
        c.mines(),
        c.findings(),
        c.judgements(),
        c.licences(),
        c.rejections(),
        features,
        c.reportHtml(),
        c.replays());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private String form(String mine, String source, String number, String more) {
    return ("{'mine_code':'%s','source':'%s','number':'%s','found_on':'%s','found_by':'监察一处',"
            + "'words':'密闭墙漏风','level':'major','acceptor':'县能源局'%s}")
        .formatted(mine, source, number, today, more);
  }

  private HazardView added(Actor actor, String source, String number, String more) {
    return desk.add(said(form(MINE, source, number, more)), actor);
  }

  private HazardView step(Actor actor, HazardView hazard, String kind, String more) {
    return desk.step(
        hazard.id(),
        said("{'kind':'%s','version':%d,'words':'说明'%s}".formatted(kind, hazard.version(), more)),
        actor);
  }

  private static String point(double east, double north) {
    return ",'x_north':'%.3f','y_east':'%.3f'".formatted(north, east);
  }

  @Test
  void itIsPutRightAndAcceptedBySomebodyElse() {
    HazardView hazard = added(ANNA, "nmsa", "K-1", ",'deadline':'%s'".formatted(today));
    assertThat(hazard.state()).isEqualTo("open");
    bench.field.later(java.time.Duration.ofDays(2));
    assertThat(desk.view(hazard.id(), MINA).overdue()).isTrue();
    hazard = step(ANNA, hazard, "extend", ",'deadline':'%s'".formatted(today.plusDays(9)));
    assertThat(hazard.overdue()).isFalse();
    hazard = step(BERD, hazard, "report-done", "");
    HazardView done = hazard;
    refused(403, "不能自己验收", () -> step(BERD, done, "accept", ""));
    hazard = step(IVAN, hazard, "refuse", "");
    hazard = step(MINA, hazard, "report-done", "");
    HazardView again = hazard;
    refused(403, "您的角色", () -> step(MINA, again, "accept", ""));
    hazard = step(IVAN, hazard, "accept", "");
    assertThat(hazard.state()).isEqualTo("closed");
    HazardView closed = hazard;
    refused(422, "现在不能", () -> step(ANNA, closed, "withdraw", ""));
    refused(409, "已有更新", () -> step(ANNA, again, "confirm", ""));
    assertThat(bench.field.audited())
        .extracting(a -> a.action())
        .hasSize(6)
        .contains("hazard.accept");
  }

  @Test
  void onlyWhatARegulatorConfirmedCostsPointsAndWhatTheMineFoundItselfNone() {
    HazardView county = added(ANNA, "county", "X-1", "");
    HazardView own = added(MINA, "mine", "自-1", "");
    assertThat(bench.field.pointsLeft(MINE, today)).isEqualTo(100);
    refused(403, "您的角色", () -> step(MINA, own, "confirm", ""));
    step(ANNA, county, "confirm", "");
    step(ANNA, own, "confirm", "");
    assertThat(bench.field.pointsLeft(MINE, today)).isEqualTo(94);
    HazardView once = desk.view(county.id(), ANNA);
    assertThat(once.may()).doesNotContain("confirm");
    step(ANNA, once, "withdraw", "");
    assertThat(bench.field.pointsLeft(MINE, today)).isEqualTo(100);
  }

  @Test
  void aPointInTheMinesGridIsFoundAtTheFindingItLiesNear() {
    double[] at = GRID.fromLonLat(103.8205, 25.5106);
    HazardView near = added(ANNA, "nmsa", "K-1", point(at[0] + 60, at[1]));
    added(ANNA, "nmsa", "K-2", point(at[0] + 2_000, at[1]));
    added(ANNA, "nmsa", "K-3", ",'place':'1201 运输巷'");
    assertThat(near.point().longitude()).isBetween(103.82, 103.822);
    List<HazardView> found = desk.near(MAJOR, ANNA);
    assertThat(found).extracting(HazardView::number).containsExactly("K-1");
    assertThat(found.get(0).metres()).isBetween(0.0, 150.0);
    refused(422, "颠倒", () -> added(ANNA, "nmsa", "K-4", point(at[1], at[0])));
    refused(422, "同时填写", () -> added(ANNA, "nmsa", "K-4", ",'x_north':'2820000'"));
    refused(
        422,
        "没有说明本矿坐标系",
        () -> desk.add(said(form(OTHER_MINE, "nmsa", "K-5", point(at[0], at[1]))), ANNA));
  }

  @Test
  void aSealedLeadIsNotFoundThroughItsHazards() {
    double[] at = GRID.fromLonLat(103.8205, 25.5106);
    added(ANNA, "nmsa", "K-1", point(at[0], at[1]));
    bench.field.step(ANNA, MAJOR, "register", "");
    assertThat(desk.near(MAJOR, IVAN)).hasSize(1);
    bench.field.step(ANNA, MAJOR, "triage", "\"route\":\"sealed\"");
    refused(404, "没有这项线索", () -> desk.near(MAJOR, IVAN));
    assertThat(desk.near(MAJOR, BERD)).hasSize(1);
  }

  @Test
  void aFileIsTakenInLineByLineAndEachWrongLineSaysWhereAndWhy() {
    added(ANNA, "county", "有-1", "");
    String file =
        HEADER
            + "\n"
            + line(MINE, "county", "新-1", today.toString(), "general", "")
            + line(MINE, "county", "有-1", today.toString(), "general", "")
            + line(MINE, "county", "新-1", today.toString(), "general", "")
            + line(MINE, "邻居", "新-2", today.toString(), "general", "")
            + line(MINE, "county", "新-3", "1.3.2026", "general", "")
            + line(MINE, "county", "新-4", today.toString(), "huge", "")
            + line("999", "county", "新-5", today.toString(), "general", "")
            + line(MINE, "county", "新-6", today.plusDays(1).toString(), "general", "")
            + MINE
            + ",county\n"
            + line(OTHER_MINE, "city", "新-7", today.toString(), "major", "2026-02-30")
            + line(OTHER_MINE, "city", "新-8", today.toString(), "major", "");
    HazardDesk.Imported imported = desk.importFile(file.getBytes(Charset.forName("GB18030")), ANNA);
    assertThat(imported.added()).isEqualTo(2);
    assertThat(imported.rejected())
        .extracting(r -> r.line() + " " + r.column())
        .containsExactly(
            "3 number",
            "4 number",
            "5 source",
            "6 found_on",
            "7 level",
            "8 mine_code",
            "9 found_on",
            "10 ",
            "11 deadline");
    assertThat(imported.rejected().get(3).zh()).contains("yyyy-MM-dd");
    assertThat(desk.list(Optional.empty(), Optional.empty(), new PageRequest(0, 100), ANNA).items())
        .extracting(HazardView::number)
        .containsExactlyInAnyOrder("有-1", "新-1", "新-8");
    refused(422, "缺少列", () -> desk.importFile("a,b\n".getBytes(StandardCharsets.UTF_8), ANNA));
    refused(422, "空的", () -> desk.importFile(new byte[0], ANNA));
    assertThat(desk.importFile(file.getBytes(StandardCharsets.UTF_8), ANNA).added())
        .as("the same file again adds nothing")
        .isZero();
  }

  private static String line(
      String mine, String source, String number, String on, String level, String deadline) {
    return String.join(
            ",",
            mine,
            source,
            number,
            on,
            "检查组",
            "\"1201 巷, 迎头\"",
            "",
            "",
            "漏风",
            level,
            deadline,
            "县局")
        + "\n";
  }

  @Test
  void whoMayEnterWhatDependsOnWhoHeIs() {
    refused(422, "只能登记自查", () -> added(MINA, "nmsa", "1", ""));
    refused(422, "只能登记驻矿", () -> added(IVAN, "mine", "1", ""));
    assertThat(added(IVAN, "resident", "1", "").may()).containsExactly("report-done");
    bench.field.lose(MINE);
    refused(404, "监管范围", () -> added(ANNA, "nmsa", "1", ""));
  }
}
