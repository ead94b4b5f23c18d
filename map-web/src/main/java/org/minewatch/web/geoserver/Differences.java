package org.minewatch.web.geoserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares what is wanted with what a GeoServer says: everything wanted must be there, more may be.
 * Its JSON comes out of XML, so one of a list may stand without the list, and nothing may be an
 * empty text.
 */
final class Differences {
  private static final JsonMapper JSON = new JsonMapper();
  private static final double SAME_DEGREES = 1e-9;

  private final List<String> paths = new ArrayList<>();

  private Differences() {}

  /** Where the found lacks what is wanted; empty when it is all there. */
  static List<String> of(JsonNode wanted, JsonNode found) {
    Differences differences = new Differences();
    differences.compare("", wanted, found);
    return List.copyOf(differences.paths);
  }

  private void compare(String path, JsonNode wanted, JsonNode found) {
    if (wanted instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        compare(
            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
            field.getValue(),
            found.path(field.getKey()));
      }
    } else if (wanted instanceof ArrayNode array) {
      compareList(path, array, list(found));
    } else if (!isSame(wanted, found)) {
      paths.add(path);
    }
  }

  private void compareList(String path, ArrayNode wanted, List<JsonNode> found) {
    if (!wanted.isEmpty() && wanted.get(0).has("@key")) {
      // A map: its entries come in any order, and there may be more of them.
      for (JsonNode entry : wanted) {
        String key = entry.get("@key").asString();
        JsonNode other =
            found.stream()
                .filter(e -> e.path("@key").asString("").equals(key))
                .findFirst()
                .orElse(JSON.missingNode());
        compare(path + "." + key, entry.get("$"), other.path("$"));
      }
      return;
    }
    if (wanted.size() != found.size()) {
      paths.add(path);
      return;
    }
    for (int i = 0; i < wanted.size(); i++) {
      compare(path + "[" + i + "]", wanted.get(i), found.get(i));
    }
  }

  /** What stands in a place where there may be many. */
  static List<JsonNode> list(JsonNode node) {
    if (node.isMissingNode() || node.isNull() || node.isString() && node.asString().isEmpty()) {
      return List.of();
    }
    if (node instanceof ArrayNode array) {
      List<JsonNode> all = new ArrayList<>();
      array.forEach(all::add);
      return all;
    }
    return List.of(node);
  }

  private static boolean isSame(JsonNode wanted, JsonNode found) {
    if (wanted.isNumber()) {
      return (found.isNumber() || found.isString())
          && Math.abs(wanted.asDouble() - found.asDouble(Double.NaN)) <= SAME_DEGREES;
    }
    if (found.isObject() && found.has("$")) {
      return isSame(wanted, found.get("$"));
    }
    return found.isValueNode() && wanted.asString().equals(found.asString(""));
  }
}
