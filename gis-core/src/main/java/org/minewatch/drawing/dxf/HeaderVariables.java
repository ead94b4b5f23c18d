package org.minewatch.drawing.dxf;

import java.util.Map;
import java.util.OptionalDouble;
import org.minewatch.drawing.dxf.tag.TagGroup;

/** The variables of the header that say something of the coordinates. */
final class HeaderVariables {

  private record Unit(String name, double metres) {}

  /** {@code $INSUNITS}, DXF reference. */
  private static final Map<Integer, Unit> UNITS =
      Map.ofEntries(
          Map.entry(1, new Unit("inches", 0.0254)),
          Map.entry(2, new Unit("feet", 0.3048)),
          Map.entry(3, new Unit("miles", 1609.344)),
          Map.entry(4, new Unit("millimetres", 0.001)),
          Map.entry(5, new Unit("centimetres", 0.01)),
          Map.entry(6, new Unit("metres", 1)),
          Map.entry(7, new Unit("kilometres", 1000)),
          Map.entry(10, new Unit("yards", 0.9144)),
          Map.entry(14, new Unit("decimetres", 0.1)),
          Map.entry(15, new Unit("decametres", 10)),
          Map.entry(16, new Unit("hectometres", 100)),
          Map.entry(21, new Unit("US survey feet", 1200.0 / 3937)));

  private String insertionUnits = "";

  /** Reads the variables of a header section, each a group 9 with its values behind. */
  void read(TagGroup g) {
    for (int i = 0; i + 1 < g.size(); i++) {
      if (g.code(i) == 9 && g.text(i).trim().equals("$INSUNITS")) {
        insertionUnits = g.text(i + 1).trim();
      }
    }
  }

  /** Of the unit that the header names, empty when it names none or one for atoms and planets. */
  OptionalDouble metresPerUnit() {
    Unit unit = unit();
    return unit == null ? OptionalDouble.empty() : OptionalDouble.of(unit.metres());
  }

  /** A sentence where the header contradicts the metres that coordinates are taken for. */
  String note() {
    if (insertionUnits.isEmpty() || insertionUnits.equals("0") || insertionUnits.equals("6")) {
      return "";
    }
    Unit unit = unit();
    return "the header names drawing unit "
        + (insertionUnits.length() > 20 ? insertionUnits.substring(0, 20) : insertionUnits)
        + (unit == null ? "" : " (" + unit.name() + ")")
        + " ($INSUNITS; 6 is metres); the coordinates were taken as metres";
  }

  private Unit unit() {
    return insertionUnits.matches("\\d{1,2}") ? UNITS.get(Integer.parseInt(insertionUnits)) : null;
  }
}
