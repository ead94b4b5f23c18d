package org.minewatch.drawing.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;

/**
 * Places a sheet by its coordinate grid (经纬网, 方格网): lines with their easting or northing written at
 * the ends, or crosses with both. Every labelled line says of its two ends that they have one known
 * ordinate; a similarity is fitted to all of them, so turned and shrunk sheets are found as well as
 * straight ones.
 */
public final class PrintedGrid {
  private static final Pattern LABEL =
      Pattern.compile("[XYxy=:\\s]*(\\d[\\d ]{4,9}\\d)(?:\\.0+)?\\s*m?");
  private static final double STEP_METRES = 50;
  private static final int LEAST_LABELS = 2;
  private static final int MOST_LABELS = 400;
  private static final int MOST_SEGMENTS = 100_000;

  /** Ticks and arms of crosses are this long at least, as a share of the spacing. */
  private static final double LEAST_LENGTH = 0.02;

  /** A label stands within this share of the grid's spacing from its line. */
  private static final double NEAR = 0.35;

  /** Grid lines are off their direction by at most this. */
  private static final double SAME_DIRECTION_RADIANS = Math.toRadians(3);

  private static final double OUTLIER_SIGMAS = 4;
  private static final int MOST_ROUNDS = 20;

  /** Lines that miss their numbers by more than this are no grid, metres on the ground. */
  private static final double WORST_METRES = 5;

  private PrintedGrid() {}

  private record Label(double value, boolean isEasting, Words at) {}

  private record Segment(double x1, double y1, double x2, double y2) {
    double length() {
      return Math.hypot(x2 - x1, y2 - y1);
    }

    double distance(double x, double y) {
      double dx = x2 - x1;
      double dy = y2 - y1;
      double t = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy);
      double u = Math.max(0, Math.min(1, t));
      return Math.hypot(x - x1 - u * dx, y - y1 - u * dy);
    }
  }

  /** One end of a grid line and the ordinate that is written at it. */
  private record Condition(String name, double value, boolean isEasting, double x, double y) {}

  /** The registration by the grid, empty when the sheet has no readable one. */
  public static Optional<Registration> find(SourceDrawing drawing) {
    List<Label> labels = labels(Words.of(drawing.features()));
    Optional<double[]> rough = rough(labels);
    if (rough.isEmpty()) {
      return Optional.empty();
    }
    List<Condition> conditions = conditions(labels, segments(drawing.features()), rough.get());
    Optional<PlaneAffine> way = fit(conditions);
    for (int round = 0; round < MOST_ROUNDS && way.isPresent(); round++) {
      PlaneAffine now = way.get();
      double limit = Math.max(0.05, OUTLIER_SIGMAS * spread(conditions, now));
      List<Condition> good =
          conditions.stream().filter(c -> Math.abs(residual(c, now)) <= limit).toList();
      if (good.size() == conditions.size()) {
        break;
      }
      conditions = good;
      way = fit(conditions);
    }
    List<Condition> used = conditions;
    return way.filter(w -> isTrustworthy(used, w)).map(w -> registration(used, w));
  }

  private static List<Label> labels(List<Words> words) {
    List<Label> out = new ArrayList<>();
    for (Words w : words) {
      Matcher m = LABEL.matcher(w.text());
      if (m.matches() && out.size() < MOST_LABELS) {
        double value = Double.parseDouble(m.group(1).replace(" ", ""));
        boolean northing = NationalRanges.isNorthing(value);
        if (value % STEP_METRES == 0 && (northing || NationalRanges.isEasting(value))) {
          out.add(new Label(value, !northing, w));
        }
      }
    }
    return out;
  }

  /**
   * Direction and scale from where the labels stand: the steepest way their values grow. Two
   * northings and two eastings are the least.
   *
   * @return cosine and sine of the way x, y to E, N, in metres a unit
   */
  private static Optional<double[]> rough(List<Label> labels) {
    Optional<double[]> east = gradient(labels.stream().filter(Label::isEasting).toList());
    Optional<double[]> north = gradient(labels.stream().filter(l -> !l.isEasting()).toList());
    if (east.isEmpty() || north.isEmpty()) {
      return Optional.empty();
    }
    double[] e = east.get();
    double[] n = north.get();
    double c = (e[0] + n[1]) / 2;
    double s = (e[1] - n[0]) / 2;
    double size = Math.hypot(c, s);
    boolean agrees =
        Math.hypot(e[0] - c, e[1] - s) < 0.1 * size && Math.hypot(n[0] + s, n[1] - c) < 0.1 * size;
    return agrees && size > 0 ? Optional.of(new double[] {c, s}) : Optional.empty();
  }

  /**
   * How a kind of label's value grows over the sheet. Labels of one value at both borders make the
   * plane; labels at one border only leave it open, and then the way along them is taken.
   */
  private static Optional<double[]> gradient(List<Label> labels) {
    long values = labels.stream().mapToDouble(Label::value).distinct().count();
    if (values < LEAST_LABELS) {
      return Optional.empty();
    }
    double mx = labels.stream().mapToDouble(l -> l.at().x()).average().orElseThrow();
    double my = labels.stream().mapToDouble(l -> l.at().y()).average().orElseThrow();
    double mv = labels.stream().mapToDouble(Label::value).average().orElseThrow();
    double unit =
        labels.stream()
            .mapToDouble(l -> Math.hypot(l.at().x() - mx, l.at().y() - my))
            .max()
            .orElseThrow();
    if (!(unit > 0)) {
      return Optional.empty();
    }
    LeastSquares plane = new LeastSquares(2);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    double xv = 0;
    double yv = 0;
    for (Label l : labels) {
      double x = (l.at().x() - mx) / unit;
      double y = (l.at().y() - my) / unit;
      plane.add(l.value() - mv, x, y);
      xx += x * x;
      yy += y * y;
      xy += x * y;
      xv += x * (l.value() - mv);
      yv += y * (l.value() - mv);
    }
    double flat = (xx * yy - xy * xy) / Math.pow(xx + yy, 2);
    if (flat < 0.01) {
      double along = (xv * xv + yv * yv) / (xx * xv * xv + 2 * xy * xv * yv + yy * yv * yv);
      return Optional.of(new double[] {along * xv / unit, along * yv / unit});
    }
    return plane.solve().map(g -> new double[] {g[0] / unit, g[1] / unit});
  }

  private static List<Segment> segments(List<SourceFeature> features) {
    List<Segment> out = new ArrayList<>();
    for (SourceFeature f : features) {
      if (f.shape() == Shape.LINE && f.path(0).length == 6) {
        double[] p = f.path(0);
        Segment s = new Segment(p[0], p[1], p[3], p[4]);
        if (s.length() > 0) {
          out.add(s);
        }
      }
    }
    return out;
  }

  private static List<Condition> conditions(
      List<Label> labels, List<Segment> segments, double[] rough) {
    double spacing = spacing(labels) / Math.hypot(rough[0], rough[1]);
    double northDirection = Math.atan2(rough[0], -rough[1]);
    List<Segment> northward = running(segments, northDirection, spacing);
    List<Segment> eastward = running(segments, northDirection - Math.PI / 2, spacing);
    List<Condition> out = new ArrayList<>();
    for (Label l : labels) {
      (l.isEasting() ? northward : eastward)
          .stream()
              .filter(s -> s.distance(l.at().x(), l.at().y()) <= NEAR * spacing)
              .min(Comparator.comparingDouble(s -> s.distance(l.at().x(), l.at().y())))
              .ifPresent(
                  s -> {
                    String name = (l.isEasting() ? "E " : "N ") + (long) l.value();
                    out.add(new Condition(name, l.value(), l.isEasting(), s.x1(), s.y1()));
                    out.add(new Condition(name, l.value(), l.isEasting(), s.x2(), s.y2()));
                  });
    }
    return out;
  }

  private static List<Segment> running(List<Segment> segments, double direction, double spacing) {
    return segments.stream()
        .filter(s -> s.length() > LEAST_LENGTH * spacing && runs(s, direction))
        .limit(MOST_SEGMENTS)
        .toList();
  }

  private static boolean runs(Segment s, double direction) {
    double turn = Math.atan2(s.y2() - s.y1(), s.x2() - s.x1()) - direction;
    return Math.abs(Math.sin(turn)) <= Math.sin(SAME_DIRECTION_RADIANS);
  }

  /** The smallest step between values of one kind, metres. */
  private static double spacing(List<Label> labels) {
    double least = Double.POSITIVE_INFINITY;
    for (boolean easting : new boolean[] {true, false}) {
      double[] values =
          labels.stream()
              .filter(l -> l.isEasting() == easting)
              .mapToDouble(Label::value)
              .distinct()
              .sorted()
              .toArray();
      for (int i = 1; i < values.length; i++) {
        least = Math.min(least, values[i] - values[i - 1]);
      }
    }
    return least;
  }

  private static Optional<PlaneAffine> fit(List<Condition> conditions) {
    long eastings = conditions.stream().filter(Condition::isEasting).count();
    if (eastings < 2 * LEAST_LABELS || conditions.size() - eastings < 2 * LEAST_LABELS) {
      return Optional.empty();
    }
    double x0 = conditions.stream().mapToDouble(Condition::x).average().orElseThrow();
    double y0 = conditions.stream().mapToDouble(Condition::y).average().orElseThrow();
    double e0 = mean(conditions, true);
    double n0 = mean(conditions, false);
    double unit =
        conditions.stream()
            .mapToDouble(c -> Math.hypot(c.x() - x0, c.y() - y0))
            .max()
            .orElseThrow();
    LeastSquares equations = new LeastSquares(4);
    for (Condition c : conditions) {
      double x = (c.x() - x0) / unit;
      double y = (c.y() - y0) / unit;
      if (c.isEasting()) {
        equations.add(c.value() - e0, 1, 0, x, y);
      } else {
        equations.add(c.value() - n0, 0, 1, y, -x);
      }
    }
    return equations
        .solve()
        .filter(p -> Math.hypot(p[2], p[3]) > 0)
        .map(
            p -> {
              double c = p[2] / unit;
              double s = p[3] / unit;
              return new PlaneAffine(x0, y0, e0 + p[0], n0 + p[1], c, s, -s, c);
            });
  }

  private static double mean(List<Condition> conditions, boolean eastings) {
    return conditions.stream()
        .filter(c -> c.isEasting() == eastings)
        .mapToDouble(Condition::value)
        .average()
        .orElseThrow();
  }

  private static double residual(Condition c, PlaneAffine way) {
    double[] xy = {c.x(), c.y()};
    way.apply(xy, 0);
    return c.value() - xy[c.isEasting() ? 0 : 1];
  }

  /** One sigma by the median, so that a label at a wrong line does not hide itself. */
  private static double spread(List<Condition> conditions, PlaneAffine way) {
    double[] all =
        conditions.stream().mapToDouble(c -> Math.abs(residual(c, way))).sorted().toArray();
    return 1.4826 * all[all.length / 2];
  }

  private static boolean isTrustworthy(List<Condition> conditions, PlaneAffine way) {
    return conditions.size() >= 4 * LEAST_LABELS
        && conditions.stream().allMatch(c -> Math.abs(residual(c, way)) <= WORST_METRES);
  }

  private static Registration registration(List<Condition> conditions, PlaneAffine way) {
    List<Registration.Residual> residuals = new ArrayList<>();
    double sum = 0;
    for (Condition c : conditions) {
      double miss = residual(c, way);
      sum += miss * miss;
      residuals.add(
          new Registration.Residual(
              c.name(), c.x(), c.y(), c.isEasting() ? miss : 0, c.isEasting() ? 0 : miss, false));
    }
    double rms = Math.sqrt(sum / conditions.size());
    double sigma = Math.sqrt(sum / (conditions.size() - 4));
    return new Registration(
        Registration.Method.GRID, false, way, residuals, rms, Math.max(0.05, sigma));
  }
}
