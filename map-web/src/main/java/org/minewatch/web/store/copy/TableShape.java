package org.minewatch.web.store.copy;

import java.util.List;
import java.util.SortedSet;

/**
 * A table as the catalogue has it.
 *
 * @param name in lower case
 * @param columns in the order of their names
 * @param key the columns by which its rows are ordered: those of the primary key, else all
 * @param parents tables that its rows refer to
 */
record TableShape(String name, List<Column> columns, List<Column> key, SortedSet<String> parents) {

  /**
   * A column.
   *
   * @param name in lower case
   * @param identity whether the database numbers its rows
   * @param bounded false for texts and bytes of any length
   */
  record Column(String name, ColumnKind kind, boolean identity, boolean bounded) {}

  /** Whether a row may be so large that only few fit into memory at a time. */
  boolean hasLargeRows() {
    return columns.stream().anyMatch(c -> !c.bounded());
  }

  /** The same whatever the database: names, kinds and what is numbered. */
  String signature() {
    StringBuilder text = new StringBuilder(name);
    for (Column c : columns) {
      text.append(' ').append(c.name()).append(':').append(c.kind());
      text.append(c.identity() ? "+" : "").append(key.contains(c) ? "*" : "");
    }
    return text.append(" < ").append(parents).toString();
  }
}
