package org.minewatch.web.review;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.minewatch.web.store.CaseRow;
import org.minewatch.web.store.Cases;
import org.minewatch.web.store.Cases.StepOfCase;

/** What was decided about findings and stands: each confirmation and dismissal nobody withdrew. */
final class Outcomes {

  private final Cases cases;

  Outcomes(Cases cases) {
    this.cases = cases;
  }

  /**
   * A decision that stands.
   *
   * @param round 1, more when the finding had come back after close-out
   */
  record Outcome(CaseRow of, int round, CaseStep step) {

    boolean isConfirmed() {
      return step.kind() == StepKind.CONFIRM;
    }
  }

  /** Every decision that stands, case by case. */
  List<Outcome> list() {
    List<StepOfCase> steps =
        cases.listSteps(
            Stream.of(StepKind.CONFIRM, StepKind.DISMISS, StepKind.REOPEN, StepKind.RECURRED)
                .map(StepKind::wireName)
                .toList());
    List<Outcome> standing = new ArrayList<>();
    String caseId = "";
    int round = 1;
    for (StepOfCase line : steps) {
      if (!line.of().finding().id().equals(caseId)) {
        caseId = line.of().finding().id();
        round = 1;
      }
      CaseStep step = CaseStep.of(line.step());
      switch (step.kind()) {
        case RECURRED -> round++;
        case REOPEN -> withdraw(standing, caseId, round);
        default -> standing.add(new Outcome(line.of(), round, step));
      }
    }
    return standing;
  }

  private static void withdraw(List<Outcome> standing, String caseId, int round) {
    standing.removeIf(o -> o.round() == round && o.of().finding().id().equals(caseId));
  }
}
