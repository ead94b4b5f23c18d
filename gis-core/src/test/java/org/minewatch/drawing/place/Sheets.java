package org.minewatch.drawing.place;

import java.util.ArrayList;
import java.util.List;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;

/** Makes small sheets for tests: ground coordinates, moved to paper by a similarity. */
final class Sheets {
  private final List<SourceFeature> features = new ArrayList<>();
  private final double scale;
  private final double turn;
  private final double east;
  private final double north;

  /** A sheet in ground coordinates. */
  Sheets() {
    this(1, 0, 0, 0);
  }

  /**
   * @param scale units of the sheet for a metre
   * @param degrees the sheet is turned by, counter-clockwise
   */
  Sheets(double scale, double degrees, double east, double north) {
    this.scale = scale;
    this.turn = Math.toRadians(degrees);
    this.east = east;
    this.north = north;
  }

  double[] paper(double e, double n) {
    double x = e - east;
    double y = n - north;
    return new double[] {
      scale * (x * Math.cos(turn) - y * Math.sin(turn)),
      scale * (x * Math.sin(turn) + y * Math.cos(turn)),
      0
    };
  }

  Sheets text(String words, double e, double n) {
    features.add(
        SourceFeature.point("TEXT " + features.size(), 1, "文字", false, paper(e, n), words, ""));
    return this;
  }

  Sheets line(String layer, double... en) {
    double[] xyz = new double[en.length / 2 * 3];
    for (int i = 0; i < en.length / 2; i++) {
      System.arraycopy(paper(en[2 * i], en[2 * i + 1]), 0, xyz, 3 * i, 3);
    }
    features.add(SourceFeature.of("LINE " + features.size(), 1, layer, false, Shape.LINE, xyz));
    return this;
  }

  /** Grid lines every 500 m with their numbers beside the ends, as plans have them. */
  Sheets grid(double e0, double n0, int across, int up) {
    double e1 = e0 + 500.0 * across;
    double n1 = n0 + 500.0 * up;
    for (int i = 0; i <= across; i++) {
      double e = e0 + 500.0 * i;
      line("经纬网", e, n0 - 40, e, n1 + 40);
      text(String.format("%.0f", e), e - 28, n1 + 48);
      text(String.format("%.0f", e), e - 28, n0 - 70);
    }
    for (int i = 0; i <= up; i++) {
      double n = n0 + 500.0 * i;
      line("经纬网", e0 - 40, n, e1 + 40, n);
      text(String.format("%.0f", n), e0 - 110, n - 25);
    }
    return this;
  }

  SourceDrawing drawing() {
    return new SourceDrawing(features, false, List.of(), List.of());
  }
}
