package org.minewatch.displacement;

import java.util.Arrays;
import org.minewatch.network.RoadKind;
import org.minewatch.network.RoadwayNetwork;

/**
 * The drawn roads as single segments in cells, for asking many times how far a place lies from the
 * nearest road.
 */
final class RoadLines {
  private static final double CELL_METRES = 32;
  private static final int MOST_CELLS = 4_000_000;

  private final double[] x1;
  private final double[] y1;
  private final double[] x2;
  private final double[] y2;
  private final int[] road;
  private final double minX;
  private final double minY;
  private final double cell;
  private final int columns;
  private final int rows;
  private final int[] cellStart;
  private final int[] cellItems;

  RoadLines(RoadwayNetwork network) {
    int n = 0;
    for (int e = 0; e < network.edgeCount(); e++) {
      n += isRoad(network, e) ? network.shape(e).length / 3 - 1 : 0;
    }
    x1 = new double[n];
    y1 = new double[n];
    x2 = new double[n];
    y2 = new double[n];
    road = new int[n];
    int at = 0;
    for (int e = 0; e < network.edgeCount(); e++) {
      if (!isRoad(network, e)) {
        continue;
      }
      double[] s = network.shape(e);
      for (int v = 3; v < s.length; v += 3) {
        x1[at] = s[v - 3];
        y1[at] = s[v - 2];
        x2[at] = s[v];
        y2[at] = s[v + 1];
        road[at++] = e;
      }
    }
    minX = Math.min(least(x1), least(x2));
    minY = Math.min(least(y1), least(y2));
    double maxX = Math.max(most(x1), most(x2));
    double maxY = Math.max(most(y1), most(y2));
    double size = CELL_METRES;
    while (n > 0 && ((maxX - minX) / size + 1) * ((maxY - minY) / size + 1) > MOST_CELLS) {
      size *= 2;
    }
    cell = size;
    columns = n == 0 ? 0 : (int) ((maxX - minX) / cell) + 1;
    rows = n == 0 ? 0 : (int) ((maxY - minY) / cell) + 1;
    int[] count = new int[columns * rows + 1];
    for (int s = 0; s < n; s++) {
      cells(s, c -> count[c + 1]++);
    }
    for (int c = 0; c < columns * rows; c++) {
      count[c + 1] += count[c];
    }
    cellStart = count;
    cellItems = new int[n == 0 ? 0 : count[columns * rows]];
    int[] next = Arrays.copyOf(count, count.length);
    for (int s = 0; s < n; s++) {
      int segment = s;
      cells(s, c -> cellItems[next[c]++] = segment);
    }
  }

  /** What was reported since is no part of the drawing, and a face line moves every day. */
  private static boolean isRoad(RoadwayNetwork network, int e) {
    return network.kind(e) != RoadKind.REPORTED_HEADING && network.kind(e) != RoadKind.FACE_LINE;
  }

  private static double least(double[] v) {
    return Arrays.stream(v).min().orElse(0);
  }

  private static double most(double[] v) {
    return Arrays.stream(v).max().orElse(0);
  }

  private void cells(int s, java.util.function.IntConsumer to) {
    int c1 = column(Math.min(x1[s], x2[s]));
    int c2 = column(Math.max(x1[s], x2[s]));
    int r1 = row(Math.min(y1[s], y2[s]));
    int r2 = row(Math.max(y1[s], y2[s]));
    for (int r = r1; r <= r2; r++) {
      for (int c = c1; c <= c2; c++) {
        to.accept(r * columns + c);
      }
    }
  }

  private int column(double x) {
    return (int) Math.max(0, Math.min(columns - 1.0, Math.floor((x - minX) / cell)));
  }

  private int row(double y) {
    return (int) Math.max(0, Math.min(rows - 1.0, Math.floor((y - minY) / cell)));
  }

  int segments() {
    return road.length;
  }

  int road(int segment) {
    return road[segment];
  }

  /**
   * The segment nearest to a place within reach, or -1.
   *
   * @param azimuthDegrees only segments along it within 30 degrees count; NaN takes all
   */
  int nearest(double x, double y, double reach, double azimuthDegrees) {
    double dirE = Math.sin(Math.toRadians(azimuthDegrees));
    double dirN = Math.cos(Math.toRadians(azimuthDegrees));
    double best = reach * reach;
    int found = -1;
    if (columns == 0) {
      return -1;
    }
    int c1 = column(x - reach);
    int c2 = column(x + reach);
    int r1 = row(y - reach);
    int r2 = row(y + reach);
    for (int r = r1; r <= r2; r++) {
      for (int c = c1; c <= c2; c++) {
        int k = r * columns + c;
        for (int i = cellStart[k]; i < cellStart[k + 1]; i++) {
          int s = cellItems[i];
          if (!Double.isNaN(azimuthDegrees) && !runsAlong(s, dirE, dirN)) {
            continue;
          }
          double d = distance2(s, x, y);
          if (d < best || d == best && (found < 0 || s < found)) {
            best = d;
            found = s;
          }
        }
      }
    }
    return found;
  }

  private boolean runsAlong(int s, double dirE, double dirN) {
    double de = x2[s] - x1[s];
    double dn = y2[s] - y1[s];
    double dot = de * dirE + dn * dirN;
    return dot * dot >= 0.75 * (de * de + dn * dn);
  }

  /** Share along a segment at which it comes nearest to a place. */
  private double share(int s, double x, double y) {
    double de = x2[s] - x1[s];
    double dn = y2[s] - y1[s];
    double l2 = de * de + dn * dn;
    return l2 == 0 ? 0 : Math.max(0, Math.min(1, ((x - x1[s]) * de + (y - y1[s]) * dn) / l2));
  }

  double footX(int s, double x, double y) {
    return x1[s] + share(s, x, y) * (x2[s] - x1[s]);
  }

  double footY(int s, double x, double y) {
    return y1[s] + share(s, x, y) * (y2[s] - y1[s]);
  }

  private double distance2(int s, double x, double y) {
    double dx = x - footX(s, x, y);
    double dy = y - footY(s, x, y);
    return dx * dx + dy * dy;
  }

  /** Unit normal of a segment, easting part. */
  double normalX(int s) {
    double l = Math.hypot(x2[s] - x1[s], y2[s] - y1[s]);
    return l == 0 ? 1 : -(y2[s] - y1[s]) / l;
  }

  double normalY(int s) {
    double l = Math.hypot(x2[s] - x1[s], y2[s] - y1[s]);
    return l == 0 ? 0 : (x2[s] - x1[s]) / l;
  }

  /** Distances to the nearest road on a grid, cut off where they no longer matter. */
  Raster raster(double marginMetres, double cutMetres) {
    return new Raster(marginMetres, cutMetres);
  }

  /** See {@link #raster}. */
  final class Raster {
    private static final int MOST_RASTER_CELLS = 16_000_000;

    private final double step;
    private final double left;
    private final double bottom;
    private final int width;
    private final int height;
    private final float cut;
    private final float[] distance;

    private Raster(double margin, double cutMetres) {
      double spanX = columns * cell + 2 * margin;
      double spanY = rows * cell + 2 * margin;
      step = Math.max(2, Math.sqrt(spanX * spanY / MOST_RASTER_CELLS));
      left = minX - margin;
      bottom = minY - margin;
      width = (int) (spanX / step) + 1;
      height = (int) (spanY / step) + 1;
      cut = (float) cutMetres;
      distance = new float[width * height];
      Arrays.fill(distance, cut);
      for (int s = 0; s < road.length; s++) {
        burn(s);
      }
    }

    private void burn(int s) {
      int c1 = clamp((Math.min(x1[s], x2[s]) - cut - left) / step, width);
      int c2 = clamp((Math.max(x1[s], x2[s]) + cut - left) / step, width);
      int r1 = clamp((Math.min(y1[s], y2[s]) - cut - bottom) / step, height);
      int r2 = clamp((Math.max(y1[s], y2[s]) + cut - bottom) / step, height);
      for (int r = r1; r <= r2; r++) {
        for (int c = c1; c <= c2; c++) {
          double d2 = distance2(s, left + (c + 0.5) * step, bottom + (r + 0.5) * step);
          int k = r * width + c;
          if (d2 < distance[k] * distance[k]) {
            distance[k] = (float) Math.sqrt(d2);
          }
        }
      }
    }

    private static int clamp(double v, int size) {
      return (int) Math.max(0, Math.min(size - 1.0, v));
    }

    double at(double x, double y) {
      int c = (int) ((x - left) / step);
      int r = (int) ((y - bottom) / step);
      return x < left || y < bottom || c >= width || r >= height ? cut : distance[r * width + c];
    }
  }
}
