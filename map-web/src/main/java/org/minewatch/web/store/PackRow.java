package org.minewatch.web.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * An inspection pack that was made, without its page.
 *
 * @param findingId the finding it was made of
 * @param caseId the finding whose case that belongs to
 * @param night whose data it holds
 * @param sealed whether the lead was sealed then
 * @param points the points it names, a JSON array
 * @param sha256 of its page in UTF-8, hexadecimal
 */
public record PackRow(
    int year,
    int serial,
    String findingId,
    String caseId,
    LocalDate night,
    String mineCode,
    boolean sealed,
    OffsetDateTime at,
    String byLogin,
    String byName,
    String byRole,
    String points,
    String sha256) {

  /** The number as people write it: {@code P2026-407215}. */
  public String number() {
    return number(year, serial);
  }

  public static String number(int year, int serial) {
    return "P%d-%06d".formatted(year, serial);
  }
}
