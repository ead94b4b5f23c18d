package org.minewatch.web.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A hazard that another inspection found.
 *
 * @param source kind of who found it, such as {@code nmsa}
 * @param number as that inspection has it
 * @param foundBy the people or the body
 * @param place the roadway or workplace in words
 * @param point where it is; null when only words say so
 * @param level {@code general} or {@code major}
 * @param acceptor who has to accept that it was put right
 * @param version number of its steps
 * @param confirmed when a regulator confirmed it, null before
 */
public record HazardRow(
    String id,
    String mineCode,
    String mineName,
    String source,
    String number,
    LocalDate foundOn,
    String foundBy,
    String place,
    @Nullable Point point,
    String words,
    String level,
    @Nullable LocalDate deadline,
    String acceptor,
    int version,
    String state,
    @Nullable OffsetDateTime confirmed,
    OffsetDateTime changedAt) {

  /** A place in the mine's own grid, as it was said, and in degrees of CGCS2000. */
  public record Point(double northing, double easting, double longitude, double latitude) {}

  /** State of one that is not put right. */
  public static final String OPEN = "open";

  /** State of one that was reported as put right. */
  public static final String DONE = "done";

  /** State of one that was accepted. */
  public static final String CLOSED = "closed";

  /** State of one that was entered by mistake. */
  public static final String WITHDRAWN = "withdrawn";

  /** The same after a step. */
  public HazardRow after(
      String nextState,
      @Nullable LocalDate nextDeadline,
      @Nullable OffsetDateTime nextConfirmed,
      OffsetDateTime at) {
    return new HazardRow(
        id,
        mineCode,
        mineName,
        source,
        number,
        foundOn,
        foundBy,
        place,
        point,
        words,
        level,
        nextDeadline,
        acceptor,
        version + 1,
        nextState,
        nextConfirmed,
        at);
  }
}
