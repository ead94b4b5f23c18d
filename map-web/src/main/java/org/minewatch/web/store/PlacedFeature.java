package org.minewatch.web.store;

import java.util.SortedMap;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something with a place, for the map.
 *
 * @param properties a JSON object
 * @param geometry WGS 84 longitude and latitude
 */
public record PlacedFeature(String properties, Geometry geometry) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static PlacedFeature of(SortedMap<String, Object> properties, Geometry geometry) {
    return new PlacedFeature(JSON.writeValueAsString(properties), geometry);
  }
}
