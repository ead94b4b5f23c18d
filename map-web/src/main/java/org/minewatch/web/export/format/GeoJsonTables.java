package org.minewatch.web.export.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes placed tables as one RFC 7946 collection: longitude, latitude and, where every vertex has
 * one, the elevation. Of several tables each feature says its own as {@code layer}.
 */
final class GeoJsonTables {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String LAYER = "layer";

  private GeoJsonTables() {}

  static void write(Export export, Path file) throws IOException {
    if (export.frame().inMetres()) {
      throw new IllegalArgumentException("GeoJSON is in longitude and latitude");
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringProperty("type", "FeatureCollection");
      json.writeArrayPropertyStart("features");
      for (Table table : export.tables()) {
        boolean says =
            export.tables().size() > 1
                && table.columns().stream().noneMatch(c -> c.name().equals(LAYER));
        table.rows().forEach(row -> feature(json, table, row, says));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void feature(JsonGenerator json, Table table, Row row, boolean saysLayer) {
    json.writeStartObject();
    json.writeStringProperty("type", "Feature");
    json.writeObjectPropertyStart("properties");
    if (saysLayer) {
      json.writeStringProperty(LAYER, table.name());
    }
    List<Column> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      property(json, columns.get(i), row.values().get(i));
    }
    json.writeEndObject();
    json.writeName("geometry");
    if (row.place() == null || row.place().isEmpty()) {
      json.writeNull();
    } else {
      PlaceJson.write(json, Rings.counterClockwise(row.place()));
    }
    json.writeEndObject();
  }

  private static void property(JsonGenerator json, Column column, @Nullable Object value) {
    if (value == null) {
      return;
    }
    switch (column.type()) {
      case INTEGER -> json.writeNumberProperty(column.name(), (Long) value);
      case NUMBER -> json.writeNumberProperty(column.name(), (Double) value);
      case BOOLEAN -> json.writeBooleanProperty(column.name(), (Boolean) value);
      default -> json.writeStringProperty(column.name(), CellText.of(column, value));
    }
  }
}
