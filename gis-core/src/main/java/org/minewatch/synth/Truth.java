package org.minewatch.synth;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.ground.GaussKrueger;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was planted in a region, what innocent things it holds and how many rows cannot be read: the
 * content of {@code truth.json}.
 */
public final class Truth {

  /**
   * A planted violation.
   *
   * @param also other rules that may name the same situation
   * @param geometry in longitude and latitude, null when it concerns the whole mine
   * @param measures figures that a finding may be held against, units in the names
   */
  public record Event(
      Plant plant,
      List<String> also,
      String mineCode,
      LocalDateTime from,
      LocalDateTime toExclusive,
      Geometry geometry,
      int toleranceMetres,
      String difficulty,
      String positioning,
      String note,
      List<String> alsoMines,
      Map<String, Object> measures) {
    public Event {
      also = List.copyOf(also);
      alsoMines = List.copyOf(alsoMines);
      measures = Map.copyOf(measures);
    }

    String rule() {
      return plant.rule();
    }
  }

  /** Something innocent that a rule might mistake for a violation. */
  public record Benign(String mineCode, String what) {}

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final List<Event> events;
  private final List<Benign> benign;
  private final Map<String, Integer> rejectedRows;

  Truth(List<Event> events, List<Benign> benign, Map<String, Integer> rejectedRows) {
    this.events = List.copyOf(events);
    this.benign = List.copyOf(benign);
    this.rejectedRows = rejectedRows;
  }

  public List<Event> events() {
    return events;
  }

  public List<Benign> benign() {
    return benign;
  }

  /** Rows that cannot be read, by file inside the region folder. */
  public Map<String, Integer> rejectedRows() {
    return Map.copyOf(rejectedRows);
  }

  /** A geometry of a mine's grid in longitude and latitude of seven decimals. */
  static Geometry toLonLat(Geometry grid, GaussKrueger projection) {
    Geometry copy = grid.copy();
    copy.apply(
        (Coordinate c) -> {
          Coordinate degrees = projection.unproject(c);
          c.x = Decimals.round(degrees.x, 7);
          c.y = Decimals.round(degrees.y, 7);
        });
    copy.geometryChanged();
    return copy;
  }

  String json(SynthSpec spec, List<String> mines) {
    JsonMapper mapper = JsonMapper.builder().build();
    StringBuilder out = new StringBuilder("{\n");
    line(out, mapper, "version", 1);
    line(out, mapper, "suite", spec.name());
    line(out, mapper, "seed", spec.seed());
    line(out, mapper, "first_night", spec.firstNight().toString());
    line(out, mapper, "nights", spec.nights());
    line(out, mapper, "mines", mines);
    line(
        out,
        mapper,
        "clean_mines",
        mines.stream().filter(m -> events.stream().noneMatch(e -> concerns(e, m))).toList());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      rows.add(row(events.get(i), String.format("E%03d", i + 1)));
    }
    list(out, mapper, "events", rows);
    list(
        out,
        mapper,
        "benign",
        benign.stream()
            .map(
                b -> {
                  Map<String, Object> row = new LinkedHashMap<>();
                  row.put("mine_code", b.mineCode());
                  row.put("what", b.what());
                  return row;
                })
            .toList());
    out.append("\"rejected_rows\": ")
        .append(mapper.writeValueAsString(rejectedRows))
        .append("\n}\n");
    return out.toString();
  }

  private static boolean concerns(Event event, String mine) {
    return event.mineCode().equals(mine) || event.alsoMines().contains(mine);
  }

  private static void line(StringBuilder out, JsonMapper mapper, String key, Object value) {
    out.append('"')
        .append(key)
        .append("\": ")
        .append(mapper.writeValueAsString(value))
        .append(",\n");
  }

  private static void list(
      StringBuilder out, JsonMapper mapper, String key, List<Map<String, Object>> rows) {
    out.append('"').append(key).append("\": [");
    for (int i = 0; i < rows.size(); i++) {
      out.append(i == 0 ? "\n  " : ",\n  ").append(mapper.writeValueAsString(rows.get(i)));
    }
    out.append("],\n");
  }

  private static Map<String, Object> row(Event event, String id) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", id);
    row.put("rule", event.rule());
    row.put("also", event.also());
    row.put("mine_code", event.mineCode());
    if (!event.alsoMines().isEmpty()) {
      row.put("also_mines", event.alsoMines());
    }
    row.put("from", time(event.from()));
    row.put("to", time(event.toExclusive()));
    row.put("geometry", event.geometry() == null ? null : geoJson(event.geometry()));
    row.put("tolerance_m", event.toleranceMetres());
    row.put("difficulty", event.difficulty());
    row.put("scored", true);
    row.put("positioning", event.positioning());
    row.put("note", event.note());
    row.putAll(new java.util.TreeMap<>(event.measures()));
    return row;
  }

  private static String time(LocalDateTime time) {
    return time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME) + "+08:00";
  }

  private static Map<String, Object> geoJson(Geometry geometry) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (geometry instanceof Point point) {
      json.put("type", "Point");
      json.put("coordinates", position(point.getCoordinate()));
    } else if (geometry instanceof Polygon polygon) {
      json.put("type", "Polygon");
      json.put("coordinates", List.of(positions(polygon.getExteriorRing())));
    } else if (geometry.getNumGeometries() > 1) {
      json.put("type", "GeometryCollection");
      List<Object> parts = new ArrayList<>();
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        parts.add(geoJson(geometry.getGeometryN(i)));
      }
      json.put("geometries", parts);
    } else {
      json.put("type", "LineString");
      json.put("coordinates", positions(geometry.getGeometryN(0)));
    }
    return json;
  }

  private static List<Object> positions(Geometry line) {
    List<Object> positions = new ArrayList<>();
    for (Coordinate c : line.getCoordinates()) {
      positions.add(position(c));
    }
    return positions;
  }

  private static List<Double> position(Coordinate c) {
    return List.of(c.x, c.y);
  }

  static GeometryFactory geometry() {
    return GEOMETRY;
  }
}
