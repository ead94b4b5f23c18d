package org.minewatch.detect.people;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.MineNight;
import org.minewatch.displacement.Displacement;
import org.minewatch.region.Face;
import org.minewatch.region.Zone;

/**
 * The area in which people count as people of a face: a longwall with its gate roads, a heading
 * from its head back (38号文 Art. 3). The mine's own zone of the face where there is one.
 */
final class FaceAreas {
  /** Half a road's width and the usual sigma of a place; gate roads run along the panel. */
  private static final double MARGIN_METRES = 8;

  /** Where no zone says how far a heading reaches back, this much of it does. */
  private static final double HEADING_METRES = 200;

  private FaceAreas() {}

  /** The zone that the mine reports for a face: by name or number, else by where it lies. */
  static Optional<Zone> zoneOf(MineNight night, FaceWork work) {
    String kind =
        switch (work.face().kind()) {
          case LONGWALL -> "face";
          case HEADING -> "heading";
          case OTHER -> "";
        };
    List<Zone> zones =
        night.records().zones().stream()
            .filter(z -> z.kind().equals(kind) && night.frame().coversAll(z.area()))
            .toList();
    Optional<Zone> named =
        zones.stream()
            .filter(
                z ->
                    z.zoneId().equals(work.face().faceId())
                        || !z.name().isEmpty()
                            && (z.name().equals(work.face().name())
                                || z.name().equals(work.face().faceId())))
            .findFirst();
    if (named.isPresent()) {
      return named;
    }
    Geometry face = work.face().geometry();
    return zones.stream()
        .filter(z -> shared(z, face) > 0.5)
        .max(Comparator.comparingDouble((Zone z) -> shared(z, face)).thenComparing(Zone::zoneId));
  }

  /** Share of a panel in the zone, or of the zone along a heading's line. */
  private static double shared(Zone zone, Geometry face) {
    if (!zone.area().isValid() || !face.isValid()) {
      return 0;
    }
    return face.getDimension() == 2
        ? zone.area().intersection(face).getArea() / face.getArea()
        : zone.area().intersection(face.buffer(MARGIN_METRES)).getArea() / zone.area().getArea();
  }

  /** An area as it lies on a drawing that is displaced. */
  static Geometry onDrawing(MineNight night, Geometry area) {
    Optional<Displacement> moved = night.measuredDisplacement();
    if (moved.isEmpty()) {
      return area;
    }
    Geometry drawn = area.copy();
    drawn.apply(
        (Coordinate c) -> {
          double[] to = moved.get().onDrawing(c.x, c.y);
          c.x = to[0];
          c.y = to[1];
        });
    drawn.geometryChanged();
    return drawn;
  }

  /** Empty for a face that has not begun or has no usable outline. */
  static Optional<Geometry> area(MineNight night, FaceWork work) {
    Optional<Geometry> zone =
        zoneOf(night, work).map(Zone::area).filter(Geometry::isValid).map(g -> g.buffer(2));
    if (work.face().kind() == Face.Kind.LONGWALL && work.face().geometry().isValid()) {
      Geometry panel = work.face().geometry().buffer(MARGIN_METRES);
      return Optional.of(zone.map(z -> z.union(panel)).orElse(panel));
    }
    if (work.face().kind() == Face.Kind.HEADING) {
      Optional<Geometry> head =
          work.head()
              .map(h -> h.buffer(HEADING_METRES))
              .map(b -> b.intersection(work.worked().buffer(MARGIN_METRES)));
      if (zone.isPresent() && head.isPresent()) {
        return Optional.of(zone.get().union(head.get()));
      }
      return zone.or(() -> head);
    }
    return zone;
  }
}
