package org.minewatch.drawing.revision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.strtree.STRtree;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;

/** Finds roads and printed elevations that stand at another height than before. */
final class ElevationChanges {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A text moves by no more than this when it is drawn again. */
  private static final double TEXT_METRES = 5;

  /** Elevations that follow one shift agree within this, and this share of them has to. */
  private static final double SAME_SHIFT_METRES = 0.5;

  private static final double SHIFT_SHARE = 0.6;
  private static final int FEWEST_FOR_A_SHIFT = 20;

  private final Tolerances tolerances;
  private final Sheet earlier;
  private final Sheet later;
  private final List<PrintedElevation> textsThen;
  private final List<PrintedElevation> textsNow;

  ElevationChanges(
      Tolerances tolerances,
      Sheet earlier,
      Sheet later,
      List<PrintedElevation> textsThen,
      List<PrintedElevation> textsNow) {
    this.tolerances = tolerances;
    this.earlier = earlier;
    this.later = later;
    this.textsThen = textsThen;
    this.textsNow = textsNow;
  }

  /** By how much all heights were raised alike; empty when they were not. */
  OptionalDouble wholeShift() {
    List<Double> all = new ArrayList<>();
    for (DrawnFeature f : earlier.roads()) {
      for (LineString line : Segments.lines(f.geometry())) {
        Walk.steps(line).forEach(s -> raised(s, 0).ifPresent(all::add));
      }
    }
    if (all.isEmpty()) {
      pairs(0).forEach(p -> all.add(p.by()));
    }
    if (all.size() < FEWEST_FOR_A_SHIFT) {
      return OptionalDouble.empty();
    }
    all.sort(Comparator.naturalOrder());
    double median = all.get(all.size() / 2);
    long alike = all.stream().filter(d -> Math.abs(d - median) <= SAME_SHIFT_METRES).count();
    return Math.abs(median) > SAME_SHIFT_METRES && alike >= SHIFT_SHARE * all.size()
        ? OptionalDouble.of(median)
        : OptionalDouble.empty();
  }

  /** Changes that remain when all heights were raised by so much. */
  List<Change> compare(double wholeShift) {
    List<Change> changes = new ArrayList<>();
    for (DrawnFeature f : earlier.roads()) {
      for (LineString line : Segments.lines(f.geometry())) {
        for (Walk.Stretch<Boolean> s :
            Walk.along(
                line,
                step ->
                    Math.abs(raised(step, wholeShift).orElse(0))
                        >= tolerances.leastElevationMetres())) {
          if (s.answer() && s.line().getLength() >= tolerances.leastLengthMetres()) {
            changes.add(road(f, s.line(), wholeShift));
          }
        }
      }
    }
    for (Pair p : pairs(wholeShift)) {
      if (Math.abs(p.by()) >= tolerances.leastElevationMetres()) {
        changes.add(
            new Change(
                ChangeKind.ELEVATION,
                LayerClass.ANNOTATION,
                later.nameOf(FACTORY.createPoint(p.now().at())),
                FACTORY.createPoint(new Coordinate(p.now().at().x, p.now().at().y)),
                OptionalDouble.empty(),
                OptionalDouble.of(p.by()),
                RevisionText.one(p.then().metres()),
                RevisionText.one(p.now().metres()),
                List.of(p.now().entity())));
      }
    }
    return changes;
  }

  private Change road(DrawnFeature f, LineString line, double wholeShift) {
    double[] by =
        Walk.steps(line).stream()
            .map(s -> raised(s, wholeShift))
            .flatMapToDouble(OptionalDouble::stream)
            .sorted()
            .toArray();
    double median = by[by.length / 2];
    Coordinate start = line.getCoordinateN(0);
    List<String> entities =
        later.cover().near(start, tolerances.samePlaceMetres()).stream()
            .map(s -> s.feature().entity())
            .distinct()
            .sorted()
            .limit(5)
            .toList();
    return new Change(
        ChangeKind.ELEVATION,
        f.layerClass(),
        earlier.nameOf(line),
        line,
        OptionalDouble.of(line.getLength()),
        OptionalDouble.of(median),
        Double.isNaN(start.getZ()) ? "" : RevisionText.one(start.getZ()),
        Double.isNaN(start.getZ()) ? "" : RevisionText.one(start.getZ() + median + wholeShift),
        entities);
  }

  /**
   * By how much the road at a step was raised. Where roads cross or run over each other, the one
   * that changed least is taken for the same.
   */
  private OptionalDouble raised(Walk.Step s, double wholeShift) {
    double z = s.at().getZ();
    if (Double.isNaN(z)) {
      return OptionalDouble.empty();
    }
    double least = Double.NaN;
    for (Segments.Segment o : later.cover().near(s.at(), tolerances.samePlaceMetres())) {
      double by = o.elevation(s.at()) - z - wholeShift;
      if (Sheet.ROADS.contains(o.feature().layerClass())
          && o.isAlong(s.dx(), s.dy())
          && !Double.isNaN(by)
          && !(Math.abs(by) >= Math.abs(least))) {
        least = by;
      }
    }
    return Double.isNaN(least) ? OptionalDouble.empty() : OptionalDouble.of(least);
  }

  private record Pair(PrintedElevation then, PrintedElevation now, double by) {}

  /** Texts at one place, paired so that as many as can be have stayed the same. */
  private List<Pair> pairs(double wholeShift) {
    STRtree now = new STRtree();
    for (int i = 0; i < textsNow.size(); i++) {
      now.insert(new Envelope(textsNow.get(i).at()), i);
    }
    List<int[]> candidates = new ArrayList<>();
    for (int i = 0; i < textsThen.size(); i++) {
      Envelope e = new Envelope(textsThen.get(i).at());
      e.expandBy(TEXT_METRES);
      for (Object j : now.query(e)) {
        candidates.add(new int[] {i, (Integer) j});
      }
    }
    candidates.sort(
        Comparator.comparingDouble((int[] c) -> Math.abs(by(c, wholeShift)))
            .thenComparing(c -> textsThen.get(c[0]).at())
            .thenComparing(c -> textsNow.get(c[1]).at()));
    boolean[] usedThen = new boolean[textsThen.size()];
    boolean[] usedNow = new boolean[textsNow.size()];
    List<Pair> pairs = new ArrayList<>();
    for (int[] c : candidates) {
      if (!usedThen[c[0]] && !usedNow[c[1]]) {
        usedThen[c[0]] = true;
        usedNow[c[1]] = true;
        pairs.add(new Pair(textsThen.get(c[0]), textsNow.get(c[1]), by(c, wholeShift)));
      }
    }
    return pairs;
  }

  private double by(int[] pair, double wholeShift) {
    return textsNow.get(pair[1]).metres() - textsThen.get(pair[0]).metres() - wholeShift;
  }
}
