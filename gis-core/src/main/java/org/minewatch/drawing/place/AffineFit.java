package org.minewatch.drawing.place;

import java.util.List;
import java.util.Optional;
import org.minewatch.region.TransformRecord.CommonPoint;

/** Six parameters from three points or more, by least squares. */
final class AffineFit {
  private AffineFit() {}

  static Optional<PlaneAffine> of(List<CommonPoint> points) {
    double x0 = points.stream().mapToDouble(CommonPoint::fromEasting).average().orElse(0);
    double y0 = points.stream().mapToDouble(CommonPoint::fromNorthing).average().orElse(0);
    double e0 = points.stream().mapToDouble(CommonPoint::toEasting).average().orElse(0);
    double n0 = points.stream().mapToDouble(CommonPoint::toNorthing).average().orElse(0);
    double unit =
        points.stream()
            .mapToDouble(p -> Math.hypot(p.fromEasting() - x0, p.fromNorthing() - y0))
            .max()
            .orElse(1);
    LeastSquares east = new LeastSquares(3);
    LeastSquares north = new LeastSquares(3);
    for (CommonPoint p : points) {
      double x = (p.fromEasting() - x0) / unit;
      double y = (p.fromNorthing() - y0) / unit;
      east.add(p.toEasting() - e0, 1, x, y);
      north.add(p.toNorthing() - n0, 1, x, y);
    }
    Optional<double[]> e = east.solve();
    Optional<double[]> n = north.solve();
    if (e.isEmpty() || n.isEmpty()) {
      return Optional.empty();
    }
    double[] p = e.get();
    double[] q = n.get();
    if (p[1] * q[2] - p[2] * q[1] == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new PlaneAffine(
            x0, y0, e0 + p[0], n0 + q[0], p[1] / unit, p[2] / unit, q[1] / unit, q[2] / unit));
  }
}
