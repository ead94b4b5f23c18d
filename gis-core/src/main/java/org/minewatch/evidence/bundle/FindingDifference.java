package org.minewatch.evidence.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.minewatch.finding.Finding;
import tools.jackson.databind.JsonNode;

/** Says in words in what two verdicts on the same situation differ. */
final class FindingDifference {
  private static final int MOST_LINES = 40;
  private static final int SHOWN_CHARS = 160;

  private final List<String> lines = new ArrayList<>();

  private FindingDifference() {}

  /**
   * One line a difference; empty when there is none.
   *
   * @param bundled the feature that the bundle holds
   * @param again what judging again gave
   */
  static List<String> between(JsonNode bundled, Finding again) {
    FindingDifference d = new FindingDifference();
    JsonNode now = FindingTrees.tree(again);
    d.compare("geometry", bundled.path("geometry"), now.path("geometry"));
    d.compare("", bundled.path("properties"), now.path("properties"));
    if (d.lines.isEmpty() && !bundled.equals(now)) {
      d.lines.add("the feature has members that no finding has");
    }
    if (d.lines.size() <= MOST_LINES) {
      return d.lines;
    }
    List<String> first = new ArrayList<>(d.lines.subList(0, MOST_LINES));
    first.add("… and " + (d.lines.size() - MOST_LINES) + " more");
    return first;
  }

  private void compare(String path, JsonNode bundled, JsonNode now) {
    if (bundled.equals(now)) {
      return;
    }
    if (bundled.isObject() && now.isObject() && !path.equals("geometry")) {
      TreeSet<String> names = new TreeSet<>();
      bundled.properties().forEach(m -> names.add(m.getKey()));
      now.properties().forEach(m -> names.add(m.getKey()));
      names.forEach(
          n -> compare(path.isEmpty() ? n : path + "." + n, bundled.path(n), now.path(n)));
    } else if (bundled.isArray() && now.isArray() && bundled.size() == now.size()) {
      for (int i = 0; i < bundled.size(); i++) {
        compare(path + "[" + (i + 1) + "]", bundled.get(i), now.get(i));
      }
    } else if (bundled.isNumber() && now.isNumber() && bundled.doubleValue() == now.doubleValue()) {
      return;
    } else {
      lines.add(
          path + ": the bundle says " + shown(bundled) + ", judging again gives " + shown(now));
    }
  }

  private static String shown(JsonNode value) {
    if (value.isMissingNode()) {
      return "nothing";
    }
    if (value.isArray()) {
      return value.size() + " elements";
    }
    String text = value.toString();
    return text.length() > SHOWN_CHARS ? text.substring(0, SHOWN_CHARS) + "…" : text;
  }
}
