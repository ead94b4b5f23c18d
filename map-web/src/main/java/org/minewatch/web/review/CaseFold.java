package org.minewatch.web.review;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes of the steps of a case what the case is. Nothing else does. */
final class CaseFold {

  private final StepTable table;

  CaseFold(StepTable table) {
    this.table = table;
  }

  CaseFacts fold(List<CaseStep> steps) {
    CaseFacts facts = CaseFacts.NONE;
    for (CaseStep step : steps) {
      facts = after(facts, step);
    }
    return facts;
  }

  /** The case after one more step, which the table has let through. */
  CaseFacts after(CaseFacts before, CaseStep step) {
    CaseState state =
        table
            .next(step.kind(), before.state(), step.said())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        step.kind().wireName() + " does not lead from " + before.state()));
    CaseFacts.Builder facts = before.toBuilder();
    facts.version = step.seq();
    facts.state = state;
    facts.doers = doers(before, step);
    side(facts, step);
    if (state != before.state()) {
      List<CaseFacts.Reached> way = new ArrayList<>(before.way());
      way.add(new CaseFacts.Reached(state, step.at(), step.byName()));
      facts.way = List.copyOf(way);
    }
    return facts.build();
  }

  /** Who did what counts until the case begins anew or the proposal is sent back. */
  private static Map<StepKind, Set<String>> doers(CaseFacts before, CaseStep step) {
    Map<StepKind, Set<String>> doers = new EnumMap<>(StepKind.class);
    boolean anew = step.kind() == StepKind.RECURRED || step.kind() == StepKind.REOPEN;
    if (!anew) {
      before.doers().forEach((kind, who) -> doers.put(kind, new HashSet<>(who)));
    }
    if (step.kind() == StepKind.RETURN) {
      doers.remove(StepKind.PROPOSE_CONFIRM);
      doers.remove(StepKind.PROPOSE_DISMISS);
    }
    boolean failed = step.kind() == StepKind.RECHECK && !step.text("result").equals("passed");
    if (!anew && !failed) {
      doers.computeIfAbsent(step.kind(), k -> new HashSet<>()).add(step.by());
    }
    return doers;
  }

  private static void side(CaseFacts.Builder facts, CaseStep step) {
    switch (step.kind()) {
      case REGISTER -> facts.number = step.text("number");
      case TRIAGE -> facts.triage(step);
      case RELEASE -> facts.release();
      case MEASURE -> facts.measuredM = step.said().path("measuredM").asDouble();
      case PROPOSE_CONFIRM -> facts.proposal = StepKind.CONFIRM;
      case PROPOSE_DISMISS -> facts.proposal = StepKind.DISMISS;
      case RETURN -> facts.proposal = null;
      case CONFIRM, DISMISS -> facts.decide(step);
      case ORDER -> {
        facts.orderNo = step.text("orderNo");
        facts.demand = step.text("demand");
        facts.deadline(step);
        facts.release();
      }
      case EXTEND -> facts.deadline(step);
      case TRANSFER -> facts.transfer(step.text("to"));
      case LIST -> facts.listed = step.text("level");
      case UNLIST -> facts.listed = null;
      case ACKNOWLEDGE -> facts.acknowledged = step;
      case STAND_DOWN -> facts.standDown(step);
      case REOPEN -> facts.reopen();
      case RECURRED -> facts.recur();
      case CLOSE -> facts.closedAt = step.at();
      case VERIFY, FOLLOW_UP, REPORT_DONE, RECHECK, CALL, NOTE, ATTACH -> {
        // They say nothing that the state does not.
      }
    }
  }
}
