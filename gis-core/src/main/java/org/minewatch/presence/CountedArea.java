package org.minewatch.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.minewatch.boundary.EdgeTable;
import org.minewatch.region.Face;
import org.minewatch.region.Zone;

/**
 * An area in which heads are counted: a reported zone, or a face with its gate roads.
 *
 * <p>Its border is taken as it is given. Who is placed inside or on it is inside; who is outside
 * but within two sigmas, or in doubt, may be.
 */
public final class CountedArea {
  /**
   * A longwall's area holds its gate roads (limits of 2018, Art. 5), which run along the panel:
   * half a road's width, 2.8 m, and the usual sigma of a place.
   */
  private static final double FACE_MARGIN_METRES = 8;

  private static final double SIGMAS = 2;

  /** Nearer to the border than this, which side a place is on is told exactly. */
  private static final double ON_BORDER_METRES = 1e-6;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** What a fix says of an area. */
  enum Side {
    INSIDE,
    PERHAPS,
    OUTSIDE
  }

  private final String id;
  private final PreparedGeometry area;
  private final Envelope box;

  /** The border of a polygon, to tell nearly all places without geometry objects. */
  private final Optional<EdgeTable> border;

  /**
   * @param id unique among the areas counted together
   * @param area in the mine's metres
   */
  public CountedArea(String id, Geometry area) {
    this.id = id;
    this.area = PreparedGeometryFactory.prepare(area);
    this.box = area.getEnvelopeInternal();
    this.border = area instanceof Polygonal ? Optional.of(EdgeTable.of(area)) : Optional.empty();
  }

  public static List<CountedArea> zones(List<Zone> zones) {
    List<CountedArea> areas = new ArrayList<>();
    zones.forEach(z -> areas.add(new CountedArea(z.zoneId(), z.area())));
    return areas;
  }

  /**
   * Faces with their gate roads; of a heading the road along its reported line.
   *
   * @param faces their ids must differ from those of zones counted with them
   */
  public static List<CountedArea> faces(List<Face> faces) {
    List<CountedArea> areas = new ArrayList<>();
    faces.forEach(
        f -> areas.add(new CountedArea(f.faceId(), f.geometry().buffer(FACE_MARGIN_METRES))));
    return areas;
  }

  private CountedArea(String id, CountedArea same) {
    this.id = id;
    this.area = same.area;
    this.box = same.box;
    this.border = same.border;
  }

  /** The same area under another id. */
  public CountedArea named(String newId) {
    return new CountedArea(newId, this);
  }

  public String id() {
    return id;
  }

  Side side(double easting, double northing, double sigmaMetres, boolean open) {
    double reach = SIGMAS * sigmaMetres;
    if (easting < box.getMinX() - reach
        || easting > box.getMaxX() + reach
        || northing < box.getMinY() - reach
        || northing > box.getMaxY() + reach) {
      return Side.OUTSIDE;
    }
    if (border.isPresent()) {
      double outside = border.get().outsideMetres(easting, northing);
      if (Math.abs(outside) > ON_BORDER_METRES) {
        Side near = outside <= reach ? Side.PERHAPS : Side.OUTSIDE;
        return outside < 0 && !open ? Side.INSIDE : near;
      }
    }
    Point at = FACTORY.createPoint(new Coordinate(easting, northing));
    if (area.covers(at)) {
      return open ? Side.PERHAPS : Side.INSIDE;
    }
    return area.getGeometry().isWithinDistance(at, reach) ? Side.PERHAPS : Side.OUTSIDE;
  }
}
