package org.minewatch.drawing.dxf;

import java.util.Map;

/** What people call the versions that {@code $ACADVER} names. */
final class Releases {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("AC1006", "R10"),
          Map.entry("AC1009", "R12"),
          Map.entry("AC1012", "R13"),
          Map.entry("AC1014", "R14"),
          Map.entry("AC1015", "2000"),
          Map.entry("AC1018", "2004"),
          Map.entry("AC1021", "2007"),
          Map.entry("AC1024", "2010"),
          Map.entry("AC1027", "2013"),
          Map.entry("AC1032", "2018"));

  private Releases() {}

  /** {@code 2010}, or empty. */
  static String name(String version) {
    return NAMES.getOrDefault(version, "");
  }
}
