package org.minewatch.web.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minewatch.web.review.ReviewBench.ANNA;
import static org.minewatch.web.review.ReviewBench.BERD;
import static org.minewatch.web.review.ReviewBench.CRITICAL;
import static org.minewatch.web.review.ReviewBench.JSON;
import static org.minewatch.web.review.ReviewBench.MAJOR;
import static org.minewatch.web.review.ReviewBench.refused;
import static org.minewatch.web.review.ReviewBench.words;
import static org.minewatch.web.store.SampleNight.MINE;
import static org.minewatch.web.store.SampleNight.MINE_WITHOUT_PLACE;
import static org.minewatch.web.store.SampleNight.NIGHT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.minewatch.web.store.CaseFindings.MineName;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.TestDatabase;

/** Points, classes, hit rate and the random sample, on both databases. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LedgerTest {

  @Parameter TestDatabase database;
  @TempDir Path work;

  private ReviewBench bench;

  @BeforeEach
  void open() {
    bench = new ReviewBench(Store.open(database.create()), work);
    bench.importNight(NIGHT, "a");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private PointsLedger.MineAccount account(String mine) {
    return bench.desks.ledger().list(ANNA, bench.desks.cases().today()).stream()
        .filter(a -> a.mineCode().equals(mine))
        .findFirst()
        .orElseThrow();
  }

  private void toVerifying(String finding) {
    bench.step(ANNA, finding, "register", "");
    bench.step(ANNA, finding, "triage", "\"route\":\"routine\"");
    bench.step(ANNA, finding, "verify", "\"who\":\"x\"");
  }

  @Test
  void onlyWhatIsConfirmedCostsPointsAndOnlyForItsTime() {
    toVerifying(MAJOR);
    assertThat(account(MINE).pointsLeft()).as("a lead costs nothing").isEqualTo(100);
    assertThat(account(MINE).mineClass()).isEqualTo("A");
    bench.confirm(MAJOR);
    assertThat(account(MINE).pointsLeft()).isEqualTo(94);
    assertThat(account(MINE).deductions())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.number()).isEqualTo("2026-00001");
              assertThat(d.points()).isEqualTo(6);
              assertThat(d.confirmedBy()).isEqualTo("berd");
            });
    bench.at("2027-02-24T00:00:00Z");
    assertThat(account(MINE).pointsLeft()).isEqualTo(94);
    bench.at("2027-02-27T00:00:00Z");
    assertThat(account(MINE).pointsLeft()).as("a year later").isEqualTo(100);
  }

  @Test
  void whatIsTakenUpAgainCostsNothingUntilItIsConfirmedAnew() {
    toVerifying(MAJOR);
    bench.confirm(MAJOR);
    bench.step(ANNA, MAJOR, "reopen", words(""));
    assertThat(account(MINE).pointsLeft()).isEqualTo(100);
    assertThat(bench.desks.hitRate().list(ANNA)).last().extracting(r -> r.confirmed()).isEqualTo(0);
    bench.confirm(MAJOR);
    assertThat(account(MINE).pointsLeft()).isEqualTo(94);
  }

  @Test
  void whatComesBackCostsTwiceAsMuch() {
    bench.close(MAJOR);
    bench.desks.recurrence().look();
    assertThat(account(MINE).pointsLeft()).as("the first time stays").isEqualTo(94);
    bench.step(ANNA, MAJOR, "triage", "\"route\":\"routine\"");
    bench.step(ANNA, MAJOR, "verify", "\"who\":\"x\"");
    bench.confirm(MAJOR);
    assertThat(account(MINE).pointsLeft()).isEqualTo(94 - 12);
    assertThat(account(MINE).mineClass()).isEqualTo("B");
  }

  @Test
  void theHitRateCountsWhatWasDecidedAndLeavesDuplicatesOut() {
    toVerifying(MAJOR);
    bench.confirm(MAJOR);
    bench.step(ANNA, CRITICAL, "register", "");
    bench.step(ANNA, CRITICAL, "propose-dismiss", words("\"reason\":\"permitted-work\""));
    bench.step(BERD, CRITICAL, "dismiss", words("\"reason\":\"permitted-work\""));
    bench.step(ANNA, "f-notice", "register", "");
    bench.step(ANNA, "f-notice", "dismiss", words("\"reason\":\"duplicate\""));

    List<HitRate.RuleRate> rates = bench.desks.hitRate().list(ANNA);
    assertThat(rates)
        .extracting(HitRate.RuleRate::rule)
        .containsExactly("boundary.drawn", "boundary.tracked", "drawing.stale", "");
    HitRate.RuleRate all = rates.get(3);
    assertThat(all.confirmed()).isEqualTo(1);
    assertThat(all.dismissed()).isEqualTo(1);
    assertThat(all.duplicates()).isEqualTo(1);
    assertThat(all.rate()).isEqualTo(Interval.of(1, 2));
    assertThat(rates.get(0).reasons()).containsEntry("permitted-work", 1);
    assertThat(rates.get(2).rate()).as("nothing decided of it").isNull();
    bench.lost.add(MINE);
    assertThat(bench.desks.hitRate().list(ANNA)).last().extracting(r -> r.confirmed()).isEqualTo(0);
  }

  @Test
  void aSampleIsDrawnFromMinesWithoutFindingsAndItsResultsAreWrittenOnce() {
    Samples.SampleView sample =
        bench.desks.samples().draw(JSON.readTree("{\"seed\":\"2026-03\",\"size\":5}"), ANNA);
    assertThat(sample.mines()).extracting(m -> m.mineCode()).containsExactly(MINE_WITHOUT_PLACE);
    assertThat(sample.population()).isEqualTo(1);
    assertThat(sample.missed()).isNull();
    String clean = "{\"result\":\"clean\",\"words\":\"井下实测一致\"}";
    refused(
        422,
        "检查情况",
        () ->
            bench
                .desks
                .samples()
                .register(
                    sample.id(),
                    MINE_WITHOUT_PLACE,
                    JSON.readTree("{\"result\":\"clean\"}"),
                    ANNA));
    refused(
        409,
        "不在本次抽样",
        () -> bench.desks.samples().register(sample.id(), MINE, JSON.readTree(clean), ANNA));
    Samples.SampleView after =
        bench.desks.samples().register(sample.id(), MINE_WITHOUT_PLACE, JSON.readTree(clean), BERD);
    assertThat(after.visited()).isEqualTo(1);
    assertThat(after.missed()).isEqualTo(Interval.of(0, 1));
    refused(
        409,
        "已登记",
        () ->
            bench
                .desks
                .samples()
                .register(sample.id(), MINE_WITHOUT_PLACE, JSON.readTree(clean), ANNA));
    assertThat(bench.desks.samples().list(ANNA)).hasSize(1);
    assertThat(bench.audit)
        .extracting(ReviewBench.Audited::action)
        .containsExactly("sample.draw", "sample.result");
    refused(422, "种子", () -> bench.desks.samples().draw(JSON.readTree("{\"size\":1}"), ANNA));
    refused(
        422,
        "1 至 50",
        () -> bench.desks.samples().draw(JSON.readTree("{\"seed\":\"x\",\"size\":0}"), ANNA));
    bench.lost.add(MINE_WITHOUT_PLACE);
    refused(
        422,
        "没有无线索",
        () -> bench.desks.samples().draw(JSON.readTree("{\"seed\":\"x\",\"size\":1}"), ANNA));
  }

  @Test
  void theSameSeedDrawsTheSameAndEveryMineHasTheSameChance() {
    List<MineName> mines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      mines.add(new MineName("m" + i, ""));
    }
    assertThat(Samples.draw(mines, "a", 7)).isEqualTo(Samples.draw(mines, "a", 7)).hasSize(7);
    assertThat(Samples.draw(mines, "a", 7)).isNotEqualTo(Samples.draw(mines, "b", 7));
    int[] drawn = new int[40];
    int draws = 4000;
    for (int seed = 0; seed < draws; seed++) {
      Samples.draw(mines, "seed " + seed, 10)
          .forEach(mine -> drawn[Integer.parseInt(mine.code().substring(1))]++);
    }
    for (int n : drawn) {
      // A quarter of the draws; five standard deviations.
      assertThat(n).isBetween(1000 - 137, 1000 + 137);
    }
  }

  @Test
  void tablesOfAFolderStandInForTheirsAndAWrongOneNamesItsLine() throws IOException {
    Path folder = Files.createDirectories(work.resolve("tables"));
    Files.writeString(
        folder.resolve("classes.csv"),
        "class,least_points,inspection_days,name_zh,name_en,source_zh,source_en,sure,note\n"
            + "甲,95,30,甲,first,x,x,local,\n乙,0,10,乙,second,x,x,local,\n");
    ReviewTables tables = ReviewTables.load(Optional.of(folder));
    assertThat(tables.points().classOf(94).code()).isEqualTo("乙");
    assertThat(tables.points().costs()).as("the others are ours").hasSizeGreaterThan(4);
    assertThat(tables.version()).isNotEqualTo(ReviewTables.load(Optional.empty()).version());
    Files.writeString(
        folder.resolve("classes.csv"),
        "class,least_points,inspection_days,name_zh,name_en,source_zh,source_en,sure,note\n"
            + "A,90,thirty,A,A,x,x,local,\n");
    assertThatThrownBy(() -> ReviewTables.load(Optional.of(folder)))
        .hasMessageContaining("classes.csv, line 2")
        .hasMessageContaining("inspection_days");
    Files.writeString(
        folder.resolve("classes.csv"),
        "class,least_points,inspection_days,name_zh,name_en,source_zh,source_en,sure,note\n"
            + "A,90,30,A,A,x,x,local,\n");
    assertThatThrownBy(() -> ReviewTables.load(Optional.of(folder)))
        .hasMessageContaining("must begin at 0");
    Files.writeString(folder.resolve("classes.csv"), "class\n");
    assertThatThrownBy(() -> ReviewTables.load(Optional.of(folder))).hasMessageContaining("line 1");
  }
}
