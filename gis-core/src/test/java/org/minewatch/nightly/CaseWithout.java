package org.minewatch.nightly;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A case with inputs taken away, divided by semicolons and named as in {@code
 * cases/rules/inputs.csv}: {@code positions}, {@code positions of earlier days}, {@code drawings},
 * {@code earlier plans}, {@code neighbour's plan}, {@code layer NAME}, {@code table NAME}, {@code
 * column TABLE COLUMN}, {@code places of stations}; or with them spoilt: {@code exact positions}
 * leaves what zone readers tell, {@code readable TABLE} leaves a table that cannot be read. What
 * the case does not have cannot be taken away.
 */
final class CaseWithout {
  private static final String UNREADABLE = "nothing";

  private final ObjectNode base;
  private final ObjectNode node;

  private CaseWithout(JsonNode base, JsonNode c) {
    this.base = (ObjectNode) base.deepCopy();
    this.node = (ObjectNode) c.deepCopy();
  }

  static JsonNode of(JsonNode base, JsonNode c, String inputs) {
    CaseWithout without = new CaseWithout(base, c);
    for (String input : inputs.split("; ")) {
      without.take(input);
    }
    return without.node;
  }

  private void take(String input) {
    String[] words = input.split(" ");
    switch (input) {
      case "positions" -> node.putArray("walks");
      case "positions of earlier days" -> keep("walks", w -> !isEarlier(w));
      case "exact positions" -> byZoneReader();
      case "drawings" -> keep("drawings", d -> !isOwn(d));
      case "earlier plans" -> keep("drawings", d -> !d.has("as_of") || !isOwn(d));
      case "neighbour's plan" -> keep("drawings", CaseWithout::isOwn);
      case "places of stations" -> {
        blank("readers.csv", "easting_m");
        blank("readers.csv", "northing_m");
      }
      default -> {
        switch (words[0]) {
          case "layer" -> layer(words[1]);
          case "table" -> tables().putNull(known(words[1]));
          case "column" -> blank(words[1], words[2]);
          case "readable" -> {
            ArrayNode lines = tables().putArray(words[1]);
            lines.add(UNREADABLE).add(UNREADABLE);
          }
          default -> throw new IllegalArgumentException("no such input: " + input);
        }
      }
    }
  }

  private interface Which {
    boolean holds(JsonNode element);
  }

  private void keep(String list, Which which) {
    int before = node.get(list).size();
    for (Iterator<JsonNode> i = node.get(list).iterator(); i.hasNext(); ) {
      if (!which.holds(i.next())) {
        i.remove();
      }
    }
    if (node.get(list).size() == before) {
      throw new IllegalArgumentException("nothing was taken from " + list);
    }
  }

  private boolean isEarlier(JsonNode walk) {
    return walk.get("from").stringValue().compareTo(node.path("night").asString("2026-03-05")) < 0;
  }

  private static boolean isOwn(JsonNode drawing) {
    return !drawing.has("mine");
  }

  private void byZoneReader() {
    for (JsonNode walk : node.get("walks")) {
      ((ObjectNode) walk).put("reader", "R31").put("distance_m", "0").put("accuracy_m", "40");
    }
    List<String> lines = lines("readers.csv");
    ArrayNode changed = tables().putArray("readers.csv");
    lines.forEach(l -> changed.add(l.replace(",precise,", ",zone,")));
  }

  /** Takes a layer out of every drawing of the mine, what the base draws included. */
  private void layer(String name) {
    Set<String> seen = new TreeSet<>();
    base.get("drawing").get("features").forEach(f -> seen.add(f.get("layer").stringValue()));
    for (JsonNode drawing : node.get("drawings")) {
      if (isOwn(drawing)) {
        ArrayNode kept = ((ObjectNode) drawing).arrayNode();
        for (JsonNode f : drawing.path("add")) {
          seen.add(f.get("layer").stringValue());
          if (!f.get("layer").stringValue().equals(name)) {
            kept.add(f);
          }
        }
        ((ObjectNode) drawing).set("add", kept);
        ((ObjectNode) drawing).withArray("without").add(name);
      }
    }
    if (!seen.contains(name)) {
      throw new IllegalArgumentException("no drawing has a layer " + name);
    }
  }

  private ObjectNode tables() {
    return (ObjectNode) node.get("tables");
  }

  private String known(String table) {
    lines(table);
    return table;
  }

  private List<String> lines(String table) {
    JsonNode lines = tables().has(table) ? tables().get(table) : base.get("tables").path(table);
    List<String> all = new ArrayList<>();
    lines.forEach(l -> all.add(l.stringValue()));
    if (all.size() < 2) {
      throw new IllegalArgumentException("the case has no rows of " + table);
    }
    return all;
  }

  private void blank(String table, String column) {
    List<String> lines = lines(table);
    int at = List.of(lines.get(0).split(",")).indexOf(column);
    if (at < 0) {
      throw new IllegalArgumentException(table + " has no column " + column);
    }
    ArrayNode changed = tables().putArray(table);
    changed.add(lines.get(0));
    for (String line : lines.subList(1, lines.size())) {
      // Commas in quotes divide nothing.
      String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
      cells[at] = "";
      changed.add(String.join(",", cells));
    }
  }
}
