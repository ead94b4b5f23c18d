package org.minewatch.web.tip;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.flow.Flow;
import org.minewatch.web.flow.Taken;

/**
 * What a tip-off is after its steps.
 *
 * @param named whether who told is known to us
 * @param due the day by which the next thing is owed; null when nothing is
 * @param dueAtFirst the same before anybody extended it
 * @param result what it was concluded with, null before
 * @param reward none, proposed, approved, refused or paid
 * @param amount of the reward in yuan, null before one was proposed
 * @param proposer login of who proposed the reward
 * @param findings that it is linked with
 * @param look the last wish to see who told, null before any
 */
record TipFacts(
    int version,
    String state,
    boolean named,
    @Nullable LocalDate due,
    @Nullable LocalDate dueAtFirst,
    @Nullable String result,
    String reward,
    @Nullable Double amount,
    @Nullable String proposer,
    SortedSet<String> findings,
    @Nullable Look look) {

  static final String NO_REWARD = "none";

  /**
   * Somebody's wish to see who told.
   *
   * @param answer null while it waits, then whether it was allowed
   */
  record Look(
      String by,
      String byName,
      OffsetDateTime at,
      String caseNumber,
      @Nullable Boolean answer,
      @Nullable String answeredBy,
      @Nullable OffsetDateTime answeredAt) {

    boolean waits() {
      return answer == null;
    }

    boolean isOpenTo(String login, OffsetDateTime now, Duration lasting) {
      return by.equals(login)
          && Boolean.TRUE.equals(answer)
          && answeredAt != null
          && now.isBefore(answeredAt.plus(lasting));
    }

    private Look answered(boolean yes, Taken step) {
      return new Look(by, byName, at, caseNumber, yes, step.byName(), step.at());
    }
  }

  static TipFacts of(List<Taken> steps, Flow flow) {
    String state = "";
    boolean named = false;
    LocalDate due = null;
    LocalDate dueAtFirst = null;
    String result = null;
    String reward = NO_REWARD;
    Double amount = null;
    String proposer = null;
    SortedSet<String> findings = new TreeSet<>();
    Look look = null;
    for (Taken step : steps) {
      state = flow.after(step.kind(), state);
      if (step.said().has("due")) {
        due = step.text("due").isEmpty() ? null : LocalDate.parse(step.text("due"));
        dueAtFirst = step.kind().equals("extend") ? dueAtFirst : due;
      }
      switch (step.kind()) {
        case "receive" -> named = step.said().path("named").asBoolean(false);
        case "identify" -> named = true;
        case "link" -> findings.add(step.text("finding"));
        case "unlink" -> findings.remove(step.text("finding"));
        case "conclude" -> result = step.text("result");
        case "reopen" -> result = null;
        case "reward-propose" -> {
          reward = "proposed";
          amount = step.said().path("amount").asDouble();
          proposer = step.by();
        }
        case "reward-approve" -> reward = "approved";
        case "reward-refuse" -> reward = "refused";
        case "reward-paid" -> reward = "paid";
        case "unmask-ask" ->
            look =
                new Look(
                    step.by(), step.byName(), step.at(), step.text("caseNumber"), null, null, null);
        case "unmask-approve" -> look = look.answered(true, step);
        case "unmask-refuse" -> look = look.answered(false, step);
        default -> {
          // Says something and changes nothing.
        }
      }
    }
    return new TipFacts(
        steps.size(),
        state,
        named,
        due,
        dueAtFirst,
        result,
        reward,
        amount,
        proposer,
        findings,
        look);
  }
}
