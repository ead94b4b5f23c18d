package org.minewatch.web.review;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.review.CaseBook.Opened;
import org.minewatch.web.store.CaseFindings;

/** How long a call has waited: from the moment the store had the finding until somebody took it. */
final class CallClock {
  private static final OffsetDateTime EVER =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final CaseFindings findings;
  private final Clock clock;
  private final Duration escalation;

  CallClock(CaseFindings findings, Clock clock, Duration escalation) {
    this.findings = findings;
    this.clock = clock;
    this.escalation = escalation;
  }

  Duration escalation() {
    return escalation;
  }

  /**
   * When a call was raised, last of all.
   *
   * @param arrived when the store first had the finding as grave as now, null when it has it no
   *     more
   * @return empty when it was stood down and nothing has come in since
   */
  Optional<OffsetDateTime> raisedAt(Opened opened, @Nullable OffsetDateTime arrived) {
    OffsetDateTime after = opened.facts().stoodDownAt();
    Optional<OffsetDateTime> came =
        arrived == null || after == null || arrived.isAfter(after)
            ? Optional.ofNullable(arrived)
            : findings.findArrival(opened.finding().id(), opened.finding().severity(), after);
    Optional<OffsetDateTime> routed =
        Optional.ofNullable(opened.facts().routedAt())
            .filter(at -> opened.facts().route().equals(CaseFacts.CALL_NOW))
            .filter(at -> after == null || at.isAfter(after));
    return Stream.concat(came.stream(), routed.stream())
        .min(java.util.Comparator.comparing(OffsetDateTime::toInstant));
  }

  /** Minutes that an unanswered call has waited until now; empty when nothing calls. */
  Optional<Long> waited(Opened opened) {
    OffsetDateTime arrived =
        findings.findArrival(opened.finding().id(), opened.finding().severity(), EVER).orElse(null);
    return raisedAt(opened, arrived).map(this::minutesSince);
  }

  long minutesSince(OffsetDateTime raised) {
    return Math.max(0, Duration.between(raised, OffsetDateTime.now(clock)).toMinutes());
  }

  /** How often the time to acknowledge has run out: each time somebody higher is to be told. */
  int escalations(long minutes) {
    return (int) Math.min(99, minutes / Math.max(1, escalation.toMinutes()));
  }
}
