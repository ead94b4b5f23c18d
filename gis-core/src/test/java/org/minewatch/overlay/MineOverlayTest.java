package org.minewatch.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Every verdict is JTS's verdict, wherever the point lies. */
class MineOverlayTest {
  private static final double EASTING = 35_400_123.456;
  private static final double NORTHING = 2_780_321.654;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agrees_with_jts_over_a_mine_of_licence_faces_roads_and_holes(long seed) {
    Random random = new Random(seed);
    List<Geometry> areas = new ArrayList<>();
    Polygon licence = HardPolygons.star(random, EASTING, NORTHING, 2000, 40, 0.2);
    areas.add(
        HardPolygons.withHoles(
            licence, HardPolygons.star(random, EASTING + 300, NORTHING, 200, 17, 0.5)));
    for (int i = 0; i < 40; i++) {
      double x = EASTING + 1000 * random.nextGaussian();
      double y = NORTHING + 1000 * random.nextGaussian();
      areas.add(HardPolygons.road(random, x, y, 50 + random.nextInt(600), 5));
    }
    for (int i = 0; i < 10; i++) {
      double x = Math.rint(EASTING + 900 * random.nextGaussian());
      double y = Math.rint(NORTHING + 900 * random.nextGaussian());
      areas.add(HardPolygons.ring(x, y, x + 200, y, x + 200, y + 900, x, y + 900));
      areas.add(HardPolygons.star(random, x, y, 150, 60, 0.05));
    }
    JtsVerdicts verdicts = JtsVerdicts.of("seed " + seed, areas.toArray(Geometry[]::new));

    verdicts.agreesAnywhere(random, 20_000);
    verdicts.agreesAlongEdges(random, 40);
    verdicts.agreesOnCellBorders(random, 500);

    assertThat(verdicts.inside()).isBetween(verdicts.compared() / 10, verdicts.compared() - 1000);
  }

  @ParameterizedTest
  @CsvSource({"1000, 0.5", "10000, 0", "10000, 0.001", "10000, 0.6"})
  void agrees_with_jts_on_rings_of_many_vertices(int corners, double spread) {
    Random random = new Random(corners);
    Polygon shell = HardPolygons.star(random, EASTING, NORTHING, 1500, corners, spread);
    Polygon hole = HardPolygons.star(random, EASTING, NORTHING, 300, corners / 3, spread);
    JtsVerdicts verdicts = JtsVerdicts.of("ring", HardPolygons.withHoles(shell, hole), hole);

    verdicts.agreesAnywhere(random, 20_000);
    verdicts.agreesAlongEdges(random, 1500);
    verdicts.agreesOnCellBorders(random, 500);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.7853981633974483, 1e-9})
  void agrees_with_jts_where_polygons_touch(double turn) {
    Random random = new Random(11);
    JtsVerdicts verdicts =
        JtsVerdicts.of(
            "squares turned by " + turn,
            HardPolygons.touching(EASTING, NORTHING, 100, 6, turn).toArray(Geometry[]::new));

    verdicts.agreesAnywhere(random, 5000);
    verdicts.agreesAlongEdges(random, 5);
    verdicts.agreesOnCellBorders(random, 500);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-6, 1e-9, 1e-12})
  void agrees_with_jts_on_slivers(double width) {
    Random random = new Random(5);
    List<Geometry> slivers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double x = 1000 * random.nextDouble();
      double y = 1000 * random.nextDouble();
      double dx = 500 * random.nextGaussian();
      double dy = 500 * random.nextGaussian();
      slivers.add(HardPolygons.ring(x, y, x + dx, y + dy, x + dx / 2 + width, y + dy / 2 - width));
      slivers.add(HardPolygons.ring(x, y, x + dx, y, x + dx / 3, y + width));
    }
    JtsVerdicts verdicts = JtsVerdicts.of("width " + width, slivers.toArray(Geometry[]::new));

    verdicts.agreesAnywhere(random, 2000);
    verdicts.agreesAlongEdges(random, 10);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0",
    "1e-7, 0, 0",
    "1e-7, 1e6, -1e6",
    "1e-9, 1e9, 1e9",
    "1e-30, 0, 0",
    "1e-120, 0, 0",
    "1e-145, 0, 0",
    "1e-160, 0, 0",
    "1e-310, 0, 0",
    "1e12, 0, 0",
    "1, 1e15, -1e15",
    "1e100, 0, 0",
    "1e145, 0, 0",
    "1e152, 0, 0"
  })
  void agrees_with_jts_on_tiny_and_huge_coordinates(double factor, double dx, double dy) {
    Random random = new Random(3);
    List<Geometry> areas = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Polygon p = HardPolygons.star(random, 50 * i, 30 * i, 100, 5 + 7 * i, 0.7);
      areas.add(HardPolygons.moved(p, factor, dx, dy));
    }
    JtsVerdicts verdicts = JtsVerdicts.of("factor " + factor, areas.toArray(Geometry[]::new));

    verdicts.agreesAnywhere(random, 3000);
    verdicts.agreesAlongEdges(random, 40);
    verdicts.agreesOnCellBorders(random, 300);
  }

  @Test
  void agrees_with_jts_though_one_polygon_lies_astray() {
    Random random = new Random(8);
    List<Geometry> areas = new ArrayList<>();
    areas.add(HardPolygons.star(random, 2_780_321, 35_400_123, 100, 7, 0.3));
    for (int i = 0; i < 30; i++) {
      areas.add(
          HardPolygons.road(
              random, EASTING + 20 * i, NORTHING + 500 * random.nextDouble(), 300, 5));
    }
    JtsVerdicts verdicts = JtsVerdicts.of("astray", areas.toArray(Geometry[]::new));

    verdicts.agreesAnywhere(random, 2000);
    verdicts.agreesAlongEdges(random, 40);
    for (int i = 0; i < 20_000; i++) {
      verdicts.agreesAt(
          EASTING + 700 * random.nextDouble(), NORTHING + 700 * random.nextDouble() - 100);
    }
  }

  @Test
  void agrees_with_jts_on_rings_that_cross_themselves_repeat_corners_or_are_one_place() {
    Random random = new Random(21);
    JtsVerdicts verdicts =
        JtsVerdicts.of(
            "odd rings",
            HardPolygons.ring(0, 0, 10, 10, 10, 0, 0, 10),
            HardPolygons.ring(0, 0, 0, 0, 5, 0, 5, 0, 5, 5, 5, 5, 0, 5),
            HardPolygons.ring(3, 3, 3, 3, 3, 3),
            HardPolygons.ring(2, 2, 8, 2, 2, 2),
            HardPolygons.ring(1, 1, 9, 1, 9, 9, 1, 9, 1, 1, 4, 4, 4, 6),
            HardPolygons.FACTORY.createMultiPolygon(
                new Polygon[] {
                  HardPolygons.ring(0, 0, 4, 0, 4, 4, 0, 4),
                  HardPolygons.ring(4, 4, 8, 4, 8, 8, 4, 8),
                  HardPolygons.ring(2, 2, 6, 2, 6, 6, 2, 6)
                }),
            HardPolygons.FACTORY.createPolygon());

    verdicts.agreesAnywhere(random, 5000);
    verdicts.agreesAlongEdges(random, 40);
    verdicts.agreesOnCellBorders(random, 1000);
    for (int x = -1; x <= 11; x++) {
      for (int y = -1; y <= 11; y++) {
        verdicts.agreesAround(x, y);
      }
    }
  }

  @Test
  void a_point_on_an_edge_or_corner_lies_in_the_polygon() {
    MineOverlay overlay =
        MineOverlay.of(
            List.of(
                new ClassPolygon("west", HardPolygons.ring(0, 0, 10, 0, 10, 10, 0, 10)),
                new ClassPolygon("east", HardPolygons.ring(10, 0, 20, 0, 20, 10, 10, 10))));

    assertThat(classIds(overlay, 10, 5)).containsExactly("west", "east");
    assertThat(classIds(overlay, 10, 10)).containsExactly("west", "east");
    assertThat(classIds(overlay, 0, 0)).containsExactly("west");
    assertThat(classIds(overlay, Math.nextDown(0.0), 5)).isEmpty();
    assertThat(classIds(overlay, Math.nextUp(20.0), 5)).isEmpty();
  }

  @Test
  void an_elevation_band_holds_from_its_lowest_to_its_highest_elevation() {
    Polygon square = HardPolygons.ring(0, 0, 10, 0, 10, 10, 0, 10);
    MineOverlay overlay =
        MineOverlay.of(
            List.of(
                new ClassPolygon("upper", square, new ElevationBand(-100, 50)),
                new ClassPolygon("lower", square, new ElevationBand(-300, -100)),
                new ClassPolygon("deep", square, new ElevationBand(Double.NEGATIVE_INFINITY, -250)),
                new ClassPolygon("plan", square)));
    float[] z = {51, 50, 0, -100, -200, -250, -300, -300.01f, -9999, Float.NaN};
    int[] sets = new int[z.length];
    double[] five = new double[z.length];
    Arrays.fill(five, 5);

    overlay.classify(five, five, z, 0, z.length, sets);

    assertThat(Arrays.stream(sets).mapToObj(overlay.sets()::classIds))
        .containsExactly(
            List.of("plan"),
            List.of("upper", "plan"),
            List.of("upper", "plan"),
            List.of("upper", "lower", "plan"),
            List.of("lower", "plan"),
            List.of("lower", "deep", "plan"),
            List.of("lower", "deep", "plan"),
            List.of("deep", "plan"),
            List.of("deep", "plan"),
            List.of("plan"));
  }

  @Test
  void a_place_that_is_no_place_lies_nowhere_and_a_mine_may_have_no_polygons() {
    double[] odd = {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 5};
    for (double factor : new double[] {1, 1e-300}) {
      Polygon square =
          HardPolygons.moved(HardPolygons.ring(0, 0, 10, 0, 10, 10, 0, 10), factor, 0, 0);
      MineOverlay overlay = MineOverlay.of(List.of(new ClassPolygon("a", square)));
      for (double x : odd) {
        for (double y : odd) {
          boolean place = x == 5 && y == 5;
          assertThat(classIds(overlay, x * factor, y * factor)).hasSize(place ? 1 : 0);
        }
      }
    }
    assertThat(classIds(MineOverlay.of(List.of()), 5, 5)).isEmpty();
  }

  @Test
  void a_corner_that_is_not_finite_is_refused_with_its_class() {
    Polygon bad = HardPolygons.ring(0, 0, Double.NaN, 0, 10, 10);
    assertThatThrownBy(() -> new ClassPolygon("face/7", bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("face/7: corner 2 of a ring is not a finite place");
    Geometry line = HardPolygons.FACTORY.createLineString();
    assertThatThrownBy(() -> new ClassPolygon("face/8", line))
        .hasMessageContaining("face/8: a polygon or multipolygon is needed, not LineString");
    assertThatThrownBy(() -> new ElevationBand(5, -5)).hasMessageContaining("holds no elevation");
  }

  private static List<String> classIds(MineOverlay overlay, double x, double y) {
    return overlay.sets().classIds(overlay.classify(x, y));
  }
}
