package org.minewatch.boundary;

import java.util.Locale;
import org.minewatch.region.Licence;

/**
 * The area that a licence prints, and what counts as agreeing with it: half a unit of its last
 * digit or 0.05 %, whichever is larger. Older prints are plane areas, prints since 2022 ellipsoidal
 * ones.
 *
 * @param km2 NaN when none is printed
 * @param decimals decimals printed
 */
public record PrintedArea(double km2, int decimals) {
  private static final double RELATIVE_TOLERANCE = 0.0005;

  public static PrintedArea of(Licence licence) {
    return new PrintedArea(
        licence.areaKm2().orElse(Double.NaN), Math.max(0, licence.areaDecimals()));
  }

  public boolean known() {
    return !Double.isNaN(km2);
  }

  /** Whether a computed area agrees; false when no area is printed. */
  public boolean agrees(double computedKm2) {
    double tolerance = Math.max(0.5 * Math.pow(10, -decimals), RELATIVE_TOLERANCE * km2);
    return Math.abs(computedKm2 - km2) <= tolerance + 1e-9;
  }

  /** The area with its printed decimals. */
  public String text() {
    return String.format(Locale.ROOT, "%." + decimals + "f", km2);
  }
}
