package org.minewatch.web.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.minewatch.finding.VertexElevations;
import org.minewatch.report.Words;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;
import org.minewatch.web.store.PlacedFeature;
import org.minewatch.wording.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a table of the features of a layer: a column for each fact that any of them has. Elevations
 * of vertices become their Z where every vertex of a feature has one; else they stay a fact.
 */
final class FeatureTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String MINE = "mine_code";

  /** Facts by which people call a feature, the first that it has. */
  private static final List<String> NAMES =
      List.of("name", "face_id", "reader_id", "licence_no", "order_no", "approval_no");

  private FeatureTable() {}

  private record Feature(Map<String, JsonNode> facts, Geometry place) {}

  static Table of(String layer, Text title, List<PlacedFeature> placed) {
    List<Feature> features = placed.stream().map(FeatureTable::read).toList();
    Map<String, Column> columns = columns(features);
    return new Table(
        layer,
        title,
        List.copyOf(columns.values()),
        true,
        each -> features.forEach(f -> each.accept(row(f, columns))));
  }

  private static Feature read(PlacedFeature feature) {
    Map<String, JsonNode> facts = new TreeMap<>();
    JSON.readTree(feature.properties())
        .properties()
        .forEach(e -> facts.put(e.getKey(), e.getValue()));
    Geometry place = feature.geometry();
    Optional<Geometry> raised = raised(place, facts.get(VertexElevations.FACT));
    if (raised.isPresent()) {
      facts.remove(VertexElevations.FACT);
    }
    return new Feature(facts, raised.orElse(place));
  }

  private static Optional<Geometry> raised(Geometry place, @Nullable JsonNode fact) {
    if (fact == null || !fact.isString()) {
      return Optional.empty();
    }
    double[] heights = VertexElevations.read(fact.stringValue(), place.getNumPoints());
    for (double height : heights) {
      if (Double.isNaN(height)) {
        return Optional.empty();
      }
    }
    int[] next = {0};
    return Optional.of(
        new GeometryEditor(new org.locationtech.jts.geom.GeometryFactory())
            .edit(
                place,
                new GeometryEditor.CoordinateOperation() {
                  @Override
                  public Coordinate[] edit(Coordinate[] part, Geometry of) {
                    Coordinate[] all = new Coordinate[part.length];
                    for (int i = 0; i < part.length; i++) {
                      all[i] = new Coordinate(part[i].x, part[i].y, heights[next[0]++]);
                    }
                    return all;
                  }
                }));
  }

  private static Map<String, Column> columns(List<Feature> features) {
    Map<String, Set<Column.Type>> types = new TreeMap<>();
    for (Feature feature : features) {
      feature
          .facts()
          .forEach(
              (name, value) -> types.computeIfAbsent(name, n -> new TreeSet<>()).add(type(value)));
    }
    Map<String, Column> columns = new TreeMap<>();
    types.forEach(
        (name, of) -> {
          Text head = Words.of("fact", name);
          Column.Type type = of.size() == 1 ? of.iterator().next() : Column.Type.TEXT;
          columns.put(name, Column.of(name, head.zh(), head.en(), type));
        });
    return columns;
  }

  private static Column.Type type(JsonNode value) {
    return value.isNumber()
        ? Column.Type.NUMBER
        : value.isBoolean() ? Column.Type.BOOLEAN : Column.Type.TEXT;
  }

  private static Row row(Feature feature, Map<String, Column> columns) {
    List<@Nullable Object> values = new ArrayList<>();
    columns.forEach((name, column) -> values.add(value(feature.facts().get(name), column.type())));
    return new Row(values, text(feature, MINE), null, label(feature), feature.place());
  }

  private static @Nullable Object value(@Nullable JsonNode value, Column.Type type) {
    if (value == null || value.isNull()) {
      return null;
    }
    return switch (type) {
      case NUMBER -> value.doubleValue();
      case BOOLEAN -> value.booleanValue();
      default -> value.isString() ? value.stringValue() : value.toString();
    };
  }

  private static String label(Feature feature) {
    return NAMES.stream()
        .map(name -> text(feature, name))
        .filter(text -> text != null && !text.isBlank())
        .findFirst()
        .orElse("");
  }

  private static @Nullable String text(Feature feature, String name) {
    JsonNode value = feature.facts().get(name);
    return value != null && value.isString() ? value.stringValue() : null;
  }
}
