package org.minewatch.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.Matrix;
import org.geotools.geometry.Position2D;
import org.geotools.referencing.operation.builder.MappedPosition;
import org.geotools.referencing.operation.builder.SimilarTransformBuilder;
import org.geotools.referencing.operation.transform.AffineTransform2D;
import org.minewatch.region.TransformRecord.CommonPoint;

/**
 * A similarity fitted to common points (公共点) by least squares, with what a surveyor wants to see of
 * it: the residual of every point, and those that do not fit the others.
 *
 * <p>No point is left out: a suspect one is named and makes the fit's uncertainty as large as it
 * is.
 *
 * @param scalePpm scale - 1, in parts per million
 * @param rotationArcsec positive clockwise on the map
 * @param residuals by point name
 * @param rmsMetres root of the mean square of the residual vectors; 0 for two points, which any
 *     similarity fits
 * @param sigmaMetres one sigma of a coordinate, from the redundancy 2n - 4; NaN for two points
 */
public record PointFit(
    double scalePpm,
    double rotationArcsec,
    List<Residual> residuals,
    double rmsMetres,
    double sigmaMetres,
    PlaneSimilarity similarity) {

  /** Fewer points leave the rotation open. */
  public static final int MIN_POINTS = 2;

  /** Four points are the fewest from which one that does not fit can be told. */
  private static final int MIN_POINTS_FOR_SUSPECTS = 4;

  private static final int MAX_POINTS = 1000;

  /** A mirrored set of points fits best when it shrinks to nothing. */
  private static final double MIN_SCALE = 1e-6;

  /**
   * A point is suspect when it misses the fit of the others by this many times their own RMS ...
   */
  private static final double SUSPECT_FACTOR = 5;

  /** ... and by more than survey control of a mine may be out, metres. */
  private static final double SUSPECT_METRES = 0.3;

  public PointFit {
    residuals = List.copyOf(residuals);
  }

  /**
   * @param easting metres, where the point was measured minus where the fit puts it
   * @param suspect whether the other points contradict this one
   */
  public record Residual(String point, double easting, double northing, boolean suspect) {
    public double metres() {
      return Math.hypot(easting, northing);
    }
  }

  /**
   * Fits the similarity that takes the points' old coordinates to their new ones.
   *
   * @throws IllegalArgumentException for fewer than two points, points that coincide, or
   *     coordinates that are no numbers; the message says which
   */
  public static PointFit of(List<CommonPoint> points) {
    List<CommonPoint> sorted = new ArrayList<>(points);
    sorted.sort(
        Comparator.comparing(CommonPoint::name)
            .thenComparing(CommonPoint::fromEasting)
            .thenComparing(CommonPoint::fromNorthing)
            .thenComparing(CommonPoint::toEasting)
            .thenComparing(CommonPoint::toNorthing));
    check(sorted);
    PlaneSimilarity similarity = fit(sorted);
    List<Residual> residuals = new ArrayList<>();
    double sum = 0;
    for (CommonPoint point : sorted) {
      double[] miss = miss(similarity, point);
      sum += miss[0] * miss[0] + miss[1] * miss[1];
      residuals.add(new Residual(point.name(), miss[0], miss[1], contradicted(sorted, point)));
    }
    int n = sorted.size();
    return new PointFit(
        similarity.scalePpm(),
        similarity.rotationArcsec(),
        residuals,
        n == MIN_POINTS ? 0 : Math.sqrt(sum / n),
        n == MIN_POINTS ? Double.NaN : Math.sqrt(sum / (2 * n - 4)),
        similarity);
  }

  /** Names of the points that the others contradict. */
  public List<String> suspects() {
    return residuals.stream().filter(Residual::suspect).map(Residual::point).toList();
  }

  private static void check(List<CommonPoint> points) {
    if (points.size() < MIN_POINTS) {
      throw new UnusableRecordException(
          "公共点至少需要 2 个，现有 " + points.size() + " 个",
          "a similarity needs at least "
              + MIN_POINTS
              + " common points, there "
              + (points.size() == 1 ? "is 1" : "are " + points.size()));
    }
    if (points.size() > MAX_POINTS) {
      throw new UnusableRecordException(
          "公共点超过 " + MAX_POINTS + " 个",
          "more than " + MAX_POINTS + " common points: " + points.size());
    }
    for (CommonPoint p : points) {
      if (!Double.isFinite(p.fromEasting() + p.fromNorthing() + p.toEasting() + p.toNorthing())) {
        throw new UnusableRecordException(
            "公共点 " + p.name() + " 的坐标不是数字",
            "common point " + p.name() + " has a coordinate that is no number");
      }
    }
    CommonPoint first = points.get(0);
    boolean spread =
        points.stream()
            .anyMatch(
                p ->
                    Math.hypot(
                                p.fromEasting() - first.fromEasting(),
                                p.fromNorthing() - first.fromNorthing())
                            > 1
                        && Math.hypot(
                                p.toEasting() - first.toEasting(),
                                p.toNorthing() - first.toNorthing())
                            > 1);
    if (!spread) {
      throw new UnusableRecordException(
          "公共点相互重合（间距不足 1 m）", "the common points lie within 1 m of each other");
    }
  }

  private static boolean contradicted(List<CommonPoint> points, CommonPoint point) {
    if (points.size() < MIN_POINTS_FOR_SUSPECTS) {
      return false;
    }
    List<CommonPoint> others = new ArrayList<>(points);
    others.remove(point);
    PlaneSimilarity withoutIt = fit(others);
    double sum = 0;
    for (CommonPoint other : others) {
      double[] miss = miss(withoutIt, other);
      sum += miss[0] * miss[0] + miss[1] * miss[1];
    }
    double rms = Math.sqrt(sum / others.size());
    double[] miss = miss(withoutIt, point);
    return Math.hypot(miss[0], miss[1]) > Math.max(SUSPECT_METRES, SUSPECT_FACTOR * rms);
  }

  /**
   * Least squares by GeoTools, about the points' centre: eight-digit eastings would lose digits.
   */
  private static PlaneSimilarity fit(List<CommonPoint> points) {
    double fromE = mean(points.stream().mapToDouble(CommonPoint::fromEasting).toArray());
    double fromN = mean(points.stream().mapToDouble(CommonPoint::fromNorthing).toArray());
    double toE = mean(points.stream().mapToDouble(CommonPoint::toEasting).toArray());
    double toN = mean(points.stream().mapToDouble(CommonPoint::toNorthing).toArray());
    List<MappedPosition> pairs = new ArrayList<>();
    for (CommonPoint p : points) {
      pairs.add(
          new MappedPosition(
              new Position2D(p.fromEasting() - fromE, p.fromNorthing() - fromN),
              new Position2D(p.toEasting() - toE, p.toNorthing() - toN)));
    }
    try {
      Matrix m =
          ((AffineTransform2D) new SimilarTransformBuilder(pairs).getMathTransform()).getMatrix();
      double cosine = m.getElement(0, 0);
      double sine = m.getElement(0, 1);
      if (!(Math.hypot(cosine, sine) > MIN_SCALE)) {
        throw new UnusableRecordException(
            "公共点两套坐标互为镜像或次序混乱", "the common points are mirrored or mixed up");
      }
      return new PlaneSimilarity(
          fromE, fromN, toE + m.getElement(0, 2), toN + m.getElement(1, 2), cosine, sine);
    } catch (FactoryException e) {
      throw new UnusableRecordException(
          "公共点无法拟合", "the common points allow no similarity: " + e.getMessage());
    }
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value - values[0];
    }
    return values[0] + sum / values.length;
  }

  private static double[] miss(PlaneSimilarity similarity, CommonPoint point) {
    double[] place = {point.fromEasting(), point.fromNorthing(), Double.NaN};
    similarity.apply(place);
    return new double[] {point.toEasting() - place[0], point.toNorthing() - place[1]};
  }
}
