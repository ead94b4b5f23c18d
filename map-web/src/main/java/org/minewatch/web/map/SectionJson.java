package org.minewatch.web.map;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.section.SectionLine;
import org.minewatch.section.VerticalSection;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes a section: metres to centimetres, null where something is not known. */
final class SectionJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Said in members of their own. */
  private static final Set<String> SAID =
      Set.of(
          "elevation_m", "sigma_elevation_m", "level_m", "top_elevation_m", "bottom_elevation_m");

  private final JsonGenerator json;

  private SectionJson(JsonGenerator json) {
    this.json = json;
  }

  static byte[] of(
      PlaneGrid grid, SectionRequest wanted, SectionLine line, VerticalSection section) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      new SectionJson(json).write(grid, wanted, line, section);
    }
    return bytes.toByteArray();
  }

  private void write(
      PlaneGrid grid, SectionRequest wanted, SectionLine line, VerticalSection section) {
    json.writeStartObject();
    json.writeStringProperty("crs", grid.crs().code());
    json.writeStringProperty("crs_zh", CrsCatalogue.describe(grid.crs()));
    json.writeStringProperty("crs_en", CrsCatalogue.describeEnglish(grid.crs()));
    number("length_m", line.lengthMetres());
    number("width_m", line.widthMetres());
    line(grid, line);
    json.writeArrayPropertyStart("licensed");
    section.licensed().forEach(this::licensed);
    json.writeEndArray();
    json.writeArrayPropertyStart("traces");
    section.traces().forEach(this::trace);
    json.writeEndArray();
    json.writeArrayPropertyStart("marks");
    section.marks().forEach(mark -> mark(grid, mark));
    json.writeEndArray();
    json.writeArrayPropertyStart("spans");
    section.spans().forEach(this::span);
    json.writeEndArray();
    json.writeArrayPropertyStart("crossings");
    section.crossings().forEach(this::crossing);
    json.writeEndArray();
    json.writeNumberProperty("left_out", section.leftOut());
    json.writeEndObject();
  }

  /**
   * Vertices that were cut along, each with its distance: what a place of the section is on the
   * map.
   */
  private void line(PlaneGrid grid, SectionLine line) {
    json.writeArrayPropertyStart("line");
    for (int i = 0; i <= line.legs(); i++) {
      json.writeStartArray();
      place(grid, line.vertex(i));
      json.writeNumber(rounded(line.distanceOf(i), 2));
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void place(PlaneGrid grid, Coordinate metres) {
    double[] lonLat = grid.toLonLat(metres.x, metres.y);
    json.writeNumber(rounded(lonLat[0], 7));
    json.writeNumber(rounded(lonLat[1], 7));
  }

  private void licensed(VerticalSection.Licensed l) {
    json.writeStartObject();
    number("from", l.from());
    number("to", l.to());
    number("bottom", l.bottom());
    number("top", l.top());
    json.writeBooleanProperty("deducted", l.deducted());
    facts(l.facts());
    json.writeEndObject();
  }

  private void trace(VerticalSection.Trace t) {
    json.writeStartObject();
    json.writeStringProperty("layer", t.layer());
    json.writeStringProperty("standing", t.standing().wireName());
    number("by", t.by());
    number("aside", t.aside());
    facts(t.facts());
    json.writeArrayPropertyStart("spots");
    for (VerticalSection.Spot spot : t.spots()) {
      json.writeStartArray();
      json.writeNumber(rounded(spot.distance(), 2));
      if (Double.isNaN(spot.elevation())) {
        json.writeNull();
      } else {
        json.writeNumber(rounded(spot.elevation(), 2));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void mark(PlaneGrid grid, VerticalSection.Mark m) {
    json.writeStartObject();
    json.writeStringProperty("layer", m.layer());
    number("distance", m.distance());
    number("from", m.from());
    number("to", m.to());
    number("aside", m.aside());
    number("elevation", m.elevation());
    number("sigma", m.sigma());
    json.writeBooleanProperty("from_road", m.fromRoad());
    json.writeStringProperty("standing", m.standing().wireName());
    number("by", m.by());
    json.writeArrayPropertyStart("at");
    place(grid, m.at());
    json.writeEndArray();
    facts(m.facts());
    json.writeEndObject();
  }

  private void span(VerticalSection.Span s) {
    json.writeStartObject();
    json.writeStringProperty("layer", s.layer());
    number("from", s.from());
    number("to", s.to());
    number("level", s.level());
    facts(s.facts());
    json.writeEndObject();
  }

  private void crossing(VerticalSection.Crossing c) {
    json.writeStartObject();
    json.writeStringProperty("layer", c.layer());
    number("distance", c.distance());
    facts(c.facts());
    json.writeEndObject();
  }

  private void facts(Map<String, Object> facts) {
    json.writeObjectPropertyStart("facts");
    new TreeMap<>(facts)
        .forEach(
            (name, value) -> {
              if (!SAID.contains(name)) {
                json.writePOJOProperty(name, value);
              }
            });
    json.writeEndObject();
  }

  private void number(String name, double value) {
    if (Double.isNaN(value)) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, rounded(value, 2));
    }
  }

  private static double rounded(double value, int decimals) {
    double scale = Math.pow(10, decimals);
    return Math.rint(value * scale) / scale + 0.0;
  }
}
