package org.minewatch.web.export.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.minewatch.web.export.table.Column;

/**
 * Short names for a table whose names may have ten letters: the beginning of the long name, with a
 * number where two would be the same. Which is which is said in a table beside it.
 */
final class FieldNames {
  static final int LONGEST = 10;

  private FieldNames() {}

  /** One a column, all different without regard to capitals. */
  static List<String> of(List<Column> columns) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (Column column : columns) {
      String plain = column.name().replaceAll("[^A-Za-z0-9_]", "_");
      String start = plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "F" + plain : plain;
      String name = start.substring(0, Math.min(LONGEST, start.length()));
      for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
        String ending = Integer.toString(n);
        name = start.substring(0, Math.min(LONGEST - ending.length(), start.length())) + ending;
      }
      names.add(name);
    }
    return names;
  }
}
