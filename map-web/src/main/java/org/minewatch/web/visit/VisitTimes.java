package org.minewatch.web.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.minewatch.web.store.CaseFindings;

/** Days and moments of visits: days are those where the mines are. */
record VisitTimes(CaseFindings findings, Clock clock) {

  LocalDate today() {
    return LocalDate.now(clock.withZone(findings.timeZone()));
  }

  /** This moment, as exact as it is kept. */
  OffsetDateTime now() {
    return OffsetDateTime.now(clock)
        .truncatedTo(ChronoUnit.MILLIS)
        .withOffsetSameInstant(ZoneOffset.UTC);
  }

  /** First day of the records: visits before it are not known. */
  LocalDate begun() {
    return findings
        .findBeginning()
        .map(at -> at.atZoneSameInstant(findings.timeZone()).toLocalDate())
        .filter(day -> !day.isAfter(today()))
        .orElseGet(this::today);
  }
}
