package org.minewatch.web.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
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
}
