package org.minewatch.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** The line that a report cuts along. */
class RoadLineTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private static SectionFeature road(double... xy) {
    Coordinate[] vertices = new Coordinate[xy.length / 2];
    for (int i = 0; i < vertices.length; i++) {
      vertices[i] = new Coordinate(xy[2 * i], xy[2 * i + 1], 100);
    }
    return new SectionFeature("network", Map.of(), FACTORY.createLineString(vertices));
  }

  /** A main road to the east with a heading to the north at 300 and a bend at its end. */
  private static final List<SectionFeature> MINE =
      List.of(
          road(0, 0, 300, 0),
          road(600, 0, 300, 0),
          road(300, 0, 300, 150),
          road(600, 0, 700, 30),
          new SectionFeature("goaf", Map.of(), FACTORY.createLineString()));

  private static List<Coordinate> through(double x, double y, double eachWay) {
    Optional<SectionLine> line =
        RoadLine.through(MINE, new Coordinate(x, y, Double.NaN), eachWay, 25);
    List<Coordinate> vertices = new ArrayList<>();
    line.ifPresent(
        l -> {
          for (int i = 0; i <= l.legs(); i++) {
            vertices.add(l.vertex(i));
          }
        });
    return vertices;
  }

  @Test
  void goesStraightOnAtAJunctionAndEndsWhereItIsFarEnough() {
    List<Coordinate> line = through(290, 5, 250);
    assertThat(line).hasSize(2);
    assertThat(line.get(0).distance(new Coordinate(40, 0))).isLessThan(1e-9);
    assertThat(line.get(1).distance(new Coordinate(540, 0))).isLessThan(1e-9);
  }

  @Test
  void showsALittleOfTheRockPastADeadEnd() {
    // The heading turns off at a right angle: no road goes on there.
    List<Coordinate> line = through(301, 120, 500);
    assertThat(line.get(0).y).isCloseTo(-40, Offset.offset(1e-9));
    assertThat(line.get(line.size() - 1).y).isCloseTo(190, Offset.offset(1e-9));
  }

  @Test
  void followsABendAndReadsFromTheWest() {
    List<Coordinate> line = through(650, 15, 400);
    assertThat(line.get(0).x).isLessThan(line.get(line.size() - 1).x);
    assertThat(line).anyMatch(c -> c.distance(new Coordinate(600, 0)) < 1e-9);
    assertThat(line.get(line.size() - 1).x).isGreaterThan(730);
  }

  @Test
  void thereIsNoneFarFromEveryRoad() {
    assertThat(through(100, 61, 250)).isEmpty();
    assertThat(RoadLine.through(List.of(), new Coordinate(0, 0), 250, 25)).isEmpty();
  }
}
