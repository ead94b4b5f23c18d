package org.minewatch.drawing.place;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.wording.Text;

/**
 * Tells plans from sections, vertical projections and diagrams, and map coordinates from paper
 * millimetres and local frames. The numbers speak first: a sheet in map coordinates is a plan even
 * when a section is drawn in its corner. Words decide only where the numbers cannot.
 */
public final class SheetRecognition {

  /** Titles are short; a sentence that mentions a section is none. */
  private static final int LONGEST_TITLE = 60;

  /** Longer texts are paragraphs, which say nothing of the sheet. */
  private static final int LONGEST_WORDS = 300;

  private static final Pattern SECTION = Pattern.compile("剖面图?|断面图|(?i:cross.?section)");
  private static final Pattern PROJECTION =
      Pattern.compile("立面图|立面投影|竖直投影|垂直投影|纵投影|立投影|(?i:vertical projection)");
  private static final Pattern NETWORK =
      Pattern.compile("网络图|系统图|(?i:network (?:diagram|plan))|(?i:flow diagram)");
  private static final Pattern SCALE = Pattern.compile("1\\s*[:：]\\s*(\\d{2,5})(?!\\d)");
  private static final Pattern TWO_SCALES =
      Pattern.compile("水平.{0,6}1\\s*[:：].*垂直.{0,6}1\\s*[:：]", Pattern.DOTALL);

  private static final double MOSTLY = 0.5;

  /** The longest sheet of paper and its frame, millimetres: five sheets of A0. */
  private static final double PAPER_LONG_MM = 6000;

  private static final double PAPER_SHORT_MM = 2500;
  private static final double PAPER_LEAST_MM = 150;

  private SheetRecognition() {}

  public static Sheet of(SourceDrawing drawing) {
    double[][] xy = points(drawing.features());
    List<Words> words = Words.of(drawing.features());
    OptionalInt scale = scale(words);
    Optional<ElevationLadder> ladder = ElevationLadder.find(words);
    if (xy[0].length == 0) {
      return new Sheet(
          SheetKind.EMPTY, new Text("图纸为空", "the drawing is empty"), "", scale, ladder);
    }
    if (drawing.longitudeLatitude()) {
      return degrees(xy, scale, ladder);
    }
    double map = share(xy[0], xy[1]);
    if (map >= MOSTLY) {
      return new Sheet(
          SheetKind.MAP_COORDINATES,
          new Text("坐标为国家坐标系数值", "its numbers are eastings and northings of a national system"),
          "",
          scale,
          ladder);
    }
    if (share(xy[1], xy[0]) >= MOSTLY) {
      return new Sheet(
          SheetKind.SWAPPED_AXES,
          new Text("坐标轴互换（X 为纵坐标）", "its x is the northing and its y the easting"),
          "",
          scale,
          ladder);
    }
    return withoutMap(xy, words, scale, ladder);
  }

  private static Sheet withoutMap(
      double[][] xy, List<Words> words, OptionalInt scale, Optional<ElevationLadder> ladder) {
    String where =
        String.format(
            Locale.ROOT,
            "x %.0f to %.0f, y %.0f to %.0f",
            low(xy[0]),
            high(xy[0]),
            low(xy[1]),
            high(xy[1]));
    Optional<String> projection = title(words, PROJECTION);
    Optional<String> section = title(words, SECTION);
    Optional<String> network = title(words, NETWORK);
    boolean twoScales =
        words.stream()
            .filter(w -> w.text().length() <= LONGEST_WORDS)
            .anyMatch(w -> TWO_SCALES.matcher(w.text()).find());
    if (projection.isPresent()) {
      return noPlan(SheetKind.VERTICAL_PROJECTION, projection.get(), where, scale, ladder);
    }
    if (section.isPresent() && (ladder.isPresent() || twoScales || network.isEmpty())) {
      return noPlan(SheetKind.SECTION, section.get(), where, scale, ladder);
    }
    if (network.isPresent()) {
      return noPlan(SheetKind.NETWORK_DIAGRAM, network.get(), where, scale, ladder);
    }
    if (twoScales && ladder.isPresent()) {
      return noPlan(SheetKind.SECTION, "水平/垂直两种比例尺", where, scale, ladder);
    }
    boolean paper = isPaper(xy);
    return new Sheet(
        paper ? SheetKind.PAPER_MILLIMETRES : SheetKind.LOCAL_FRAME,
        paper
            ? new Text(
                "坐标像是图纸毫米（" + where + "），须用控制点或坐标网配准",
                "its numbers look like millimetres of the sheet ("
                    + where
                    + "): control points or a printed grid are needed to place it")
            : new Text(
                "坐标不是国家坐标系数值（" + where + "），须用控制点配准",
                "its numbers are no eastings and northings of a national system ("
                    + where
                    + "): control points are needed to place it"),
        "",
        scale,
        ladder);
  }

  private static Sheet noPlan(
      SheetKind kind,
      String title,
      String where,
      OptionalInt scale,
      Optional<ElevationLadder> ladder) {
    String shownZh =
        ladder.map(l -> "，并有 %.0f 至 %.0f m 的标高尺".formatted(l.lowest(), l.highest())).orElse("");
    String shownEn =
        ladder
            .map(
                l ->
                    " and a scale of elevations from %.0f to %.0f m stands beside it"
                        .formatted(l.lowest(), l.highest()))
            .orElse("");
    String nameZh =
        switch (kind) {
          case SECTION -> "剖面图";
          case VERTICAL_PROJECTION -> "立面投影图";
          default -> "网络（系统）图";
        };
    String nameEn =
        switch (kind) {
          case SECTION -> "a section";
          case VERTICAL_PROJECTION -> "a vertical projection";
          default -> "a diagram whose lengths and directions mean nothing";
        };
    return new Sheet(
        kind,
        new Text(
            "这是" + nameZh + "（图名“" + title + "”" + shownZh + "），坐标不是平面坐标（" + where + "），不能当作平面图",
            "this is "
                + nameEn
                + " and no plan: it is titled '"
                + title
                + "'"
                + shownEn
                + ", and its numbers ("
                + where
                + ") are no map coordinates"),
        title,
        scale,
        ladder);
  }

  private static Sheet degrees(double[][] xy, OptionalInt scale, Optional<ElevationLadder> ladder) {
    int inChina = 0;
    for (int i = 0; i < xy[0].length; i++) {
      boolean straight = isInChina(xy[0][i], xy[1][i]);
      if (straight || isInChina(xy[1][i], xy[0][i])) {
        inChina++;
      }
    }
    if (inChina >= MOSTLY * xy[0].length) {
      return new Sheet(
          SheetKind.DEGREES,
          new Text("坐标为经纬度", "its numbers are longitude and latitude"),
          "",
          scale,
          ladder);
    }
    String where = String.format(Locale.ROOT, "%.4f, %.4f", middle(xy[0]), middle(xy[1]));
    return new Sheet(
        SheetKind.UNITS_AS_DEGREES,
        new Text(
            "文件应为经纬度，但图形中部位于 (" + where + ")，不在中国境内：系 CAD 将图纸坐标直接写成经纬度，请提交 DXF 或重新按 CGCS2000 导出",
            "the file should hold longitude and latitude, but its middle lies at ("
                + where
                + "), not in China: CAD wrote drawing coordinates in place of degrees; hand in the"
                + " DXF, or export in CGCS2000 degrees"),
        "",
        scale,
        ladder);
  }

  private static boolean isInChina(double lon, double lat) {
    return lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54;
  }

  private static Optional<String> title(List<Words> words, Pattern kind) {
    return words.stream()
        .filter(w -> w.text().length() <= LONGEST_WORDS)
        .map(w -> w.text().replaceAll("\\s+", " "))
        .filter(t -> t.length() <= LONGEST_TITLE && kind.matcher(t).find())
        .findFirst();
  }

  private static OptionalInt scale(List<Words> words) {
    int smallest = 0;
    for (Words w : words) {
      Matcher m = SCALE.matcher(w.text());
      while (m.find()) {
        smallest = Math.max(smallest, Integer.parseInt(m.group(1)));
      }
    }
    return smallest == 0 ? OptionalInt.empty() : OptionalInt.of(smallest);
  }

  private static boolean isPaper(double[][] xy) {
    double width = high(xy[0]) - low(xy[0]);
    double height = high(xy[1]) - low(xy[1]);
    double longSide = Math.max(width, height);
    return longSide >= PAPER_LEAST_MM
        && longSide <= PAPER_LONG_MM
        && Math.min(width, height) <= PAPER_SHORT_MM
        && Math.max(Math.abs(low(xy[0])), Math.abs(low(xy[1]))) <= 2 * PAPER_LONG_MM;
  }

  /** The share of points that are an easting and a northing. */
  private static double share(double[] eastings, double[] northings) {
    int n = 0;
    for (int i = 0; i < eastings.length; i++) {
      if (NationalRanges.isEasting(eastings[i]) && NationalRanges.isNorthing(northings[i])) {
        n++;
      }
    }
    return (double) n / eastings.length;
  }

  /** The first and the last vertex of every feature: x values and y values. */
  private static double[][] points(List<SourceFeature> features) {
    double[] x = new double[2 * features.size()];
    double[] y = new double[2 * features.size()];
    int n = 0;
    for (SourceFeature f : features) {
      if (f.pathCount() > 0 && f.path(0).length >= 3) {
        double[] path = f.path(0);
        x[n] = path[0];
        y[n++] = path[1];
        x[n] = path[path.length - 3];
        y[n++] = path[path.length - 2];
      }
    }
    return new double[][] {Arrays.copyOf(x, n), Arrays.copyOf(y, n)};
  }

  private static double low(double[] values) {
    return quantile(values, 0.02);
  }

  private static double high(double[] values) {
    return quantile(values, 0.98);
  }

  private static double middle(double[] values) {
    return quantile(values, 0.5);
  }

  private static double quantile(double[] values, double q) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, q * sorted.length)];
  }
}
