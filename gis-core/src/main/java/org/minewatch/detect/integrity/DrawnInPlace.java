package org.minewatch.detect.integrity;

import org.minewatch.detect.MineNight;

/** Whether stations can be laid on the drawn roads: not where the drawing as a whole lies off. */
final class DrawnInPlace {
  private DrawnInPlace() {}

  /** Whether the drawing is measured to lie off by more than it and the measuring can be wrong. */
  static boolean isDisplaced(MineNight night) {
    return night
        .measuredDisplacement()
        .filter(
            d ->
                d.isReal(
                    night.parameter("drawing.displaced", "least_m"), night.network().sigmaMetres()))
        .isPresent();
  }
}
