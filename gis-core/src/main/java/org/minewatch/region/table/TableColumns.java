package org.minewatch.region.table;

import java.util.List;

/**
 * The columns that a table has by contract.
 *
 * @param required without which the table cannot be read
 * @param optional which may be missing
 */
public record TableColumns(List<String> required, List<String> optional) {
  public TableColumns {
    required = List.copyOf(required);
    optional = List.copyOf(optional);
  }

  /** Columns from two comma-separated lists. */
  public static TableColumns of(String required, String optional) {
    return new TableColumns(split(required), split(optional));
  }

  private static List<String> split(String names) {
    return names.isBlank() ? List.of() : List.of(names.trim().split("\\s*,\\s*"));
  }

  /** Position of a column, required ones first; -1 when the contract does not know it. */
  public int indexOf(String name) {
    int i = required.indexOf(name);
    if (i >= 0) {
      return i;
    }
    int j = optional.indexOf(name);
    return j < 0 ? -1 : required.size() + j;
  }

  /** Name of the column at a position. */
  public String name(int column) {
    return column < required.size() ? required.get(column) : optional.get(column - required.size());
  }

  public int size() {
    return required.size() + optional.size();
  }
}
