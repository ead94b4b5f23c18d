package org.minewatch.web.drawing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.LayerDictionary;
import org.minewatch.drawing.meaning.LayerMemory;
import org.minewatch.web.drawing.CheckSettings.ControlPoint;
import org.minewatch.web.drawing.CheckSettings.LayerChoice;
import org.minewatch.web.system.Problems;
import tools.jackson.databind.JsonNode;

/**
 * What a request wants changed of a check's settings: members that are absent stay, null means the
 * default again. Layers are added to those confirmed before; one without a class is forgotten.
 */
final class SettingsChange {
  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_CELL = 100;
  private static final int MOST_LAYERS = 20_000;
  static final int MOST_POINTS = 500;
  private static final double LARGEST = 1e9;

  private final JsonNode body;
  private final List<LayerMemory.Confirmed> confirmed = new ArrayList<>();
  private final List<String> forgotten = new ArrayList<>();

  private SettingsChange(JsonNode body) {
    this.body = body;
  }

  /**
   * Reads the layers of a request.
   *
   * @param by who confirms them
   */
  static SettingsChange read(JsonNode body, String by, LocalDate on, String checkId) {
    if (!body.isObject()) {
      throw wrong("内容", "the body", "应为 JSON 对象", "a JSON object");
    }
    SettingsChange change = new SettingsChange(body);
    for (JsonNode layer : list(body, "layers", MOST_LAYERS)) {
      change.layer(layer, by, on, checkId);
    }
    return change;
  }

  private void layer(JsonNode said, String by, LocalDate on, String checkId) {
    String name = text(said, "layer", LONGEST_NAME);
    if (name.isBlank()) {
      throw wrong("layers.layer", "layers.layer", "应为图层名", "the name of a layer");
    }
    String wireName = text(said, "class", LONGEST_CELL);
    if (wireName.isEmpty() || wireName.equals(LayerClass.UNKNOWN.wireName())) {
      forgotten.add(name);
      return;
    }
    LayerClass layerClass =
        LayerClass.find(wireName)
            .orElseThrow(
                () ->
                    wrong(
                        "layers.class",
                        "layers.class",
                        "应为 /api/drawing-desk 所列类别之一",
                        "one of the classes of /api/drawing-desk"));
    String neighbour = text(said, "neighbour", LONGEST_NAME);
    confirmed.add(new LayerMemory.Confirmed(name, layerClass, neighbour, by, on, checkId));
  }

  /** Layers confirmed by this request, to be remembered. */
  List<LayerMemory.Confirmed> confirmed() {
    return confirmed;
  }

  List<String> forgotten() {
    return forgotten;
  }

  /** The settings with the change, layers as well. */
  CheckSettings applyTo(CheckSettings before, String checkId) {
    Set<String> gone = new HashSet<>();
    forgotten.forEach(layer -> gone.add(LayerDictionary.normal(layer)));
    LayerMemory memory = LayerMemory.EMPTY;
    for (LayerMemory.Confirmed c : before.memory(checkId).list()) {
      memory = gone.contains(LayerDictionary.normal(c.layer())) ? memory : memory.with(c);
    }
    for (LayerMemory.Confirmed c : confirmed) {
      memory = memory.with(c);
    }
    return new CheckSettings(
            body.has("crs") ? text(body, "crs", LONGEST_CELL) : before.crs(),
            body.has("seam") ? text(body, "seam", LONGEST_CELL) : before.seam(),
            body.has("day") ? day(text(body, "day", LONGEST_CELL)) : before.day(),
            body.has("against") ? none(text(body, "against", LONGEST_NAME)) : before.against(),
            List.<LayerChoice>of(),
            body.has("control_points") ? points(body, "control_points") : before.controlPoints())
        .withMemory(memory);
  }

  private static @Nullable String none(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable LocalDate day(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 1990 && day.getYear() <= 2100) {
        return day;
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw wrong("day", "day", "应为 2026-03-01 形式的日期", "a date such as 2026-03-01");
  }

  /** Control points of a request; names left empty are numbered. */
  static List<ControlPoint> points(JsonNode body, String member) {
    List<ControlPoint> points = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode p : list(body, member, MOST_POINTS)) {
      String given = ShownText.line(text(p, "name", LONGEST_NAME), LONGEST_CELL);
      String name = given.isEmpty() ? String.valueOf(points.size() + 1) : given;
      if (!names.add(name)) {
        throw wrong(
            member + ".name", member + ".name", "各点名称不得重复", "a name of its own for each point");
      }
      points.add(
          new ControlPoint(
              name, number(p, "x"), number(p, "y"), number(p, "easting"), number(p, "northing")));
    }
    return points;
  }

  private static List<JsonNode> list(JsonNode body, String member, int most) {
    JsonNode list = body.path(member);
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray() || list.size() > most) {
      throw wrong(
          member, member, "应为至多 " + most + " 项的数组", "an array of at most " + most + " elements");
    }
    return list.valueStream().toList();
  }

  private static String text(JsonNode node, String member, int most) {
    JsonNode value = node.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isString()
        || value.stringValue().length() > most
        || value.stringValue().chars().anyMatch(Character::isISOControl)) {
      throw wrong(
          member,
          member,
          "应为至多 " + most + " 个字符的一行文字",
          "a line of at most " + most + " characters");
    }
    return value.stringValue().strip();
  }

  private static double number(JsonNode node, String member) {
    JsonNode value = node.path(member);
    if (!value.isNumber() || !(Math.abs(value.doubleValue()) <= LARGEST)) {
      throw wrong(member, member, "应为数字", "a number");
    }
    return value.doubleValue();
  }

  private static RuntimeException wrong(String zh, String en, String rightZh, String rightEn) {
    return Problems.badRequest(zh + " 有误：" + rightZh, en + " is wrong: expected " + rightEn);
  }
}
