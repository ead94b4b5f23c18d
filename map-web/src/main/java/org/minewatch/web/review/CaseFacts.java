package org.minewatch.web.review;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a case is after its steps.
 *
 * @param round 1, and one more each time the finding came back after close-out
 * @param number the registration number, null before
 * @param route how it was triaged, empty before
 * @param routedAt when it was triaged so
 * @param sealed whether it is a sealed lead that nobody has released
 * @param released whether the mine may know of it
 * @param proposal what one person has proposed and another has to agree to
 * @param decision confirm or dismiss, null before and after it was withdrawn
 * @param measuredM what was last measured underground
 * @param transferred to whom the case was handed too
 * @param listed level of supervision, null when it is not listed
 * @param acknowledged the last step by which somebody took a call in hand
 * @param stoodDownAt when no life was at stake any more
 * @param doers logins by what they did since the case began or began anew
 * @param way each state that was reached, in order
 */
record CaseFacts(
    int version,
    CaseState state,
    int round,
    @Nullable String number,
    String route,
    @Nullable OffsetDateTime routedAt,
    boolean sealed,
    boolean released,
    @Nullable StepKind proposal,
    @Nullable CaseStep decision,
    @Nullable Double measuredM,
    @Nullable String orderNo,
    @Nullable String demand,
    @Nullable LocalDate deadline,
    List<String> transferred,
    @Nullable String listed,
    @Nullable CaseStep acknowledged,
    @Nullable OffsetDateTime stoodDownAt,
    @Nullable OffsetDateTime closedAt,
    Map<StepKind, Set<String>> doers,
    List<Reached> way) {

  /** A state that the case came to, when and by whom. */
  record Reached(CaseState state, OffsetDateTime at, String byName) {}

  /** Route of what lives hang on. */
  static final String CALL_NOW = "call-now";

  /** Route of what the mine must not learn of. */
  static final String SEALED = "sealed";

  /** A finding that nobody has touched. */
  static final CaseFacts NONE =
      new CaseFacts(
          0,
          CaseState.NEW,
          1,
          null,
          "",
          null,
          false,
          false,
          null,
          null,
          null,
          null,
          null,
          null,
          List.of(),
          null,
          null,
          null,
          null,
          Map.of(),
          List.of());

  /** Whether the deadline of the order has passed and nobody has reported it done. */
  boolean isOverdue(LocalDate today) {
    return state == CaseState.RECTIFYING && deadline != null && today.isAfter(deadline);
  }

  boolean wasDoneBy(StepKind kind, String login) {
    return doers.getOrDefault(kind, Set.of()).contains(login);
  }

  Builder toBuilder() {
    return new Builder(this);
  }

  /** Facts on their way from one step to the next. */
  static final class Builder {
    int version;
    CaseState state;
    int round;
    @Nullable String number;
    String route;
    @Nullable OffsetDateTime routedAt;
    boolean sealed;
    boolean released;
    @Nullable StepKind proposal;
    @Nullable CaseStep decision;
    @Nullable Double measuredM;
    @Nullable String orderNo;
    @Nullable String demand;
    @Nullable LocalDate deadline;
    List<String> transferred;
    @Nullable String listed;
    @Nullable CaseStep acknowledged;
    @Nullable OffsetDateTime stoodDownAt;
    @Nullable OffsetDateTime closedAt;
    Map<StepKind, Set<String>> doers;
    List<Reached> way;

    private Builder(CaseFacts from) {
      version = from.version;
      state = from.state;
      round = from.round;
      number = from.number;
      route = from.route;
      routedAt = from.routedAt;
      sealed = from.sealed;
      released = from.released;
      proposal = from.proposal;
      decision = from.decision;
      measuredM = from.measuredM;
      orderNo = from.orderNo;
      demand = from.demand;
      deadline = from.deadline;
      transferred = from.transferred;
      listed = from.listed;
      acknowledged = from.acknowledged;
      stoodDownAt = from.stoodDownAt;
      closedAt = from.closedAt;
      doers = from.doers;
      way = from.way;
    }

    /** What the mine knows of already cannot be sealed any more. */
    void triage(CaseStep step) {
      route = step.text("route");
      routedAt = step.at();
      sealed = route.equals(SEALED) && !released;
    }

    void release() {
      sealed = false;
      released = true;
    }

    void decide(CaseStep step) {
      decision = step;
      proposal = null;
    }

    void deadline(CaseStep step) {
      deadline = LocalDate.parse(step.text("deadline"));
    }

    void transfer(String to) {
      List<String> all = new ArrayList<>(transferred);
      if (!all.contains(to)) {
        all.add(to);
      }
      transferred = List.copyOf(all);
    }

    void standDown(CaseStep step) {
      stoodDownAt = step.at();
      acknowledged = null;
    }

    /** What was decided is withdrawn; what was ordered with it, too. */
    void reopen() {
      decision = null;
      proposal = null;
      withdrawOrder();
    }

    /** A new round: the number stays, what was decided stays in the history. */
    void recur() {
      round++;
      decision = null;
      proposal = null;
      route = "";
      routedAt = null;
      sealed = false;
      released = false;
      measuredM = null;
      withdrawOrder();
    }

    private void withdrawOrder() {
      orderNo = null;
      demand = null;
      deadline = null;
      closedAt = null;
    }

    CaseFacts build() {
      return new CaseFacts(
          version,
          state,
          round,
          number,
          route,
          routedAt,
          sealed,
          released,
          proposal,
          decision,
          measuredM,
          orderNo,
          demand,
          deadline,
          transferred,
          listed,
          acknowledged,
          stoodDownAt,
          closedAt,
          doers,
          way);
    }
  }
}
