package org.minewatch.drawingcheck;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.minewatch.drawing.place.SheetKind;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.finding.JsonText;

/**
 * Writes {@code sheet.json}: a drawing in its file's own numbers, for clicking control points on.
 * It is thinned until it is small enough to be shown; what lies far from the rest is left out.
 */
public final class SheetJson {
  static final int MOST_VERTICES = 300_000;
  private static final int MOST_POINTS = 20_000;
  private static final int LONGEST_TEXT = 80;

  /** Nobody sees more on a screen. */
  private static final double FINEST_SHARE = 1.0 / 50_000;

  /** Features that begin farther outside the middle 98 % than its size are strays. */
  private static final double STRAY_SHARE = 0.01;

  private final SourceDrawing drawing;
  private final JsonText json;
  private final double[] box;
  private final double scale;

  private SheetJson(SourceDrawing drawing, JsonText json) {
    this.drawing = drawing;
    this.json = json;
    this.box = box(drawing.features(), range(drawing.features()));
    this.scale = drawing.longitudeLatitude() ? 1e8 : 1e4;
  }

  /** Writes a drawing that could be read. */
  public static void write(DrawingDossier dossier, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    SheetKind kind = dossier.verdict().sheet().map(s -> s.kind()).orElse(SheetKind.EMPTY);
    new SheetJson(dossier.source().orElseThrow(), new JsonText(text))
        .write(kind, dossier.verdict().frame().crs().code());
    text.write('\n');
    text.flush();
  }

  private void write(SheetKind kind, String crs) throws IOException {
    List<SourceFeature> lines = new ArrayList<>();
    List<SourceFeature> points = new ArrayList<>();
    int leftOut = 0;
    for (SourceFeature f : drawing.features()) {
      if (isStray(f)) {
        leftOut++;
      } else if (f.shape() != Shape.POINT) {
        lines.add(f);
      } else if (points.size() < MOST_POINTS) {
        points.add(f);
      } else {
        leftOut++;
      }
    }
    json.object().line().member("unit", unit(kind)).member("crs", crs);
    json.member("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.name("box").array();
    for (double v : box) {
      json.value(rounded(v));
    }
    json.end();
    double step = step(lines, MOST_VERTICES - points.size());
    json.line().name("lines").array();
    for (SourceFeature f : lines) {
      leftOut += line(f, step) ? 0 : 1;
    }
    json.endLine().line().name("points").array();
    for (SourceFeature f : points) {
      point(f);
    }
    json.endLine().line().member("left_out", leftOut).endLine();
  }

  private static String unit(SheetKind kind) {
    return switch (kind) {
      case MAP_COORDINATES, SWAPPED_AXES -> "m";
      case PAPER_MILLIMETRES -> "mm";
      default -> "unknown";
    };
  }

  /** The smallest step between vertices with which everything fits. */
  private double step(List<SourceFeature> lines, int most) {
    double size = Math.hypot(box[2] - box[0], box[3] - box[1]);
    double step = 0;
    while (count(lines, step, most) > most) {
      step = step == 0 ? size * FINEST_SHARE : 2 * step;
    }
    return step;
  }

  private static long count(List<SourceFeature> lines, double step, int most) {
    long n = 0;
    for (SourceFeature f : lines) {
      for (int p = 0; p < f.pathCount() && n <= most; p++) {
        int kept = kept(f, p, step).length;
        n += kept < 2 ? 0 : kept + 1;
      }
    }
    return n;
  }

  /** Where in a path the vertices are that lie a step or more from the one kept before. */
  private static int[] kept(SourceFeature f, int path, double step) {
    double[] xyz = f.path(path);
    int[] kept = new int[xyz.length / 3];
    int n = 0;
    for (int i = 0; i < xyz.length; i += 3) {
      if (n == 0
          || Math.hypot(xyz[i] - xyz[kept[n - 1]], xyz[i + 1] - xyz[kept[n - 1] + 1]) >= step) {
        kept[n++] = i;
      }
    }
    int last = xyz.length - 3;
    if (n > 1 && kept[n - 1] != last && f.shape() == Shape.LINE) {
      kept[n - 1] = last;
    }
    return Arrays.copyOf(kept, n);
  }

  /** Writes the paths of a feature; false when it is too small for that. */
  private boolean line(SourceFeature f, double step) throws IOException {
    boolean any = false;
    for (int p = 0; p < f.pathCount(); p++) {
      int[] kept = kept(f, p, step);
      if (kept.length < 2) {
        continue;
      }
      any = true;
      double[] xyz = f.path(p);
      json.line().object().member("layer", f.layer()).name("points").array();
      for (int i : kept) {
        vertex(xyz, i);
      }
      if (f.shape() != Shape.LINE) {
        vertex(xyz, kept[0]);
      }
      json.end().end();
    }
    return any;
  }

  private void vertex(double[] xyz, int at) throws IOException {
    json.array().value(rounded(xyz[at])).value(rounded(xyz[at + 1])).end();
  }

  private void point(SourceFeature f) throws IOException {
    String text = f.text().isEmpty() ? f.block() : f.text();
    json.line().object().member("layer", f.layer());
    json.name("x").value(rounded(f.path(0)[0])).name("y").value(rounded(f.path(0)[1]));
    boolean fits = text.codePointCount(0, text.length()) <= LONGEST_TEXT;
    json.member("text", fits ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)));
    json.end();
  }

  private double rounded(double v) {
    return Math.rint(v * scale) / scale;
  }

  private boolean isStray(SourceFeature f) {
    if (f.pathCount() == 0 || f.path(0).length < 3) {
      return true;
    }
    double x = f.path(0)[0];
    double y = f.path(0)[1];
    return !(x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]);
  }

  /** Where features begin that are no strays. */
  private static double[] box(List<SourceFeature> features, double[] range) {
    double[] x = within(starts(features, 0), range[0], range[2]);
    double[] y = within(starts(features, 1), range[1], range[3]);
    return x.length == 0 || y.length == 0
        ? new double[4]
        : new double[] {x[0], y[0], x[x.length - 1], y[y.length - 1]};
  }

  private static double[] within(double[] sorted, double low, double high) {
    return Arrays.stream(sorted).filter(v -> v >= low && v <= high).toArray();
  }

  /** The middle of where features begin, widened by its own size on each side. */
  private static double[] range(List<SourceFeature> features) {
    double[] x = starts(features, 0);
    double[] y = starts(features, 1);
    if (x.length == 0) {
      return new double[4];
    }
    int low = (int) (STRAY_SHARE * (x.length - 1));
    int high = x.length - 1 - low;
    double wide = x[high] - x[low];
    double tall = y[high] - y[low];
    return new double[] {x[low] - wide, y[low] - tall, x[high] + wide, y[high] + tall};
  }

  private static double[] starts(List<SourceFeature> features, int axis) {
    return features.stream()
        .filter(f -> f.pathCount() > 0 && f.path(0).length >= 3)
        .mapToDouble(f -> f.path(0)[axis])
        .sorted()
        .toArray();
  }
}
