package org.minewatch.drawing.revision;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.region.DrawingSubmission;

/**
 * All that differs between two revisions of one plan.
 *
 * @param wholeMove how the workings as a whole moved from the earlier to the later; absent when
 *     they stayed. The changes are those that remain after it
 * @param heightShift by how much all elevations were raised alike, as another height datum does
 * @param laterExtent what the later sheet shows at all: what lies outside may be on another sheet
 * @param changes in a fixed order: by kind, class and place
 */
public record RevisionDifference(
    DrawingSubmission earlier,
    DrawingSubmission later,
    Optional<RigidMove> wholeMove,
    OptionalDouble heightShift,
    Geometry laterExtent,
    List<Change> changes) {
  public RevisionDifference {
    changes = List.copyOf(changes);
  }

  /** Whether the two show the same. */
  public boolean isEmpty() {
    return changes.isEmpty() && wholeMove.isEmpty() && heightShift.isEmpty();
  }

  public Stream<Change> of(ChangeKind kind) {
    return changes.stream().filter(c -> c.kind() == kind);
  }
}
