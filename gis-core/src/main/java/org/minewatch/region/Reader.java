package org.minewatch.region;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A base station or card reader (基站, 读卡分站).
 *
 * @param range metres
 * @param positiveAzimuthDegrees where a positive distance points
 * @param source where it was read
 */
public record Reader(
    String mineCode,
    String readerId,
    Kind kind,
    OptionalDouble easting,
    OptionalDouble northing,
    OptionalDouble elevation,
    OptionalDouble range,
    OptionalDouble positiveAzimuthDegrees,
    PlacedBy placedBy,
    String zoneId,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    SourceLine source) {
  /** Zone readers say "near me"; precise ones give a distance along the roadway. */
  public enum Kind {
    ZONE,
    PRECISE
  }

  /** What its position rests on; a drawing cannot be convicted by what was placed from it. */
  public enum PlacedBy {
    SURVEYED,
    DRAWING,
    CLICKED
  }
}
