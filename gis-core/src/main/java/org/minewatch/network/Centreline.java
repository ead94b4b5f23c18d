package org.minewatch.network;

import java.util.Comparator;
import org.minewatch.drawing.LayerMeaning.Medium;

/**
 * A road's middle line before it is part of the graph.
 *
 * @param xyz easting, northing, elevation (NaN when not known) of each vertex in turn
 * @param widthMetres NaN when not known
 * @param source the drawn entity or the reported working it comes from
 */
record Centreline(
    double[] xyz,
    RoadKind kind,
    double widthMetres,
    Medium medium,
    boolean abandoned,
    String seam,
    String source) {

  /** By shape, then by everything else, so that the order of a file does not matter. */
  static final Comparator<Centreline> ORDER =
      Comparator.comparing(Centreline::xyz, java.util.Arrays::compare)
          .thenComparing(Centreline::kind)
          .thenComparing(Centreline::medium)
          .thenComparing(Centreline::abandoned)
          .thenComparing(Centreline::seam)
          .thenComparing(Centreline::source);

  int size() {
    return xyz.length / 3;
  }

  double easting(int i) {
    return xyz[3 * i];
  }

  double northing(int i) {
    return xyz[3 * i + 1];
  }

  double elevation(int i) {
    return xyz[3 * i + 2];
  }

  double planLength() {
    double sum = 0;
    for (int i = 1; i < size(); i++) {
      sum += Math.hypot(easting(i) - easting(i - 1), northing(i) - northing(i - 1));
    }
    return sum;
  }

  Centreline with(double[] shape) {
    return new Centreline(shape, kind, widthMetres, medium, abandoned, seam, source);
  }

  Centreline with(double[] shape, double width) {
    return new Centreline(shape, kind, width, medium, abandoned, seam, source);
  }

  Centreline reversed() {
    double[] r = new double[xyz.length];
    for (int i = 0; i < size(); i++) {
      System.arraycopy(xyz, 3 * i, r, 3 * (size() - 1 - i), 3);
    }
    return with(r);
  }

  /** The same road whichever end it was drawn from. */
  Centreline canonical() {
    Centreline other = reversed();
    return java.util.Arrays.compare(xyz, other.xyz) <= 0 ? this : other;
  }

  /** Whether two roads are alike in all but shape and source. */
  boolean alike(Centreline o) {
    boolean width =
        Double.isNaN(widthMetres) && Double.isNaN(o.widthMetres)
            || Math.abs(widthMetres - o.widthMetres) < 0.5;
    return kind == o.kind
        && medium == o.medium
        && abandoned == o.abandoned
        && seam.equals(o.seam)
        && width;
  }
}
