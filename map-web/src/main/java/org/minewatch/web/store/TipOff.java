package org.minewatch.web.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has told about a mine, without who told it.
 *
 * @param number place in the order of receipt
 * @param cameOn the day it came, when that was before it was written down
 * @param urgent whether lives may be at stake
 * @param mineCode empty when no mine of the region is named
 * @param happened when it is said to have been, in the words of whoever told
 * @param reward none, proposed, approved, refused or paid
 * @param due the day by which the next thing is owed; null when nothing is
 */
public record TipOff(
    String id,
    Number number,
    OffsetDateTime receivedAt,
    LocalDate cameOn,
    String channel,
    boolean urgent,
    String mineCode,
    String mineName,
    String place,
    String happened,
    String words,
    String byLogin,
    String byName,
    int version,
    String state,
    String reward,
    @Nullable LocalDate due,
    OffsetDateTime changedAt) {

  /** Year and serial of receipt. */
  public record Number(int year, int serial) {

    /** As people write it: {@code J2026-00042}. */
    public String text() {
      return "J%d-%05d".formatted(year, serial);
    }
  }

  /** The same after a step. */
  public TipOff after(
      int newVersion,
      String newState,
      String newReward,
      @Nullable LocalDate newDue,
      OffsetDateTime at) {
    return new TipOff(
        id,
        number,
        receivedAt,
        cameOn,
        channel,
        urgent,
        mineCode,
        mineName,
        place,
        happened,
        words,
        byLogin,
        byName,
        newVersion,
        newState,
        newReward,
        newDue,
        at);
  }
}
