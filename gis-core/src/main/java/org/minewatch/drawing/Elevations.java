package org.minewatch.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.minewatch.drawing.source.SourceFeature;

/**
 * Decides which Z values are elevations. CAD writes 0 where nobody entered a height, so 0 is "not
 * known"; and stray objects carry heights of thousands of kilometres.
 */
final class Elevations {
  private static final double LOWEST_METRES = -3_000;
  private static final double HIGHEST_METRES = 9_000;

  /** A Z this far from every elevation that the sheet prints is no elevation of this mine. */
  private static final double FAR_FROM_PRINTED_METRES = 500;

  private static final double HALF = 0.5;

  private final double lowest;
  private final double highest;
  private final boolean nothingMeans;
  private final List<String> notes = new ArrayList<>();
  private boolean known;
  private long implausible;
  private SourceFeature firstImplausible;

  Elevations() {
    this(LOWEST_METRES, HIGHEST_METRES, false);
  }

  private Elevations(double lowest, double highest, boolean nothingMeans) {
    this.lowest = lowest;
    this.highest = highest;
    this.nothingMeans = nothingMeans;
  }

  /**
   * For a whole sheet: where it prints elevations, a Z far from all of them means nothing, and when
   * most Z are such, none of them means anything.
   */
  static Elevations of(List<SourceFeature> features) {
    Optional<PrintedHeights> printed = PrintedHeights.of(features);
    double lowest =
        printed
            .map(p -> Math.max(LOWEST_METRES, p.lowest() - FAR_FROM_PRINTED_METRES))
            .orElse(LOWEST_METRES);
    double highest =
        printed
            .map(p -> Math.min(HIGHEST_METRES, p.highest() + FAR_FROM_PRINTED_METRES))
            .orElse(HIGHEST_METRES);
    long given = 0;
    long wild = 0;
    for (SourceFeature f : features) {
      for (int p = 0; p < f.pathCount(); p++) {
        double[] xyz = f.path(p);
        for (int i = 2; i < xyz.length; i += 3) {
          if (xyz[i] != 0 && !Double.isNaN(xyz[i])) {
            given++;
            wild += xyz[i] < lowest || xyz[i] > highest ? 1 : 0;
          }
        }
      }
    }
    boolean nothing = printed.isPresent() && wild > HALF * given;
    Elevations out = new Elevations(lowest, highest, nothing);
    if (nothing) {
      out.notes.add(
          String.format(
              Locale.ROOT,
              "%d of %d Z values lie more than %.0f m from the elevations printed on the sheet"
                  + " (%.1f to %.1f m): its Z mean nothing and none was used",
              wild,
              given,
              FAR_FROM_PRINTED_METRES,
              printed.get().lowest(),
              printed.get().highest()));
    }
    return out;
  }

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
        } else if (nothingMeans) {
          xyz[i] = Double.NaN;
        } else if (z < lowest || z > highest) {
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

  List<String> notes() {
    List<String> out = new ArrayList<>(notes);
    if (implausible > 0) {
      out.add(
          implausible
              + " vertices have a Z below "
              + (int) lowest
              + " m or above "
              + (int) highest
              + " m, taken as not known (first: "
              + firstImplausible.entity()
              + ")");
    }
    return out;
  }
}
