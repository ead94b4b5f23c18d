package org.minewatch.web.order;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.web.review.Refused;
import org.minewatch.web.store.Layers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the face or the part of a licence that somebody names as the area of an order, in the night
 * that is shown: {@code face:ID} or {@code licence:NUMBER:PART}.
 */
final class OrderPlaces {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int AREA = 2;

  private final Layers layers;

  OrderPlaces(Layers layers) {
    this.layers = layers;
  }

  /** A shape in longitude and latitude. */
  record Found(Geometry lonLat) {
    boolean isArea() {
      return lonLat.getDimension() == AREA;
    }
  }

  Found find(LocalDate night, String mineCode, String place) {
    String layer = place.startsWith("face:") ? "reported-face" : "licence";
    List<Geometry> found =
        layers.listFeatures(night, mineCode, layer, Optional.empty()).stream()
            .filter(f -> idOf(layer, JSON.readTree(f.properties())).equals(place))
            .map(f -> f.geometry())
            .filter(g -> !g.isEmpty())
            .toList();
    if (found.size() != 1) {
      throw Refused.field(
          "place",
          found.isEmpty() ? "该夜该矿没有这个工作面或许可分块" : "该矿有几个同名的工作面，请改用拐点坐标",
          found.isEmpty()
              ? "the mine has no such face or part of a licence in this night"
              : "the mine has several faces of this name; give corner points instead");
    }
    return new Found(found.get(0));
  }

  private static String idOf(String layer, JsonNode facts) {
    return layer.equals("licence")
        ? String.format(
            Locale.ROOT,
            "licence:%s:%d",
            facts.path("licence_no").asString(""),
            facts.path("part").asInt(0))
        : "face:" + facts.path("face_id").asString("");
  }
}
