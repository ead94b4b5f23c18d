package org.minewatch.web.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.review.FieldBench.ANNA;
import static org.minewatch.web.review.FieldBench.AUDI;
import static org.minewatch.web.review.FieldBench.BERD;
import static org.minewatch.web.review.FieldBench.CRITICAL;
import static org.minewatch.web.review.FieldBench.IVAN;
import static org.minewatch.web.review.FieldBench.MAJOR;
import static org.minewatch.web.review.FieldBench.MINA;
import static org.minewatch.web.store.SampleNight.MINE;
import static org.minewatch.web.store.SampleNight.MINE_WITHOUT_PLACE;
import static org.minewatch.web.store.SampleNight.NIGHT;
import static org.minewatch.web.store.SampleNight.OTHER_MINE;
import static org.minewatch.web.visit.VisitBench.record;
import static org.minewatch.web.visit.VisitBench.refused;
import static org.minewatch.web.visit.VisitBench.said;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.web.account.Actor;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.TestDatabase;

/** Visits on both databases: what is owed, who learns of a plan, what a record hands on. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class VisitDeskTest {

  @Parameter TestDatabase database;
  @TempDir Path work;

  private VisitBench bench;
  private LocalDate today;

  @BeforeEach
  void open() {
    bench = new VisitBench(Store.open(database.create()), work);
    bench.importNight(SampleNight.of(NIGHT, "a".repeat(64)));
    // Nights come in by the machine's clock; the records begin there.
    bench.field.at(Instant.now().plusSeconds(1).toString());
    today = bench.times.today();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Coverage.MineLine mine(String code) {
    return bench.owed.coverage(ANNA, Optional.of(code)).mines().get(0);
  }

  private Coverage.Owed owed(String mine, String authority) {
    return mine(mine).owed().stream()
        .filter(o -> o.authority().equals(authority))
        .findFirst()
        .orElseThrow();
  }

  private VisitView recorded(Actor actor, String mine, String authority, LocalDate on) {
    return bench.desk.recordUnplanned(
        said("{'mine':'%s','authority':'%s',%s}".formatted(mine, authority, record(on))), actor);
  }

  @Test
  void whatWasNeverVisitedIsDueByTheEndOfThePeriodInWhichTheRecordsBegin() {
    assertThat(bench.times.begun()).isEqualTo(today);
    assertThat(owed(MINE, "county").last()).isNull();
    assertThat(owed(MINE, "county").due())
        .as("the stricter of the month's end and the days of the class")
        .isEqualTo(min(Period.MONTH.lastDay(today), today.plusDays(mine(MINE).classDays())));
    assertThat(mine(MINE).overdueDays()).isZero();
    assertThat(mine(MINE).owed()).extracting(Coverage.Owed::authority).doesNotContain("city");
    assertThat(owed(OTHER_MINE, "city").due()).isEqualTo(Period.YEAR.lastDay(today));
    assertThat(owed(MINE_WITHOUT_PLACE, "city").due())
        .as("whose owner is not known counts as local")
        .isEqualTo(Period.YEAR.lastDay(today));
  }

  private static LocalDate min(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  @Test
  void aVisitThatNobodyMakesIsOverdueByDaysAndThenCovered() {
    bench.field.later(Duration.ofDays(80));
    LocalDate later = bench.times.today();
    LocalDate due = owed(OTHER_MINE, "county").due();
    assertThat(mine(OTHER_MINE).overdueDays())
        .isEqualTo(java.time.temporal.ChronoUnit.DAYS.between(due, later))
        .isGreaterThan(45);
    Coverage.LineCover county =
        bench.owed.coverage(ANNA, Optional.empty()).lines().stream()
            .filter(l -> l.code().equals("county-month"))
            .findFirst()
            .orElseThrow();
    assertThat(county.mines()).isEqualTo(3);
    assertThat(county.covered()).isZero();
    assertThat(county.overdue()).isEqualTo(3);

    recorded(ANNA, OTHER_MINE, "county", later);
    Coverage.Account account = bench.owed.coverage(ANNA, Optional.empty());
    assertThat(account.lines().get(0).covered()).isEqualTo(1);
    assertThat(account.lines().get(0).overdue()).isEqualTo(2);
    assertThat(account.mines().get(account.mines().size() - 1).mineCode()).isEqualTo(OTHER_MINE);
    assertThat(owed(OTHER_MINE, "county").last()).isEqualTo(later);
    assertThat(owed(OTHER_MINE, "county").due()).isAfter(later);
    recorded(ANNA, MINE, "city", later);
    assertThat(owed(MINE, "county").last())
        .as("a visit of the city counts for the class, not for the county's month")
        .isNull();
  }

  @Test
  void aConfirmedFindingLowersTheClassAndWithItTheDaysBetweenVisits() {
    int days = mine(MINE).classDays();
    bench.field.step(ANNA, MAJOR, "register", "");
    bench.field.step(ANNA, MAJOR, "triage", "\"route\":\"routine\"");
    bench.field.step(ANNA, MAJOR, "verify", "\"who\":\"驻矿组\"");
    bench.field.confirm(MAJOR);
    assertThat(mine(MINE).classDays()).isLessThanOrEqualTo(days);
    assertThat(mine(MINE).mineClass()).isEqualTo("A");
  }

  @Test
  void anUnannouncedVisitIsKnownToNobodyWhoCouldWarnTheMine() {
    VisitView secret = bench.plan(ANNA, MINE, today.plusDays(3), false);
    VisitView told = bench.plan(ANNA, MINE, today.plusDays(5), true);
    assertThat(secret.secret()).isTrue();
    assertThat(bench.list(BERD)).hasSize(2);
    assertThat(bench.list(AUDI)).hasSize(2);
    for (Actor other : List.of(IVAN, MINA)) {
      assertThat(bench.list(other)).extracting(VisitView::id).containsExactly(told.id());
      refused(404, "没有这次检查", () -> bench.desk.view(secret.id(), other));
    }
    assertThat(bench.field.audited())
        .filteredOn(a -> a.action().equals("visit.list"))
        .extracting(a -> a.login())
        .containsExactly("berd", "audi");

    VisitView cancelled = bench.step(ANNA, secret, "cancel", "'words':'人手不足'");
    assertThat(cancelled.state()).isEqualTo("cancelled");
    assertThat(bench.list(MINA)).as("one given up stays secret").hasSize(1);
  }

  @Test
  void theMineLearnsOfAVisitWhenItIsAnnouncedOrMade() {
    VisitView visit = bench.plan(ANNA, MINE, today.plusDays(3), false);
    visit = bench.step(ANNA, visit, "announce", "");
    assertThat(bench.list(MINA)).hasSize(1);
    assertThat(bench.desk.view(visit.id(), MINA).steps()).as("who planned is not said").isEmpty();
    visit =
        bench.step(
            BERD,
            visit,
            "record",
            record(today)
                + ",'findings':[{'finding':'f-major','result':'seen','words':'迎头越界'}]"
                + ",'documents':['采掘工程平面图']");
    assertThat(visit.number()).matches("\\d{4}-00001");
    assertThat(bench.desk.view(visit.id(), IVAN).steps())
        .as("why it was planned is for those who plan")
        .extracting(VisitStep::kind)
        .containsExactly("record");
    VisitStep seen = bench.desk.view(visit.id(), MINA).steps().get(0);
    assertThat(seen.said().toString()).contains("采掘工程平面图", "甲").doesNotContain("f-major", "所见");
    assertThat(seen.byName()).isEmpty();
  }

  @Test
  void numbersHaveNoGapsThatTellOfVisitsToCome() {
    bench.plan(ANNA, MINE, today.plusDays(3), false);
    assertThat(recorded(ANNA, MINE, "county", today).number()).endsWith("-00001");
    bench.plan(ANNA, MINE, today.plusDays(4), false);
    assertThat(recorded(ANNA, OTHER_MINE, "county", today).number()).endsWith("-00002");
  }

  @Test
  void aRecordHandsOnWhatItSawToTheCaseAndTheSample() {
    bench.field.step(ANNA, MAJOR, "register", "");
    bench.field.step(ANNA, MAJOR, "triage", "\"route\":\"sealed\"");
    bench.field.step(ANNA, MAJOR, "verify", "\"who\":\"驻矿组\"");
    VisitView visit =
        bench.desk.recordUnplanned(
            said(
                "{'mine':'%s','authority':'county',%s,'findings':[{'finding':'f-major','result':'seen',"
                        .formatted(MINE, record(today))
                    + "'measuredM':104.2,'sigmaM':0.5,'how':'导线'}]}"),
            ANNA);
    assertThat(bench.field.lastStep(MAJOR).getKey()).isEqualTo("measure");
    assertThat(bench.field.lastStep(MAJOR).getValue()).contains("104.2", visit.number());
    assertThat(bench.desk.view(visit.id(), IVAN).steps().get(0).said().path("findings"))
        .as("a sealed lead is not told through a visit either")
        .isEmpty();
    assertThat(bench.desk.view(visit.id(), AUDI).steps().get(0).said().path("findings")).hasSize(1);

    String sample = bench.field.draw("种子", 3);
    recorded(ANNA, MINE_WITHOUT_PLACE, "county", today);
    bench.desk.recordUnplanned(
        said(
            "{'mine':'%s','authority':'county',%s,'sample':'%s','outcome':'clean'}"
                .formatted(MINE_WITHOUT_PLACE, record(today), sample)),
        ANNA);
    assertThat(bench.field.sampleResult(sample, MINE_WITHOUT_PLACE)).isEqualTo("clean");
  }

  @Test
  void whatIsWrittenDownIsRefusedAsAWholeWhenAPartIsWrong() {
    refused(422, "至少两人", () -> recordWith("'inspectors':['甲','甲']"));
    refused(422, "不能晚于今天", () -> recordWith("'on':'%s'".formatted(today.plusDays(1))));
    refused(
        422,
        "本矿没有线索",
        () -> recordWith("'findings':[{'finding':'%s','result':'seen'}]".formatted(CRITICAL)));
    refused(
        422,
        "测量方法",
        () -> recordWith("'findings':[{'finding':'f-major','result':'seen','measuredM':3}]"));
    refused(422, "核查结果", () -> recordWith("'findings':[{'finding':'f-major','result':'yes'}]"));
    refused(422, "检查情况", () -> recordWith("'words':''"));
    refused(
        409,
        "不在本次抽样中",
        () -> recordWith("'sample':'" + bench.field.draw("x", 1) + "','outcome':'clean'"));
    assertThat(bench.list(ANNA)).isEmpty();
    assertThat(bench.field.audited()).noneMatch(a -> a.action().equals("visit.record"));
  }

  private VisitView recordWith(String instead) {
    return bench.desk.recordUnplanned(
        said("{'mine':'%s','authority':'county',%s,%s}".formatted(MINE, record(today), instead)),
        ANNA);
  }

  @Test
  void aVisitIsMovedOrGivenUpWithAReasonAndOnlyAsItStands() {
    VisitView visit = bench.plan(ANNA, MINE, today.plusDays(3), false);
    refused(422, "原因", () -> bench.step(ANNA, visit, "cancel", ""));
    refused(422, "计划日期", () -> bench.step(ANNA, visit, "shift", "'words':'改期'"));
    refused(422, "已过", () -> bench.step(ANNA, visit, "shift", "'words':'改期','on':'2020-01-01'"));
    VisitView moved =
        bench.step(ANNA, visit, "shift", "'words':'暴雨','on':'%s'".formatted(today.plusDays(9)));
    assertThat(moved.plannedOn()).isEqualTo(today.plusDays(9));
    assertThat(moved.steps()).extracting(VisitStep::kind).containsExactly("plan", "shift");
    refused(409, "已有更新", () -> bench.step(BERD, visit, "cancel", "'words':'x'"));
    bench.step(BERD, moved, "cancel", "'words':'x'");
    refused(
        422,
        "已结束",
        () -> bench.desk.step(visit.id(), said("{'kind':'announce','version':3}"), ANNA));
    assertThat(bench.field.audited())
        .extracting(a -> a.action())
        .containsExactly("visit.plan", "visit.shift", "visit.cancel");
  }

  @Test
  void aMineThatLeftTheJurisdictionIsNotThere() {
    VisitView visit = bench.plan(ANNA, MINE, today.plusDays(3), false);
    bench.field.lose(MINE);
    assertThat(bench.list(ANNA)).isEmpty();
    refused(404, "监管范围", () -> bench.desk.view(visit.id(), ANNA));
    refused(404, "监管范围", () -> bench.plan(ANNA, MINE, today.plusDays(3), false));
    refused(404, "监管范围", () -> bench.owed.coverage(ANNA, Optional.of(MINE)));
    assertThat(bench.owed.coverage(ANNA, Optional.empty()).mines()).hasSize(2);
  }

  @Test
  void aYearsPlanAddsWhatIsLackingAndNothingTwice() {
    int next = today.getYear() + 1;
    String wanted = "{'year':%d,'authority':'%s'}";
    CoverageDesk.Planned city = bench.owed.planYear(said(wanted.formatted(next, "city")), ANNA);
    assertThat(city.visits()).as("local, and one whose owner is not known").isEqualTo(2);
    CoverageDesk.Planned county = bench.owed.planYear(said(wanted.formatted(next, "county")), ANNA);
    assertThat(county.mines()).isEqualTo(3);
    assertThat(county.visits()).isBetween(36, 66);
    assertThat(bench.owed.planYear(said(wanted.formatted(next, "county")), ANNA).visits()).isZero();
    assertThat(bench.list(MINA)).isEmpty();
    refused(422, "年度", () -> bench.owed.planYear(said(wanted.formatted(next + 1, "city")), ANNA));
    refused(
        422, "频次表没有", () -> bench.owed.planYear(said(wanted.formatted(next, "province")), ANNA));
  }
}
