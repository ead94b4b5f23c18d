package org.minewatch.overlay;

/**
 * The heights at which a class holds, for licences and zones that are prisms.
 *
 * @param lowMetres lowest elevation, itself included; may be negative infinity
 * @param highMetres highest elevation, itself included; may be positive infinity
 */
public record ElevationBand(double lowMetres, double highMetres) {
  public ElevationBand {
    if (!(lowMetres <= highMetres)) {
      throw new IllegalArgumentException(
          "elevation band from " + lowMetres + " to " + highMetres + " m holds no elevation");
    }
  }

  boolean holds(double elevationMetres) {
    return elevationMetres >= lowMetres && elevationMetres <= highMetres;
  }
}
