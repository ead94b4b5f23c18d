package org.minewatch.web.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.minewatch.web.store.Digests;
import org.minewatch.web.store.StoreSettings;

/** One digest a table of a store over all of its rows, whatever their order. */
final class TableDigests {
  /** The audit log grows by refusals; the watch and the lease tell that the server lives. */
  private static final Set<String> LIVING =
      Set.of("audit_entry", "audit_head", "ingest_watch", "job_lease", "flyway_schema_history");

  /** Columns that count what was refused, and when somebody signed in. */
  private static final Set<String> COUNTERS = Set.of("failures", "locked_until", "signed_in_at");

  private final StoreSettings store;

  TableDigests(StoreSettings store) {
    this.store = store;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(store.url(), store.user(), store.password());
  }

  Map<String, String> read() throws SQLException {
    Map<String, String> digests = new TreeMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String table : tables(connection)) {
        digests.put(table, digest(statement, table));
      }
    }
    return digests;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (rows.next()) {
        String table = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        if (!LIVING.contains(table) && !table.equals("spatial_ref_sys")) {
          tables.add(table);
        }
      }
    }
    return tables;
  }

  private static String digest(Statement statement, String table) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringBuilder line = new StringBuilder();
        for (int c = 1; c <= columns; c++) {
          if (!COUNTERS.contains(rows.getMetaData().getColumnName(c).toLowerCase(Locale.ROOT))) {
            byte[] raw = isBinary(rows, c) ? rows.getBytes(c) : null;
            line.append(raw == null ? rows.getString(c) : HexFormat.of().formatHex(raw))
                .append('\1');
          }
        }
        lines.add(line.toString());
      }
    }
    Collections.sort(lines);
    MessageDigest sha256 = Digests.sha256();
    lines.forEach(line -> sha256.update((line + "\2").getBytes(StandardCharsets.UTF_8)));
    return lines.size() + " rows " + HexFormat.of().formatHex(sha256.digest());
  }

  private static boolean isBinary(ResultSet rows, int column) throws SQLException {
    int type = rows.getMetaData().getColumnType(column);
    return type == java.sql.Types.BINARY
        || type == java.sql.Types.VARBINARY
        || type == java.sql.Types.LONGVARBINARY
        || type == java.sql.Types.BLOB;
  }

  /** Values of the first column of a query. */
  List<String> values(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
