package org.minewatch.synth.ground;

/**
 * The floor of a coal seam as a dipping, gently rolling surface over a mine's frame; elevations in
 * metres.
 *
 * @param elevationAtOrigin at u = v = 0
 * @param slopeU rise per metre along the main roads
 * @param slopeV rise per metre across them
 * @param rollHeight amplitude of the undulation along u
 * @param rollLength its wave length
 */
public record Seam(
    double elevationAtOrigin, double slopeU, double slopeV, double rollHeight, double rollLength) {

  public double floor(double u, double v) {
    return elevationAtOrigin
        + slopeU * u
        + slopeV * v
        + rollHeight * StrictMath.sin(2 * StrictMath.PI * u / rollLength);
  }
}
