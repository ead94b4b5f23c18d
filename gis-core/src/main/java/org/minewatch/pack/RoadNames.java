package org.minewatch.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.minewatch.section.SectionFeature;
import org.minewatch.wording.Text;

/**
 * What people call a road: the name of the smallest reported area it lies in, of the drawn or
 * reported working along it, else what kind of road it is and on which layer it is drawn.
 */
final class RoadNames {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** An outline lies half a width from the middle of its road. */
  private static final double REACH_METRES = 4;

  /** Kinds of area that a road is called by; a restricted one says what is forbidden there. */
  private static final Set<String> AREAS = Set.of("face", "heading", "chamber", "shaft", "roadway");

  private static final List<String> WORKINGS =
      List.of("roadway", "shaft", "chamber", "reported-face", "face");

  private final List<SectionFeature> areas;
  private final List<SectionFeature> workings;

  RoadNames(MineSpace space) {
    areas =
        space
            .layer("zone")
            .filter(f -> AREAS.contains(f.text("zone_kind")) && !f.text("name").isEmpty())
            .sorted(Comparator.comparingDouble(f -> f.geometry().getArea()))
            .toList();
    workings = new ArrayList<>();
    WORKINGS.forEach(layer -> space.layer(layer).forEach(workings::add));
  }

  Text of(RoadGraph.Road road, Coordinate middle) {
    Point at = FACTORY.createPoint(middle);
    for (SectionFeature area : areas) {
      if (area.geometry().getEnvelopeInternal().contains(middle)
          && area.geometry().isValid()
          && area.geometry().contains(at)) {
        return plain(area.text("name"));
      }
    }
    return near(at, "name").map(RoadNames::plain).orElseGet(() -> kind(road, at));
  }

  private static Text plain(String name) {
    return new Text(name, name);
  }

  /** The fact of the nearest working that has it. */
  private Optional<String> near(Point at, String fact) {
    String best = null;
    double miss = REACH_METRES;
    for (SectionFeature f : workings) {
      if (!f.text(fact).isBlank() && couldBe(f.geometry(), at)) {
        double d = f.geometry().distance(at);
        if (d < miss) {
          miss = d;
          best = f.text(fact).strip();
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean couldBe(Geometry geometry, Point at) {
    return geometry.getEnvelopeInternal().distance(at.getEnvelopeInternal()) < REACH_METRES;
  }

  private Text kind(RoadGraph.Road road, Point at) {
    Text kind =
        switch (road.feature().text("kind")) {
          case "shaft" -> new Text("斜井或平硐", "inclined shaft or drift");
          case "chamber" -> new Text("硐室", "chamber");
          case "face-line" -> new Text("采煤工作面", "longwall face");
          case "reported-heading" ->
              new Text("上报的掘进巷道（图纸尚未绘出）", "heading as reported, not drawn yet");
          default -> new Text("巷道（图纸无名）", "roadway, not named on the drawing");
        };
    Optional<String> layer = near(at, "cad_layer");
    return layer.isEmpty()
        ? kind
        : new Text(
            kind.zh() + "，图层“" + layer.get() + "”",
            kind.en() + ", drawn on layer “" + layer.get() + "”");
  }
}
