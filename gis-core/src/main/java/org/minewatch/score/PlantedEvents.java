package org.minewatch.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was planted in a region: the content of a {@code truth.json}.
 *
 * @param cleanMines in which nothing is to be found
 */
public record PlantedEvents(int nights, Set<String> cleanMines, List<Event> events) {
  private static final long LARGEST = 256L << 20;
  private static final Duration SLACK = Duration.ofHours(12);

  /**
   * A planted event.
   *
   * @param also codes that are acceptable consequences at that place
   * @param mines the mine, and those that may be named instead
   * @param plane metres about the event's place; null when it concerns the whole mine
   * @param scored whether it counts towards recall
   */
  record Event(
      String id,
      String rule,
      Set<String> also,
      Set<String> mines,
      OffsetDateTime from,
      OffsetDateTime to,
      LocalPlane plane,
      Geometry shape,
      double toleranceMetres,
      String difficulty,
      boolean scored) {

    boolean overlaps(OffsetDateTime first, OffsetDateTime last) {
      return (last == null || !last.isBefore(from.minus(SLACK)))
          && (first == null || !first.isAfter(to.plus(SLACK)));
    }
  }

  /**
   * Reads a truth.
   *
   * @throws IOException with the place of the mistake when it is none
   */
  public static PlantedEvents read(Path file) throws IOException {
    JsonNode root = json(file);
    List<Event> events = new ArrayList<>();
    try {
      for (JsonNode event : root.path("events")) {
        events.add(event(event));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(file + ", event " + (events.size() + 1) + ": " + e.getMessage(), e);
    }
    if (!root.path("nights").isNumber() || !root.path("events").isArray()) {
      throw new IOException(file + " has no nights and events: it is no truth.json");
    }
    return new PlantedEvents(root.path("nights").asInt(), texts(root.path("clean_mines")), events);
  }

  static JsonNode json(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " is larger than " + (LARGEST >> 20) + " MB");
    }
    try {
      return JsonMapper.shared().readTree(Files.readString(file));
    } catch (JacksonException e) {
      throw new IOException(file + ": " + e.getOriginalMessage(), e);
    }
  }

  private static Event event(JsonNode e) {
    Set<String> mines = texts(e.path("also_mines"));
    mines.add(text(e, "mine_code"));
    JsonNode geometry = e.path("geometry");
    LocalPlane plane = geometry.isObject() ? LocalPlane.about(geometry) : null;
    return new Event(
        text(e, "id"),
        text(e, "rule"),
        texts(e.path("also")),
        mines,
        OffsetDateTime.parse(text(e, "from")),
        OffsetDateTime.parse(text(e, "to")),
        plane,
        plane == null ? null : plane.shape(geometry),
        e.path("tolerance_m").asDouble(0),
        e.path("difficulty").asString("medium"),
        e.path("scored").asBoolean(true));
  }

  private static String text(JsonNode e, String name) {
    if (!e.path(name).isString()) {
      throw new IllegalArgumentException("no " + name);
    }
    return e.get(name).stringValue();
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    list.forEach(t -> texts.add(t.asString()));
    return texts;
  }
}
