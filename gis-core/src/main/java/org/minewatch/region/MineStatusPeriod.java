package org.minewatch.region;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A period of a mine's status.
 *
 * @param from first day
 * @param to last day, included; open when absent
 * @param headcountCeiling people allowed for maintenance while work is stopped
 * @param source where it was read
 */
public record MineStatusPeriod(
    String mineCode,
    LocalDate from,
    Optional<LocalDate> to,
    Status status,
    String orderNo,
    OptionalInt headcountCeiling,
    SourceLine source) {
  /**
   * The statuses a mine can be in; coal may be won in {@code PRODUCING} and {@code TRIAL_RUN} only.
   */
  public enum Status {
    PRODUCING,
    BUILDING,
    TECHNICAL_UPGRADE,
    TRIAL_RUN,
    SUSPENDED,
    WITHDRAWING,
    LONG_STOPPED,
    CLOSED
  }
}
