package org.minewatch.web.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.store.CaseFindings.SupervisedMine;
import org.minewatch.web.store.CaseRow.Registration;

/**
 * A visit of a mine, planned or made.
 *
 * @param number given when it was made, null before
 * @param authority kind of authority that makes it, such as {@code county}
 * @param version number of its steps
 * @param announced when the mine was told of it; null while it was not
 * @param plannedOn null of a visit that nobody had planned
 * @param visitedOn null before it was made
 */
public record VisitRow(
    String id,
    @Nullable Registration number,
    String mineCode,
    String mineName,
    String authority,
    int version,
    String state,
    @Nullable OffsetDateTime announced,
    @Nullable LocalDate plannedOn,
    @Nullable LocalDate visitedOn,
    OffsetDateTime changedAt) {

  /** State of one that is to be made. */
  public static final String PLANNED = "planned";

  /** State of one that was made. */
  public static final String DONE = "done";

  /** State of one that will not be made. */
  public static final String CANCELLED = "cancelled";

  /** One that is to be made. */
  public static VisitRow planned(
      String id,
      SupervisedMine mine,
      String authority,
      LocalDate on,
      boolean announced,
      OffsetDateTime now) {
    return new VisitRow(
        id,
        null,
        mine.code(),
        mine.name(),
        authority,
        1,
        PLANNED,
        announced ? now : null,
        on,
        null,
        now);
  }

  /** One that was made without having been planned. */
  public static VisitRow unplanned(
      String id,
      Registration number,
      SupervisedMine mine,
      String authority,
      LocalDate visitedOn,
      OffsetDateTime now) {
    return new VisitRow(
        id, number, mine.code(), mine.name(), authority, 1, DONE, null, null, visitedOn, now);
  }

  /** Moved to another day. */
  public VisitRow movedTo(LocalDate on, OffsetDateTime now) {
    return next(null, PLANNED, announced, on, null, now);
  }

  /** Not to be made any more. */
  public VisitRow cancelled(OffsetDateTime now) {
    return next(null, CANCELLED, announced, plannedOn, null, now);
  }

  /** The mine has been told of it now. */
  public VisitRow announced(OffsetDateTime now) {
    return next(null, PLANNED, now, plannedOn, null, now);
  }

  /** Made. */
  public VisitRow made(Registration given, LocalDate on, OffsetDateTime now) {
    return next(given, DONE, announced, plannedOn, on, now);
  }

  private VisitRow next(
      @Nullable Registration given,
      String then,
      @Nullable OffsetDateTime told,
      @Nullable LocalDate planned,
      @Nullable LocalDate visited,
      OffsetDateTime now) {
    return new VisitRow(
        id, given, mineCode, mineName, authority, version + 1, then, told, planned, visited, now);
  }
}
