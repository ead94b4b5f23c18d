package org.minewatch.document;

import java.util.List;
import java.util.Map;

/**
 * What is filled into a template; a name without a value stays a blank.
 *
 * @param single texts by name
 * @param lists items by the name of their list, each with texts by member
 */
public record Values(Map<String, String> single, Map<String, List<Map<String, String>>> lists) {

  /** What is left to be written in by hand. */
  public static final String BLANK = "________";

  public Values {
    single = Map.copyOf(single);
    lists = Map.copyOf(lists);
  }

  String of(String name) {
    return orBlank(single.get(name));
  }

  List<Map<String, String>> list(String name) {
    List<Map<String, String>> items = lists.getOrDefault(name, List.of());
    return items.isEmpty() ? List.of(Map.of()) : items;
  }

  static String orBlank(String text) {
    return text == null || text.isBlank() ? BLANK : text;
  }
}
