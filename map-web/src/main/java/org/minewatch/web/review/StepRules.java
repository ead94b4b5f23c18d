package org.minewatch.web.review;

import java.util.Optional;
import java.util.stream.Collectors;
import org.minewatch.finding.Severity;
import org.minewatch.web.account.Actor;
import org.minewatch.wording.Text;

/** Says whether somebody may take a step now and, when not, why and what would be right. */
final class StepRules {

  private final ReviewTables tables;

  StepRules(ReviewTables tables) {
    this.tables = tables;
  }

  /** Why a step is refused. */
  record Refusal(Reason reason, Text words) {
    enum Reason {
      /** The role never takes it. */
      ROLE,
      /** The case does not stand so. */
      STATE,
      /** Another person has to. */
      PERSON,
      /** One person alone never does; he proposes. */
      TWO
    }
  }

  Optional<Refusal> refusal(CaseFacts facts, Severity severity, StepKind kind, Actor actor) {
    if (!tables.steps().isFor(kind, actor.role().wireName())) {
      return Optional.of(
          new Refusal(
              Refusal.Reason.ROLE,
              new Text(
                  "您的角色不能办理“" + kind.label().zh() + "”",
                  "your role may not take the step “" + kind.label().en() + "”")));
    }
    if (!tables.steps().leadsFrom(kind, facts.state())) {
      return Optional.of(notFromHere(facts, kind));
    }
    Optional<SecondPersonTable.Line> second = tables.secondPerson().find(kind, severity);
    if (second.isPresent() && facts.state() != second.get().onlyFrom()) {
      return Optional.of(needsTwo(kind));
    }
    if (facts.state() == CaseState.PROPOSED
        && (kind == StepKind.CONFIRM || kind == StepKind.DISMISS)
        && facts.proposal() != kind) {
      return Optional.of(
          new Refusal(
              Refusal.Reason.STATE,
              new Text(
                  "第一人提请的是“" + facts.proposal().label().zh() + "”；不同意请退回核查",
                  "the first person proposed to "
                      + facts.proposal().label().en()
                      + "; send it back if you disagree")));
    }
    return second.flatMap(line -> samePerson(facts, line, actor)).or(() -> side(facts, kind));
  }

  private Refusal notFromHere(CaseFacts facts, StepKind kind) {
    String zh =
        tables.steps().from(kind).stream()
            .map(s -> StateNames.of(s).zh())
            .collect(Collectors.joining("、"));
    String en =
        tables.steps().from(kind).stream()
            .map(s -> StateNames.of(s).en())
            .collect(Collectors.joining(", "));
    return new Refusal(
        Refusal.Reason.STATE,
        new Text(
            "现在是“%s”，“%s”须在：%s".formatted(StateNames.of(facts.state()).zh(), kind.label().zh(), zh),
            "it is %s now; to %s it must be one of: %s"
                .formatted(StateNames.of(facts.state()).en(), kind.label().en(), en)));
  }

  private static Refusal needsTwo(StepKind kind) {
    return new Refusal(
        Refusal.Reason.TWO,
        new Text(
            "重大及以上线索的“" + kind.label().zh() + "”须两人办理：先由一人提请，再由另一人决定",
            "to "
                + kind.label().en()
                + " a finding as grave as this takes two persons: one proposes, another decides"));
  }

  private static Optional<Refusal> samePerson(
      CaseFacts facts, SecondPersonTable.Line line, Actor actor) {
    return line.notBy().stream()
        .filter(done -> facts.wasDoneBy(done, actor.login()))
        .findFirst()
        .map(
            done ->
                new Refusal(
                    Refusal.Reason.PERSON,
                    new Text(
                        "“%s”须由另一人办理：您已办理“%s”"
                            .formatted(line.kind().label().zh(), done.label().zh()),
                        "another person has to %s: you took the step “%s”"
                            .formatted(line.kind().label().en(), done.label().en()))));
  }

  /** Steps beside the line of states that only make sense now and then. */
  private static Optional<Refusal> side(CaseFacts facts, StepKind kind) {
    if (kind == StepKind.RELEASE && !facts.sealed()) {
      return state("没有密封，无需解封", "it is not sealed, so there is nothing to release");
    }
    if (kind == StepKind.TRIAGE && facts.sealed()) {
      return state("已密封：先解封再改分流", "it is sealed: release it before another route");
    }
    if (kind == StepKind.UNLIST && facts.listed() == null) {
      return state("没有挂牌，无需摘牌", "it is not listed, so the listing cannot end");
    }
    if (kind == StepKind.LIST && facts.listed() != null) {
      return state("已经挂牌；换级别请先摘牌", "it is listed already; end that listing to change the level");
    }
    if (kind == StepKind.CLOSE && facts.listed() != null) {
      return state("尚在挂牌督办，须先摘牌再销号", "it is still listed; end the listing before closing it out");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> state(String zh, String en) {
    return Optional.of(new Refusal(Refusal.Reason.STATE, new Text(zh, en)));
  }
}
