package org.minewatch.web.store.copy;

import java.io.IOException;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minewatch.web.store.Digests;
import org.minewatch.web.store.copy.TableShape.Column;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table as canonical text: a line a row, JSON with the columns by name, the rows in the order of
 * the key; the same bytes from either database. Rows pass one by one, whatever their number.
 */
final class CanonicalTable {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();
  private static final int ROWS_AT_ONCE = 500;
  private static final int LARGE_ROWS_AT_ONCE = 20;

  private CanonicalTable() {}

  /** Takes each row. */
  interface Sink {
    /**
     * @param values in the order of the table's columns
     * @param line its canonical text with the line's end, UTF-8
     */
    void row(List<Object> values, byte[] line) throws SQLException, IOException;
  }

  /** Reads a table from its first row to its last. */
  static TableDigest read(RawStore store, TableShape table, Sink sink)
      throws SQLException, IOException {
    String sql =
        "SELECT "
            + String.join(", ", table.columns().stream().map(Column::name).toList())
            + " FROM "
            + table.name()
            + " ORDER BY "
            + store.engine().order(store.connection(), table);
    MessageDigest digest = Digests.sha256();
    long rows = 0;
    try (PreparedStatement statement = store.connection().prepareStatement(sql)) {
      statement.setFetchSize(table.hasLargeRows() ? LARGE_ROWS_AT_ONCE : ROWS_AT_ONCE);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Object[] values = new Object[table.columns().size()];
          Map<String, Object> told = new TreeMap<>();
          for (int i = 0; i < values.length; i++) {
            Column column = table.columns().get(i);
            values[i] = column.kind().read(row, column.name(), store.dialect());
            told.put(column.name(), values[i] == null ? null : column.kind().canonical(values[i]));
          }
          byte[] line = line(told);
          digest.update(line);
          sink.row(java.util.Arrays.asList(values), line);
          rows++;
        }
      }
    }
    return new TableDigest(table.name(), rows, HexFormat.of().formatHex(digest.digest()));
  }

  private static byte[] line(Map<String, Object> told) {
    byte[] json = JSON.writeValueAsBytes(told);
    byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }
}
