package org.minewatch.report;

import java.util.Locale;
import org.locationtech.jts.geom.Envelope;

/** Lines of round longitude and latitude across a map, four to eight each way. */
record Graticule(double[] longitudes, double[] latitudes) {

  private static final int[] STEPS_SECONDS = {
    1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18000
  };

  static Graticule fitting(Envelope degrees) {
    double target = Math.max(degrees.getWidth(), degrees.getHeight()) * 3600 / 5;
    int step = STEPS_SECONDS[STEPS_SECONDS.length - 1];
    for (int i = STEPS_SECONDS.length - 1; i >= 0 && STEPS_SECONDS[i] >= target; i--) {
      step = STEPS_SECONDS[i];
    }
    return new Graticule(
        lines(degrees.getMinX(), degrees.getMaxX(), step),
        lines(degrees.getMinY(), degrees.getMaxY(), step));
  }

  private static double[] lines(double from, double to, int stepSeconds) {
    long first = (long) Math.ceil(from * 3600 / stepSeconds);
    long last = (long) Math.floor(to * 3600 / stepSeconds);
    double[] lines = new double[(int) Math.max(0, Math.min(64, last - first + 1))];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = (first + i) * stepSeconds / 3600.0;
    }
    return lines;
  }

  /** Degrees, minutes and seconds. */
  static String label(double degrees) {
    long seconds = Math.round(Math.abs(degrees) * 3600);
    return String.format(
        Locale.ROOT, "%d°%02d′%02d″", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
