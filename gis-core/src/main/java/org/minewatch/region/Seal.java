package org.minewatch.region;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A registered seal (密闭).
 *
 * @param kind goaf, fire, water, temporary, fence, air-door, or empty
 * @param source where it was read
 */
public record Seal(
    String mineCode,
    String sealId,
    double easting,
    double northing,
    Optional<LocalDate> built,
    String kind,
    Optional<LocalDate> opened,
    String approvalNo,
    SourceLine source) {

  /** The same seal at another place. */
  public Seal at(double otherEasting, double otherNorthing) {
    return new Seal(
        mineCode, sealId, otherEasting, otherNorthing, built, kind, opened, approvalNo, source);
  }
}
