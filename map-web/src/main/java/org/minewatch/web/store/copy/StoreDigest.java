package org.minewatch.web.store.copy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minewatch.web.store.Digests;
import org.minewatch.web.store.copy.TableShape.Column;

/**
 * What a store comes to: two whose digests are equal hold the same.
 *
 * @param tables by name
 * @param nextNumbers what the next row gets where the database numbers rows: table and column
 */
public record StoreDigest(List<TableDigest> tables, SortedMap<String, Long> nextNumbers) {

  public StoreDigest {
    tables = tables.stream().sorted(Comparator.comparing(TableDigest::table)).toList();
  }

  /** The list: a line a table, a line a number, in one order. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(tables.stream().map(TableDigest::line).toList());
    nextNumbers.forEach((of, next) -> lines.add("next  " + next + "  " + of));
    return lines;
  }

  /** SHA-256 over all lines. */
  public String sha256() {
    return Digests.sha256(String.join("\n", lines()) + "\n");
  }

  public long rows() {
    return tables.stream().mapToLong(TableDigest::rows).sum();
  }

  /** What one list has and the other has not; empty when they are the same. */
  public List<String> differences(StoreDigest other) {
    List<String> only = new ArrayList<>(lines());
    only.removeAll(other.lines());
    List<String> others = new ArrayList<>(other.lines());
    others.removeAll(lines());
    only.replaceAll(l -> "- " + l);
    others.forEach(l -> only.add("+ " + l));
    return only;
  }

  /** Takes every row of a table. */
  interface Sinks {
    CanonicalTable.Sink of(TableShape table) throws SQLException, IOException;
  }

  static StoreDigest read(RawStore store, Sinks sinks) throws SQLException, IOException {
    List<TableDigest> tables = new ArrayList<>();
    for (TableShape table : store.tables()) {
      tables.add(CanonicalTable.read(store, table, sinks.of(table)));
    }
    return new StoreDigest(tables, nextNumbers(store));
  }

  static StoreDigest read(RawStore store) throws SQLException, IOException {
    return read(store, table -> (values, line) -> {});
  }

  static SortedMap<String, Long> nextNumbers(RawStore store) throws SQLException {
    SortedMap<String, Long> next = new TreeMap<>();
    for (TableShape table : store.tables()) {
      for (Column column : table.columns()) {
        if (column.identity()) {
          next.put(
              table.name() + "." + column.name(),
              store.engine().nextNumber(store.connection(), table.name(), column.name()));
        }
      }
    }
    return next;
  }
}
