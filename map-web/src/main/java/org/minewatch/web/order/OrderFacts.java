package org.minewatch.web.order;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.flow.Flow;
import org.minewatch.web.flow.Taken;

/**
 * What an order is after its steps.
 *
 * @param reporter login of who reported it done since it was last refused, null before
 * @param acceptBy the day by which it has to be accepted or refused, null while nobody applied
 * @param signed who has signed since it was last reported done, in that order
 * @param endedAt when it was lifted or cancelled, null before
 */
record OrderFacts(
    int version,
    String state,
    @Nullable LocalDate deadline,
    @Nullable String reporter,
    @Nullable LocalDate acceptBy,
    List<String> signed,
    @Nullable OffsetDateTime endedAt) {

  static OrderFacts of(List<Taken> steps, Flow flow) {
    String state = "";
    LocalDate deadline = null;
    String reporter = null;
    LocalDate acceptBy = null;
    List<String> signed = new ArrayList<>();
    OffsetDateTime ended = null;
    for (Taken step : steps) {
      state = flow.after(step.kind(), state);
      switch (step.kind()) {
        case "issue", "extend" ->
            deadline =
                step.text("deadline").isEmpty() ? null : LocalDate.parse(step.text("deadline"));
        case "report-done" -> {
          reporter = step.by();
          acceptBy = LocalDate.parse(step.text("acceptBy"));
          signed.clear();
        }
        case "sign" -> signed.add(step.text("signer"));
        case "accept" -> acceptBy = null;
        case "refuse" -> {
          reporter = null;
          acceptBy = null;
          signed.clear();
        }
        case "lift", "cancel" -> ended = step.at();
        default -> {
          // Says something and changes nothing.
        }
      }
    }
    return new OrderFacts(
        steps.size(), state, deadline, reporter, acceptBy, List.copyOf(signed), ended);
  }

  /** Whether what is owed next is late. */
  boolean isOverdue(LocalDate today) {
    return state.equals("issued") && deadline != null && today.isAfter(deadline)
        || state.equals("done") && acceptBy != null && today.isAfter(acceptBy);
  }
}
