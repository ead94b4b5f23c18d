package org.minewatch.web.export.table;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A row of a table.
 *
 * @param values one a column, null where nothing is known
 * @param mineCode the mine in whose grid its place is said; null when it is of none
 * @param findingId the finding that it tells of, so that a sealed one is noted; null when of none
 * @param label what is written beside it on a drawing, may be empty
 * @param place longitude and latitude of CGCS2000, Z in metres at every vertex or at none; null
 *     when it has none
 */
public record Row(
    List<@Nullable Object> values,
    @Nullable String mineCode,
    @Nullable String findingId,
    String label,
    @Nullable Geometry place) {

  public Row {
    values = Collections.unmodifiableList(values);
  }

  /** A row without a place. */
  public static Row of(@Nullable Object... values) {
    return new Row(java.util.Arrays.asList(values), null, null, "", null);
  }

  public Row withPlace(@Nullable Geometry elsewhere) {
    return new Row(values, mineCode, findingId, label, elsewhere);
  }

  /** Whether the elevation of every vertex is known. */
  public boolean hasElevations() {
    return place != null
        && !place.isEmpty()
        && java.util.Arrays.stream(place.getCoordinates()).noneMatch(c -> Double.isNaN(c.getZ()));
  }
}
