package org.minewatch.synth;

/**
 * What goes wrong with the positions of a whole region, beyond what the mines' own systems lose: to
 * measure how much of a detection survives it.
 *
 * @param lostShare share of fixes that never arrive, 0 to 0.9
 * @param noiseMetres one sigma added to every fix or distance, in each direction
 * @param wrongStationShare share of stations whose registered place is wrong
 * @param wrongStationMetres by how much it is wrong
 */
public record Disturbance(
    double lostShare, double noiseMetres, double wrongStationShare, double wrongStationMetres) {

  /** Positions as the mines' systems give them. */
  public static final Disturbance NONE = new Disturbance(0, 0, 0, 0);

  public Disturbance {
    if (!(lostShare >= 0 && lostShare <= 0.9) || !(noiseMetres >= 0)) {
      throw new IllegalArgumentException("loses 0 to 0.9 of fixes and adds noise, not less");
    }
    if (!(wrongStationShare >= 0 && wrongStationShare <= 1) || !(wrongStationMetres >= 0)) {
      throw new IllegalArgumentException("0 to all stations are wrong by some metres");
    }
  }
}
