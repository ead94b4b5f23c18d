package org.minewatch.web.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.minewatch.web.store.Layers;
import org.minewatch.web.store.PlacedFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a mine's last judged night knows of its places: licensed area, closed stop lines, surveyed
 * stations, mouths. Distances are metres on a plane round the licence, which over the size of a
 * mine differ from true ones by centimetres.
 */
final class LivePlaces {
  /** Boundary, station and transformation together; a station is out only beyond that. */
  private static final double MARGIN_METRES = 30;

  /** The same where the licence's datum was assumed or its printed area differs. */
  private static final double WIDE_MARGIN_METRES = 150;

  /** People who go in or out may be there: mouths often lie outside the licensed area. */
  private static final double MOUTH_METRES = 300;

  private static final double METRES_PER_DEGREE = 111_320;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final Map<String, Coordinate> stations = new HashMap<>();
  private final List<Geometry> stopLines = new ArrayList<>();
  private final List<Coordinate> mouths = new ArrayList<>();
  private Geometry licence = FACTORY.createGeometryCollection();
  private double margin = MARGIN_METRES;

  private LivePlaces() {}

  /** Reads them; empty when the night knows no licence of the mine. */
  static Optional<LivePlaces> of(Layers layers, LocalDate night, String mine) {
    List<PlacedFeature> parts = layers.listFeatures(night, mine, "licence", Optional.empty());
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Coordinate centre = parts.get(0).geometry().getEnvelopeInternal().centre();
    AffineTransformation plane =
        AffineTransformation.translationInstance(-centre.x, -centre.y)
            .scale(METRES_PER_DEGREE * Math.cos(Math.toRadians(centre.y)), METRES_PER_DEGREE);
    LivePlaces places = new LivePlaces();
    for (PlacedFeature part : parts) {
      places.licence = places.licence.union(plane.transform(part.geometry()));
      if (!facts(part).path("status").asString("").equals("ok")) {
        places.margin = WIDE_MARGIN_METRES;
      }
    }
    for (PlacedFeature line : layers.listFeatures(night, mine, "stop-line", Optional.empty())) {
      closed(plane.transform(line.geometry())).ifPresent(places.stopLines::add);
    }
    for (PlacedFeature reader : layers.listFeatures(night, mine, "reader", Optional.empty())) {
      JsonNode facts = facts(reader);
      if (facts.path("placed_by").asString("").equals("surveyed")
          && !facts.path("state").asString("").equals("off-network")) {
        places.stations.put(
            facts.path("reader_id").asString(""),
            plane.transform(reader.geometry()).getCoordinate());
      }
    }
    for (PlacedFeature mouth : layers.listFeatures(night, mine, "entrance", Optional.empty())) {
      places.mouths.add(plane.transform(mouth.geometry()).getCoordinate());
    }
    return Optional.of(places);
  }

  private static JsonNode facts(PlacedFeature feature) {
    return JSON.readTree(feature.properties());
  }

  /** The area within a stop line that closes; of an open one nobody can tell here which side. */
  private static Optional<Geometry> closed(Geometry line) {
    if (line.getDimension() == 2) {
      return Optional.of(line);
    }
    Coordinate[] c = line.getCoordinates();
    boolean rings = line.getNumGeometries() == 1 && c.length >= 4 && c[0].equals2D(c[c.length - 1]);
    return rings
        ? Optional.<Geometry>of(FACTORY.createPolygon(c)).filter(Geometry::isValid)
        : Optional.empty();
  }

  /**
   * How far outside the licensed area somebody is at least who is so far from a station; nothing
   * when that is not certain.
   */
  Optional<Double> metresOutside(String station, double metresFromStation) {
    Coordinate at = stations.get(station);
    if (at == null || mouths.stream().anyMatch(m -> m.distance(at) < MOUTH_METRES)) {
      return Optional.empty();
    }
    double out = licence.distance(FACTORY.createPoint(at)) - Math.abs(metresFromStation) - margin;
    return out > 0 ? Optional.of(out) : Optional.empty();
  }

  /** How far within a stop line somebody is at least; nothing when that is not certain. */
  Optional<Double> metresPastStopLine(String station, double metresFromStation) {
    Coordinate at = stations.get(station);
    if (at == null) {
      return Optional.empty();
    }
    Geometry point = FACTORY.createPoint(at);
    return stopLines.stream()
        .filter(area -> area.contains(point))
        .map(area -> area.getBoundary().distance(point) - Math.abs(metresFromStation) - margin)
        .filter(within -> within > 0)
        .max(Double::compare);
  }
}
