package org.minewatch.boundary;

import java.util.List;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Geometry;

/**
 * A part of a licensed area with its own elevations and seams.
 *
 * @param number as printed, from 1
 * @param outer the outer rings, in the mine's metres
 * @param deducted what is taken out of them (扣除); may be empty
 * @param area what remains: {@code outer} less {@code deducted}
 * @param bottomElevation lower licensed elevation in metres
 * @param topElevation upper licensed elevation in metres
 * @param seams the licensed seams; empty when the licence names none
 */
public record LicencePart(
    int number,
    Geometry outer,
    Geometry deducted,
    Geometry area,
    OptionalDouble bottomElevation,
    OptionalDouble topElevation,
    List<String> seams) {
  public LicencePart {
    seams = List.copyOf(seams);
  }
}
