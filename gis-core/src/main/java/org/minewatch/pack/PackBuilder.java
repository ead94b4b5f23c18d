package org.minewatch.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.minewatch.pack.InspectionPack.Other;
import org.minewatch.pack.InspectionPack.Refuge;
import org.minewatch.pack.RoadGraph.Spot;
import org.minewatch.section.SectionFeature;
import org.minewatch.wording.Text;

/** Makes an inspection pack of a finding and its night. */
public final class PackBuilder {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Of places that are about as near to the finding the one that is walked to soonest is taken. */
  private static final double AS_NEAR_METRES = 2;

  private static final double TOUCHING_METRES = 0.05;
  private static final int MOST_ARRIVALS = 10;
  private static final double BESIDE_ROAD_METRES = 15;
  private static final double LONG_METRES = 40;
  private static final int MOST_KNOWN = 8;

  private final PackSource source;
  private final List<Text> gaps = new ArrayList<>();

  private PackBuilder(PackSource source) {
    this.source = source;
  }

  public static InspectionPack of(PackSource source) {
    return new PackBuilder(source).build();
  }

  private InspectionPack build() {
    Optional<MineSpace> space = MineSpace.of(source.features(), source.finding().geometry());
    Optional<Geometry> place = space.flatMap(s -> source.finding().geometry().flatMap(s::metres));
    if (space.isEmpty()) {
      gap("当夜数据没有本矿的任何位置", "the night holds no place of this mine at all");
    }
    if (place.isEmpty()) {
      return new InspectionPack(
          space,
          place,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          0,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          gaps);
    }
    return withPlace(space.get(), place.get());
  }

  private void gap(String zh, String en) {
    gaps.add(new Text(zh, en));
  }

  private InspectionPack withPlace(MineSpace space, Geometry place) {
    if (space.assumed()) {
      gap(
          "当夜没有本矿许可证的坐标系：坐标按 2000 国家大地坐标系 3 度带给出，与许可证可能不同",
          "the night holds no system of the mine's licence: coordinates are CGCS2000 in 3-degree zones and may differ from the licence's");
    }
    Tolerance tolerance = Tolerance.of(source.finding(), place, space);
    RoadGraph graph = RoadGraph.of(space);
    RoadNames names = new RoadNames(space);
    Arrived arrived = graph.isEmpty() ? noNetwork() : arrive(space, graph, names, place);
    Optional<Coordinate> arrival = arrived.spot().map(s -> graph.road(s.road()).at(s.offset()));
    SurveyPoints points = new SurveyPoints(space, graph);
    if (!points.hasControl()) {
      gap(
          "没有控制点：drawings.csv 没有 control_points 文件，transforms.csv 没有公共点。下井前向矿方测量部门索取最近的导线点成果，并自行核对",
          "no control points: no control_points file in drawings.csv and no common points in transforms.csv."
              + " Get the nearest traverse points from the mine's survey office before going down, and check them");
    }
    List<Stretch> stretches =
        graph.isEmpty() || !(tolerance.isStretch() || place.getLength() > LONG_METRES)
            ? List.of()
            : Stretch.near(
                graph,
                names,
                place,
                arrived.offRoad() + Math.max(BESIDE_ROAD_METRES, tolerance.twoSigma()));
    Geometry walked =
        arrived
            .way()
            .map(w -> line(w.line()))
            .<Geometry>map(l -> FACTORY.createGeometryCollection(new Geometry[] {l, place}))
            .orElse(place);
    return new InspectionPack(
        Optional.of(space),
        Optional.of(place),
        Optional.of(tolerance),
        arrived.way(),
        arrived.others(),
        arrived.offRoad(),
        points.of(place, arrival),
        points.near(place, MOST_KNOWN),
        stretches,
        Danger.near(space, walked),
        arrived.refuges(),
        gaps);
  }

  private static Geometry line(List<Coordinate> line) {
    return line.size() > 1
        ? FACTORY.createLineString(line.toArray(Coordinate[]::new))
        : FACTORY.createPoint(line.get(0));
  }

  // ---- the way --------------------------------------------------------------------------------

  /** Where the way ends, with what was found on the roads. */
  private record Arrived(
      Optional<Way> way,
      Optional<Spot> spot,
      double offRoad,
      List<Other> others,
      List<Refuge> refuges) {}

  private Arrived noNetwork() {
    gap(
        "本矿当夜没有可用的巷道网（没有图纸，或图上没有巷道）：包内没有路线，请按矿方避灾路线图行走",
        "the mine has no roadway network this night (no drawing, or none with roads): the pack holds no"
            + " way; go by the mine's own escape map");
    return new Arrived(Optional.empty(), Optional.empty(), 0, List.of(), List.of());
  }

  /** A place of the network near the finding. */
  private record Arrival(Spot spot, double miss) {}

  private Arrived arrive(MineSpace space, RoadGraph graph, RoadNames names, Geometry place) {
    Mouths mouths = Mouths.of(space, graph);
    for (String name : mouths.apart()) {
      gap(
          "登记的井口 " + name + " 离图上任何巷道都超过 60 m，未采用",
          "the registered mouth "
              + name
              + " is more than 60 m from every drawn road and was not used");
    }
    List<Way.Mouth> list = mouths.list();
    if (list.get(0).basis() != Way.Mouth.Basis.REGISTER) {
      gap(
          "井口依据：" + list.get(0).basis().words().zh() + "；下井前核对",
          "where the way begins rests on this: "
              + list.get(0).basis().words().en()
              + "; check it before going down");
    }
    List<Arrival> all = arrivals(graph, place, r -> true);
    Found best = search(graph, list, all);
    if (best == null) {
      boolean[] joined = joined(graph, list);
      List<Arrival> reachable = arrivals(graph, place, r -> joined[r]);
      best = reachable.isEmpty() ? null : search(graph, list, reachable);
      if (best == null) {
        gap("图上巷道与井口不连通：没有路线", "the drawn roads are not joined to a mouth: there is no way");
        return new Arrived(
            Optional.empty(),
            Optional.of(all.get(0).spot()),
            all.get(0).miss(),
            List.of(),
            List.of());
      }
      gap(
          "线索处的图上巷道与井口不连通：路线止于最近的连通处",
          "the road at the place is not joined to a mouth on the drawing: the way ends at the nearest"
              + " place that is");
    }
    Way way = new WayWriter(graph, names, space).write(best.mouth(), best.steps());
    if (best.arrival().miss() > BESIDE_ROAD_METRES) {
      long metres = Math.round(best.arrival().miss());
      gap(
          "线索位置离最近的图上巷道 " + metres + " m：图上没有通到那里的巷道，在路线终点附近寻找未上图的巷口",
          "the place lies "
              + metres
              + " m from the nearest drawn road: no drawn road leads there; look for an opening that is not"
              + " drawn near the end of the way");
    }
    return new Arrived(
        Optional.of(way),
        Optional.of(best.arrival().spot()),
        best.arrival().miss(),
        others(best),
        refuges(space, best));
  }

  /** A way that was found, with all that it was chosen from. */
  private record Found(
      Way.Mouth mouth,
      Arrival arrival,
      List<WayFinder.Step> steps,
      WayFinder finder,
      RoadGraph graph,
      List<Way.Mouth> mouths) {
    boolean isBetter(List<WayFinder.Step> other) {
      int c = Double.compare(WayFinder.closed(other), WayFinder.closed(steps));
      return c < 0 || c == 0 && WayFinder.time(other).middle() < WayFinder.time(steps).middle();
    }
  }

  private static Found search(RoadGraph graph, List<Way.Mouth> mouths, List<Arrival> arrivals) {
    List<Spot> spots = new ArrayList<>();
    mouths.forEach(m -> spots.add(m.spot()));
    arrivals.forEach(a -> spots.add(a.spot()));
    WayFinder finder = new WayFinder(graph, spots);
    // A drawn shaft is where one can get out, not where one is let in, if the register has a mouth.
    boolean registered = mouths.stream().anyMatch(m -> m.basis() == Way.Mouth.Basis.REGISTER);
    Found best = null;
    for (Way.Mouth mouth : mouths) {
      for (Arrival arrival : arrivals) {
        if (registered && mouth.basis() != Way.Mouth.Basis.REGISTER) {
          continue;
        }
        Optional<List<WayFinder.Step>> way = finder.find(mouth.spot(), arrival.spot());
        if (way.isPresent() && (best == null || best.isBetter(way.get()))) {
          best = new Found(mouth, arrival, way.get(), finder, graph, mouths);
        }
      }
    }
    return best;
  }

  /** Places of the network about as near to the finding as the nearest one. */
  private static List<Arrival> arrivals(
      RoadGraph graph, Geometry place, java.util.function.IntPredicate wanted) {
    double least = Double.POSITIVE_INFINITY;
    double[] miss = new double[graph.size()];
    for (int r = 0; r < graph.size(); r++) {
      miss[r] =
          wanted.test(r)
              ? graph.road(r).feature().geometry().distance(place)
              : Double.POSITIVE_INFINITY;
      least = Math.min(least, miss[r]);
    }
    if (Double.isInfinite(least)) {
      return List.of();
    }
    Geometry around = place.buffer(least + TOUCHING_METRES);
    List<Arrival> arrivals = new ArrayList<>();
    for (int r = 0; r < graph.size(); r++) {
      if (miss[r] <= least + AS_NEAR_METRES) {
        Geometry road = FACTORY.createLineString(graph.road(r).shape());
        Geometry inside = road.intersection(around);
        Set<Coordinate> ends = new HashSet<>();
        if (miss[r] > 0 || inside.isEmpty()) {
          ends.add(DistanceOp.nearestPoints(road, place)[0]);
        } else {
          for (int i = 0; i < inside.getNumGeometries(); i++) {
            Coordinate[] c = inside.getGeometryN(i).getCoordinates();
            ends.add(c[0]);
            ends.add(c[c.length - 1]);
          }
        }
        for (Coordinate end : ends) {
          Spot spot = graph.nearest(r, end);
          Coordinate at = graph.road(r).at(spot.offset());
          arrivals.add(new Arrival(spot, FACTORY.createPoint(at).distance(place)));
        }
      }
    }
    arrivals.sort(
        Comparator.comparingDouble(Arrival::miss)
            .thenComparingInt(a -> a.spot().road())
            .thenComparingDouble(a -> a.spot().offset()));
    return arrivals.size() > MOST_ARRIVALS ? arrivals.subList(0, MOST_ARRIVALS) : arrivals;
  }

  private static boolean[] joined(RoadGraph graph, List<Way.Mouth> mouths) {
    WayFinder finder = new WayFinder(graph, mouths.stream().map(Way.Mouth::spot).toList());
    boolean[] joined = new boolean[graph.size()];
    mouths.forEach(m -> finder.reach(m.spot(), joined));
    return joined;
  }

  private static List<Other> others(Found best) {
    Set<String> there = new HashSet<>();
    best.steps().forEach(s -> there.add(key(s)));
    List<Other> others = new ArrayList<>();
    for (Way.Mouth mouth : best.mouths()) {
      if (mouth.equals(best.mouth())) {
        continue;
      }
      best.finder()
          .find(best.arrival().spot(), mouth.spot())
          .filter(way -> WayFinder.closed(way) == 0)
          .ifPresent(
              way ->
                  others.add(
                      new Other(
                          mouth,
                          WayFinder.length(way),
                          way.stream()
                              .filter(s -> there.contains(key(s)))
                              .mapToDouble(WayFinder.Step::length)
                              .sum(),
                          WayFinder.time(way))));
    }
    others.sort(Comparator.comparingDouble(Other::length));
    return others;
  }

  /** The same piece of road whichever way it is gone. */
  private static String key(WayFinder.Step s) {
    return s.road() + " " + Math.min(s.from(), s.to());
  }

  private static List<Refuge> refuges(MineSpace space, Found best) {
    List<Refuge> refuges = new ArrayList<>();
    for (SectionFeature f : space.features()) {
      String name = f.text("name").isEmpty() ? f.text("cad_layer") : f.text("name");
      boolean refuge = name.contains("避难") || name.contains("避险") || name.contains("救生舱");
      boolean room =
          f.layer().equals("chamber") || f.layer().equals("zone") || f.layer().equals("roadway");
      if (refuge && room) {
        best.graph()
            .nearest(f.geometry().getCentroid().getCoordinate(), 2 * BESIDE_ROAD_METRES)
            .flatMap(
                spot ->
                    new WayFinder(best.graph(), List.of(spot, best.arrival().spot()))
                        .find(best.arrival().spot(), spot))
            .ifPresent(way -> refuges.add(new Refuge(name, WayFinder.length(way))));
      }
    }
    refuges.sort(Comparator.comparingDouble(Refuge::metres));
    return refuges.size() > 4 ? List.copyOf(refuges.subList(0, 4)) : List.copyOf(refuges);
  }
}
