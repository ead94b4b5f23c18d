package org.minewatch.drawing.revision;

/**
 * What two revisions may differ by before it is called a change.
 *
 * @param samePlaceMetres things closer than this are the same thing redrawn: half a double line, a
 *     survey correction
 * @param movedMetres things that vanish here and appear no farther than this are moved
 * @param leastLengthMetres a shorter piece of road is drafting
 * @param leastAreaM2 a smaller piece of goaf is drafting
 * @param leastElevationMetres a smaller difference of elevation is levelling
 */
public record Tolerances(
    double samePlaceMetres,
    double movedMetres,
    double leastLengthMetres,
    double leastAreaM2,
    double leastElevationMetres) {

  /** For reading a list; rules pass the numbers of the rule table. */
  public static final Tolerances DEFAULT = new Tolerances(8, 60, 20, 200, 1);
}
