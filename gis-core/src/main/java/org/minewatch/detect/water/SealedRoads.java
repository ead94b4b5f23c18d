package org.minewatch.detect.water;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.minewatch.detect.Approvals;
import org.minewatch.detect.MineNight;
import org.minewatch.displacement.Displacement;
import org.minewatch.network.RoadKind;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.network.SealPlace;
import org.minewatch.region.Approval;
import org.minewatch.region.Seal;

/**
 * Divides the roadway network at its seals into what is open and what lies behind a seal: a part
 * from which no way leads to a shaft, an entrance or a face at work but through a seal. Air doors,
 * seals not yet built and seals opened with an approval divide nothing.
 */
final class SealedRoads {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double ENTRANCE_METRES = 100;
  private static final double FACE_METRES = 30;

  /** An approval to open a seal is drawn about it. */
  private static final double APPROVED_METRES = 30;

  /**
   * A seal that divides the network.
   *
   * @param register empty when only a drawing shows it
   */
  record Barrier(SealPlace place, Optional<Seal> register) {
    boolean isOpened() {
      return register.map(s -> s.opened().isPresent()).orElse(false);
    }

    boolean isFence() {
      return register.map(s -> s.kind().equals("fence")).orElse(false);
    }
  }

  private record Piece(int edge, double from, double to, int group) {}

  private final RoadwayNetwork network;
  private final List<Barrier> barriers;
  private final Geometry open;
  private final Geometry behind;
  private final Geometry abandoned;
  private final Geometry front;
  private final IndexedFacetDistance toOpen;
  private final IndexedFacetDistance toFront;
  private final IndexedFacetDistance toBehind;
  private final IndexedFacetDistance toAbandoned;

  private SealedRoads(MineNight night) {
    network = network(night);
    List<SealPlace> passable = new ArrayList<>();
    barriers = barriers(night, network, passable);
    BitSet opened = opened(passable);
    int[] parent = new int[network.nodeCount()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
    List<Piece> pieces = new ArrayList<>();
    int extra = network.nodeCount();
    TreeMap<Integer, List<Double>> cuts = new TreeMap<>();
    for (Barrier b : barriers) {
      cuts.computeIfAbsent(b.place().position().edge(), k -> new ArrayList<>())
          .add(b.place().position().offsetMetres());
    }
    for (int e = 0; e < network.edgeCount(); e++) {
      List<Double> at = cuts.getOrDefault(e, List.of()).stream().sorted().toList();
      if (at.isEmpty()) {
        join(parent, network.from(e), network.to(e));
      }
      double from = 0;
      for (int k = 0; k <= at.size(); k++) {
        double to = k < at.size() ? at.get(k) : network.length(e);
        int group = k == 0 ? network.from(e) : k == at.size() ? network.to(e) : extra++;
        pieces.add(new Piece(e, from, to, group));
        from = to;
      }
    }
    boolean[] reached = reached(night, parent, extra);
    boolean[] sealed = besideSeals(pieces, parent, extra, cuts);
    List<LineString> openLines = new ArrayList<>();
    List<LineString> behindLines = new ArrayList<>();
    List<LineString> abandonedLines = new ArrayList<>();
    for (Piece p : pieces) {
      int g = root(parent, p.group());
      LineString line = line(p);
      if (line.getLength() == 0) {
        continue;
      }
      if (!reached[g] && sealed[g]) {
        behindLines.add(line);
      } else if (network.isAbandoned(p.edge()) && !opened.get(p.edge())) {
        abandonedLines.add(line);
      } else {
        openLines.add(line);
      }
    }
    open = lines(openLines);
    behind = lines(behindLines);
    front = FACTORY.createGeometryCollection(new Geometry[] {open, lines(abandonedLines)});
    abandoned = lines(abandonedLines);
    toOpen = new IndexedFacetDistance(open);
    toFront = new IndexedFacetDistance(front);
    toBehind = new IndexedFacetDistance(behind);
    toAbandoned = new IndexedFacetDistance(abandoned);
  }

  /**
   * The roads with the register's seals where the drawing has them: on a drawing that is displaced
   * a surveyed seal would close another stretch of road.
   */
  private static RoadwayNetwork network(MineNight night) {
    Optional<Displacement> displaced = night.measuredDisplacement();
    if (displaced.isEmpty() || night.records().seals().isEmpty()) {
      return night.network();
    }
    return night.networkWith(
        night.records().seals().stream()
            .map(
                s -> {
                  double[] at = displaced.get().onDrawing(s.easting(), s.northing());
                  return s.at(at[0], at[1]);
                })
            .toList());
  }

  static SealedRoads of(MineNight night) {
    return new SealedRoads(night);
  }

  /**
   * @param passable receives the seals that nobody has to stop at
   */
  private static List<Barrier> barriers(
      MineNight night, RoadwayNetwork network, List<SealPlace> passable) {
    List<Approval> openings = Approvals.inForce(night, Approval.Kind.SEAL_OPENING);
    List<Barrier> barriers = new ArrayList<>();
    for (SealPlace place : network.seals()) {
      if (place.position() == null) {
        continue;
      }
      Optional<Seal> seal =
          place.registered()
              ? night.records().seals().stream()
                  .filter(s -> s.sealId().equals(place.id()))
                  .findFirst()
              : Optional.empty();
      boolean door = seal.map(s -> s.kind().equals("air-door")).orElse(false);
      boolean notYet = seal.flatMap(Seal::built).map(b -> !b.isBefore(night.night())).orElse(false);
      boolean approved =
          openings.stream()
              .anyMatch(
                  a ->
                      a.area()
                          .isWithinDistance(
                              FACTORY.createPoint(
                                  new Coordinate(place.easting(), place.northing())),
                              APPROVED_METRES));
      if (door || notYet || approved) {
        passable.add(place);
      } else {
        Optional<Seal> known =
            seal.map(
                s -> s.opened().map(d -> d.isAfter(night.night())).orElse(true) ? closed(s) : s);
        barriers.add(new Barrier(place, known));
      }
    }
    barriers.sort(Comparator.comparing(b -> b.place().id()));
    return barriers;
  }

  /** Roads given up that a passable seal leads into: lawful to be in. */
  private BitSet opened(List<SealPlace> passable) {
    BitSet opened = new BitSet();
    ArrayDeque<Integer> next = new ArrayDeque<>();
    for (SealPlace s : passable) {
      int edge = s.position().edge();
      next.add(edge);
      for (int node : new int[] {network.from(edge), network.to(edge)}) {
        boolean here =
            Math.hypot(
                    network.nodeEasting(node) - s.easting(),
                    network.nodeNorthing(node) - s.northing())
                <= APPROVED_METRES;
        for (int k = 0; here && k < network.degree(node); k++) {
          next.add(network.edgeAt(node, k));
        }
      }
    }
    while (!next.isEmpty()) {
      int edge = next.poll();
      if (!network.isAbandoned(edge) || opened.get(edge)) {
        continue;
      }
      opened.set(edge);
      for (int node : new int[] {network.from(edge), network.to(edge)}) {
        for (int k = 0; k < network.degree(node); k++) {
          next.add(network.edgeAt(node, k));
        }
      }
    }
    return opened;
  }

  /** The row as it reads before the seal was opened. */
  private static Seal closed(Seal s) {
    return new Seal(
        s.mineCode(),
        s.sealId(),
        s.easting(),
        s.northing(),
        s.built(),
        s.kind(),
        Optional.empty(),
        s.approvalNo(),
        s.source());
  }

  /** Groups from which shafts, entrances or reported work can be reached. */
  private boolean[] reached(MineNight night, int[] parent, int groups) {
    boolean[] reached = new boolean[groups];
    for (int e = 0; e < network.edgeCount(); e++) {
      if (network.kind(e) == RoadKind.SHAFT
          || network.kind(e) == RoadKind.FACE_LINE
          || network.kind(e) == RoadKind.REPORTED_HEADING) {
        reached[root(parent, network.from(e))] = true;
        reached[root(parent, network.to(e))] = true;
      }
    }
    night
        .records()
        .entrances()
        .forEach(x -> reach(reached, parent, x.easting(), x.northing(), ENTRANCE_METRES));
    night
        .faceWorks()
        .forEach(
            w -> w.head().ifPresent(h -> reach(reached, parent, h.getX(), h.getY(), FACE_METRES)));
    boolean any = false;
    for (boolean r : reached) {
      any |= r;
    }
    if (!any && network.nodeCount() > 0) {
      reached[longest(parent)] = true;
    }
    return reached;
  }

  private void reach(boolean[] reached, int[] parent, double e, double n, double metres) {
    network
        .nearest(e, n, metres)
        .ifPresent(
            p -> {
              boolean first = p.offsetMetres() < network.length(p.edge()) / 2;
              int node = first ? network.from(p.edge()) : network.to(p.edge());
              reached[root(parent, node)] = true;
            });
  }

  /** Without any mouth on record: the part with the most road that is not given up. */
  private int longest(int[] parent) {
    double[] metres = new double[network.nodeCount()];
    for (int e = 0; e < network.edgeCount(); e++) {
      if (!network.isAbandoned(e)) {
        metres[root(parent, network.from(e))] += network.length(e);
      }
    }
    int best = 0;
    for (int i = 1; i < metres.length; i++) {
      best = metres[i] > metres[best] ? i : best;
    }
    return best;
  }

  private static boolean[] besideSeals(
      List<Piece> pieces, int[] parent, int groups, TreeMap<Integer, List<Double>> cuts) {
    boolean[] beside = new boolean[groups];
    for (Piece p : pieces) {
      if (cuts.containsKey(p.edge())) {
        beside[root(parent, p.group())] = true;
      }
    }
    return beside;
  }

  private static int root(int[] parent, int i) {
    if (i >= parent.length) {
      return i;
    }
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private static void join(int[] parent, int a, int b) {
    int ra = root(parent, a);
    int rb = root(parent, b);
    parent[Math.max(ra, rb)] = Math.min(ra, rb);
  }

  private LineString line(Piece p) {
    List<Coordinate> line = new ArrayList<>();
    line.add(at(p.edge(), p.from()));
    double[] shape = network.shape(p.edge());
    double along = 0;
    for (int v = 3; v + 3 < shape.length; v += 3) {
      double rise = shape[v + 2] - shape[v - 1];
      double plan = Math.hypot(shape[v] - shape[v - 3], shape[v + 1] - shape[v - 2]);
      along += Double.isNaN(rise) ? plan : Math.hypot(plan, rise);
      if (along > p.from() && along < p.to()) {
        line.add(new Coordinate(shape[v], shape[v + 1]));
      }
    }
    line.add(at(p.edge(), p.to()));
    return FACTORY.createLineString(line.toArray(Coordinate[]::new));
  }

  private Coordinate at(int edge, double offset) {
    return new Coordinate(network.easting(edge, offset), network.northing(edge, offset));
  }

  private static Geometry lines(List<LineString> lines) {
    return FACTORY.createMultiLineString(lines.toArray(LineString[]::new));
  }

  List<Barrier> barriers() {
    return barriers;
  }

  boolean hasBehind() {
    return !behind.isEmpty();
  }

  boolean hasAbandoned() {
    return !abandoned.isEmpty();
  }

  Envelope behindBox() {
    return behind.getEnvelopeInternal();
  }

  Envelope abandonedBox() {
    return abandoned.getEnvelopeInternal();
  }

  /** Metres to the nearest road that is neither given up nor behind a seal. */
  double toOpenMetres(double easting, double northing) {
    return distance(open, toOpen, easting, northing);
  }

  /** As {@link #toOpenMetres}, to a road given up in front of a seal too. */
  double toFrontMetres(double easting, double northing) {
    return distance(front, toFront, easting, northing);
  }

  double toBehindMetres(double easting, double northing) {
    return distance(behind, toBehind, easting, northing);
  }

  /** To roads that are drawn as given up and not behind a seal. */
  double toAbandonedMetres(double easting, double northing) {
    return distance(abandoned, toAbandoned, easting, northing);
  }

  private static double distance(
      Geometry lines, IndexedFacetDistance to, double easting, double northing) {
    return lines.isEmpty()
        ? Double.POSITIVE_INFINITY
        : to.distance(FACTORY.createPoint(new Coordinate(easting, northing)));
  }

  /** The seal nearest to a place. */
  Barrier nearest(Geometry place) {
    return barriers.stream()
        .min(
            Comparator.comparingDouble(
                (Barrier b) ->
                    place.distance(
                        FACTORY.createPoint(
                            new Coordinate(b.place().easting(), b.place().northing())))))
        .orElseThrow();
  }
}
