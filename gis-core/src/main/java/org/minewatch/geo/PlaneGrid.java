package org.minewatch.geo;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;

/**
 * A mine's or a licence's own metres in a form that can be written down and used without the
 * records that lead there: Gauss-Krueger of CGCS2000 in the layout of the CRS, then an affine map
 * about a place in the mine. Whoever shows coordinates in the numbers of a licence needs no more.
 *
 * <p>For a CRS of CGCS2000 the map is the identity. Between datums it is fitted at the mine and
 * good to a few millimetres within {@value #REACH_METRES} m of it; what the datum itself costs is
 * in {@code sigmaMetres}.
 *
 * @param origin easting and northing in the layout's CGCS2000 metres
 * @param shift added to them, metres: easting, northing
 * @param ppm scale and shear beyond the identity, parts per million: ee, en, ne, nn
 * @param sigmaMetres one sigma against CGCS2000
 */
public record PlaneGrid(
    Crs crs, double[] origin, double[] shift, double[] ppm, double sigmaMetres) {

  private static final double REACH_METRES = 5_000;
  private static final double MILLION = 1e6;

  /**
   * The grid of a mine's frame, or of a licence whose corners came into it.
   *
   * @param licence how the licence's coordinates came into the frame; empty for the frame's own
   * @param middle a place in the mine, in the frame's metres
   * @return empty when the CRS has no metres, or none that CGCS2000 is laid out in
   */
  public static Optional<PlaneGrid> of(
      MineFrame frame, Optional<FrameTransform> licence, Coordinate middle) {
    Crs crs = licence.map(FrameTransform::from).orElse(frame.crs());
    if (crs.isGeographic()) {
      return Optional.empty();
    }
    Optional<Crs> layout =
        CrsCatalogue.find(Datum.CGCS2000, crs.grid(), crs.zone(), crs.zonePrefix());
    if (layout.isEmpty()) {
      return Optional.empty();
    }
    double sigma =
        Math.hypot(frame.lonLatSigmaMetres(), licence.map(FrameTransform::sigmaMetres).orElse(0.0));
    GaussKrueger plane = GaussKrueger.of(layout.get());
    Step back = licence.map(t -> t.steps().inverse()).orElse(Step.chain(List.of()));
    try {
      double[][] at = {
        pair(frame, plane, back, middle, 0, 0),
        pair(frame, plane, back, middle, REACH_METRES, 0),
        pair(frame, plane, back, middle, 0, REACH_METRES)
      };
      double[] origin = {at[0][0], at[0][1]};
      double[] shift = {at[0][2] - at[0][0], at[0][3] - at[0][1]};
      if (crs.datum() == Datum.CGCS2000 && frame.crs().datum() == Datum.CGCS2000) {
        return Optional.of(new PlaneGrid(crs, origin, new double[2], new double[4], sigma));
      }
      return Optional.of(new PlaneGrid(crs, origin, shift, ppm(at), sigma));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A place in plain CGCS2000 metres and in those of the grid. */
  private static double[] pair(
      MineFrame frame, GaussKrueger plane, Step back, Coordinate middle, double de, double dn) {
    double[] base = frame.toLonLat(middle.x + de, middle.y + dn);
    plane.forward(base);
    double[] own = {middle.x + de, middle.y + dn, Double.NaN};
    back.apply(own);
    return new double[] {base[0], base[1], own[0], own[1]};
  }

  /** Solves shift differences = matrix times base differences for the three places. */
  private static double[] ppm(double[][] at) {
    double e1 = at[1][0] - at[0][0];
    double n1 = at[1][1] - at[0][1];
    double e2 = at[2][0] - at[0][0];
    double n2 = at[2][1] - at[0][1];
    double det = e1 * n2 - e2 * n1;
    double[] ppm = new double[4];
    for (int row = 0; row < 2; row++) {
      double d1 = at[1][2 + row] - at[0][2 + row] - (row == 0 ? e1 : n1);
      double d2 = at[2][2 + row] - at[0][2 + row] - (row == 0 ? e2 : n2);
      ppm[2 * row] = MILLION * (d1 * n2 - d2 * n1) / det;
      ppm[2 * row + 1] = MILLION * (d2 * e1 - d1 * e2) / det;
    }
    return ppm;
  }

  /** Easting and northing of a place in degrees of CGCS2000. */
  public double[] fromLonLat(double lon, double lat) {
    double[] xy = {lon, lat};
    projection().forward(xy);
    double de = xy[0] - origin[0];
    double dn = xy[1] - origin[1];
    return new double[] {
      xy[0] + shift[0] + (ppm[0] * de + ppm[1] * dn) / MILLION,
      xy[1] + shift[1] + (ppm[2] * de + ppm[3] * dn) / MILLION
    };
  }

  /** Longitude and latitude of a place in this grid's metres; good to well under a millimetre. */
  public double[] toLonLat(double easting, double northing) {
    double e = easting - shift[0];
    double n = northing - shift[1];
    // The map is the identity but for parts per million: three rounds are exact.
    for (int i = 0; i < 3; i++) {
      double de = e - origin[0];
      double dn = n - origin[1];
      e = easting - shift[0] - (ppm[0] * de + ppm[1] * dn) / MILLION;
      n = northing - shift[1] - (ppm[2] * de + ppm[3] * dn) / MILLION;
    }
    double[] xy = {e, n};
    projection().inverse(xy);
    return xy;
  }

  /** Whether a longitude and latitude can be converted; false for NaN. */
  public boolean coversLonLat(double lon, double lat) {
    return projection().coversLonLat(lon, lat);
  }

  private GaussKrueger projection() {
    return GaussKrueger.of(layout(crs).orElseThrow());
  }

  private static Optional<Crs> layout(Crs crs) {
    return CrsCatalogue.find(Datum.CGCS2000, crs.grid(), crs.zone(), crs.zonePrefix());
  }

  /** Everything as names and numbers; {@link #read} is the way back. */
  public SortedMap<String, Object> facts() {
    SortedMap<String, Object> facts = new TreeMap<>();
    facts.put("crs", crs.code());
    facts.put("crs_zh", CrsCatalogue.describe(crs));
    facts.put("crs_en", CrsCatalogue.describeEnglish(crs));
    facts.put("meridian_deg", (double) crs.centralMeridianDegrees());
    facts.put("false_easting_m", crs.falseEastingMetres());
    facts.put("origin_easting_m", origin[0]);
    facts.put("origin_northing_m", origin[1]);
    facts.put("shift_easting_m", shift[0]);
    facts.put("shift_northing_m", shift[1]);
    facts.put("ee_ppm", ppm[0]);
    facts.put("en_ppm", ppm[1]);
    facts.put("ne_ppm", ppm[2]);
    facts.put("nn_ppm", ppm[3]);
    facts.put("sigma_m", sigmaMetres);
    return facts;
  }

  /** The grid that {@link #facts} tells of; empty when they do not. */
  public static Optional<PlaneGrid> read(java.util.Map<String, ?> facts) {
    if (!(facts.get("crs") instanceof String code) || !code.matches("EPSG:\\d{1,6}")) {
      return Optional.empty();
    }
    Optional<Crs> crs =
        CrsCatalogue.find(Integer.parseInt(code.substring(5)))
            .filter(c -> !c.isGeographic() && layout(c).isPresent());
    double[] n =
        java.util.stream.Stream.of(
                "origin_easting_m",
                "origin_northing_m",
                "shift_easting_m",
                "shift_northing_m",
                "ee_ppm",
                "en_ppm",
                "ne_ppm",
                "nn_ppm",
                "sigma_m")
            .map(name -> number(facts.get(name)))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    return n.length < 9
        ? Optional.empty()
        : crs.map(
            c ->
                new PlaneGrid(
                    c,
                    new double[] {n[0], n[1]},
                    new double[] {n[2], n[3]},
                    new double[] {n[4], n[5], n[6], n[7]},
                    n[8]));
  }

  private static OptionalDouble number(Object value) {
    return value instanceof Number n && Double.isFinite(n.doubleValue())
        ? OptionalDouble.of(n.doubleValue())
        : OptionalDouble.empty();
  }

  /**
   * Plain CGCS2000 in the three-degree zone of a longitude, for a mine of which nothing is known.
   */
  public static Optional<PlaneGrid> plain(double lon, double lat) {
    return CrsCatalogue.find(
            Datum.CGCS2000, Crs.Grid.ZONE_3_DEGREE, (int) Math.round(lon / 3), true)
        .filter(crs -> GaussKrueger.of(crs).coversLonLat(lon, lat))
        .map(crs -> new PlaneGrid(crs, new double[2], new double[2], new double[4], 0));
  }
}
