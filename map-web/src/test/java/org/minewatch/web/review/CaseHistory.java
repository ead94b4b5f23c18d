package org.minewatch.web.review;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.Role;
import org.minewatch.web.account.Scope;

/** Steps that bring a case to each state, taken by people of their own. */
final class CaseHistory {
  static final OffsetDateTime BEGIN = OffsetDateTime.parse("2026-03-02T08:00:00Z");

  private final List<CaseStep> steps = new ArrayList<>();

  /** Anna proposes and orders, Berd confirms, Ivan reports done, Cleo re-checks, Berd closes. */
  static List<CaseStep> upTo(String state) {
    CaseHistory history = new CaseHistory();
    switch (state) {
      case "new" -> {}
      case "sealed" -> history.add("anna", "register", "").add("anna", "triage", "route=sealed");
      case "dismissed" ->
          history
              .add("anna", "register", "")
              .add("anna", "propose-dismiss", "reason=data-fault")
              .add("berd", "dismiss", "reason=data-fault");
      default -> {
        String[][] way = {
          {"registered", "anna", "register", "number=2026-00001"},
          {"triaged", "anna", "triage", "route=routine"},
          {"verifying", "ivan", "verify", ""},
          {"proposed", "anna", "propose-confirm", ""},
          {"confirmed", "berd", "confirm", ""},
          {"rectifying", "anna", "order", "deadline=2026-04-01;orderNo=1"},
          {"done", "ivan", "report-done", ""},
          {"rechecked", "cleo", "recheck", "result=passed"},
          {"closed", "berd", "close", ""}
        };
        for (String[] step : way) {
          history.add(step[1], step[2], step[3]);
          if (step[0].equals(state)) {
            return history.steps;
          }
        }
        throw new IllegalArgumentException(state);
      }
    }
    return history.steps;
  }

  private CaseHistory add(String by, String kind, String said) {
    steps.add(step(steps.size() + 1, by, kind, said));
    return this;
  }

  /** A step such as {@code route=sealed;words=...}. */
  static CaseStep step(int seq, String by, String kind, String said) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String part : said.split(";")) {
      if (!part.isBlank()) {
        String[] pair = part.strip().split("=", 2);
        values.put(
            pair[0],
            pair[0].equals("measuredM") ? (Object) Double.valueOf(pair[1]) : (Object) pair[1]);
      }
    }
    return new CaseStep(
        seq,
        StepKind.of(kind),
        BEGIN.plusHours(seq),
        by,
        by,
        Role.REGULATOR.wireName(),
        CaseStep.said(values));
  }

  static Actor actor(String login, Role role) {
    return new Actor(login, login, role, new Scope(true, Set.of(), Set.of()));
  }
}
