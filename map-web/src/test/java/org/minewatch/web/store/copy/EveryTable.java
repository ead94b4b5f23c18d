package org.minewatch.web.store.copy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.copy.TableShape.Column;

/**
 * Rows in every table that the catalogue has, whatever they mean: odd characters, times and numbers
 * included. What refers to another table refers to rows of it.
 */
final class EveryTable {
  static final int ROWS = 4;

  /** In the order of code points, which is not that of UTF-16: the second comes after the third. */
  private static final List<String> ODD = List.of("甲“引号”\\\"\n", "𠮷野", "（一）", "é'--;");

  private static final List<Double> NUMBERS =
      List.of(0.1 + 0.2, -1.0 / 3, 1.0e300, Double.MIN_VALUE);
  private static final List<String> PLACES =
      List.of(
          "POLYGON ((103.8 25.5, 103.82 25.5, 103.82 25.52, 103.8 25.5), (103.81 25.501, 103.815"
              + " 25.501, 103.815 25.505, 103.81 25.501))",
          "POINT (103.80123456789012 25.1)",
          "GEOMETRYCOLLECTION (POINT (103.9 25.5), LINESTRING (103.9 25.5, 103.91 25.51))",
          "MULTIPOLYGON EMPTY");

  private final Connection connection;
  private final Engine engine;

  private EveryTable(Connection connection, Engine engine) {
    this.connection = connection;
    this.engine = engine;
  }

  /** Makes a store at a place and fills it. */
  static void fill(StoreSettings settings) throws SQLException, StoreRefusedException {
    try (Connection connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        Store store = Store.open(settings)) {
      Engine engine = Engine.of(org.minewatch.web.store.Dialect.ofUrl(settings.url()));
      connection.setAutoCommit(false);
      for (TableShape table : Catalogue.read(connection, engine)) {
        new EveryTable(connection, engine).fill(table);
      }
      connection.commit();
    }
  }

  private void fill(TableShape table) throws SQLException {
    if (count(table) > 0) {
      return; // The migrations did.
    }
    Map<String, Integer> sizes = sizes(table);
    Map<String, String> references = references(table);
    List<String> names =
        table.columns().stream().filter(c -> !c.identity()).map(Column::name).toList();
    String sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                table.name(),
                String.join(", ", names),
                String.join(", ", Collections.nCopies(names.size(), "?")));
    try (PreparedStatement to = connection.prepareStatement(sql)) {
      boolean single = names.contains("only_row");
      for (int i = 0; i < (single ? 1 : ROWS); i++) {
        int index = 1;
        for (Column column : table.columns()) {
          if (!column.identity()) {
            Object value =
                references.containsKey(column.name())
                    ? referred(references.get(column.name()), i)
                    : value(column, sizes.get(column.name()), i);
            column.kind().bind(to, index++, value, engine.dialect());
          }
        }
        to.executeUpdate();
      }
    }
  }

  private long count(TableShape table) throws SQLException {
    try (PreparedStatement s = connection.prepareStatement("SELECT COUNT(*) FROM " + table.name());
        ResultSet row = s.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private String stored(String name) throws SQLException {
    return connection.getMetaData().storesUpperCaseIdentifiers()
        ? name.toUpperCase(Locale.ROOT)
        : name;
  }

  private Map<String, Integer> sizes(TableShape table) throws SQLException {
    Map<String, Integer> sizes = new HashMap<>();
    try (ResultSet row =
        connection
            .getMetaData()
            .getColumns(null, connection.getSchema(), stored(table.name()), "%")) {
      while (row.next()) {
        sizes.put(row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT), row.getInt("COLUMN_SIZE"));
      }
    }
    return sizes;
  }

  private Map<String, String> references(TableShape table) throws SQLException {
    Map<String, String> references = new HashMap<>();
    try (ResultSet row =
        connection
            .getMetaData()
            .getImportedKeys(null, connection.getSchema(), stored(table.name()))) {
      while (row.next()) {
        references.put(
            row.getString("FKCOLUMN_NAME").toLowerCase(Locale.ROOT),
            row.getString("PKTABLE_NAME") + "." + row.getString("PKCOLUMN_NAME"));
      }
    }
    return references;
  }

  private Object referred(String tableAndColumn, int i) throws SQLException {
    String[] of = tableAndColumn.split("\\.");
    List<Object> values = new ArrayList<>();
    try (PreparedStatement s = connection.prepareStatement("SELECT " + of[1] + " FROM " + of[0]);
        ResultSet row = s.executeQuery()) {
      while (row.next()) {
        Object value = row.getObject(1);
        values.add(
            value instanceof java.sql.Date date
                ? date.toLocalDate()
                : value instanceof Integer number ? (Object) number.longValue() : value);
      }
    }
    values.sort(Comparator.comparing(Object::toString)); // Not as the database sorts texts.
    return values.get(i % values.size());
  }

  private static Object value(Column column, int size, int i) {
    return switch (column.kind()) {
      case TEXT -> text(size, i);
      case INTEGER -> i + 1L;
      case DOUBLE -> NUMBERS.get(i);
      case BOOLEAN -> i % 2 == 0;
      case DATE -> LocalDate.of(2026, 2, 27).plusDays(i);
      case INSTANT ->
          OffsetDateTime.of(2026, 3, 1, 6, 30, i, 123_456_000, ZoneOffset.ofHours(i == 1 ? 0 : 8));
      case BYTES -> new byte[] {0, (byte) 0xff, (byte) i};
      case GEOMETRY -> place(PLACES.get(i));
    };
  }

  /** Unlike each other from the first character on, as long as the column takes. */
  private static String text(int size, int i) {
    String odd = ODD.get(i) + i;
    return size > 0 && size < odd.length() ? Integer.toString(i) : odd;
  }

  private static Geometry place(String wkt) {
    try {
      Geometry geometry = new WKTReader().read(wkt);
      geometry.setSRID(org.minewatch.web.store.Dialect.SRID);
      return geometry;
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
