package org.minewatch.geo;

import java.util.EnumMap;
import java.util.Map;
import org.geotools.referencing.datum.DefaultEllipsoid;
import si.uom.SI;

/**
 * The reference ellipsoid of each {@link Datum}, without an EPSG database. Figures from the EPSG
 * dataset: 1024 CGCS2000, 7049 IAG 1975, 7024 Krassowsky 1940.
 */
final class Ellipsoids {

  private static final Map<Datum, DefaultEllipsoid> BY_DATUM = new EnumMap<>(Datum.class);

  static {
    DefaultEllipsoid krassovsky = ellipsoid("Krassowsky 1940", 6_378_245, 298.3);
    BY_DATUM.put(Datum.CGCS2000, ellipsoid("CGCS2000", 6_378_137, 298.257222101));
    BY_DATUM.put(Datum.XIAN_1980, ellipsoid("IAG 1975", 6_378_140, 298.257));
    BY_DATUM.put(Datum.BEIJING_1954, krassovsky);
    BY_DATUM.put(Datum.NEW_BEIJING, krassovsky);
  }

  private Ellipsoids() {}

  static DefaultEllipsoid of(Datum datum) {
    return BY_DATUM.get(datum);
  }

  private static DefaultEllipsoid ellipsoid(String name, double a, double inverseFlattening) {
    return DefaultEllipsoid.createFlattenedSphere(name, a, inverseFlattening, SI.METRE);
  }
}
