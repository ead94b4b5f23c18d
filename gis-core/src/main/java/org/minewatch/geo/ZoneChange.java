package org.minewatch.geo;

import java.util.List;

/**
 * The exact way between two layouts of the same datum: another zone, another width, with or without
 * zone number, or longitude and latitude.
 */
record ZoneChange(Crs from, Crs to) implements Step {

  ZoneChange {
    if (from.datum() != to.datum()) {
      throw new IllegalArgumentException(
          "a change of zone keeps the datum: " + from.code() + " to " + to.code());
    }
  }

  /** No step at all where both are the same. */
  static List<Step> between(Crs from, Crs to) {
    return from.equals(to) ? List.of() : List.of(new ZoneChange(from, to));
  }

  @Override
  public void apply(double[] enh) {
    if (sharesMeridian()) {
      enh[0] += to.falseEastingMetres() - from.falseEastingMetres();
      return;
    }
    if (!from.isGeographic()) {
      GaussKrueger.of(from).inverse(enh);
    }
    if (!to.isGeographic()) {
      GaussKrueger.of(to).forward(enh);
    }
  }

  @Override
  public Step inverse() {
    return new ZoneChange(to, from);
  }

  /** Whether only the number before the easting differs; nothing is computed then. */
  boolean sharesMeridian() {
    return !from.isGeographic()
        && !to.isGeographic()
        && from.centralMeridianDegrees() == to.centralMeridianDegrees();
  }
}
