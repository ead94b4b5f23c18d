package org.minewatch.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.region.Seal;

/**
 * Makes the roadway network of a mine: from its current plans, with what has been reported since
 * they were drawn.
 */
public final class NetworkBuilder {
  private static final int MAX_LINES = 200_000;

  private static final double MAX_STEP_METRES = 1;

  /** Gate roads run along a panel's edge. */
  private static final double BESIDE_PANEL_METRES = 6;

  private static final double SAME_SEAL_METRES = 30;

  private final NetworkOptions options;

  private NetworkBuilder(NetworkOptions options) {
    this.options = options;
  }

  /**
   * The network of a night.
   *
   * @param currentPlans the latest plan of each seam
   * @param workings headings and face lines as they stand
   * @param seals the register; drawn seals are taken from the plans
   */
  public static RoadwayNetwork of(
      List<MineDrawing> currentPlans,
      List<ReportedWorking> workings,
      List<Seal> seals,
      NetworkOptions options) {
    return new NetworkBuilder(options).build(currentPlans, workings, seals);
  }

  /** As {@link #of(List, List, List, NetworkOptions)} with the default tolerances. */
  public static RoadwayNetwork of(
      List<MineDrawing> currentPlans, List<ReportedWorking> workings, List<Seal> seals) {
    return of(currentPlans, workings, seals, NetworkOptions.DEFAULT);
  }

  private RoadwayNetwork build(
      List<MineDrawing> plans, List<ReportedWorking> workings, List<Seal> seals) {
    DrawnRoads drawn = new DrawnRoads(options);
    FloorHeights heights = new FloorHeights();
    plans.stream()
        .sorted(Comparator.comparing(p -> p.submission().drawingId()))
        .forEach(
            p -> {
              drawn.add(p);
              heights.add(p);
            });
    List<String> notes = new ArrayList<>(drawn.notes());
    List<Centreline> lines = new ArrayList<>(drawn.roads());
    drawn.faceLines().stream().filter(l -> !overtaken(l, workings)).forEach(lines::add);
    if (lines.size() > MAX_LINES) {
      notes.add(
          "the plans have " + lines.size() + " roads; the " + MAX_LINES + " longest were taken");
      lines.sort(
          Comparator.comparingDouble(Centreline::planLength)
              .reversed()
              .thenComparing(Centreline.ORDER));
      lines.subList(MAX_LINES, lines.size()).clear();
    }
    List<Centreline> high =
        new ArrayList<>(
            lines.stream()
                .map(l -> heights.applied(l, options.textReachMetres()))
                .map(l -> FloorHeights.interpolated(l, Double.NaN, Double.NaN))
                .toList());
    workings.stream()
        .filter(w -> w.kind() == RoadKind.FACE_LINE)
        .forEach(w -> high.add(centreline(w, w.line().getCoordinates())));
    ReportedHeadings headings = new ReportedHeadings(high, options);
    workings.stream()
        .filter(w -> w.kind() == RoadKind.REPORTED_HEADING)
        .sorted(Comparator.comparing(ReportedWorking::id))
        .forEach(w -> headings.add(w, centreline(w, w.line().getCoordinates())));
    notes.addAll(headings.notes());
    high.addAll(headings.extensions());
    RoadwayNetwork network = numbered(Noding.of(high, options), drawn.sigma(), notes);
    network.setSeals(sealPlaces(network, plans, seals));
    network.setBehindFace(behindFaces(network, workings));
    return network;
  }

  private static BitSet behindFaces(RoadwayNetwork network, List<ReportedWorking> workings) {
    BitSet behind = new BitSet();
    for (ReportedWorking w : workings) {
      if (w.extracted().isEmpty()) {
        continue;
      }
      Geometry caved = w.extracted().get().buffer(BESIDE_PANEL_METRES);
      for (int e = 0; e < network.edgeCount(); e++) {
        double middle = network.length(e) / 2;
        Coordinate c = new Coordinate(network.easting(e, middle), network.northing(e, middle));
        if (network.kind(e) == RoadKind.ROADWAY
            && caved.intersects(caved.getFactory().createPoint(c))) {
          behind.set(e);
        }
      }
    }
    return behind;
  }

  private static Centreline centreline(ReportedWorking w, Coordinate[] c) {
    double[] xyz = new double[3 * c.length];
    for (int i = 0; i < c.length; i++) {
      xyz[3 * i] = c[i].x;
      xyz[3 * i + 1] = c[i].y;
      xyz[3 * i + 2] = c[i].getZ();
    }
    return new Centreline(xyz, w.kind(), Double.NaN, w.medium(), false, w.seam(), w.id());
  }

  /** Whether a drawn face line lies in the panel of a longwall that has moved on since. */
  private static boolean overtaken(Centreline drawn, List<ReportedWorking> workings) {
    double e = (drawn.easting(0) + drawn.easting(drawn.size() - 1)) / 2;
    double n = (drawn.northing(0) + drawn.northing(drawn.size() - 1)) / 2;
    return workings.stream()
        .flatMap(w -> w.panel().stream())
        .anyMatch(p -> p.distance(p.getFactory().createPoint(new Coordinate(e, n))) < 10);
  }

  private static RoadwayNetwork numbered(Noding noding, double sigma, List<String> notes) {
    List<Noding.Piece> pieces = filledHeights(noding, merged(noding));
    TreeMap<Integer, Noding.Node> used = new TreeMap<>();
    for (Noding.Piece p : pieces) {
      used.put(p.from(), noding.nodes().get(p.from()));
      used.put(p.to(), noding.nodes().get(p.to()));
    }
    List<Integer> order = new ArrayList<>(used.keySet());
    order.sort(
        Comparator.comparingDouble((Integer i) -> used.get(i).easting())
            .thenComparingDouble(i -> used.get(i).northing())
            .thenComparingInt(i -> i));
    int[] number = new int[noding.nodes().size()];
    for (int i = 0; i < order.size(); i++) {
      number[order.get(i)] = i;
    }
    List<Noding.Piece> edges = new ArrayList<>();
    for (Noding.Piece p : pieces) {
      int a = number[p.from()];
      int b = number[p.to()];
      Centreline back = p.line().reversed();
      boolean turn = a > b || a == b && Arrays.compare(back.xyz(), p.line().xyz()) < 0;
      edges.add(new Noding.Piece(Math.min(a, b), Math.max(a, b), turn ? back : p.line()));
    }
    edges.sort(
        Comparator.comparingInt(Noding.Piece::from)
            .thenComparingInt(Noding.Piece::to)
            .thenComparing(Noding.Piece::line, Centreline.ORDER));
    return new RoadwayNetwork(order.stream().map(used::get).toList(), edges, sigma, notes);
  }

  /** Joins pieces at nodes where nothing branches off and nothing changes. */
  private static List<Noding.Piece> merged(Noding noding) {
    List<List<Noding.Piece>> at = new ArrayList<>();
    noding.nodes().forEach(n -> at.add(new ArrayList<>()));
    for (Noding.Piece p : noding.pieces()) {
      at.get(p.from()).add(p);
      at.get(p.to()).add(p);
    }
    for (int node = 0; node < at.size(); node++) {
      List<Noding.Piece> here = at.get(node);
      if (here.size() != 2
          || here.get(0) == here.get(1)
          || !here.get(0).line().alike(here.get(1).line())) {
        continue;
      }
      Noding.Piece a = here.get(0).to() == node ? here.get(0) : turned(here.get(0));
      Noding.Piece b = here.get(1).from() == node ? here.get(1) : turned(here.get(1));
      double step = a.line().elevation(a.line().size() - 1) - b.line().elevation(0);
      // A vertical shaft ends on both in plan; its height is no length of either.
      if (a.to() != node || b.from() != node || Math.abs(step) > MAX_STEP_METRES) {
        continue;
      }
      Noding.Piece joined = new Noding.Piece(a.from(), b.to(), chained(a.line(), b.line()));
      replace(at.get(a.from()), here.get(0), joined);
      replace(at.get(b.to()), here.get(1), joined);
      here.clear();
    }
    List<Noding.Piece> out = new ArrayList<>();
    java.util.Set<Noding.Piece> seen =
        java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    at.forEach(list -> list.stream().filter(seen::add).forEach(out::add));
    return out;
  }

  private static void replace(List<Noding.Piece> in, Noding.Piece old, Noding.Piece by) {
    for (int i = 0; i < in.size(); i++) {
      if (in.get(i) == old) {
        in.set(i, by);
        return;
      }
    }
  }

  private static Noding.Piece turned(Noding.Piece p) {
    return new Noding.Piece(p.to(), p.from(), p.line().reversed());
  }

  private static Centreline chained(Centreline a, Centreline b) {
    double[] xyz = Arrays.copyOf(a.xyz(), a.xyz().length + b.xyz().length - 3);
    System.arraycopy(b.xyz(), 3, xyz, a.xyz().length, b.xyz().length - 3);
    int joint = a.xyz().length - 1;
    xyz[joint] = Double.isNaN(xyz[joint]) ? b.elevation(0) : xyz[joint];
    String source = a.source().compareTo(b.source()) <= 0 ? a.source() : b.source();
    double width = (a.widthMetres() + b.widthMetres()) / 2;
    return new Centreline(xyz, a.kind(), width, a.medium(), a.abandoned(), a.seam(), source);
  }

  /** Ends without elevation take that of the roads they meet. */
  private static List<Noding.Piece> filledHeights(Noding noding, List<Noding.Piece> pieces) {
    double[] sum = new double[noding.nodes().size()];
    int[] count = new int[sum.length];
    for (Noding.Piece p : pieces) {
      Centreline l = p.line();
      double[] ends = {l.elevation(0), l.elevation(l.size() - 1)};
      int[] nodes = {p.from(), p.to()};
      for (int i = 0; i < 2; i++) {
        if (!Double.isNaN(ends[i])) {
          sum[nodes[i]] += ends[i];
          count[nodes[i]]++;
        }
      }
    }
    return pieces.stream()
        .map(
            p ->
                new Noding.Piece(
                    p.from(),
                    p.to(),
                    FloorHeights.interpolated(
                        p.line(), sum[p.from()] / count[p.from()], sum[p.to()] / count[p.to()])))
        .toList();
  }

  private List<SealPlace> sealPlaces(
      RoadwayNetwork network, List<MineDrawing> plans, List<Seal> register) {
    List<double[]> drawn = new ArrayList<>();
    List<Geometry> shapes = new ArrayList<>();
    List<String> entities = new ArrayList<>();
    for (MineDrawing plan : plans) {
      plan.own(LayerClass.SEAL)
          .filter(f -> !f.hidden() && !f.geometry().isEmpty() && f.text().isEmpty())
          .forEach(
              f -> {
                Geometry g = f.geometry();
                drawn.add(new double[] {g.getCentroid().getX(), g.getCentroid().getY()});
                shapes.add(g);
                entities.add(plan.submission().drawingId() + " " + f.entity());
              });
    }
    List<SealPlace> places = new ArrayList<>();
    boolean[] known = new boolean[drawn.size()];
    for (Seal s : register) {
      boolean shown = false;
      for (int i = 0; i < known.length; i++) {
        if (near(drawn.get(i), s.easting(), s.northing(), options.sealReachMetres())) {
          known[i] = true;
          shown = true;
        }
      }
      places.add(place(network, s.sealId(), true, shown, s.easting(), s.northing()));
    }
    for (int i = 0; i < known.length; i++) {
      if (!known[i]) {
        double[] at = drawn.get(i);
        // A seal is drawn as a symbol and as a line across the road.
        for (int j = i + 1; j < known.length; j++) {
          known[j] |= near(drawn.get(j), at[0], at[1], options.snapMetres());
        }
        SealPlace place =
            SealBar.inItsRoad(
                network,
                shapes.get(i),
                place(network, entities.get(i), false, true, at[0], at[1]),
                options.sealReachMetres());
        if (places.stream().noneMatch(registered -> isOneSeal(registered, place))) {
          places.add(place);
        }
      }
    }
    places.sort(
        Comparator.comparing(SealPlace::id)
            .thenComparingDouble(SealPlace::easting)
            .thenComparingDouble(SealPlace::northing));
    return places;
  }

  /**
   * Whether a drawn seal is a registered one: in the same road within {@value #SAME_SEAL_METRES} m.
   * Plans show the mouth of a sealed road barred, and the seal itself some steps inside.
   */
  private static boolean isOneSeal(SealPlace registered, SealPlace drawn) {
    return registered.registered()
        && registered.position() != null
        && drawn.position() != null
        && registered.position().edge() == drawn.position().edge()
        && Math.abs(registered.position().offsetMetres() - drawn.position().offsetMetres())
            <= SAME_SEAL_METRES;
  }

  private static boolean near(double[] p, double e, double n, double reach) {
    return Math.hypot(p[0] - e, p[1] - n) <= reach;
  }

  private SealPlace place(
      RoadwayNetwork network, String id, boolean registered, boolean drawn, double e, double n) {
    Optional<NetworkPosition> at = network.nearest(e, n, Double.MAX_VALUE);
    double miss =
        at.map(
                p ->
                    Math.hypot(
                        network.easting(p.edge(), p.offsetMetres()) - e,
                        network.northing(p.edge(), p.offsetMetres()) - n))
            .orElse(Double.POSITIVE_INFINITY);
    boolean stands = miss <= options.sealReachMetres();
    return new SealPlace(id, registered, drawn, e, n, stands ? at.get() : null, miss);
  }
}
