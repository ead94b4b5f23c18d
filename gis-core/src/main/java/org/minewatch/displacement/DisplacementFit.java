package org.minewatch.displacement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minewatch.network.RoadwayNetwork;

/**
 * Finds how a drawing is displaced: a coarse search over shifts and rotations on a raster of
 * distances, then least squares of places to their nearest roads with Tukey's weights from each
 * promising start. The uncertainty groups residuals by road, since people keep to one side of one.
 */
public final class DisplacementFit {
  /** Further than this nobody takes a drawing for another mine's. */
  private static final double SEARCH_METRES = 75;

  private static final double SHIFT_STEP_METRES = 3;
  private static final double SEARCH_DEGREES = 2.4;
  private static final double TURN_STEP_DEGREES = 0.3;
  private static final int COARSE_PLACES = 500;
  private static final int STARTS = 10;
  private static final int MOST_PLACES = 6_000;
  private static final int STEPS = 30;

  /** A drawing on which people walk in the roads as it is needs no search. */
  private static final double FITTING_MISFIT = 0.1;

  private static final double FITTING_METRES = 2.5;

  /** A movement that puts places so much elsewhere is another one. */
  private static final double RIVAL_METRES = 8;

  /** Scale is not told by a few roads: it is held near 1. */
  private static final double SCALE_PRIOR = 2e-3;

  private static final double SHIFT_PRIOR_METRES = 200;
  private static final double TURN_PRIOR = Math.toRadians(3);

  private final RoadLines roads;
  private final Places places;
  private final double cut;
  private final double middleX;
  private final double middleY;
  private final double radius;

  private DisplacementFit(RoadLines roads, Places places) {
    this.roads = roads;
    this.places = places;
    this.cut = Math.max(6, 3 * places.sigmaMetres());
    double[] c = places.centre();
    this.middleX = c[0];
    this.middleY = c[1];
    double sum = 0;
    for (int i = 0; i < places.size(); i++) {
      sum +=
          Math.pow(places.easting()[i] - middleX, 2) + Math.pow(places.northing()[i] - middleY, 2);
    }
    this.radius = Math.sqrt(sum / Math.max(1, places.size()));
  }

  /** The best movement; empty without roads or with fewer than three places. */
  public static Optional<Displacement> of(RoadwayNetwork network, Places given) {
    Places places = thinned(given);
    RoadLines roads = new RoadLines(network);
    if (roads.segments() == 0 || places.size() < 3) {
      return Optional.empty();
    }
    return Optional.of(new DisplacementFit(roads, places).fit());
  }

  private static Places thinned(Places p) {
    if (p.size() <= MOST_PLACES) {
      return p;
    }
    int[] rows = evenly(p.size(), MOST_PLACES);
    return new Places(
        Arrays.stream(rows).mapToDouble(i -> p.easting()[i]).toArray(),
        Arrays.stream(rows).mapToDouble(i -> p.northing()[i]).toArray(),
        Arrays.stream(rows).mapToDouble(i -> p.azimuthDegrees()[i]).toArray(),
        p.sigmaMetres());
  }

  private static int[] evenly(int size, int most) {
    int n = Math.min(size, most);
    int[] rows = new int[n];
    for (int k = 0; k < n; k++) {
      rows[k] = (int) ((long) k * size / n);
    }
    return rows;
  }

  /** A movement: shift, rotation in radians, scale less 1. */
  private record Move(double east, double north, double turn, double stretch) {
    static final Move NONE = new Move(0, 0, 0, 0);
  }

  private record Refined(Move move, double misfit) {}

  private Displacement fit() {
    double asDrawn = misfit(Move.NONE);
    List<Refined> refined = new ArrayList<>();
    Refined here = refine(Move.NONE);
    refined.add(here);
    boolean fits = asDrawn < FITTING_MISFIT && apart(here.move, Move.NONE) < FITTING_METRES;
    for (Move start : fits ? List.<Move>of() : coarse()) {
      refined.add(refine(start));
    }
    Refined best =
        refined.stream()
            .min(
                Comparator.comparingDouble(Refined::misfit)
                    .thenComparingDouble(r -> Math.hypot(r.move.east, r.move.north)))
            .orElseThrow();
    double rival =
        refined.stream()
            .filter(r -> apart(r.move, best.move) > RIVAL_METRES)
            .mapToDouble(Refined::misfit)
            .min()
            .orElse(1);
    double[] sigma = sigmas(best.move);
    return new Displacement(
        middleX,
        middleY,
        best.move.east,
        best.move.north,
        Math.toDegrees(best.move.turn),
        1 + best.move.stretch,
        sigma[0],
        sigma[1],
        Math.toDegrees(sigma[2]),
        radius,
        places.size(),
        asDrawn,
        best.misfit,
        rival);
  }

  private double apart(Move a, Move b) {
    return Math.hypot(Math.hypot(a.east - b.east, a.north - b.north), (a.turn - b.turn) * radius);
  }

  private double movedX(Move m, int i) {
    double dx = places.easting()[i] - middleX;
    double dy = places.northing()[i] - middleY;
    return middleX + (1 + m.stretch) * (Math.cos(m.turn) * dx - Math.sin(m.turn) * dy) + m.east;
  }

  private double movedY(Move m, int i) {
    double dx = places.easting()[i] - middleX;
    double dy = places.northing()[i] - middleY;
    return middleY + (1 + m.stretch) * (Math.sin(m.turn) * dx + Math.cos(m.turn) * dy) + m.north;
  }

  /** Mean of the squared distances to the nearest roads, each cut off and scaled to 1. */
  private double misfit(Move m) {
    double sum = 0;
    for (int i = 0; i < places.size(); i++) {
      double x = movedX(m, i);
      double y = movedY(m, i);
      int s = roads.nearest(x, y, cut, places.azimuthDegrees()[i]);
      double d = s < 0 ? cut : Math.hypot(x - roads.footX(s, x, y), y - roads.footY(s, x, y));
      sum += d * d / (cut * cut);
    }
    return sum / places.size();
  }

  /** Starts worth refining, clearly apart from each other, the best first. */
  private List<Move> coarse() {
    double coarseCut = 2 * cut;
    RoadLines.Raster raster = roads.raster(SEARCH_METRES + coarseCut, coarseCut);
    int[] rows = evenly(places.size(), COARSE_PLACES);
    record Scored(Move move, double cost) {}
    List<Scored> all = new ArrayList<>();
    int turns = (int) Math.round(SEARCH_DEGREES / TURN_STEP_DEGREES);
    int shifts = (int) (SEARCH_METRES / SHIFT_STEP_METRES);
    double[] x = new double[rows.length];
    double[] y = new double[rows.length];
    for (int t = -turns; t <= turns; t++) {
      Move turn = new Move(0, 0, Math.toRadians(t * TURN_STEP_DEGREES), 0);
      for (int k = 0; k < rows.length; k++) {
        x[k] = movedX(turn, rows[k]);
        y[k] = movedY(turn, rows[k]);
      }
      for (int a = -shifts; a <= shifts; a++) {
        for (int b = -shifts; b <= shifts; b++) {
          double cost = 0;
          for (int k = 0; k < rows.length; k++) {
            double d = raster.at(x[k] + a * SHIFT_STEP_METRES, y[k] + b * SHIFT_STEP_METRES);
            cost += d * d;
          }
          all.add(
              new Scored(
                  new Move(a * SHIFT_STEP_METRES, b * SHIFT_STEP_METRES, turn.turn, 0), cost));
        }
      }
    }
    all.sort(
        Comparator.comparingDouble(Scored::cost)
            .thenComparingDouble(s -> Math.hypot(s.move.east, s.move.north))
            .thenComparingDouble(s -> s.move.turn)
            .thenComparingDouble(s -> s.move.east));
    List<Move> starts = new ArrayList<>();
    for (Scored s : all) {
      if (starts.stream().noneMatch(k -> apart(k, s.move) < 2.5 * SHIFT_STEP_METRES)) {
        starts.add(s.move);
        if (starts.size() == STARTS) {
          break;
        }
      }
    }
    return starts;
  }

  private Refined refine(Move start) {
    Move m = start;
    for (int step = 0; step < STEPS; step++) {
      double reach = cut * (step < 5 ? 2 : step < 10 ? 1.4 : 1);
      double[][] a = prior();
      double[] b = {
        -m.east / (SHIFT_PRIOR_METRES * SHIFT_PRIOR_METRES),
        -m.north / (SHIFT_PRIOR_METRES * SHIFT_PRIOR_METRES),
        -m.turn / (TURN_PRIOR * TURN_PRIOR),
        -m.stretch / (SCALE_PRIOR * SCALE_PRIOR)
      };
      Row row = new Row();
      double variance = Math.pow(Math.max(1, places.sigmaMetres()), 2);
      for (int i = 0; i < places.size(); i++) {
        if (row.set(m, i, reach)) {
          double w = row.weight / variance;
          for (int j = 0; j < 4; j++) {
            b[j] -= w * row.j[j] * row.residual;
            for (int k = 0; k < 4; k++) {
              a[j][k] += w * row.j[j] * row.j[k];
            }
          }
        }
      }
      double[] d = solved(a, b);
      m = new Move(m.east + d[0], m.north + d[1], m.turn + d[2], m.stretch + d[3]);
      if (step > 10 && Math.hypot(d[0], d[1]) < 1e-4 && Math.abs(d[2]) * radius < 1e-4) {
        break;
      }
    }
    return new Refined(m, misfit(m));
  }

  private static double[][] prior() {
    double[][] a = new double[4][4];
    a[0][0] = 1 / (SHIFT_PRIOR_METRES * SHIFT_PRIOR_METRES);
    a[1][1] = a[0][0];
    a[2][2] = 1 / (TURN_PRIOR * TURN_PRIOR);
    a[3][3] = 1 / (SCALE_PRIOR * SCALE_PRIOR);
    return a;
  }

  /** One place's line of the equations. */
  private final class Row {
    private final double[] j = new double[4];
    private double residual;
    private double weight;
    private int road;

    boolean set(Move m, int i, double reach) {
      double x = movedX(m, i);
      double y = movedY(m, i);
      int s = roads.nearest(x, y, reach, places.azimuthDegrees()[i]);
      if (s < 0) {
        return false;
      }
      double vx = x - roads.footX(s, x, y);
      double vy = y - roads.footY(s, x, y);
      residual = Math.hypot(vx, vy);
      double nx = residual < 1e-9 ? roads.normalX(s) : vx / residual;
      double ny = residual < 1e-9 ? roads.normalY(s) : vy / residual;
      double dx = x - m.east - middleX;
      double dy = y - m.north - middleY;
      j[0] = nx;
      j[1] = ny;
      j[2] = -nx * dy + ny * dx;
      j[3] = (nx * dx + ny * dy) / (1 + m.stretch);
      double u = residual / reach;
      weight = (1 - u * u) * (1 - u * u);
      road = roads.road(s);
      return true;
    }
  }

  /**
   * Sandwich estimate with residuals summed by road: places in one road share its surveyor and the
   * side on which people keep.
   */
  private double[] sigmas(Move m) {
    double[][] a = prior();
    Map<Integer, double[]> byRoad = new HashMap<>();
    Row row = new Row();
    double variance = Math.pow(Math.max(1, places.sigmaMetres()), 2);
    for (int i = 0; i < places.size(); i++) {
      if (row.set(m, i, cut)) {
        double w = row.weight / variance;
        double[] g = byRoad.computeIfAbsent(row.road, k -> new double[4]);
        for (int p = 0; p < 4; p++) {
          g[p] += w * row.j[p] * row.residual;
          for (int q = 0; q < 4; q++) {
            a[p][q] += w * row.j[p] * row.j[q];
          }
        }
      }
    }
    double[][] inverse = new double[4][];
    for (int p = 0; p < 4; p++) {
      double[] unit = new double[4];
      unit[p] = 1;
      inverse[p] = solved(copy(a), unit);
    }
    double[][] meat = new double[4][4];
    for (double[] g : byRoad.values()) {
      for (int p = 0; p < 4; p++) {
        for (int q = 0; q < 4; q++) {
          meat[p][q] += g[p] * g[q];
        }
      }
    }
    int roadsUsed = byRoad.size();
    double small = roadsUsed > 4 ? (double) roadsUsed / (roadsUsed - 4) : 4;
    double[] sigma = new double[3];
    for (int p = 0; p < 3; p++) {
      double v = 0;
      for (int q = 0; q < 4; q++) {
        for (int r = 0; r < 4; r++) {
          v += inverse[p][q] * meat[q][r] * inverse[r][p];
        }
      }
      // Never better than independent places would be.
      sigma[p] = Math.sqrt(Math.max(v * small, inverse[p][p]));
    }
    return sigma;
  }

  private static double[][] copy(double[][] a) {
    return Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
  }

  /** Gauss elimination with pivoting; destroys its input. */
  private static double[] solved(double[][] a, double[] right) {
    double[] b = right.clone();
    int n = b.length;
    for (int c = 0; c < n; c++) {
      int pivot = c;
      for (int r = c + 1; r < n; r++) {
        if (Math.abs(a[r][c]) > Math.abs(a[pivot][c])) {
          pivot = r;
        }
      }
      double[] t = a[c];
      a[c] = a[pivot];
      a[pivot] = t;
      double v = b[c];
      b[c] = b[pivot];
      b[pivot] = v;
      for (int r = c + 1; r < n; r++) {
        double k = a[r][c] / a[c][c];
        for (int q = c; q < n; q++) {
          a[r][q] -= k * a[c][q];
        }
        b[r] -= k * b[c];
      }
    }
    for (int r = n - 1; r >= 0; r--) {
      for (int q = r + 1; q < n; q++) {
        b[r] -= a[r][q] * b[q];
      }
      b[r] /= a[r][r];
    }
    return b;
  }
}
