package org.minewatch.web.store.copy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.minewatch.web.store.copy.TableShape.Column;

/** The tables of a store as its database lists them, each after those that it refers to. */
final class Catalogue {
  /** Flyway's own table says which version the others are of; each database keeps its own. */
  static final String HISTORY = "flyway_schema_history";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final int LONGEST_BOUNDED = 100_000;

  private Catalogue() {}

  /**
   * Reads it.
   *
   * @throws StoreRefusedException when there is something that cannot be carried over: a type or
   *     name nobody thought of, tables that refer to each other in a circle, a sequence of its own
   */
  static List<TableShape> read(Connection connection, Engine engine)
      throws SQLException, StoreRefusedException {
    List<String> strange = engine.sequencesWithoutColumn(connection);
    if (!strange.isEmpty()) {
      throw new StoreRefusedException("sequences that no column owns: " + strange);
    }
    SortedMap<String, TableShape> tables = new TreeMap<>();
    Set<String> names = new TreeSet<>(engine.tables(connection));
    names.remove(HISTORY);
    DatabaseMetaData about = connection.getMetaData();
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw new StoreRefusedException("a table with an unusual name: " + name);
      }
      tables.put(name, table(about, connection.getSchema(), name, names));
    }
    return inOrder(tables);
  }

  private static TableShape table(
      DatabaseMetaData about, String schema, String name, Set<String> names)
      throws SQLException, StoreRefusedException {
    String stored = about.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
    SortedMap<String, Column> columns = new TreeMap<>();
    try (ResultSet row = about.getColumns(null, schema, escaped(stored, about), "%")) {
      while (row.next()) {
        Column column = column(name, row);
        columns.put(column.name(), column);
      }
    }
    List<Column> key = new ArrayList<>();
    SortedMap<Integer, String> keyNames = new TreeMap<>();
    try (ResultSet row = about.getPrimaryKeys(null, schema, stored)) {
      while (row.next()) {
        keyNames.put(row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
      }
    }
    keyNames.values().forEach(k -> key.add(columns.get(k)));
    TreeSet<String> parents = new TreeSet<>();
    try (ResultSet row = about.getImportedKeys(null, schema, stored)) {
      while (row.next()) {
        parents.add(row.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    parents.retainAll(names);
    List<Column> all = List.copyOf(columns.values());
    return new TableShape(name, all, key.isEmpty() ? all : List.copyOf(key), parents);
  }

  private static String escaped(String name, DatabaseMetaData about) throws SQLException {
    return name.replace("_", about.getSearchStringEscape() + "_");
  }

  private static Column column(String table, ResultSet row)
      throws SQLException, StoreRefusedException {
    String name = row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
    String type = row.getString("TYPE_NAME");
    ColumnKind kind = ColumnKind.find(type);
    if (kind == null || !NAME.matcher(name).matches()) {
      throw new StoreRefusedException(
          "column %s of table %s is of a type or name nobody thought of: %s"
              .formatted(name, table, type));
    }
    int size = row.getInt("COLUMN_SIZE");
    boolean bounded =
        switch (kind) {
          case TEXT -> size > 0 && size <= LONGEST_BOUNDED;
          case BYTES, GEOMETRY -> false;
          default -> true;
        };
    return new Column(name, kind, row.getString("IS_AUTOINCREMENT").equals("YES"), bounded);
  }

  /** Each table after those that it refers to, else by name. */
  private static List<TableShape> inOrder(SortedMap<String, TableShape> tables)
      throws StoreRefusedException {
    List<TableShape> ordered = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    while (placed.size() < tables.size()) {
      List<TableShape> next =
          tables.values().stream()
              .filter(t -> !placed.contains(t.name()) && placed.containsAll(t.parents()))
              .sorted(Comparator.comparing(TableShape::name))
              .toList();
      if (next.isEmpty()) {
        Set<String> circle = new TreeSet<>(tables.keySet());
        circle.removeAll(placed);
        throw new StoreRefusedException("tables refer to each other in a circle: " + circle);
      }
      next.forEach(t -> placed.add(t.name()));
      ordered.addAll(next);
    }
    return ordered;
  }

  /** Says where two catalogues differ; empty when they are of the same store version. */
  static List<String> differences(List<TableShape> one, List<TableShape> other) {
    Map<String, String> left = signatures(one);
    Map<String, String> right = signatures(other);
    Set<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    return names.stream()
        .filter(n -> !left.getOrDefault(n, "").equals(right.getOrDefault(n, "")))
        .toList();
  }

  private static Map<String, String> signatures(List<TableShape> tables) {
    Map<String, String> all = new TreeMap<>();
    tables.forEach(t -> all.put(t.name(), t.signature()));
    return all;
  }
}
