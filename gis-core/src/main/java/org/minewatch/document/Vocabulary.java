package org.minewatch.document;

import java.util.Map;
import java.util.Set;

/**
 * The names that may stand in the places of a template.
 *
 * @param single each stands for a text
 * @param lists each repeats the row or paragraph it stands in, with the members of an item; in a
 *     template a member is written {@code list.member}
 */
public record Vocabulary(Set<String> single, Map<String, Set<String>> lists) {

  public Vocabulary {
    single = Set.copyOf(single);
    lists = Map.copyOf(lists);
  }

  boolean knows(String name) {
    int dot = name.indexOf('.');
    return dot < 0
        ? single.contains(name)
        : lists.getOrDefault(name.substring(0, dot), Set.of()).contains(name.substring(dot + 1));
  }

  /** The list that a name is a member of, empty for a single one. */
  static String listOf(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }
}
