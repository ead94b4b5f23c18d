package org.minewatch.region;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Geometry;

/**
 * A reported workface: a longwall (采煤工作面) or a heading (掘进工作面).
 *
 * @param seam empty when not known
 * @param to last day, included
 * @param geometry in the mine's CRS: the panel of a longwall, the planned line of a heading in the
 *     direction of advance
 * @param miningHeight metres
 * @param plannedAdvancePerDay metres
 * @param source where it was read
 */
public record Face(
    String mineCode,
    String faceId,
    Kind kind,
    String name,
    String seam,
    LocalDate from,
    Optional<LocalDate> to,
    Geometry geometry,
    Method method,
    Medium medium,
    State state,
    String district,
    OptionalDouble miningHeight,
    OptionalInt headcountLimit,
    OptionalDouble plannedAdvancePerDay,
    SourceLine source) {
  /** The kinds of face. */
  public enum Kind {
    LONGWALL,
    HEADING,
    OTHER
  }

  /** How it is worked. */
  public enum Method {
    UNKNOWN,
    MECHANISED,
    BLAST
  }

  /** What it is driven in; rock roads are judged by other clauses than coal headings. */
  public enum Medium {
    UNKNOWN,
    COAL,
    HALF_COAL,
    ROCK
  }

  /** What is done there; only extracting longwalls and driving headings are at work. */
  public enum State {
    UNKNOWN,
    INSTALLING,
    EXTRACTING,
    DRIVING,
    WITHDRAWING,
    SPARE
  }
}
