package org.minewatch.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.minewatch.drawing.place.PrintedGrid;
import org.minewatch.drawing.place.PrintedPoint;
import org.minewatch.drawing.place.PrintedPoints;
import org.minewatch.drawing.place.Registration;
import org.minewatch.drawing.place.Registration.Method;
import org.minewatch.drawing.place.RingMatch;
import org.minewatch.drawing.place.Sheet;
import org.minewatch.drawing.place.SheetKind;
import org.minewatch.drawing.place.SheetRecognition;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.drawing.source.UnreadableDrawingException;
import org.minewatch.geo.PointFit;
import org.minewatch.region.TransformRecord.CommonPoint;

/**
 * Brings a sheet whose numbers are no map coordinates into some: by control points that a person
 * gave, else by its printed grid, its printed corners, or the corners of the licence. What is no
 * plan at all is refused with what shows it.
 */
final class SheetPlacer {

  /** Control points this good show that a sheet is a plan whatever its title says. */
  private static final double PLAN_SIGMA_METRES = 5;

  private static final int PLAN_POINTS = 3;
  private static final int MOST_RINGS = 6;

  /**
   * A sheet in map coordinates.
   *
   * @param drawing with its numbers moved where a registration moved them
   * @param inMineCrs whether the registration led into the CRS of the drawing's register entry,
   *     else the mine's, so that nothing has to be found out
   * @param sigmaMetres what the registration adds
   */
  record Placed(
      SourceDrawing drawing,
      Sheet sheet,
      Optional<Registration> registration,
      Optional<Registration> grid,
      boolean inMineCrs,
      double sigmaMetres,
      List<String> notes) {}

  private final DrawingContext context;
  private final LayerMapping layers;

  SheetPlacer(DrawingContext context, LayerMapping layers) {
    this.context = context;
    this.layers = layers;
  }

  /**
   * @param controlPoints what the register's file holds, may be empty
   * @param inDegrees whether the stated CRS is longitude and latitude of an older datum
   * @throws UnreadableDrawingException when the sheet is no plan
   */
  Placed place(SourceDrawing source, List<CommonPoint> controlPoints, boolean inDegrees) {
    Sheet sheet = SheetRecognition.of(source);
    if (inDegrees && !source.longitudeLatitude() && controlPoints.isEmpty()) {
      return new Placed(source, sheet, Optional.empty(), Optional.empty(), false, 0, List.of());
    }
    if (controlPoints.size() >= PointFit.MIN_POINTS) {
      return byControlPoints(source, sheet, controlPoints);
    }
    Optional<Registration> grid =
        source.longitudeLatitude() ? Optional.empty() : PrintedGrid.find(source);
    if (sheet.kind() == SheetKind.UNITS_AS_DEGREES) {
      throw new UnreadableDrawingException(0, sheet.reason().en(), sheet.kind().name());
    }
    boolean lost = sheet.kind().needsRegistration() || sheet.kind().isNoPlan();
    if (!lost) {
      List<String> notes = new ArrayList<>();
      grid.filter(SheetPlacer::contradictsItsNumbers)
          .ifPresent(
              g ->
                  notes.add(
                      "its printed grid and its coordinates disagree, its coordinates were taken: "
                          + g.sentence()));
      return new Placed(source, sheet, Optional.empty(), grid, false, 0, notes);
    }
    if (grid.isPresent()) {
      return registered(source, sheet, grid.get(), grid, false);
    }
    if (sheet.kind().isNoPlan()) {
      throw new UnreadableDrawingException(0, sheet.reason().en(), sheet.title());
    }
    Optional<Registration> corners = byPrintedCorners(source);
    if (corners.isPresent()) {
      return registered(source, sheet, corners.get(), grid, false);
    }
    Optional<Registration> licence = byLicence(source);
    if (licence.isPresent()) {
      return registered(source, sheet, licence.get(), grid, true);
    }
    return new Placed(
        source, sheet, Optional.empty(), grid, false, 0, List.of(sheet.reason().en()));
  }

  private Placed byControlPoints(SourceDrawing source, Sheet sheet, List<CommonPoint> points) {
    Registration registration;
    try {
      registration = Registration.of(Method.CONTROL_POINTS, points);
    } catch (IllegalArgumentException e) {
      throw new UnreadableDrawingException(
          0, "the control points cannot place the drawing: " + e.getMessage(), "");
    }
    boolean convincing =
        points.size() >= PLAN_POINTS && registration.sigmaMetres() <= PLAN_SIGMA_METRES;
    if (sheet.kind().isNoPlan() && !convincing) {
      throw new UnreadableDrawingException(
          0, sheet.reason().en() + "; the control points do not show otherwise", sheet.title());
    }
    return registered(source, sheet, registration, Optional.empty(), true);
  }

  private static Placed registered(
      SourceDrawing source,
      Sheet sheet,
      Registration registration,
      Optional<Registration> grid,
      boolean inMineCrs) {
    return new Placed(
        registration.apply(source),
        sheet,
        Optional.of(registration),
        grid,
        inMineCrs,
        registration.sigmaWithin(registration.reachOf(source)),
        List.of(registration.sentence()));
  }

  /** Turned, stretched or moved against the grid, apart from a zone number in front. */
  private static boolean contradictsItsNumbers(Registration grid) {
    double[] xy = {grid.way().x0(), grid.way().y0()};
    grid.way().apply(xy, 0);
    double east = (xy[0] - grid.way().x0()) % 1_000_000;
    double off = Math.min(Math.abs(east), 1_000_000 - Math.abs(east));
    return Math.abs(grid.way().rotationDegrees()) > 0.01
        || Math.abs(grid.way().scale() - 1) > 1e-4
        || Math.hypot(off, xy[1] - grid.way().y0()) > 1;
  }

  private Optional<Registration> byPrintedCorners(SourceDrawing source) {
    List<PrintedPoint> corners = PrintedPoints.corners(PrintedPoints.of(source));
    List<Coordinate> known =
        corners.stream().map(p -> new Coordinate(p.easting(), p.northing())).toList();
    List<String> names = corners.stream().map(PrintedPoint::name).toList();
    return drawnRings(source).stream()
        .map(ring -> RingMatch.find(Method.PRINTED_CORNERS, ring, known, names))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Registration> byLicence(SourceDrawing source) {
    if (context.licenceAreaInFrame().isEmpty()) {
      return Optional.empty();
    }
    Geometry licence = context.licenceAreaInFrame().get();
    List<List<Coordinate>> drawn = drawnRings(source);
    for (int i = 0; i < licence.getNumGeometries(); i++) {
      if (licence.getGeometryN(i) instanceof Polygon part) {
        Coordinate[] ring = part.getExteriorRing().getCoordinates();
        List<Coordinate> known = Arrays.asList(ring).subList(0, ring.length - 1);
        List<String> names =
            IntStream.rangeClosed(1, known.size()).mapToObj(n -> "corner " + n).toList();
        Optional<Registration> found =
            drawn.stream()
                .map(r -> RingMatch.find(Method.LICENCE_CORNERS, r, known, names))
                .flatMap(Optional::stream)
                .findFirst();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The drawn boundary's rings in the sheet's numbers, the one with most corners first. */
  private List<List<Coordinate>> drawnRings(SourceDrawing source) {
    List<double[]> open = new ArrayList<>();
    List<List<Coordinate>> rings = new ArrayList<>();
    for (SourceFeature f : source.features()) {
      LayerMeaning meaning = layers.of(f.layer()).meaning();
      if (meaning.layerClass() != LayerClass.LICENCE_BOUNDARY
          || !meaning.neighbour().isEmpty()
          || f.shape() == Shape.POINT) {
        continue;
      }
      if (f.shape() == Shape.LINE) {
        open.add(f.path(0));
      } else {
        rings.add(coordinates(f.path(0)));
      }
    }
    double size = open.stream().mapToDouble(SheetPlacer::size).max().orElse(0);
    for (RingJoiner.Chain chain : RingJoiner.closedChains(open, 1e-3 * size)) {
      rings.add(coordinates(chain.xyz()));
    }
    rings.sort(Comparator.comparingInt((List<Coordinate> r) -> -r.size()));
    return rings.subList(0, Math.min(MOST_RINGS, rings.size()));
  }

  private static double size(double[] xyz) {
    OptionalDouble far =
        IntStream.range(0, xyz.length / 3)
            .mapToDouble(i -> Math.hypot(xyz[3 * i] - xyz[0], xyz[3 * i + 1] - xyz[1]))
            .max();
    return far.orElse(0);
  }

  private static List<Coordinate> coordinates(double[] xyz) {
    List<Coordinate> out = new ArrayList<>();
    for (int i = 0; i < xyz.length; i += 3) {
      Coordinate c = new Coordinate(xyz[i], xyz[i + 1]);
      if (out.isEmpty() || !out.get(out.size() - 1).equals2D(c)) {
        out.add(c);
      }
    }
    if (out.size() > 1 && out.get(0).equals2D(out.get(out.size() - 1))) {
      out.remove(out.size() - 1);
    }
    return out;
  }
}
