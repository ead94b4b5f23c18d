package org.minewatch.water;

/**
 * Something wrong with the lines around a body of water.
 *
 * @param metres the distance found, NaN where none can be measured
 * @param requiredMetres the distance required, NaN where none is
 */
public record LineFault(Kind kind, double metres, double requiredMetres) {

  /** The kinds, the gravest first. */
  public enum Kind {
    /** The register knows water that no plan shows. */
    WATER_NOT_DRAWN,
    PROBE_MISSING,
    PROBE_TOO_CLOSE,
    ALERT_MISSING,
    /** The alert line does not lie outside the probe line. */
    ALERT_INSIDE_PROBE,
    ALERT_TOO_CLOSE,
    /** The stop line crosses or lies within the water. */
    STOP_IN_WATER,
    STOP_MISSING,
    /** The stop line lies beyond the probe line: another province's order, or a mistake. */
    STOP_BEYOND_PROBE,
    LEVEL_UNKNOWN
  }
}
