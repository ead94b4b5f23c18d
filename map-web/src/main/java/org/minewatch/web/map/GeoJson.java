package org.minewatch.web.map;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.minewatch.web.export.format.PlaceJson;
import org.minewatch.web.store.PlacedFeature;
import org.springframework.http.MediaType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes features as an RFC 7946 collection: longitude, latitude, at most 7 decimals. */
final class GeoJson {

  static final MediaType TYPE = MediaType.parseMediaType("application/geo+json");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private GeoJson() {}

  static byte[] collection(List<PlacedFeature> features) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024 + 256 * features.size());
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringProperty("type", "FeatureCollection");
      json.writeArrayPropertyStart("features");
      for (PlacedFeature feature : features) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeName("properties");
        json.writeRawValue(feature.properties());
        json.writeName("geometry");
        PlaceJson.write(json, feature.geometry());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
