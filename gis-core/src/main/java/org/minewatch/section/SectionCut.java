package org.minewatch.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.geom.util.PointExtracter;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.minewatch.section.SectionLine.Foot;
import org.minewatch.section.VerticalSection.Crossing;
import org.minewatch.section.VerticalSection.Licensed;
import org.minewatch.section.VerticalSection.Mark;
import org.minewatch.section.VerticalSection.Span;
import org.minewatch.section.VerticalSection.Spot;
import org.minewatch.section.VerticalSection.Trace;

/**
 * Cuts what a night knows of a mine along a line. Whatever lies within the line's width is laid
 * onto it at the place of the line nearest to it, and judged against the licensed space where it
 * really lies. The order of the features decides nothing but the order of what comes out.
 */
public final class SectionCut {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Layers drawn as lines in the section: their vertices have elevations of their own. */
  private static final Set<String> TRACED = Set.of("network", "goaf", "face");

  /** Layers that are areas in plan, with no thickness that anybody knows. */
  private static final Set<String> AREAS =
      Set.of(
          "goaf",
          "pillar",
          "water-body",
          "forbidden-area",
          "deferred-area",
          "fire-area",
          "reported-face",
          "order");

  private static final Set<String> LINES = Set.of("stop-line", "probe-line", "alert-line", "fault");

  private static final Set<String> POINTS =
      Set.of(
          "finding",
          "face-head",
          "observed-head",
          "presence-point",
          "reader",
          "seal",
          "shaft",
          "chamber");

  /** The map features that a section reads; findings come besides. */
  public static final Set<String> LAYERS =
      java.util.stream.Stream.of(TRACED, AREAS, LINES, POINTS, Set.of("licence", "deduction"))
          .flatMap(Set::stream)
          .filter(layer -> !layer.equals("finding"))
          .collect(java.util.stream.Collectors.toUnmodifiableSet());

  private static final int MOST_SPOTS = 20_000;
  private static final int MOST_MARKS = 3_000;
  private static final int MOST_OTHERS = 1_000;

  /** A finding's place is looked for in steps of this. */
  private static final double STEP_METRES = 5;

  private static final double TOUCHING_METRES = 0.01;
  private static final double HAIR_METRES = 0.001;

  private final SectionLine line;
  private final LicensedSpace space;
  private final RoadHeights heights;
  private final List<Licensed> licensed = new ArrayList<>();
  private final List<Trace> traces = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private final List<Crossing> crossings = new ArrayList<>();
  private int spots;
  private int leftOut;

  private SectionCut(SectionLine line, List<SectionFeature> features) {
    this.line = line;
    this.space = new LicensedSpace(features);
    this.heights = new RoadHeights(features);
  }

  public static VerticalSection of(SectionLine line, List<SectionFeature> features) {
    SectionCut cut = new SectionCut(line, features);
    features.stream()
        .filter(f -> f.geometry().getEnvelopeInternal().intersects(line.reach()))
        .forEach(cut::add);
    cut.licensed.sort(Comparator.comparingDouble(Licensed::from));
    return new VerticalSection(
        cut.licensed, cut.traces, cut.marks, cut.spans, cut.crossings, cut.leftOut);
  }

  private void add(SectionFeature f) {
    if (f.layer().equals("licence") || f.layer().equals("deduction")) {
      licensed(f);
    }
    boolean hasHeights =
        Arrays.stream(f.geometry().getCoordinates()).anyMatch(c -> !Double.isNaN(c.getZ()));
    if (TRACED.contains(f.layer()) && (hasHeights || f.layer().equals("network"))) {
      trace(f);
    }
    if (AREAS.contains(f.layer()) && f.geometry().getDimension() == 2 && !hasHeights) {
      span(f);
    }
    if (LINES.contains(f.layer())) {
      crossings(f);
    }
    if (POINTS.contains(f.layer())) {
      mark(f);
    }
  }

  // ---- the licence ----------------------------------------------------------------------------

  private void licensed(SectionFeature f) {
    for (double[] run : merged(runsOfLine(f.geometry()))) {
      licensed.add(
          new Licensed(
              run[0],
              run[1],
              f.number("bottom_elevation_m"),
              f.number("top_elevation_m"),
              f.layer().equals("deduction"),
              f.facts()));
    }
  }

  /** Stretches of the line itself within an area. */
  private List<double[]> runsOfLine(Geometry area) {
    Geometry sound = sound(area);
    List<double[]> runs = new ArrayList<>();
    for (int leg = 0; leg < line.legs(); leg++) {
      Coordinate a = line.vertex(leg);
      LineString piece = FACTORY.createLineString(new Coordinate[] {a, line.vertex(leg + 1)});
      Geometry inside = sound.intersection(piece);
      for (int g = 0; g < inside.getNumGeometries(); g++) {
        if (!inside.getGeometryN(g).isEmpty() && inside.getGeometryN(g).getDimension() == 1) {
          Coordinate[] c = inside.getGeometryN(g).getCoordinates();
          double from = line.distanceOf(leg) + a.distance(c[0]);
          double to = line.distanceOf(leg) + a.distance(c[c.length - 1]);
          runs.add(new double[] {Math.min(from, to), Math.max(from, to)});
        }
      }
    }
    return runs;
  }

  private static List<double[]> merged(List<double[]> runs) {
    runs.sort(Comparator.comparingDouble((double[] r) -> r[0]).thenComparing(r -> r[1]));
    List<double[]> merged = new ArrayList<>();
    for (double[] run : runs) {
      double[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && run[0] <= last[1] + TOUCHING_METRES) {
        last[1] = Math.max(last[1], run[1]);
      } else {
        merged.add(run.clone());
      }
    }
    return merged;
  }

  // ---- roads and edges of workings ------------------------------------------------------------

  private void trace(SectionFeature f) {
    for (LineString part : lines(f.geometry())) {
      Coordinate[] c = part.getCoordinates();
      Run run = new Run(f);
      for (int i = 1; i < c.length; i++) {
        for (SectionLine.Part in : line.clip(c[i - 1], c[i])) {
          pieces(c[i - 1], c[i], in, run);
        }
      }
      run.close();
    }
  }

  /** Lines and rings of a geometry, in order. */
  @SuppressWarnings("unchecked")
  private static List<LineString> lines(Geometry geometry) {
    return LinearComponentExtracter.getLines(geometry);
  }

  /** As an area that can be intersected; drawn outlines may cross themselves. */
  private static Geometry sound(Geometry area) {
    return area.isValid() ? area : GeometryFixer.fix(area);
  }

  /** Cuts a part of a straight piece where its standing changes. */
  private void pieces(Coordinate a, Coordinate b, SectionLine.Part in, Run run) {
    Coordinate from = between(a, b, in.from());
    Coordinate to = between(a, b, in.to());
    List<Double> shares = new ArrayList<>(space.changes(from, to, from.getZ(), to.getZ()));
    shares.add(0.0);
    shares.add(1.0);
    shares.sort(null);
    for (int i = 1; i < shares.size(); i++) {
      double s = shares.get(i - 1);
      double t = shares.get(i);
      if (t - s > 1e-9) {
        Coordinate middle = between(from, to, (s + t) / 2);
        Coordinate first = between(from, to, s);
        Coordinate last = between(from, to, t);
        LicensedSpace.Place place = space.place(middle.x, middle.y, middle.getZ());
        double by =
            place.by() == 0
                ? 0
                : place.by() + Math.max(0, Math.abs(last.getZ() - first.getZ()) / 2);
        run.add(
            place.standing(),
            by,
            in.aside(),
            new Spot(share(in.distanceFrom(), in.distanceTo(), s), first.getZ()),
            new Spot(share(in.distanceFrom(), in.distanceTo(), t), last.getZ()));
      }
    }
  }

  private static double share(double from, double to, double share) {
    return from + share * (to - from);
  }

  private static Coordinate between(Coordinate a, Coordinate b, double t) {
    return new Coordinate(
        share(a.x, b.x, t),
        share(a.y, b.y, t),
        t == 0 ? a.getZ() : t == 1 ? b.getZ() : share(a.getZ(), b.getZ(), t));
  }

  /** Joins pieces that follow each other and stand alike. */
  private final class Run {
    private final SectionFeature feature;
    private final List<Spot> run = new ArrayList<>();
    private Standing standing;
    private double by;
    private double aside;

    Run(SectionFeature feature) {
      this.feature = feature;
    }

    void add(Standing next, double nextBy, double nextAside, Spot from, Spot to) {
      Spot last = run.isEmpty() ? null : run.get(run.size() - 1);
      if (last == null || next != standing || !same(last, from)) {
        close();
        standing = next;
        by = nextBy;
        aside = nextAside;
        run.add(from);
      }
      by = Math.max(by, nextBy);
      aside = Math.abs(nextAside) < Math.abs(aside) ? nextAside : aside;
      if (run.size() > 1 && straight(run.get(run.size() - 2), run.get(run.size() - 1), to)) {
        run.remove(run.size() - 1);
      }
      run.add(to);
    }

    /** Whether the middle one of three says nothing that the others do not say. */
    private static boolean straight(Spot a, Spot b, Spot c) {
      double whole = c.distance() - a.distance();
      double share = (b.distance() - a.distance()) / whole;
      if (!(Math.abs(whole) > TOUCHING_METRES && share > 0 && share < 1)) {
        return false;
      }
      return Double.isNaN(b.elevation())
          ? Double.isNaN(a.elevation()) && Double.isNaN(c.elevation())
          : Math.abs(share(a.elevation(), c.elevation(), share) - b.elevation()) < HAIR_METRES;
    }

    private static boolean same(Spot a, Spot b) {
      return Math.abs(a.distance() - b.distance()) < TOUCHING_METRES
          && (Double.isNaN(a.elevation())
              ? Double.isNaN(b.elevation())
              : Math.abs(a.elevation() - b.elevation()) < TOUCHING_METRES);
    }

    void close() {
      if (run.isEmpty()) {
        return;
      }
      if (spots + run.size() > MOST_SPOTS) {
        leftOut++;
      } else {
        spots += run.size();
        traces.add(new Trace(feature.layer(), feature.facts(), standing, by, aside, run));
      }
      run.clear();
    }
  }

  // ---- areas and lines in plan ----------------------------------------------------------------

  /** Where an area reaches into the strip. */
  private void span(SectionFeature f) {
    List<double[]> runs = new ArrayList<>();
    for (LineString ring : lines(f.geometry())) {
      Coordinate[] c = ring.getCoordinates();
      for (int i = 1; i < c.length; i++) {
        for (SectionLine.Part in : line.clip(c[i - 1], c[i])) {
          runs.add(
              new double[] {
                Math.min(in.distanceFrom(), in.distanceTo()),
                Math.max(in.distanceFrom(), in.distanceTo())
              });
        }
      }
    }
    runs.addAll(runsOfLine(f.geometry()));
    for (double[] run : merged(runs)) {
      if (spans.size() == MOST_OTHERS) {
        leftOut++;
      } else {
        spans.add(new Span(f.layer(), f.facts(), run[0], run[1], f.number("level_m")));
      }
    }
  }

  private void crossings(SectionFeature f) {
    for (LineString other : lines(f.geometry())) {
      for (int leg = 0; leg < line.legs(); leg++) {
        Coordinate a = line.vertex(leg);
        LineString piece = FACTORY.createLineString(new Coordinate[] {a, line.vertex(leg + 1)});
        Geometry met = other.intersection(piece);
        for (int g = 0; g < met.getNumGeometries(); g++) {
          if (met.getGeometryN(g).isEmpty()) {
            continue;
          }
          if (crossings.size() == MOST_OTHERS) {
            leftOut++;
            continue;
          }
          Coordinate at = met.getGeometryN(g).getCentroid().getCoordinate();
          crossings.add(new Crossing(f.layer(), f.facts(), line.distanceOf(leg) + a.distance(at)));
        }
      }
    }
  }

  // ---- points ---------------------------------------------------------------------------------

  private void mark(SectionFeature f) {
    List<Coordinate> places = placesInStrip(f.geometry());
    if (places.isEmpty()) {
      return;
    }
    if (marks.size() == MOST_MARKS) {
      leftOut++;
      return;
    }
    double said = f.number("elevation_m");
    Coordinate at = representative(places, said);
    double z = Double.isNaN(said) ? at.getZ() : said;
    boolean fromRoad = false;
    if (Double.isNaN(z)) {
      OptionalDouble road = heights.at(at);
      z = road.orElse(Double.NaN);
      fromRoad = road.isPresent();
    }
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (Coordinate c : places) {
      double distance = line.foot(c.x, c.y).distance();
      from = Math.min(from, distance);
      to = Math.max(to, distance);
    }
    Foot foot = line.foot(at.x, at.y);
    LicensedSpace.Place place = space.place(at.x, at.y, z);
    marks.add(
        new Mark(
            f.layer(),
            f.facts(),
            foot.distance(),
            from,
            to,
            foot.aside(),
            z,
            f.number("sigma_elevation_m"),
            fromRoad,
            place.standing(),
            place.by(),
            new Coordinate(at.x, at.y)));
  }

  /** Points of a geometry that lie in the strip: its own, and along its lines every few metres. */
  private List<Coordinate> placesInStrip(Geometry geometry) {
    List<Coordinate> places = new ArrayList<>();
    for (Object point : PointExtracter.getPoints(geometry)) {
      Coordinate c = ((Point) point).getCoordinate();
      if (line.takes(line.foot(c.x, c.y))) {
        places.add(c);
      }
    }
    for (LineString ring : lines(geometry)) {
      Coordinate[] c = ring.getCoordinates();
      for (int i = 1; i < c.length; i++) {
        for (SectionLine.Part in : line.clip(c[i - 1], c[i])) {
          double metres = (in.to() - in.from()) * c[i - 1].distance(c[i]);
          int steps = (int) Math.min(1_000, 1 + metres / STEP_METRES);
          for (int s = 0; s <= steps; s++) {
            double t = share(in.from(), in.to(), (double) s / steps);
            places.add(between(c[i - 1], c[i], t));
          }
        }
      }
    }
    for (Object area : PolygonExtracter.getPolygons(geometry)) {
      inside(sound((Geometry) area), places);
    }
    return places;
  }

  /** Where the line runs through an area, besides its edge. */
  private void inside(Geometry area, List<Coordinate> places) {
    for (int leg = 0; leg < line.legs(); leg++) {
      LineString piece =
          FACTORY.createLineString(new Coordinate[] {line.vertex(leg), line.vertex(leg + 1)});
      Geometry in = area.intersection(piece);
      for (Coordinate c : in.getCoordinates()) {
        places.add(new Coordinate(c.x, c.y));
      }
      if (!in.isEmpty() && in.getDimension() == 1) {
        Coordinate middle = in.getCentroid().getCoordinate();
        places.add(new Coordinate(middle.x, middle.y));
      }
    }
  }

  /**
   * The place that stands for several: where the road is as high as is said, else the one nearest
   * to the middle of them.
   */
  private Coordinate representative(List<Coordinate> places, double elevation) {
    if (places.size() == 1) {
      return places.get(0);
    }
    if (!Double.isNaN(elevation)) {
      Coordinate best = null;
      double least = Double.POSITIVE_INFINITY;
      for (Coordinate c : places) {
        OptionalDouble road = heights.at(c);
        double off =
            road.isPresent() ? Math.abs(road.getAsDouble() - elevation) : Double.POSITIVE_INFINITY;
        if (off < least) {
          least = off;
          best = c;
        }
      }
      if (best != null) {
        return best;
      }
    }
    double e = places.stream().mapToDouble(Coordinate::getX).average().orElseThrow();
    double n = places.stream().mapToDouble(Coordinate::getY).average().orElseThrow();
    return places.stream()
        .min(
            Comparator.comparingDouble((Coordinate c) -> Math.hypot(c.x - e, c.y - n))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }
}
