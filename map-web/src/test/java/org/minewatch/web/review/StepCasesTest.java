package org.minewatch.web.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.finding.Severity;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.Role;
import org.minewatch.web.review.StepRules.Refusal;

/** The state machine, case by case: {@code step-cases.csv}. */
class StepCasesTest {

  private static final ReviewTables TABLES = ReviewTables.load(Optional.empty());
  private static final StepRules RULES = new StepRules(TABLES);
  private static final CaseFold FOLD = new CaseFold(TABLES.steps());

  record Case(
      String from,
      Severity severity,
      String step,
      String said,
      String by,
      String role,
      String expected) {}

  static Stream<Case> cases() throws IOException {
    try (InputStream in = StepCasesTest.class.getResourceAsStream("step-cases.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .map(
                  line ->
                      Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new))
              .map(
                  c ->
                      new Case(
                          c[0],
                          Severity.valueOf(c[1].toUpperCase(java.util.Locale.ROOT)),
                          c[2],
                          c[3],
                          c[4],
                          c[5],
                          c[6]))
              .toList()
              .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void leadsWhereTheTableSaysOrIsRefusedWithWords(Case c) {
    List<CaseStep> history = CaseHistory.upTo(c.from);
    CaseFacts facts = FOLD.fold(history);
    CaseStep step = CaseHistory.step(history.size() + 1, c.by, c.step, c.said);
    if (c.role.equals(StepTable.SYSTEM)) {
      assertThat(FOLD.after(facts, step).state().wireName()).isEqualTo(c.expected);
      return;
    }
    Optional<Refusal> refusal =
        RULES.refusal(facts, c.severity, step.kind(), CaseHistory.actor(c.by, role(c.role)));
    if (c.expected.startsWith("!")) {
      assertThat(refusal).isPresent();
      assertThat(refusal.get().words().zh()).contains(c.expected.substring(1));
      assertThat(refusal.get().words().en()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
    } else {
      assertThat(refusal.map(r -> r.words().zh())).isEmpty();
      assertThat(FOLD.after(facts, step).state().wireName()).isEqualTo(c.expected);
    }
  }

  private static Role role(String wireName) {
    return Arrays.stream(Role.values())
        .filter(r -> r.wireName().equals(wireName))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyStepAndEveryStateIsInTheCases() throws IOException {
    List<Case> all = cases().toList();
    for (StepKind kind : StepKind.values()) {
      assertThat(all).as(kind.wireName()).anyMatch(c -> c.step.equals(kind.wireName()));
    }
    for (CaseState state : CaseState.values()) {
      assertThat(all).anyMatch(c -> c.from.equals(state.wireName()));
    }
  }

  @Test
  void nobodyButARegulatorOrASupervisorDecides() {
    for (Role role : Role.values()) {
      boolean decides = role == Role.REGULATOR || role == Role.SUPERVISOR;
      for (StepKind kind :
          List.of(
              StepKind.REGISTER,
              StepKind.RELEASE,
              StepKind.CONFIRM,
              StepKind.DISMISS,
              StepKind.ORDER,
              StepKind.CLOSE)) {
        assertThat(TABLES.steps().isFor(kind, role.wireName()))
            .as(role + " " + kind)
            .isEqualTo(decides);
      }
    }
    for (Role role : List.of(Role.AUDITOR, Role.ADMINISTRATOR)) {
      for (StepKind kind : StepKind.values()) {
        assertThat(TABLES.steps().isFor(kind, role.wireName())).as(role + " " + kind).isFalse();
      }
    }
  }

  @Test
  void whoProposedMayConfirmAfterAnotherProposedAnew() {
    List<CaseStep> steps = new ArrayList<>(CaseHistory.upTo("proposed"));
    steps.add(CaseHistory.step(5, "berd", "return", ""));
    steps.add(CaseHistory.step(6, "berd", "propose-confirm", ""));
    CaseFacts facts = FOLD.fold(steps);
    assertThat(refusal(facts, StepKind.CONFIRM, "anna")).isEmpty();
    assertThat(refusal(facts, StepKind.CONFIRM, "berd")).isPresent();
  }

  @Test
  void aFailedRecheckDoesNotKeepItsTakerFromCheckingAgainOrClosing() {
    List<CaseStep> steps = new ArrayList<>(CaseHistory.upTo("done"));
    steps.add(CaseHistory.step(8, "cleo", "recheck", "result=failed"));
    steps.add(CaseHistory.step(9, "ivan", "report-done", ""));
    CaseFacts facts = FOLD.fold(steps);
    assertThat(facts.state()).isEqualTo(CaseState.DONE);
    assertThat(refusal(facts, StepKind.RECHECK, "cleo")).isEmpty();
    steps.add(CaseHistory.step(10, "dora", "recheck", "result=passed"));
    facts = FOLD.fold(steps);
    assertThat(refusal(facts, StepKind.CLOSE, "dora")).isPresent();
    assertThat(refusal(facts, StepKind.CLOSE, "cleo")).isEmpty();
  }

  @Test
  void whatIsListedIsNotClosedBeforeTheListingEnds() {
    List<CaseStep> steps = new ArrayList<>(CaseHistory.upTo("rectifying"));
    steps.add(CaseHistory.step(7, "anna", "list", "level=city;documentNo=1"));
    steps.add(CaseHistory.step(8, "ivan", "report-done", ""));
    steps.add(CaseHistory.step(9, "cleo", "recheck", "result=passed"));
    CaseFacts facts = FOLD.fold(steps);
    assertThat(facts.listed()).isEqualTo("city");
    assertThat(refusal(facts, StepKind.CLOSE, "anna").orElseThrow().words().zh()).contains("摘牌");
    steps.add(CaseHistory.step(10, "anna", "unlist", "documentNo=2"));
    assertThat(refusal(FOLD.fold(steps), StepKind.CLOSE, "anna")).isEmpty();
  }

  @Test
  void itIsOverdueTheDayAfterItsDeadlineAndOnlyWhileNobodyReportedItDone() {
    CaseFacts rectifying = FOLD.fold(CaseHistory.upTo("rectifying"));
    assertThat(rectifying.deadline()).isEqualTo(LocalDate.of(2026, 4, 1));
    assertThat(rectifying.isOverdue(LocalDate.of(2026, 4, 1))).isFalse();
    assertThat(rectifying.isOverdue(LocalDate.of(2026, 4, 2))).isTrue();
    assertThat(FOLD.fold(CaseHistory.upTo("done")).isOverdue(LocalDate.of(2027, 1, 1))).isFalse();
  }

  @Test
  void whatComesBackKeepsItsNumberAndBeginsAnew() {
    List<CaseStep> steps = new ArrayList<>(CaseHistory.upTo("closed"));
    steps.add(CaseHistory.step(10, "system", "recurred", "seenAs=F1"));
    CaseFacts facts = FOLD.fold(steps);
    assertThat(facts.round()).isEqualTo(2);
    assertThat(facts.number()).isEqualTo("2026-00001");
    assertThat(facts.state()).isEqualTo(CaseState.REGISTERED);
    assertThat(facts.decision()).isNull();
    assertThat(facts.released()).as("the new round is not known to the mine").isFalse();
    assertThat(facts.doers()).as("those of the first round may act again").isEmpty();
  }

  @Test
  void anOrderLetsTheMineKnowAndASealDoesNot() {
    assertThat(FOLD.fold(CaseHistory.upTo("confirmed")).released()).isFalse();
    assertThat(FOLD.fold(CaseHistory.upTo("rectifying")).released()).isTrue();
    CaseFacts sealed = FOLD.fold(CaseHistory.upTo("sealed"));
    assertThat(sealed.sealed()).isTrue();
    for (Role role : Role.values()) {
      assertThat(LeadSight.maySee(role, true, false))
          .as(role.name())
          .isEqualTo(role == Role.REGULATOR || role == Role.SUPERVISOR || role == Role.AUDITOR);
    }
    assertThat(LeadSight.maySee(Role.MINE_USER, false, false)).isFalse();
    assertThat(LeadSight.maySee(Role.MINE_USER, false, true)).isTrue();
  }

  /** Whatever people try, the fold never fails on what the rules let through. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aRandomWalkKeepsWhatMustHold(long seed) {
    Random random = new Random(seed);
    String[] people = {"anna", "berd", "cleo", "ivan", "mina"};
    List<CaseStep> steps = new ArrayList<>();
    CaseFacts facts = CaseFacts.NONE;
    int taken = 0;
    for (int i = 0; i < 4000; i++) {
      StepKind kind = StepKind.values()[random.nextInt(StepKind.values().length)];
      String by = people[random.nextInt(people.length)];
      Actor actor = CaseHistory.actor(by, Role.values()[random.nextInt(Role.values().length)]);
      CaseStep step = CaseHistory.step(steps.size() + 1, by, kind.wireName(), said(random));
      if (RULES.refusal(facts, Severity.MAJOR, kind, actor).isPresent()) {
        continue;
      }
      CaseFacts after = FOLD.after(facts, step);
      if (after.state() == CaseState.CONFIRMED && facts.state() != CaseState.CONFIRMED) {
        assertThat(after.wasDoneBy(StepKind.PROPOSE_CONFIRM, by)).as("seed %d", seed).isFalse();
      }
      if (after.state() == CaseState.CLOSED && kind == StepKind.CLOSE) {
        assertThat(facts.wasDoneBy(StepKind.RECHECK, by)).as("seed %d", seed).isFalse();
      }
      assertThat(after.sealed() && after.released()).as("seed %d", seed).isFalse();
      steps.add(step);
      facts = after;
      taken++;
    }
    assertThat(facts).as("seed %d", seed).isEqualTo(FOLD.fold(steps));
    assertThat(taken).as("seed %d", seed).isGreaterThan(50);
  }

  private static String said(Random random) {
    String[] routes = {"routine", "call-now", "sealed"};
    return "route=%s;result=%s;deadline=2026-04-01;to=police;level=city;number=2026-00001;measuredM=1"
        .formatted(routes[random.nextInt(3)], random.nextBoolean() ? "passed" : "failed");
  }

  private static Optional<Refusal> refusal(CaseFacts facts, StepKind kind, String by) {
    return RULES.refusal(facts, Severity.MAJOR, kind, CaseHistory.actor(by, Role.REGULATOR));
  }
}
