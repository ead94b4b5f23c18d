package org.minewatch.web.evidence;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.minewatch.web.store.BundleRow;

/** A bundle in one line of a list. */
record BundleView(
    String number,
    String findingId,
    LocalDate night,
    boolean sealed,
    OffsetDateTime madeAt,
    String byName,
    long bytes,
    String sha256,
    long logIndex) {

  static BundleView of(BundleRow row) {
    return new BundleView(
        row.number(),
        row.findingId(),
        row.night(),
        row.sealed(),
        row.at(),
        row.byName(),
        row.bytes(),
        row.sha256(),
        row.logIndex());
  }
}
