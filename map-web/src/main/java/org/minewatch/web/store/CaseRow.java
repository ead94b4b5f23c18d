package org.minewatch.web.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A case in one line: its finding as it was when somebody first took a step, and where the case
 * stands now.
 *
 * @param registration null until it is registered
 * @param version how many steps were taken
 * @param state wire name of a state
 * @param route how it was triaged, empty before
 * @param sealed whether it is a sealed lead that nobody has released
 * @param released whether the mine may know of it
 */
public record CaseRow(
    CaseFinding finding,
    @Nullable Registration registration,
    int version,
    String state,
    String route,
    boolean sealed,
    boolean released,
    @Nullable LocalDate deadline,
    OffsetDateTime openedAt,
    OffsetDateTime changedAt) {

  /** Serial number within a year. */
  public record Registration(int year, int serial) {

    /** The number as people write it: {@code 2026-00042}. */
    public String number() {
      return "%d-%05d".formatted(year, serial);
    }
  }
}
