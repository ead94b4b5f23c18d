package org.minewatch.drawing;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.drawing.place.PrintedPoint;
import org.minewatch.drawing.place.Registration;
import org.minewatch.drawing.place.Sheet;
import org.minewatch.drawing.place.StrayCopies;

/**
 * How a drawing came to lie where it lies, for those who check it.
 *
 * @param sheet what its numbers and words show it to be; empty for a drawing made by hand
 * @param registration the fit to points, where the sheet had to be registered
 * @param grid how its numbers agree with its own printed grid, where it has one
 * @param printed the coordinates that it prints as words, in the mine's own metres
 * @param strays groups that lie far from the rest, copies told apart
 * @param known the control points that were handed in with it, in the mine's own metres
 */
public record DrawingPlace(
    Optional<Sheet> sheet,
    Optional<Registration> registration,
    Optional<Registration> grid,
    List<Printed> printed,
    List<StrayCopies.Group> strays,
    List<Known> known) {

  /** Nothing known. */
  public static final DrawingPlace UNKNOWN =
      new DrawingPlace(
          Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());

  /**
   * A control point of the sheet.
   *
   * @param at easting and northing in the mine's frame
   */
  public record Known(String name, Coordinate at) {}

  /**
   * A printed point and where its numbers lie.
   *
   * @param at easting and northing in the mine's frame
   */
  public record Printed(PrintedPoint point, Coordinate at) {}

  public DrawingPlace {
    printed = List.copyOf(printed);
    known = List.copyOf(known);
    strays = List.copyOf(strays);
  }

  /** The printed corner table, by number. */
  public List<Printed> corners() {
    List<PrintedPoint> order =
        org.minewatch.drawing.place.PrintedPoints.corners(
            printed.stream().map(Printed::point).toList());
    return order.stream()
        .map(p -> printed.stream().filter(q -> q.point() == p).findFirst().orElseThrow())
        .toList();
  }
}
