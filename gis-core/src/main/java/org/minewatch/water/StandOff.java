package org.minewatch.water;

/**
 * How far the lines have to stand off one body of water.
 *
 * @param probeMetres least distance of the probe line from the water, by how well its edge is known
 * @param alertBeyondProbeMetres least distance of the alert line beyond the probe line
 * @param toleranceMetres drafting: a curve drawn with chords, coordinates rounded
 * @param toleranceShare the same as a share of the distance
 */
public record StandOff(
    double probeMetres,
    double alertBeyondProbeMetres,
    double toleranceMetres,
    double toleranceShare) {

  /** Whether a distance falls short of what is required, drafting apart. */
  public boolean isShort(double metres, double required) {
    return metres < required - toleranceMetres - toleranceShare * required;
  }
}
