package org.minewatch.drawing.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;

/**
 * Reads the coordinates that a sheet prints as words: {@code X 4258547.902} over {@code Y
 * 37414915.497} beside a corner, both in one text, rows of a table, with the number or the name
 * that stands beside them. A northing and an easting belong together when each is the other's
 * nearest.
 */
public final class PrintedPoints {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\d.])(\\d{6,8}(?:\\.\\d{1,4})?)(?![\\d.])");
  private static final Pattern ONLY_NUMBER =
      Pattern.compile("[XYxyＸＹ纵横坐标NEHh=:：,，\\s]*\\d{6,8}(?:\\.\\d{1,4})?\\s*m?");
  private static final Pattern ELEVATION =
      Pattern.compile("(?:[ZzHh]|标高)\\s*[=:：]?\\s*([+-]?\\d{1,4}(?:\\.\\d{1,3})?)");
  private static final Pattern CORNER_NAME = Pattern.compile("(?:拐点|[JGjg])?-?\\d{1,3}");
  private static final Pattern PLACE_NAME = Pattern.compile("\\p{IsHan}{1,8}(?:井|硐|孔|口)\\d{0,2}");

  /** A name stands this many times the distance of X and Y away from them at most. */
  private static final double NAME_REACH = 8;

  private static final double ROW_WEIGHT = 3;

  private static final int MOST_NUMBERS = 4000;
  private static final int MOST_NAMES = 5000;
  private static final int MOST_NAMINGS = 200_000;
  private static final double GRID_STEP_METRES = 50;

  private final List<Words> words;
  private final List<PrintedPoint> found = new ArrayList<>();

  private PrintedPoints(List<Words> words) {
    this.words = words;
  }

  private record Number(double value, Words at) {}

  public static List<PrintedPoint> of(SourceDrawing drawing) {
    return of(drawing.features());
  }

  /** The points in the order of their places in the file; each pair of coordinates once. */
  public static List<PrintedPoint> of(List<SourceFeature> features) {
    PrintedPoints reading = new PrintedPoints(Words.of(features));
    List<Number> northings = new ArrayList<>();
    List<Number> eastings = new ArrayList<>();
    for (Words w : reading.words) {
      if (!reading.wholePoints(w)) {
        reading.half(w, northings, eastings);
      }
    }
    reading.pairs(northings, eastings);
    return reading.distinct();
  }

  /** The corners alone, by number. */
  public static List<PrintedPoint> corners(List<PrintedPoint> points) {
    return points.stream()
        .filter(PrintedPoint::corner)
        .sorted(
            Comparator.comparingInt((PrintedPoint p) -> number(p.name()))
                .thenComparing(PrintedPoint::name))
        .toList();
  }

  private static int number(String name) {
    String digits = name.replaceAll("\\D", "");
    return digits.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  /** Lines that hold both coordinates of a point; false when the text has none. */
  private boolean wholePoints(Words w) {
    boolean any = false;
    List<Double> alone = new ArrayList<>();
    for (String line : w.text().split("\\R")) {
      Matcher m = NUMBER.matcher(line);
      OptionalDouble northing = OptionalDouble.empty();
      OptionalDouble easting = OptionalDouble.empty();
      while (m.find()) {
        double value = Double.parseDouble(m.group(1));
        if (NationalRanges.isNorthing(value)) {
          northing = OptionalDouble.of(value);
        } else if (NationalRanges.isEasting(value)) {
          easting = OptionalDouble.of(value);
        }
      }
      if (northing.isPresent() && easting.isPresent()) {
        String first = line.strip().split("[\\s,，、:：]+", 2)[0];
        boolean named = CORNER_NAME.matcher(first).matches();
        add(named ? first : "", named, northing.getAsDouble(), easting.getAsDouble(), w);
        any = true;
      } else {
        northing.ifPresent(alone::add);
        easting.ifPresent(alone::add);
      }
    }
    if (!any && alone.size() == 2) {
      double n = NationalRanges.isNorthing(alone.get(0)) ? alone.get(0) : alone.get(1);
      double e = n == alone.get(0) ? alone.get(1) : alone.get(0);
      if (NationalRanges.isNorthing(n) && NationalRanges.isEasting(e)) {
        String first = w.text().split("\\R", 2)[0].strip();
        boolean named = CORNER_NAME.matcher(first).matches();
        add(named ? first : "", named, n, e, w);
        return true;
      }
    }
    return any;
  }

  private void half(Words w, List<Number> northings, List<Number> eastings) {
    if (!ONLY_NUMBER.matcher(w.text()).matches()
        || northings.size() + eastings.size() >= MOST_NUMBERS) {
      return;
    }
    Matcher m = NUMBER.matcher(w.text());
    if (m.find()) {
      double value = Double.parseDouble(m.group(1));
      boolean gridLabel =
          !m.group(1).contains(".")
              && value % GRID_STEP_METRES == 0
              && w.text().strip().equals(m.group(1));
      if (!gridLabel && NationalRanges.isNorthing(value)) {
        northings.add(new Number(value, w));
      } else if (!gridLabel && NationalRanges.isEasting(value)) {
        eastings.add(new Number(value, w));
      }
    }
  }

  private record Pair(Number northing, Number easting) {
    double x() {
      return (northing.at().x() + easting.at().x()) / 2;
    }

    double y() {
      return (northing.at().y() + easting.at().y()) / 2;
    }

    double reach() {
      return NAME_REACH * distance(northing.at(), easting.at().x(), easting.at().y());
    }
  }

  private record Naming(Pair pair, Words name, double distance) {}

  private void pairs(List<Number> northings, List<Number> eastings) {
    List<Pair> pairs = new ArrayList<>();
    for (Number n : northings) {
      nearest(n, eastings)
          .filter(e -> nearest(e, northings).filter(b -> same(b, n)).isPresent())
          .ifPresent(e -> pairs.add(new Pair(n, e)));
    }
    Map<Pair, Words> names = names(pairs);
    for (Pair p : pairs) {
      Words name = names.get(p);
      add(
          name == null ? "" : name.text(),
          name != null && CORNER_NAME.matcher(name.text()).matches(),
          p.northing().value(),
          p.easting().value(),
          p.northing().at());
    }
  }

  /** Each name goes to one pair, the closest first; words of a row stand side by side. */
  private Map<Pair, Words> names(List<Pair> pairs) {
    List<Words> named = words.stream().filter(PrintedPoints::isName).limit(MOST_NAMES).toList();
    List<Naming> possible = new ArrayList<>();
    for (Pair p : pairs) {
      for (Words w : named) {
        double distance = Math.hypot(w.x() - p.x(), ROW_WEIGHT * (w.y() - p.y()));
        if (distance <= p.reach() && possible.size() < MOST_NAMINGS) {
          possible.add(new Naming(p, w, distance));
        }
      }
    }
    possible.sort(Comparator.comparingDouble(Naming::distance));
    Map<Pair, Words> out = new IdentityHashMap<>();
    Set<Words> taken = new HashSet<>();
    for (Naming n : possible) {
      if (!out.containsKey(n.pair()) && taken.add(n.name())) {
        out.put(n.pair(), n.name());
      }
    }
    return out;
  }

  private static boolean isName(Words w) {
    return CORNER_NAME.matcher(w.text()).matches() || PLACE_NAME.matcher(w.text()).matches();
  }

  /** The same text drawn twice counts as one. */
  private static boolean same(Number a, Number b) {
    return a.value() == b.value() && distance(a.at(), b.at().x(), b.at().y()) == 0 || a == b;
  }

  private static Optional<Number> nearest(Number from, List<Number> among) {
    return among.stream()
        .min(Comparator.comparingDouble(n -> distance(n.at(), from.at().x(), from.at().y())));
  }

  private static double distance(Words w, double x, double y) {
    return Math.hypot(w.x() - x, w.y() - y);
  }

  private void add(String name, boolean corner, double northing, double easting, Words at) {
    OptionalDouble elevation = OptionalDouble.empty();
    Matcher m = ELEVATION.matcher(at.text());
    if (m.find()) {
      elevation = OptionalDouble.of(Double.parseDouble(m.group(1)));
    }
    found.add(
        new PrintedPoint(
            name, corner, northing, easting, elevation, at.x(), at.y(), at.feature().entity()));
  }

  private List<PrintedPoint> distinct() {
    Set<List<Object>> seen = new HashSet<>();
    List<PrintedPoint> out = new ArrayList<>();
    for (PrintedPoint p : found) {
      if (seen.add(List.of(p.name(), p.northing(), p.easting()))) {
        out.add(p);
      }
    }
    return out;
  }
}
