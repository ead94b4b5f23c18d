package org.minewatch.drawing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.TransformRecord;

/**
 * What is known about a mine before its drawing is opened.
 *
 * @param frame the mine's own metres
 * @param licenceAreaInFrame where the drawing should lie; empty when no licence is known, and then
 *     a drawing without a CRS cannot be placed
 * @param neighbourNames names of the other mines of the region, as in the register
 * @param ownNames names of the mine itself: layers may carry them in front of their own
 * @param transforms how the mine's old coordinates reach its CRS
 * @param confirmed layers of the mine's drawings that a person has confirmed
 */
public record DrawingContext(
    MineFrame frame,
    Optional<Geometry> licenceAreaInFrame,
    Set<String> neighbourNames,
    Set<String> ownNames,
    List<TransformRecord> transforms,
    List<ConfirmedLayer> confirmed) {
  public DrawingContext {
    neighbourNames = Set.copyOf(neighbourNames);
    ownNames = Set.copyOf(ownNames);
    transforms = List.copyOf(transforms);
    confirmed = List.copyOf(confirmed);
  }

  /** A mine of whose layers nobody has confirmed any. */
  public DrawingContext(
      MineFrame frame,
      Optional<Geometry> licenceAreaInFrame,
      Set<String> neighbourNames,
      Set<String> ownNames,
      List<TransformRecord> transforms) {
    this(frame, licenceAreaInFrame, neighbourNames, ownNames, transforms, List.of());
  }

  /** A mine whose own name is not known. */
  public DrawingContext(
      MineFrame frame,
      Optional<Geometry> licenceAreaInFrame,
      Set<String> neighbourNames,
      List<TransformRecord> transforms) {
    this(frame, licenceAreaInFrame, neighbourNames, Set.of(), transforms);
  }
}
