package org.minewatch.drawing.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;

/** Finds roads that are new, gone or moved. */
final class RoadChanges {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Pieces that come this near to each other are one road. */
  private static final double JOIN_METRES = 16;

  /** A piece with another beside it, both changed alike, is half a double line. */
  private static final double DOUBLE_LINE_METRES = 8;

  private static final double LENGTHS_AGREE = 0.7;

  private final Tolerances tolerances;

  RoadChanges(Tolerances tolerances) {
    this.tolerances = tolerances;
  }

  /** A connected stretch of road that only one revision shows. */
  private record Group(
      LayerClass what,
      List<LineString> lines,
      Geometry geometry,
      List<String> entities,
      double length) {}

  private record Piece(DrawnFeature feature, LineString line) {}

  List<Change> compare(Sheet earlier, Sheet later) {
    List<Group> gone = uncovered(earlier, later);
    List<Group> fresh = uncovered(later, earlier);
    List<Change> changes = new ArrayList<>();
    STRtree places = new STRtree();
    fresh.forEach(n -> places.insert(n.geometry().getEnvelopeInternal(), n));
    Set<Group> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Group g : gone) {
      Optional<Moved> moved =
          near(places, g)
              .filter(n -> !taken.contains(n))
              .map(n -> moved(g, n))
              .flatMap(Optional::stream)
              .min(
                  Comparator.comparingDouble(Moved::by)
                      .thenComparing(m -> m.to().geometry().getCentroid().getCoordinate()));
      if (moved.isPresent()) {
        taken.add(moved.get().to());
        Group n = moved.get().to();
        changes.add(
            Change.of(
                ChangeKind.MOVED,
                n.what(),
                later.nameOf(n.geometry()),
                n.geometry(),
                OptionalDouble.of(n.length()),
                OptionalDouble.of(moved.get().by()),
                n.entities()));
      } else {
        changes.add(change(ChangeKind.GONE, g, earlier));
      }
    }
    fresh.stream()
        .filter(n -> !taken.contains(n))
        .forEach(n -> changes.add(change(ChangeKind.NEW, n, later)));
    return changes;
  }

  private Stream<Group> near(STRtree places, Group g) {
    Envelope e = g.geometry().getEnvelopeInternal().copy();
    e.expandBy(tolerances.movedMetres());
    List<Group> near = new ArrayList<>();
    for (Object o : places.query(e)) {
      near.add((Group) o);
    }
    return near.stream();
  }

  private static Change change(ChangeKind kind, Group g, Sheet of) {
    return Change.of(
        kind,
        g.what(),
        of.nameOf(g.geometry()),
        g.geometry(),
        OptionalDouble.of(g.length()),
        OptionalDouble.empty(),
        g.entities());
  }

  /** Length of a sheet's roads that another does not show, as drawn; for judging an alignment. */
  double uncoveredLength(Sheet shown, Sheet by) {
    return pieces(shown, by).stream().mapToDouble(p -> p.line().getLength()).sum();
  }

  private List<Piece> pieces(Sheet shown, Sheet by) {
    // What is extracted takes its roads with it: they are not drawn through the goaf.
    PreparedGeometry extracted =
        Sheet.prepared(
            by.union(Set.of(LayerClass.GOAF, LayerClass.CHAMBER))
                .buffer(tolerances.samePlaceMetres(), 2));
    List<Piece> pieces = new ArrayList<>();
    for (DrawnFeature f : shown.roads()) {
      for (LineString line : Segments.lines(f.geometry())) {
        for (Walk.Stretch<Boolean> s :
            Walk.along(line, step -> isShown(step.at(), by, extracted))) {
          if (!s.answer()) {
            pieces.add(new Piece(f, s.line()));
          }
        }
      }
    }
    return pieces;
  }

  private boolean isShown(Coordinate at, Sheet by, PreparedGeometry extracted) {
    return !by.cover().near(at, tolerances.samePlaceMetres()).isEmpty()
        || extracted.intersects(FACTORY.createPoint(at));
  }

  private List<Group> uncovered(Sheet shown, Sheet by) {
    List<Piece> pieces = pieces(shown, by);
    if (pieces.isEmpty()) {
      return List.of();
    }
    List<List<Piece>> members = connected(pieces);
    Segments all =
        Segments.of(
            pieces.stream()
                .map(p -> new DrawnFeature("", "", LayerClass.ROADWAY, "", p.line(), ""))
                .toList());
    List<Group> groups = new ArrayList<>();
    for (List<Piece> m : members) {
      double length = m.stream().mapToDouble(p -> effective(p.line(), all)).sum();
      if (length >= tolerances.leastLengthMetres()) {
        groups.add(
            new Group(
                m.get(0).feature().layerClass(),
                m.stream().map(Piece::line).toList(),
                FACTORY.buildGeometry(m.stream().map(Piece::line).toList()),
                m.stream().map(p -> p.feature().entity()).distinct().limit(20).toList(),
                length));
      }
    }
    return groups;
  }

  /** Pieces that touch, directly or through others, in the order of their first piece. */
  private static List<List<Piece>> connected(List<Piece> pieces) {
    STRtree tree = new STRtree();
    for (int i = 0; i < pieces.size(); i++) {
      tree.insert(pieces.get(i).line().getEnvelopeInternal(), i);
    }
    int[] group = new int[pieces.size()];
    Arrays.fill(group, -1);
    List<List<Piece>> groups = new ArrayList<>();
    for (int first = 0; first < group.length; first++) {
      if (group[first] >= 0) {
        continue;
      }
      TreeSet<Integer> members = new TreeSet<>();
      ArrayDeque<Integer> open = new ArrayDeque<>(List.of(first));
      group[first] = groups.size();
      while (!open.isEmpty()) {
        int at = open.poll();
        members.add(at);
        Piece p = pieces.get(at);
        Envelope e = p.line().getEnvelopeInternal().copy();
        e.expandBy(JOIN_METRES);
        for (Object o : tree.query(e)) {
          int i = (Integer) o;
          if (group[i] < 0 && pieces.get(i).line().isWithinDistance(p.line(), JOIN_METRES)) {
            group[i] = groups.size();
            open.add(i);
          }
        }
      }
      groups.add(members.stream().map(pieces::get).toList());
    }
    return groups;
  }

  /** Length of the road that a line stands for: half when another runs beside it. */
  private static double effective(LineString line, Segments all) {
    List<Walk.Step> steps = Walk.steps(line);
    long doubled =
        steps.stream()
            .filter(
                s ->
                    all.near(s.at(), DOUBLE_LINE_METRES).stream()
                        .anyMatch(o -> o.distance(s.at()) > 0.5 && o.isAlong(s.dx(), s.dy())))
            .count();
    return line.getLength() * (1 - 0.5 * doubled / steps.size());
  }

  private record Moved(Group to, double by) {}

  /** Whether a road that appeared is one that vanished: as long, and evenly beside it. */
  private Optional<Moved> moved(Group gone, Group fresh) {
    double ratio =
        Math.min(gone.length(), fresh.length()) / Math.max(gone.length(), fresh.length());
    if (gone.what() != fresh.what() || ratio < LENGTHS_AGREE) {
      return Optional.empty();
    }
    Geometry to = fresh.geometry();
    if (!to.isWithinDistance(gone.geometry(), tolerances.movedMetres())) {
      return Optional.empty();
    }
    double[] d =
        gone.lines().stream()
            .flatMap(l -> Walk.steps(l).stream())
            .mapToDouble(s -> to.distance(FACTORY.createPoint(s.at())))
            .sorted()
            .toArray();
    double median = d[d.length / 2];
    double spread = d[(int) (0.9 * (d.length - 1))] - d[(int) (0.1 * (d.length - 1))];
    boolean even = spread <= Math.max(tolerances.samePlaceMetres(), 0.4 * median);
    return even
            && Arrays.stream(d).max().orElse(0) <= 2 * tolerances.movedMetres()
            && median <= tolerances.movedMetres()
        ? Optional.of(new Moved(fresh, median))
        : Optional.empty();
  }
}
