package org.minewatch.drawing;

import java.util.Optional;
import org.minewatch.drawing.source.SourceFeature;

/**
 * Decides which Z values are elevations. CAD writes 0 where nobody entered a height, so 0 is "not
 * known"; and stray objects carry heights of thousands of kilometres.
 */
final class Elevations {
  private static final double LOWEST_METRES = -3_000;
  private static final double HIGHEST_METRES = 9_000;

  private boolean known;
  private long implausible;
  private SourceFeature firstImplausible;

  /**
   * Replaces what is no elevation by NaN, in a copy of the paths.
   *
   * @param counts whether the feature may show that the drawing has elevations at all
   */
  double[][] checked(SourceFeature f, boolean counts) {
    double[][] paths = new double[f.pathCount()][];
    for (int p = 0; p < paths.length; p++) {
      double[] xyz = f.path(p).clone();
      for (int i = 2; i < xyz.length; i += 3) {
        double z = xyz[i];
        if (z == 0 || Double.isNaN(z)) {
          xyz[i] = Double.NaN;
        } else if (z < LOWEST_METRES || z > HIGHEST_METRES) {
          xyz[i] = Double.NaN;
          firstImplausible = implausible++ == 0 ? f : firstImplausible;
        } else {
          known |= counts;
        }
      }
      paths[p] = xyz;
    }
    return paths;
  }

  /** Whether any elevation was found. */
  boolean known() {
    return known;
  }

  Optional<String> note() {
    return implausible == 0
        ? Optional.empty()
        : Optional.of(
            implausible
                + " vertices have a Z below "
                + (int) LOWEST_METRES
                + " m or above "
                + (int) HIGHEST_METRES
                + " m, taken as not known (first: "
                + firstImplausible.entity()
                + ")");
  }
}
