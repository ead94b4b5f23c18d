package org.minewatch.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.minewatch.geo.Crs.Grid;

/**
 * Every EPSG code that Chinese mining licences are printed in: four datums, three- and six-degree
 * Gauss-Krueger zones with and without the zone number before the easting, and longitude and
 * latitude.
 *
 * <p>The codes are those of the EPSG dataset; the committed table {@code cases/geo/cs2cs.csv}
 * checks each of them against PROJ. EPSG has no three-degree zone 24.
 */
public final class CrsCatalogue {

  private static final List<Crs> ALL = build();
  private static final Map<Integer, Crs> BY_EPSG = new HashMap<>();
  private static final Map<Key, Crs> BY_KEY = new HashMap<>();

  static {
    for (Crs crs : ALL) {
      BY_EPSG.put(crs.epsg(), crs);
      BY_KEY.put(new Key(crs.datum(), crs.grid(), crs.zone(), crs.zonePrefix()), crs);
    }
  }

  private CrsCatalogue() {}

  public static Optional<Crs> find(int epsg) {
    return Optional.ofNullable(BY_EPSG.get(epsg));
  }

  /**
   * @throws NoSuchElementException for a code that no Chinese licence uses
   */
  public static Crs get(int epsg) {
    return find(epsg)
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "EPSG:" + epsg + " is none of the Chinese systems known here"));
  }

  /** All systems, in the order of their codes. */
  public static List<Crs> all() {
    return ALL;
  }

  /** For {@link Grid#GEOGRAPHIC} zone and prefix are ignored. */
  public static Optional<Crs> find(Datum datum, Grid grid, int zone, boolean zonePrefix) {
    return grid == Grid.GEOGRAPHIC
        ? Optional.of(geographic(datum))
        : Optional.ofNullable(BY_KEY.get(new Key(datum, grid, zone, zonePrefix)));
  }

  /** Longitude and latitude of a datum. */
  public static Crs geographic(Datum datum) {
    return BY_KEY.get(new Key(datum, Grid.GEOGRAPHIC, 0, false));
  }

  /** In the words of a licence: {@code 2000国家大地坐标系 3度带 35带 (EPSG:4523)}. */
  public static String describe(Crs crs) {
    String layout =
        crs.isGeographic()
            ? "经纬度"
            : (crs.grid() == Grid.ZONE_3_DEGREE ? "3度带 " : "6度带 ")
                + (crs.zonePrefix()
                    ? crs.zone() + "带"
                    : "中央子午线" + crs.centralMeridianDegrees() + "°");
    return crs.datum().nameZh() + " " + layout + " (" + crs.code() + ")";
  }

  /** In the words of EPSG: {@code CGCS2000 / 3-degree Gauss-Kruger zone 35 (EPSG:4523)}. */
  public static String describeEnglish(Crs crs) {
    String layout =
        crs.isGeographic()
            ? " longitude and latitude"
            : (crs.grid() == Grid.ZONE_3_DEGREE ? " / 3-degree Gauss-Kruger " : " / Gauss-Kruger ")
                + (crs.zonePrefix()
                    ? "zone " + crs.zone()
                    : "CM " + crs.centralMeridianDegrees() + "E");
    return crs.datum().nameEn() + layout + " (" + crs.code() + ")";
  }

  private static List<Crs> build() {
    List<Crs> all = new ArrayList<>();
    geographic(all, 4490, Datum.CGCS2000);
    geographic(all, 4610, Datum.XIAN_1980);
    geographic(all, 4214, Datum.BEIJING_1954);
    geographic(all, 4555, Datum.NEW_BEIJING);
    zones(all, Datum.CGCS2000, Grid.ZONE_3_DEGREE, true, 25, 45, 4513);
    zones(all, Datum.CGCS2000, Grid.ZONE_3_DEGREE, false, 25, 45, 4534);
    zones(all, Datum.CGCS2000, Grid.ZONE_6_DEGREE, true, 13, 23, 4491);
    zones(all, Datum.CGCS2000, Grid.ZONE_6_DEGREE, false, 13, 23, 4502);
    zones(all, Datum.XIAN_1980, Grid.ZONE_3_DEGREE, true, 25, 45, 2349);
    zones(all, Datum.XIAN_1980, Grid.ZONE_3_DEGREE, false, 25, 45, 2370);
    zones(all, Datum.XIAN_1980, Grid.ZONE_6_DEGREE, true, 13, 23, 2327);
    zones(all, Datum.XIAN_1980, Grid.ZONE_6_DEGREE, false, 13, 23, 2338);
    zones(all, Datum.BEIJING_1954, Grid.ZONE_3_DEGREE, true, 25, 45, 2401);
    zones(all, Datum.BEIJING_1954, Grid.ZONE_3_DEGREE, false, 25, 45, 2422);
    zones(all, Datum.BEIJING_1954, Grid.ZONE_6_DEGREE, true, 13, 23, 21413);
    zones(all, Datum.BEIJING_1954, Grid.ZONE_6_DEGREE, false, 13, 23, 21453);
    zones(all, Datum.NEW_BEIJING, Grid.ZONE_3_DEGREE, true, 25, 29, 4652);
    zones(all, Datum.NEW_BEIJING, Grid.ZONE_3_DEGREE, true, 30, 45, 4766);
    zones(all, Datum.NEW_BEIJING, Grid.ZONE_3_DEGREE, false, 25, 43, 4782);
    zones(all, Datum.NEW_BEIJING, Grid.ZONE_3_DEGREE, false, 44, 44, 4812);
    zones(all, Datum.NEW_BEIJING, Grid.ZONE_3_DEGREE, false, 45, 45, 4822);
    zones(all, Datum.NEW_BEIJING, Grid.ZONE_6_DEGREE, true, 13, 23, 4568);
    zones(all, Datum.NEW_BEIJING, Grid.ZONE_6_DEGREE, false, 13, 23, 4579);
    all.sort(Comparator.comparingInt(Crs::epsg));
    return List.copyOf(all);
  }

  private static void geographic(List<Crs> all, int epsg, Datum datum) {
    all.add(new Crs(epsg, datum, Grid.GEOGRAPHIC, 0, false));
  }

  private static void zones(
      List<Crs> all,
      Datum datum,
      Grid grid,
      boolean zonePrefix,
      int firstZone,
      int lastZone,
      int firstEpsg) {
    for (int zone = firstZone; zone <= lastZone; zone++) {
      all.add(new Crs(firstEpsg + zone - firstZone, datum, grid, zone, zonePrefix));
    }
  }

  private record Key(Datum datum, Grid grid, int zone, boolean zonePrefix) {}
}
