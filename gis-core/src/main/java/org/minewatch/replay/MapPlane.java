package org.minewatch.replay;

import java.util.HashMap;
import java.util.Map;
import org.minewatch.geo.Crs;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.Datum;
import org.minewatch.geo.MineFrame;

/**
 * Lays places of a mine's own metres on the plane that maps are drawn in: CGCS2000 in a
 * three-degree zone, easting with the zone's prefix. A film has so many places that each is taken
 * from a grid of exact ones, between which both planes differ by less than a centimetre from a
 * straight change. Not thread-safe.
 */
public final class MapPlane {
  /**
   * Over a square of this side the second differences of two Gauss-Krueger planes, below 2e-7 a
   * metre, bend a line by less than 2 mm.
   */
  private static final double CELL_METRES = 256;

  private static final int FIRST_ZONE = 25;
  private static final int LAST_ZONE = 45;

  private final MineFrame frame;
  private final MineFrame plane;
  private final Map<Long, double[]> corners = new HashMap<>();
  private final double shift;
  private final boolean same;

  /** The cell of the last place, and its corners on the plane. */
  private double column = Double.NaN;

  private double row = Double.NaN;
  private double[] southWest;
  private double[] southEast;
  private double[] northWest;
  private double[] northEast;

  private MapPlane(MineFrame frame, Crs target) {
    this.frame = frame;
    this.plane = MineFrame.of(target);
    Crs own = frame.crs();
    same =
        own.datum() == target.datum() && own.grid() == target.grid() && own.zone() == target.zone();
    shift = target.falseEastingMetres() - (same ? own.falseEastingMetres() : 0);
  }

  /**
   * The plane of the zone that a place of the frame lies in.
   *
   * @throws IllegalArgumentException when the frame does not cover the place
   */
  public static MapPlane about(MineFrame frame, double easting, double northing) {
    double longitude = frame.toLonLat(easting, northing)[0];
    int zone = (int) Math.max(FIRST_ZONE, Math.min(LAST_ZONE, Math.rint(longitude / 3)));
    return new MapPlane(
        frame, CrsCatalogue.find(Datum.CGCS2000, Crs.Grid.ZONE_3_DEGREE, zone, true).orElseThrow());
  }

  public int zone() {
    return plane.crs().zone();
  }

  /**
   * Easting and northing on the plane; NaN where either plane cannot reach.
   *
   * @param place takes the two
   */
  public void lay(double easting, double northing, double[] place) {
    if (same) {
      place[0] = easting + shift;
      place[1] = northing;
      return;
    }
    double east = Math.floor(easting / CELL_METRES);
    double north = Math.floor(northing / CELL_METRES);
    // Who walks stays in one cell for many readings.
    if (east != column || north != row) {
      column = east;
      row = north;
      southWest = corner(east, north);
      southEast = corner(east + 1, north);
      northWest = corner(east, north + 1);
      northEast = corner(east + 1, north + 1);
    }
    double u = easting / CELL_METRES - east;
    double v = northing / CELL_METRES - north;
    for (int i = 0; i < 2; i++) {
      place[i] =
          (1 - v) * ((1 - u) * southWest[i] + u * southEast[i])
              + v * ((1 - u) * northWest[i] + u * northEast[i]);
    }
  }

  private double[] corner(double east, double north) {
    return corners.computeIfAbsent(
        (long) east << 32 | (long) north & 0xffffffffL,
        key -> exact(east * CELL_METRES, north * CELL_METRES));
  }

  private double[] exact(double easting, double northing) {
    double[] nowhere = {Double.NaN, Double.NaN};
    if (!frame.covers(easting, northing)) {
      return nowhere;
    }
    double[] lonLat = frame.toLonLat(easting, northing);
    return plane.coversLonLat(lonLat[0], lonLat[1])
        ? plane.fromLonLat(lonLat[0], lonLat[1])
        : nowhere;
  }
}
