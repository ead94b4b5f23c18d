package org.minewatch.rules;

import java.time.LocalDate;

/**
 * The days on which a row holds.
 *
 * @param from first day
 * @param to last day; {@link LocalDate#MAX} while it is open
 */
record Period(LocalDate from, LocalDate to) {

  boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  boolean contains(Period other) {
    return !other.from.isBefore(from) && !other.to.isAfter(to);
  }

  boolean overlaps(Period other) {
    return !other.from.isAfter(to) && !from.isAfter(other.to);
  }

  boolean isOpen() {
    return to.equals(LocalDate.MAX);
  }

  @Override
  public String toString() {
    return from + " to " + (isOpen() ? "now" : to);
  }
}
