package org.minewatch.web.ogc;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.export.format.PlaceJson;
import org.minewatch.web.store.FeaturePages.Item;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes features and their links as GeoJSON. */
final class OgcJson {
  static final String JSON_TYPE = "application/json";
  static final String GEO_JSON_TYPE = "application/geo+json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private OgcJson() {}

  /** A link of an answer. */
  record Link(String href, String rel, String type, String title) {}

  static byte[] collection(List<Item> items, List<Link> links, Instant at, OgcCollection of) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024 + 512 * items.size());
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringProperty("type", "FeatureCollection");
      json.writeStringProperty("timeStamp", at.toString());
      json.writeNumberProperty("numberReturned", items.size());
      json.writeName("links");
      json.writePOJO(links);
      json.writeArrayPropertyStart("features");
      for (Item item : items) {
        feature(json, item, null, of);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  static byte[] feature(Item item, List<Link> links, OgcCollection of) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      feature(json, item, links, of);
    }
    return bytes.toByteArray();
  }

  private static void feature(
      JsonGenerator json, Item item, @Nullable List<Link> links, OgcCollection of) {
    json.writeStartObject();
    json.writeStringProperty("type", "Feature");
    json.writeStringProperty("id", ItemsRequest.id(item.key()));
    if (links != null) {
      json.writeName("links");
      json.writePOJO(links);
    }
    json.writeName("properties");
    ObjectNode facts = (ObjectNode) JSON.readTree(item.facts());
    facts.put("night", item.key().night().toString());
    facts.put("mineCode", item.key().mineCode());
    facts.put("layer", of == OgcCollection.FINDINGS ? "finding" : item.key().name());
    json.writePOJO(facts);
    json.writeName("geometry");
    if (item.geometry() == null) {
      json.writeNull();
    } else {
      PlaceJson.write(json, item.geometry());
    }
    json.writeEndObject();
  }
}
