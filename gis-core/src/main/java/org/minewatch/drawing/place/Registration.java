package org.minewatch.drawing.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.geo.PointFit;
import org.minewatch.geo.UnusableRecordException;
import org.minewatch.region.TransformRecord.CommonPoint;

/**
 * How a sheet was put on the map by points known on both, with what a surveyor wants to see of it.
 *
 * @param method what it rests on
 * @param affine whether the sheet had to be stretched unequally (a scan, shrunk paper)
 * @param residuals by point, in the order of the points' names
 * @param rmsMetres root of the mean square of the residual vectors; 0 where the points are just
 *     enough
 * @param sigmaMetres one sigma of a coordinate of a point; {@value #UNCHECKED_SIGMA_METRES} where
 *     the points are just enough and nothing checks them
 */
public record Registration(
    Method method,
    boolean affine,
    PlaneAffine way,
    List<Residual> residuals,
    double rmsMetres,
    double sigmaMetres) {

  /** What a registration rests on. */
  public enum Method {
    /** Control points handed in or clicked. */
    CONTROL_POINTS,
    /** Coordinates printed at the lines or crosses of the sheet's grid. */
    GRID,
    /** The drawn boundary and the coordinates printed at its corners. */
    PRINTED_CORNERS,
    /** The drawn boundary and the corners of the licence. */
    LICENCE_CORNERS
  }

  /**
   * @param easting metres, where the point is minus where the fit puts it
   * @param suspect whether the other points contradict this one
   */
  public record Residual(
      String point, double x, double y, double easting, double northing, boolean suspect) {
    public double metres() {
      return Math.hypot(easting, northing);
    }
  }

  /** Two points place any sheet; nothing shows when one of them is wrong. */
  static final double UNCHECKED_SIGMA_METRES = 10;

  /** Nobody reads or draws a control point better than this. */
  private static final double LEAST_SIGMA_METRES = 0.05;

  private static final int LEAST_FOR_AFFINE = 5;

  /** An unequal stretch is believed when it makes the residuals this much smaller. */
  private static final double AFFINE_GAIN = 3;

  private static final double AFFINE_FROM_METRES = 0.5;

  /** A similarity through mirrored points misses by a good part of their reach. */
  private static final double MIRROR_SHARE = 0.05;

  public Registration {
    residuals = List.copyOf(residuals);
  }

  /**
   * Fits a similarity, or an affine way where five points or more demand it.
   *
   * @throws UnusableRecordException for fewer than two points, points that coincide or are
   *     mirrored; it says which
   */
  public static Registration of(Method method, List<CommonPoint> points) {
    PointFit fit = PointFit.of(points);
    Registration similar = similar(method, points, fit);
    if (isMirrored(similar, points)) {
      throw new UnusableRecordException(
          "控制点两套坐标互为镜像，请检查 X、Y 是否写反",
          "the control points are mirrored: look whether x and y of one side are exchanged");
    }
    if (points.size() < LEAST_FOR_AFFINE || similar.sigmaMetres < AFFINE_FROM_METRES) {
      return similar;
    }
    return AffineFit.of(points)
        .map(way -> affine(method, points, way))
        .filter(a -> !a.way.isMirrored() && a.sigmaMetres * AFFINE_GAIN < similar.sigmaMetres)
        .orElse(similar);
  }

  /** No turn fits them, a mirror does. */
  private static boolean isMirrored(Registration similar, List<CommonPoint> points) {
    double reach =
        points.stream()
            .mapToDouble(
                p ->
                    Math.hypot(
                        p.toEasting() - points.get(0).toEasting(),
                        p.toNorthing() - points.get(0).toNorthing()))
            .max()
            .orElse(0);
    return similar.rmsMetres > MIRROR_SHARE * reach
        && AffineFit.of(points).map(PlaneAffine::isMirrored).orElse(false);
  }

  private static Registration similar(Method method, List<CommonPoint> points, PointFit fit) {
    PlaneAffine way = PlaneAffine.of(fit.similarity());
    List<Residual> residuals = residuals(points, way, fit.suspects());
    double sigma =
        Double.isNaN(fit.sigmaMetres())
            ? UNCHECKED_SIGMA_METRES
            : Math.max(LEAST_SIGMA_METRES, fit.sigmaMetres());
    return new Registration(method, false, way, residuals, fit.rmsMetres(), sigma);
  }

  private static Registration affine(Method method, List<CommonPoint> points, PlaneAffine way) {
    List<Residual> residuals = residuals(points, way, List.of());
    double sum = residuals.stream().mapToDouble(r -> r.metres() * r.metres()).sum();
    double sigma = Math.sqrt(sum / (2 * points.size() - 6));
    return new Registration(
        method,
        true,
        way,
        residuals,
        Math.sqrt(sum / points.size()),
        Math.max(LEAST_SIGMA_METRES, sigma));
  }

  private static List<Residual> residuals(
      List<CommonPoint> points, PlaneAffine way, List<String> suspects) {
    List<Residual> out = new ArrayList<>();
    for (CommonPoint p : points) {
      double[] xy = {p.fromEasting(), p.fromNorthing()};
      way.apply(xy, 0);
      out.add(
          new Residual(
              p.name(),
              p.fromEasting(),
              p.fromNorthing(),
              p.toEasting() - xy[0],
              p.toNorthing() - xy[1],
              suspects.contains(p.name())));
    }
    return out;
  }

  /** Names of the points that the others contradict. */
  public List<String> suspects() {
    return residuals.stream().filter(Residual::suspect).map(Residual::point).toList();
  }

  /**
   * One sigma of a coordinate anywhere within a reach of the points' middle: the fit gets worse
   * outwards, {@code s sqrt(1/n + r2 / sum r2)}, and never better than half of a point.
   *
   * @param reach in units of the sheet
   */
  public double sigmaWithin(double reach) {
    double x = residuals.stream().mapToDouble(Residual::x).average().orElse(0);
    double y = residuals.stream().mapToDouble(Residual::y).average().orElse(0);
    double sum =
        residuals.stream().mapToDouble(r -> Math.pow(r.x() - x, 2) + Math.pow(r.y() - y, 2)).sum();
    double factor = Math.sqrt(1.0 / residuals.size() + reach * reach / sum);
    return sigmaMetres * Math.max(0.5, factor);
  }

  /** The reach of a drawing from the middle of the points, units of the sheet. */
  public double reachOf(SourceDrawing drawing) {
    double x = residuals.stream().mapToDouble(Residual::x).average().orElse(0);
    double y = residuals.stream().mapToDouble(Residual::y).average().orElse(0);
    double[] reaches =
        drawing.features().stream()
            .filter(f -> f.shape() != SourceFeature.Shape.POINT && f.path(0).length >= 2)
            .mapToDouble(f -> Math.hypot(f.path(0)[0] - x, f.path(0)[1] - y))
            .sorted()
            .toArray();
    return reaches.length == 0 ? 0 : reaches[(int) (0.95 * (reaches.length - 1))];
  }

  /** The drawing with its numbers moved; Z stays. */
  public SourceDrawing apply(SourceDrawing drawing) {
    List<SourceFeature> moved = new ArrayList<>(drawing.features().size());
    for (SourceFeature f : drawing.features()) {
      double[][] paths = new double[f.pathCount()][];
      for (int p = 0; p < paths.length; p++) {
        paths[p] = f.path(p).clone();
        for (int i = 0; i < paths[p].length; i += 3) {
          way.apply(paths[p], i);
        }
      }
      moved.add(f.withPaths(paths));
    }
    return new SourceDrawing(
        moved, false, drawing.notes(), drawing.rejections(), drawing.facts(), drawing.crs());
  }

  /** What was done, in Chinese as in {@link #sentence()}. */
  public String sentenceZh() {
    String by =
        switch (method) {
          case CONTROL_POINTS -> "控制点";
          case GRID -> "图上坐标网";
          case PRINTED_CORNERS -> "图上印的拐点坐标";
          case LICENCE_CORNERS -> "许可证拐点";
        };
    Optional<Residual> worst =
        residuals.stream().max((p, q) -> Double.compare(p.metres(), q.metres()));
    return String.format(
            Locale.ROOT,
            "按 %d 个%s配准（%s）：比例 %.6g m/单位，旋转 %.4f°，点位中误差 %.3f m，单位权中误差 %.3f m，最大残差 %.3f m（%s）",
            residuals.size(),
            by,
            affine ? "仿射" : "相似变换",
            way.scale(),
            way.rotationDegrees(),
            rmsMetres,
            sigmaMetres,
            worst.map(Residual::metres).orElse(0.0),
            worst.map(Residual::point).orElse("-"))
        + (suspects().isEmpty() ? "" : "；不符的点：" + String.join("、", suspects()));
  }

  /** What was done, one English sentence. */
  public String sentence() {
    String by =
        switch (method) {
          case CONTROL_POINTS -> "control points";
          case GRID -> "coordinates printed at its grid lines";
          case PRINTED_CORNERS -> "coordinates printed at the corners of its boundary";
          case LICENCE_CORNERS -> "corners of the licence";
        };
    Optional<Residual> worst =
        residuals.stream().max((p, q) -> Double.compare(p.metres(), q.metres()));
    return String.format(
            Locale.ROOT,
            "the sheet was placed by %d %s (%s): scale %.6g metres a unit, turned by %.4f degrees,"
                + " RMS %.3f m, one sigma %.3f m, largest residual %.3f m at %s",
            residuals.size(),
            by,
            affine ? "affine" : "similarity",
            way.scale(),
            way.rotationDegrees(),
            rmsMetres,
            sigmaMetres,
            worst.map(Residual::metres).orElse(0.0),
            worst.map(Residual::point).orElse("-"))
        + (suspects().isEmpty()
            ? ""
            : "; points that do not fit: " + String.join(", ", suspects()));
  }
}
