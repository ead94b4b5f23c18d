package org.minewatch.web.store;

import java.util.List;

/** A short list of names in one column, one name a line. */
final class Lines {
  private Lines() {}

  static String join(List<String> names) {
    return String.join("\n", names);
  }

  static List<String> split(String column) {
    return column.isEmpty() ? List.of() : List.of(column.split("\n"));
  }
}
