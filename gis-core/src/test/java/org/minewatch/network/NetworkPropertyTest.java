package org.minewatch.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;

/** What holds on every network, tried on random ones. */
class NetworkPropertyTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int PLACES = 60;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void alongTheRoadsIsSymmetricAndNeverShorterThanStraight(long seed) {
    Random random = new Random(seed);
    RoadwayNetwork network = network(roads(random));
    for (int i = 0; i < 500; i++) {
      NetworkPosition a = place(network, random);
      NetworkPosition b = place(network, random);
      NetworkPosition c = place(network, random);
      double there = network.distance(a, b);
      assertThat(network.distance(b, a)).isEqualTo(there);
      assertThat(there).isGreaterThanOrEqualTo(straight(network, a, b) - 1e-2);
      assertThat(network.distance(a, c)).isLessThanOrEqualTo(there + network.distance(b, c) + 1e-2);
      assertThat(network.distance(a, a)).isZero();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void theOrderAndTheSenseOfDrawnLinesDoNotMatter(long seed) {
    Random random = new Random(seed);
    List<LineString> roads = roads(random);
    RoadwayNetwork network = network(roads);
    List<LineString> other =
        new ArrayList<>(roads.stream().map(r -> random.nextBoolean() ? r.reverse() : r).toList());
    Collections.shuffle(other, random);
    RoadwayNetwork again = network(other);
    assertThat(again.edgeCount()).isEqualTo(network.edgeCount());
    for (int e = 0; e < network.edgeCount(); e++) {
      assertThat(again.shape(e)).isEqualTo(network.shape(e));
      assertThat(again.from(e)).isEqualTo(network.from(e));
      assertThat(again.to(e)).isEqualTo(network.to(e));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {17, 18, 19})
  void aVertexDrawnTwiceDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<LineString> roads = roads(random);
    RoadwayNetwork network = network(roads);
    List<LineString> doubled = new ArrayList<>();
    for (LineString r : roads) {
      List<Coordinate> c = new ArrayList<>(List.of(r.getCoordinates()));
      int k = random.nextInt(c.size());
      c.add(k, c.get(k));
      doubled.add(FACTORY.createLineString(c.toArray(Coordinate[]::new)));
    }
    RoadwayNetwork again = network(doubled);
    assertThat(again.nodeCount()).isEqualTo(network.nodeCount());
    assertThat(again.edgeCount()).isEqualTo(network.edgeCount());
    assertThat(again.totalLength()).isCloseTo(network.totalLength(), within(1e-6));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23, 24, 25, 26})
  void aRoadDrawnInTwoPiecesIsTheSameRoad(long seed) {
    Random random = new Random(seed);
    List<LineString> roads = roads(random);
    RoadwayNetwork whole = network(roads);
    List<LineString> split = new ArrayList<>();
    for (LineString r : roads) {
      Coordinate[] c = r.getCoordinates();
      Coordinate cut = cut(roads, r, random);
      if (cut == null) {
        split.add(r);
        continue;
      }
      Coordinate[] rest = Arrays.copyOfRange(c, 0, c.length);
      rest[0] = cut;
      split.add(FACTORY.createLineString(new Coordinate[] {c[0], cut}));
      split.add(FACTORY.createLineString(rest));
    }
    RoadwayNetwork pieces = network(split);
    assertThat(pieces.totalLength()).isCloseTo(whole.totalLength(), within(0.1));
    assertThat(pieces.nodeCount()).isEqualTo(whole.nodeCount());
    for (int i = 0; i < 200; i++) {
      NetworkPosition a = place(whole, random);
      NetworkPosition b = place(whole, random);
      assertThat(pieces.distance(same(whole, a, pieces), same(whole, b, pieces)))
          .isCloseTo(whole.distance(a, b), within(0.5));
    }
  }

  /**
   * A place on a road's first leg with no other road near, since an end close to one joins it; null
   * when there is none.
   */
  private static Coordinate cut(List<LineString> roads, LineString road, Random random) {
    Coordinate a = road.getCoordinateN(0);
    Coordinate b = road.getCoordinateN(1);
    for (int attempt = 0; attempt < 1_000; attempt++) {
      double t = 0.05 + 0.9 * random.nextDouble();
      Coordinate cut = new Coordinate(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y));
      if (Math.min(cut.distance(a), cut.distance(b)) > 4
          && roads.stream().allMatch(r -> r == road || r.distance(FACTORY.createPoint(cut)) > 4)) {
        return cut;
      }
    }
    return null;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32, 33, 34})
  void theNearestRoadIsTheNearestOfAll(long seed) {
    Random random = new Random(seed);
    RoadwayNetwork network = network(roads(random));
    for (int i = 0; i < 300; i++) {
      double e = -300 + 1_600 * random.nextDouble();
      double n = -300 + 1_600 * random.nextDouble();
      double least = Double.POSITIVE_INFINITY;
      for (int edge = 0; edge < network.edgeCount(); edge++) {
        double[] s = network.shape(edge);
        for (int v = 3; v < s.length; v += 3) {
          least = Math.min(least, Plane.distance2(s[v - 3], s[v - 2], s[v], s[v + 1], e, n));
        }
      }
      NetworkPosition at = network.nearest(e, n, 1e9).orElseThrow();
      double d =
          Math.hypot(
              network.easting(at.edge(), at.offsetMetres()) - e,
              network.northing(at.edge(), at.offsetMetres()) - n);
      assertThat(d).isCloseTo(Math.sqrt(least), within(1e-6));
      assertThat(network.nearest(e, n, d * 0.999)).isEmpty();
    }
  }

  private static NetworkPosition same(RoadwayNetwork from, NetworkPosition at, RoadwayNetwork to) {
    return to.nearest(
            from.easting(at.edge(), at.offsetMetres()),
            from.northing(at.edge(), at.offsetMetres()),
            1)
        .orElseThrow();
  }

  private static double straight(RoadwayNetwork network, NetworkPosition a, NetworkPosition b) {
    return Math.hypot(
        network.easting(a.edge(), a.offsetMetres()) - network.easting(b.edge(), b.offsetMetres()),
        network.northing(a.edge(), a.offsetMetres())
            - network.northing(b.edge(), b.offsetMetres()));
  }

  private static NetworkPosition place(RoadwayNetwork network, Random random) {
    int edge = random.nextInt(network.edgeCount());
    return new NetworkPosition(edge, random.nextDouble() * network.length(edge));
  }

  /** Roads between random places, meeting and crossing as they will. */
  private static List<LineString> roads(Random random) {
    Coordinate[] places = new Coordinate[PLACES];
    for (int i = 0; i < PLACES; i++) {
      places[i] = new Coordinate(1_000 * random.nextDouble(), 1_000 * random.nextDouble());
    }
    List<LineString> roads = new ArrayList<>();
    for (int i = 1; i < PLACES; i++) {
      Coordinate a = places[i];
      Coordinate b = places[random.nextInt(i)];
      Coordinate bend =
          new Coordinate((a.x + b.x) / 2 + 40 * random.nextGaussian(), (a.y + b.y) / 2);
      if (a.distance(b) > 50) {
        roads.add(FACTORY.createLineString(new Coordinate[] {a, bend, b}));
      }
    }
    return roads;
  }

  private static RoadwayNetwork network(List<LineString> roads) {
    List<DrawnFeature> features = new ArrayList<>();
    for (LineString r : roads) {
      features.add(new DrawnFeature("line", "巷道", LayerClass.ROADWAY, "", r, ""));
    }
    return NetworkBuilder.of(
        List.of(RealLayout.Drawings.plan("random", features)), List.of(), List.of());
  }
}
