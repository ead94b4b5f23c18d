package org.minewatch.boundary;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.finding.LicenceAccount;
import org.minewatch.geo.Crs;
import org.minewatch.geo.FrameTransform;
import org.minewatch.region.Licence;

/**
 * A licence as the body in space that it is: parts with elevation bands, less what is deducted, in
 * the mine's own metres, with the uncertainty of its corners and of the way they came here.
 *
 * @param crs the CRS the corners were printed in
 * @param transform how they came into the mine's metres
 * @param area the licensed area in plan: all parts, deductions taken out
 * @param boundarySigmaMetres one sigma of a printed corner
 * @param account how the licence was understood, for {@code licences.csv}
 */
public record LicencePrism(
    Licence licence,
    Crs crs,
    FrameTransform transform,
    List<LicencePart> parts,
    Geometry area,
    EdgeTable edges,
    double boundarySigmaMetres,
    LicenceAccount account) {

  public LicencePrism {
    parts = List.copyOf(parts);
  }

  /** Whether the corners describe an area that people can be judged against. */
  public boolean usable() {
    return account.status().equals("ok") || account.status().equals("area-differs");
  }

  /** Whether the licence is in force on a day; a term that is not known counts as in force. */
  public boolean inForce(LocalDate day) {
    return licence.validFrom().map(from -> !day.isBefore(from)).orElse(true)
        && licence.validTo().map(to -> !day.isAfter(to)).orElse(true);
  }

  /** What is taken out of the licensed area, all parts together. */
  public Geometry deducted() {
    return parts.stream()
        .map(LicencePart::deducted)
        .reduce(Geometry::union)
        .orElseGet(() -> area.getFactory().createPolygon());
  }

  /** The part that holds a point of the plan, edges included. */
  public Optional<LicencePart> findPart(Geometry point) {
    return parts.stream().filter(p -> p.area().covers(point)).findFirst();
  }

  /** The licensed seams, all parts together. */
  public List<String> seams() {
    return parts.stream()
        .flatMap(p -> p.seams().stream())
        .distinct()
        .collect(Collectors.toUnmodifiableList());
  }
}
