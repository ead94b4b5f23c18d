package org.minewatch.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.minewatch.finding.MapFeature;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.wording.Text;

/**
 * The lines of round coordinates across a map: metres of the licence's own CRS where the night says
 * how to come to them, else degrees.
 *
 * @param name which coordinates these are
 */
record MapGrid(Text name, List<Line> lines) {
  private static final Text DEGREES =
      new Text("经纬度 CGCS2000（WGS 84）", "longitude, latitude CGCS2000 (WGS 84)");

  private static final int[] STEPS = {
    20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000
  };

  /**
   * One line from edge to edge.
   *
   * @param upright whether it runs from south to north
   */
  record Line(
      boolean upright, double fromLon, double fromLat, double toLon, double toLat, String label) {}

  static MapGrid of(MapFrame frame, List<MapFeature> features) {
    Envelope degrees = frame.degrees();
    return licenceGrid(features)
        .filter(g -> g.coversLonLat(degrees.getMinX(), degrees.getMinY()))
        .filter(g -> g.coversLonLat(degrees.getMaxX(), degrees.getMaxY()))
        .map(g -> metres(g, degrees))
        .orElseGet(() -> graticule(degrees));
  }

  /** The licence's own grid, else the mine's. */
  static Optional<PlaneGrid> licenceGrid(List<MapFeature> features) {
    for (String role : List.of("licence", "mine")) {
      for (MapFeature f : features) {
        if (f.layer().equals("coordinate-frame") && role.equals(f.facts().get("role"))) {
          Optional<PlaneGrid> grid = PlaneGrid.read(f.facts());
          if (grid.isPresent()) {
            return grid;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static MapGrid metres(PlaneGrid grid, Envelope degrees) {
    double[][] corners = {
      grid.fromLonLat(degrees.getMinX(), degrees.getMinY()),
      grid.fromLonLat(degrees.getMaxX(), degrees.getMinY()),
      grid.fromLonLat(degrees.getMaxX(), degrees.getMaxY()),
      grid.fromLonLat(degrees.getMinX(), degrees.getMaxY())
    };
    Envelope own = new Envelope();
    for (double[] c : corners) {
      own.expandToInclude(c[0], c[1]);
    }
    int step = STEPS[STEPS.length - 1];
    double target = Math.max(own.getWidth(), own.getHeight()) / 6;
    for (int i = STEPS.length - 1; i >= 0 && STEPS[i] >= target; i--) {
      step = STEPS[i];
    }
    List<Line> lines = new ArrayList<>();
    for (long k = first(own.getMinX(), step); k * step <= own.getMaxX(); k++) {
      double e = k * (double) step;
      lines.add(line(true, grid, e, own.getMinY(), e, own.getMaxY(), "Y " + number(e)));
    }
    for (long k = first(own.getMinY(), step); k * step <= own.getMaxY(); k++) {
      double n = k * (double) step;
      lines.add(line(false, grid, own.getMinX(), n, own.getMaxX(), n, "X " + number(n)));
    }
    return new MapGrid(
        new Text(
            CrsCatalogue.describe(grid.crs()) + "，X 向北、Y 向东，单位 m",
            CrsCatalogue.describeEnglish(grid.crs()) + ", X north, Y east, metres"),
        List.copyOf(lines));
  }

  private static long first(double from, int step) {
    return (long) Math.ceil(from / step);
  }

  private static Line line(
      boolean upright, PlaneGrid grid, double e1, double n1, double e2, double n2, String label) {
    double[] from = grid.toLonLat(e1, n1);
    double[] to = grid.toLonLat(e2, n2);
    return new Line(upright, from[0], from[1], to[0], to[1], label);
  }

  private static String number(double metres) {
    return String.format(Locale.ROOT, "%.0f", metres);
  }

  private static MapGrid graticule(Envelope degrees) {
    Graticule graticule = Graticule.fitting(degrees);
    List<Line> lines = new ArrayList<>();
    for (double lon : graticule.longitudes()) {
      lines.add(
          new Line(
              true, lon, degrees.getMinY(), lon, degrees.getMaxY(), Graticule.label(lon) + "E"));
    }
    for (double lat : graticule.latitudes()) {
      lines.add(
          new Line(
              false, degrees.getMinX(), lat, degrees.getMaxX(), lat, Graticule.label(lat) + "N"));
    }
    return new MapGrid(DEGREES, List.copyOf(lines));
  }
}
