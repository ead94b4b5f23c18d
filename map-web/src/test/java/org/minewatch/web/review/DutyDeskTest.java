package org.minewatch.web.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.review.ReviewBench.ANNA;
import static org.minewatch.web.review.ReviewBench.BERD;
import static org.minewatch.web.review.ReviewBench.CLEO;
import static org.minewatch.web.review.ReviewBench.CRITICAL;
import static org.minewatch.web.review.ReviewBench.JSON;
import static org.minewatch.web.review.ReviewBench.MAJOR;
import static org.minewatch.web.review.ReviewBench.refused;
import static org.minewatch.web.review.ReviewBench.words;
import static org.minewatch.web.store.SampleNight.MINE;
import static org.minewatch.web.store.SampleNight.NIGHT;
import static org.minewatch.web.store.SampleNight.OTHER_MINE;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.finding.Severity;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.Role;
import org.minewatch.web.account.Scope;
import org.minewatch.web.store.CaseFinding;
import org.minewatch.web.store.CaseFindings.Standing;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.TestDatabase;

/** The duty desk on both databases: who calls, how long it waits, who holds the watch. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DutyDeskTest {
  private static final PageRequest FIRST = new PageRequest(0, 50);

  @Parameter TestDatabase database;
  @TempDir Path work;

  private ReviewBench bench;

  @BeforeEach
  void open() {
    bench = new ReviewBench(Store.open(database.create()), work);
    bench.importNight(NIGHT, "a");
    // Nights come in by the machine's clock; the desk's clock begins there.
    bench.at(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private List<DutyDesk.Call> calls(Actor actor) {
    return bench.desks.duty().calls(actor);
  }

  @Test
  void aCriticalFindingCallsAndItsClockRunsUntilSomebodyHasItInHand() {
    bench.later(Duration.ofMinutes(7));
    DutyDesk.Call call = calls(ANNA).get(0);
    assertThat(calls(ANNA)).hasSize(1);
    assertThat(call.line().findingId()).isEqualTo(CRITICAL);
    assertThat(call.reason()).isEqualTo("critical");
    assertThat(call.waitedMinutes()).isBetween(6L, 7L);
    assertThat(call.escalations()).isZero();

    bench.later(Duration.ofMinutes(25));
    assertThat(calls(ANNA).get(0).escalations()).isEqualTo(2);

    CaseView view = bench.step(ANNA, CRITICAL, "acknowledge", "");
    assertThat(view.line().state()).as("a call needs no number").isEqualTo("new");
    assertThat(view.history().get(0).said().path("waitedMinutes").asInt()).isBetween(31, 32);
    bench.later(Duration.ofMinutes(60));
    call = calls(ANNA).get(0);
    assertThat(call.acknowledged().byName()).isEqualTo("anna");
    assertThat(call.waitedMinutes()).as("the clock stood still").isBetween(31L, 32L);

    bench.step(BERD, CRITICAL, "call", words("\"spokenWith\":\"调度员\""));
    assertThat(calls(ANNA).get(0).spoken().said().path("spokenWith").asString()).isEqualTo("调度员");
  }

  @Test
  void whatWasStoodDownCallsAgainWhenANightBringsItBack() throws InterruptedException {
    bench.at(Instant.now().plusMillis(5).toString());
    bench.step(ANNA, CRITICAL, "acknowledge", "");
    bench.step(ANNA, CRITICAL, "stand-down", words(""));
    assertThat(calls(ANNA)).isEmpty();
    // The night has to come in later by the machine's own clock.
    Thread.sleep(50);
    bench.importNight(NIGHT.plusDays(1), "b");
    assertThat(calls(ANNA))
        .singleElement()
        .satisfies(call -> assertThat(call.acknowledged()).as("nobody has this one").isNull());
  }

  @Test
  void whatSomebodyTriagedSoCallsToo() {
    bench.step(ANNA, MAJOR, "register", "");
    assertThat(calls(ANNA)).hasSize(1);
    bench.step(ANNA, MAJOR, "triage", "\"route\":\"call-now\"");
    bench.later(Duration.ofMinutes(16));
    assertThat(calls(ANNA))
        .extracting(c -> c.line().findingId(), DutyDesk.Call::reason, DutyDesk.Call::escalations)
        .contains(org.assertj.core.groups.Tuple.tuple(MAJOR, "triaged", 1));
    bench.step(ANNA, MAJOR, "stand-down", words(""));
    assertThat(calls(ANNA)).hasSize(1);
  }

  @Test
  void whatIsDecidedCallsNoMore() {
    bench.step(ANNA, CRITICAL, "register", "");
    bench.step(ANNA, CRITICAL, "propose-dismiss", words("\"reason\":\"data-fault\""));
    assertThat(calls(ANNA)).as("one person alone silences nothing").hasSize(1);
    bench.step(BERD, CRITICAL, "dismiss", words("\"reason\":\"data-fault\""));
    assertThat(calls(ANNA)).isEmpty();
  }

  @Test
  void nobodySeesCallsOfMinesThatAreNotHis() {
    bench.lost.add(OTHER_MINE);
    assertThat(calls(ANNA)).isEmpty();
  }

  @Test
  void theTableSaysWhatCalls() {
    CallTable table = ReviewTables.load(java.util.Optional.empty()).calls();
    assertThat(table.find(standing("boundary.tracked", Severity.CRITICAL, ""))).isPresent();
    assertThat(table.find(standing("boundary.tracked", Severity.MAJOR, ""))).isEmpty();
    assertThat(table.find(standing("people.not-withdrawn", Severity.WARNING, ""))).isPresent();
    assertThat(table.find(standing("water.stop-line", Severity.MAJOR, ""))).isPresent();
    assertThat(table.find(standing("order.defied", Severity.MAJOR, "\"persons\":0"))).isEmpty();
    assertThat(table.find(standing("order.defied", Severity.MAJOR, "\"hours\":3"))).isEmpty();
    assertThat(table.find(standing("order.defied", Severity.MAJOR, "\"persons\":1"))).isPresent();
    assertThat(table.leastOfAnyRule()).isEqualTo(Severity.CRITICAL);
  }

  private static Standing standing(String rule, Severity severity, String measures) {
    return new Standing(
        new CaseFinding("f", MINE, "", "seal.breached", severity, "", ""),
        List.of("seal.breached", rule),
        "{\"properties\":{\"measures\":{},\"grounds\":[{\"rule\":\"%s\",\"measures\":{%s}}]}}"
            .formatted(rule, measures),
        CaseHistory.BEGIN,
        CaseHistory.BEGIN);
  }

  @Test
  void theDispatchersNumberIsKeptAndShownAtTheCall() {
    String number = "{\"phone\":\"+86 (0874) 312-0000\",\"who\":\"调度室\"}";
    bench.desks.watch().noteContact(OTHER_MINE, JSON.readTree(number), ANNA);
    bench.desks.watch().noteContact(OTHER_MINE, JSON.readTree("{\"phone\":\"119\"}"), BERD);
    assertThat(calls(ANNA).get(0).contact().phone()).isEqualTo("119");
    refused(
        422,
        "电话",
        () ->
            bench
                .desks
                .watch()
                .noteContact(OTHER_MINE, JSON.readTree("{\"phone\":\"javascript:x\"}"), ANNA));
    bench.lost.add(MINE);
    refused(
        404,
        "监管范围",
        () -> bench.desks.watch().noteContact(MINE, JSON.readTree("{\"phone\":\"119\"}"), ANNA));
  }

  private void write(Actor actor, String kind, String words) {
    bench
        .desks
        .watch()
        .write(JSON.readTree("{\"kind\":\"%s\",\"words\":\"%s\"}".formatted(kind, words)), actor);
  }

  @Test
  void theWatchGoesFromOneToAnotherAndTheLogSaysWhatWaited() {
    refused(400, "kind", () -> write(ANNA, "sleep", "x"));
    refused(422, "须填写", () -> write(ANNA, "note", ""));
    write(ANNA, "take-over", "");
    write(ANNA, "note", "雨大");
    refused(403, "anna 值班", () -> write(BERD, "hand-over", "交"));
    refused(422, "须写明原因", () -> write(BERD, "take-over", ""));
    refused(422, "须填写", () -> write(ANNA, "hand-over", ""));
    write(ANNA, "hand-over", "一项叫应");
    refused(422, "等待接班", () -> write(ANNA, "hand-over", "再交"));
    refused(403, "不能自己接班", () -> write(ANNA, "take-over", ""));
    write(BERD, "take-over", "");
    write(CLEO, "take-over", "孙病假");
    assertThat(bench.desks.watch().watch(ANNA).orElseThrow().byName()).isEqualTo("cleo");

    var log = bench.desks.watch().log(ANNA, FIRST);
    assertThat(log.items())
        .extracting(e -> e.kind())
        .containsExactly("take-over", "take-over", "hand-over", "note", "take-over");
    assertThat(JSON.readTree(log.items().get(2).waiting()).path("unanswered").get(0).asString())
        .isEqualTo(CRITICAL);
    assertThat(bench.desks.watch().log(ANNA, new PageRequest(1, 2)).items()).hasSize(2);
    Actor elsewhere =
        new Actor("x", "x", Role.REGULATOR, new Scope(false, Set.of("曲靖市能源局"), Set.of()));
    assertThat(bench.desks.watch().log(elsewhere, FIRST).items())
        .as("another jurisdiction keeps a log of its own")
        .isEmpty();
    assertThat(bench.audit).extracting(ReviewBench.Audited::action).contains("duty.hand-over");
  }
}
