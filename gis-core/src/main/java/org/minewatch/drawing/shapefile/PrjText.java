package org.minewatch.drawing.shapefile;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A coordinate system as well-known text ({@code .prj}, GeoPackage), as far as Chinese mining uses
 * them.
 *
 * @param geographic whether coordinates are longitude and latitude
 * @param words an EPSG code where it is one of the Gauss-Krueger systems, else the name, for a CRS
 *     cell; empty when nothing is known
 */
public record PrjText(boolean geographic, String words) {
  private static final int MOST_CHARACTERS = 10_000;
  private static final Pattern NAME =
      Pattern.compile("(?:PROJCS|GEOGCS|PROJCRS|GEOGCRS)\\[\"([^\"]{1,120})\"");
  private static final Pattern MERIDIAN = parameter("central_meridian|longitude of natural origin");
  private static final Pattern FALSE_EASTING = parameter("false_easting|false easting");

  private static Pattern parameter(String name) {
    return Pattern.compile("\"(?:" + name + ")\"\\s*,\\s*(-?[0-9.]+)", Pattern.CASE_INSENSITIVE);
  }

  /** EPSG codes of a datum: 3 degrees with and without zone number, 6 degrees with and without. */
  private record Codes(int prefixed3, int bare3, int prefixed6, int bare6) {}

  public static PrjText of(byte[] content) {
    int length = Math.min(content.length, MOST_CHARACTERS);
    return of(new String(content, 0, length, StandardCharsets.UTF_8).strip());
  }

  public static PrjText of(String text) {
    Matcher name = NAME.matcher(text);
    String title = name.find() ? name.group(1) : "";
    boolean projected = text.startsWith("PROJC");
    if (!projected) {
      return new PrjText(text.startsWith("GEOG"), "");
    }
    Codes codes = codes(text.toLowerCase(Locale.ROOT));
    OptionalInt meridian = number(MERIDIAN, text);
    OptionalInt east = number(FALSE_EASTING, text);
    if (codes == null || meridian.isEmpty() || east.isEmpty()) {
      return new PrjText(false, title);
    }
    int zone = east.getAsInt() / 1_000_000;
    int cm = meridian.getAsInt();
    if (east.getAsInt() % 1_000_000 != 500_000) {
      return new PrjText(false, title);
    }
    int code;
    if (zone > 0) {
      code =
          3 * zone == cm ? codes.prefixed3 + zone : 6 * zone - 3 == cm ? codes.prefixed6 + zone : 0;
    } else {
      boolean named = title.toLowerCase(Locale.ROOT).matches(".*3[ _-]degree.*");
      boolean three = cm % 3 == 0 && (cm % 6 != 3 || named);
      code = three ? codes.bare3 + cm / 3 : cm % 6 == 3 ? codes.bare6 + (cm + 3) / 6 : 0;
    }
    return new PrjText(false, code == 0 ? title : "EPSG:" + code);
  }

  private static Codes codes(String text) {
    if (text.contains("china_2000")
        || text.contains("cgcs2000")
        || text.contains("china 2000")
        || text.contains("china geodetic coordinate system 2000")
        || text.contains("china_geodetic_coordinate_system_2000")) {
      return new Codes(4488, 4509, 4478, 4489);
    }
    if (text.contains("xian_1980") || text.contains("xian 1980")) {
      return new Codes(2324, 2345, 2314, 2325);
    }
    if (text.contains("beijing_1954") || text.contains("beijing 1954")) {
      return new Codes(2376, 2397, 21400, 21440);
    }
    return null;
  }

  private static OptionalInt number(Pattern parameter, String text) {
    Matcher m = parameter.matcher(text);
    if (!m.find()) {
      return OptionalInt.empty();
    }
    double value = Double.parseDouble(m.group(1));
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? OptionalInt.of((int) value)
        : OptionalInt.empty();
  }
}
