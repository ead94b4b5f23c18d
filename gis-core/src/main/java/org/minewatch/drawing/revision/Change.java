package org.minewatch.drawing.revision;

import java.util.List;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.drawing.LayerClass;

/**
 * One difference between two revisions.
 *
 * @param what the class of the thing
 * @param name what is written next to it, else empty
 * @param where where it is now, or was when it is gone; in the mine's metres
 * @param extent metres of road, square metres of an area; absent for points and labels
 * @param by metres it moved by, or metres it was raised by (negative: lowered); absent otherwise
 * @param before what was written, or the class it had; empty unless that changed
 * @param after what is written now
 * @param entities how to find it in the file, the earlier file when it is gone
 */
public record Change(
    ChangeKind kind,
    LayerClass what,
    String name,
    Geometry where,
    OptionalDouble extent,
    OptionalDouble by,
    String before,
    String after,
    List<String> entities) {
  public Change {
    entities = List.copyOf(entities);
  }

  static Change of(
      ChangeKind kind,
      LayerClass what,
      String name,
      Geometry where,
      OptionalDouble extent,
      OptionalDouble by,
      List<String> entities) {
    return new Change(kind, what, name, where, extent, by, "", "", entities);
  }
}
