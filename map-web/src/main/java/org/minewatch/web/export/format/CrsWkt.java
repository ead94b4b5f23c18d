package org.minewatch.web.export.format;

import java.util.Locale;
import org.minewatch.geo.Crs;
import org.minewatch.geo.Datum;

/**
 * The well-known text (version 1) of a file's coordinates: as ESRI writes it beside a shapefile, or
 * as OGC 01-009 has it with the codes of EPSG.
 */
final class CrsWkt {
  private static final String DEGREE = "0.0174532925199433";

  private CrsWkt() {}

  /**
   * A datum in both spellings.
   *
   * @param epsg of longitude and latitude on it
   */
  private record Base(
      String esri,
      String esriDatum,
      String esriSpheroid,
      String name,
      String datum,
      String spheroid,
      String prefix,
      double axis,
      double inverseFlattening,
      int epsg) {}

  private static final Base WGS_84 =
      new Base(
          "GCS_WGS_1984",
          "D_WGS_1984",
          "WGS_1984",
          "WGS 84",
          "WGS_1984",
          "WGS 84",
          "",
          6_378_137,
          298.257223563,
          4326);

  private static Base base(Datum datum) {
    return switch (datum) {
      case CGCS2000 ->
          new Base(
              "GCS_China_Geodetic_Coordinate_System_2000",
              "D_China_2000",
              "CGCS2000",
              "China Geodetic Coordinate System 2000",
              "China_2000",
              "CGCS2000",
              "CGCS2000",
              6_378_137,
              298.257222101,
              4490);
      case XIAN_1980 ->
          new Base(
              "GCS_Xian_1980",
              "D_Xian_1980",
              "Xian_1980",
              "Xian 1980",
              "Xian_1980",
              "IAG 1975",
              "Xian_1980",
              6_378_140,
              298.257,
              4610);
      case BEIJING_1954 ->
          new Base(
              "GCS_Beijing_1954",
              "D_Beijing_1954",
              "Krasovsky_1940",
              "Beijing 1954",
              "Beijing_1954",
              "Krassowsky 1940",
              "Beijing_1954",
              6_378_245,
              298.3,
              4214);
      case NEW_BEIJING ->
          new Base(
              "GCS_New_Beijing",
              "D_New_Beijing",
              "Krasovsky_1940",
              "New Beijing",
              "New_Beijing",
              "Krassowsky 1940",
              "New_Beijing",
              6_378_245,
              298.3,
              4555);
    };
  }

  /** For a {@code .prj} file. */
  static String esri(Frame frame) {
    if (frame.grid().isEmpty()) {
      return esriDegrees(degrees(frame));
    }
    Crs crs = frame.grid().get();
    return "PROJCS[\"%s\",%s,PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\",%s],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",%s],PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]"
        .formatted(
            name(crs),
            esriDegrees(base(crs.datum())),
            number(crs.falseEastingMetres()),
            number(crs.centralMeridianDegrees()));
  }

  private static String esriDegrees(Base b) {
    return "GEOGCS[\"%s\",DATUM[\"%s\",SPHEROID[\"%s\",%s,%s]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",%s]]"
        .formatted(
            b.esri(),
            b.esriDatum(),
            b.esriSpheroid(),
            number(b.axis()),
            number(b.inverseFlattening()),
            DEGREE);
  }

  /** For the table of systems of a GeoPackage. */
  static String ogc(Frame frame) {
    if (frame.grid().isEmpty()) {
      return ogcDegrees(degrees(frame));
    }
    Crs crs = frame.grid().get();
    return "PROJCS[\"%s\",%s,PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",%s],PARAMETER[\"scale_factor\",1],PARAMETER[\"false_easting\",%s],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1,AUTHORITY[\"EPSG\",\"9001\"]],AUTHORITY[\"EPSG\",\"%d\"]]"
        .formatted(
            frame.name().en().replaceAll(" \\(EPSG:\\d+\\)$", ""),
            ogcDegrees(base(crs.datum())),
            number(crs.centralMeridianDegrees()),
            number(crs.falseEastingMetres()),
            crs.epsg());
  }

  private static String ogcDegrees(Base b) {
    return "GEOGCS[\"%s\",DATUM[\"%s\",SPHEROID[\"%s\",%s,%s]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",%s,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"%d\"]]"
        .formatted(
            b.name(),
            b.datum(),
            b.spheroid(),
            number(b.axis()),
            number(b.inverseFlattening()),
            DEGREE,
            b.epsg());
  }

  /** The system in degrees that every GeoPackage names. */
  static String wgs84() {
    return ogcDegrees(WGS_84);
  }

  private static Base degrees(Frame frame) {
    return frame.epsg() == WGS_84.epsg() ? WGS_84 : base(Datum.CGCS2000);
  }

  /** Such as {@code CGCS2000_3_Degree_GK_Zone_35} or {@code Xian_1980_GK_CM_105E}. */
  private static String name(Crs crs) {
    return base(crs.datum()).prefix()
        + (crs.grid() == Crs.Grid.ZONE_3_DEGREE ? "_3_Degree_GK_" : "_GK_")
        + (crs.zonePrefix() ? "Zone_" + crs.zone() : "CM_" + crs.centralMeridianDegrees() + "E");
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.1f", value)
        : CellText.number(value);
  }
}
