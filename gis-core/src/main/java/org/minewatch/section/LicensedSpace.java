package org.minewatch.section;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;

/** The licensed parts with their elevations, and what is taken out of them: where may one mine? */
final class LicensedSpace {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private record Column(PreparedGeometry area, double bottom, double top) {}

  private final List<Column> parts = new ArrayList<>();
  private final List<PreparedGeometry> deducted = new ArrayList<>();
  private final List<Geometry> edges = new ArrayList<>();

  LicensedSpace(List<SectionFeature> features) {
    for (SectionFeature f : features) {
      if (f.geometry().getDimension() != 2) {
        continue;
      }
      Geometry area = f.geometry().isValid() ? f.geometry() : GeometryFixer.fix(f.geometry());
      if (f.layer().equals("licence")) {
        parts.add(
            new Column(
                PreparedGeometryFactory.prepare(area),
                f.number("bottom_elevation_m"),
                f.number("top_elevation_m")));
        edges.add(area.getBoundary());
      } else if (f.layer().equals("deduction")) {
        deducted.add(PreparedGeometryFactory.prepare(area));
        edges.add(area.getBoundary());
      }
    }
  }

  /**
   * How a place stands to the licensed space.
   *
   * @param by metres beyond the nearest licensed limit; 0 when there is no such limit
   */
  record Place(Standing standing, double by) {}

  /**
   * @param elevation NaN when not known
   */
  Place place(double easting, double northing, double elevation) {
    if (parts.isEmpty()) {
      return new Place(Standing.UNKNOWN, 0);
    }
    Point at = FACTORY.createPoint(new Coordinate(easting, northing));
    List<Column> here = parts.stream().filter(p -> p.area().covers(at)).toList();
    if (here.isEmpty()) {
      boolean out = deducted.stream().anyMatch(d -> d.covers(at));
      return new Place(out ? Standing.DEDUCTED : Standing.BESIDE, 0);
    }
    if (Double.isNaN(elevation)) {
      return new Place(Standing.UNKNOWN, 0);
    }
    Place nearest = null;
    for (Column c : here) {
      if (Double.isNaN(c.bottom()) && Double.isNaN(c.top())) {
        return new Place(Standing.UNKNOWN, 0);
      }
      Place place =
          elevation < c.bottom()
              ? new Place(Standing.BELOW, c.bottom() - elevation)
              : elevation > c.top()
                  ? new Place(Standing.ABOVE, elevation - c.top())
                  : new Place(Standing.INSIDE, 0);
      if (nearest == null || place.by() < nearest.by()) {
        nearest = place;
      }
    }
    return nearest;
  }

  /** Shares of a straight piece at which its standing may change, in any order. */
  List<Double> changes(Coordinate a, Coordinate b, double za, double zb) {
    List<Double> shares = new ArrayList<>();
    double length = a.distance(b);
    if (length > 0) {
      LineString piece = FACTORY.createLineString(new Coordinate[] {a, b});
      for (Geometry edge : edges) {
        if (edge.getEnvelopeInternal().intersects(piece.getEnvelopeInternal())) {
          for (Coordinate c : edge.intersection(piece).getCoordinates()) {
            add(a.distance(c) / length, shares);
          }
        }
      }
    }
    for (Column c : parts) {
      add((c.bottom() - za) / (zb - za), shares);
      add((c.top() - za) / (zb - za), shares);
    }
    return shares;
  }

  private static void add(double share, List<Double> shares) {
    if (share > 0 && share < 1) {
      shares.add(share);
    }
  }
}
