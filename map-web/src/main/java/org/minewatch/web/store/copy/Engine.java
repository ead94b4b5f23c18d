package org.minewatch.web.store.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.minewatch.web.store.Dialect;
import org.minewatch.web.store.copy.TableShape.Column;

/** What reading and writing a whole store asks of a database beyond common SQL. */
enum Engine {
  H2(Dialect.H2) {
    @Override
    List<String> tables(Connection c) throws SQLException {
      return strings(
          c,
          "SELECT LOWER(table_name) FROM information_schema.tables"
              + " WHERE table_schema = CURRENT_SCHEMA AND table_type = 'BASE TABLE'");
    }

    @Override
    List<String> sequencesWithoutColumn(Connection c) throws SQLException {
      // Those of identity columns are not listed.
      return strings(
          c,
          "SELECT LOWER(sequence_name) FROM information_schema.sequences"
              + " WHERE sequence_schema = CURRENT_SCHEMA");
    }

    @Override
    void beginReading(Connection c) throws SQLException {
      c.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      execute(c, "SET LAZY_QUERY_EXECUTION TRUE");
    }

    @Override
    boolean isInUse(Connection c) throws SQLException {
      return number(c, "SELECT COUNT(*) FROM information_schema.sessions") > 1;
    }

    @Override
    void keepOthersOut(Connection c, List<TableShape> tables) {
      // Another process cannot open the file.
    }

    /**
     * H2 compares texts by UTF-16 units; the order of code points, which is that of the bytes of
     * UTF-8, differs only where there are characters beyond the first plane.
     */
    @Override
    String order(Connection c, TableShape table) throws SQLException {
      List<Column> texts = table.key().stream().filter(k -> k.kind() == ColumnKind.TEXT).toList();
      String beyond =
          texts.stream()
              .map(k -> "REGEXP_LIKE(" + k.name() + ", '[\\x{10000}-\\x{10FFFF}]')")
              .collect(Collectors.joining(" OR "));
      boolean byBytes =
          !texts.isEmpty()
              && !strings(c, "SELECT 1 FROM " + table.name() + " WHERE " + beyond + " LIMIT 1")
                  .isEmpty();
      return table.key().stream()
          .map(
              k ->
                  byBytes && k.kind() == ColumnKind.TEXT
                      ? "CAST(" + k.name() + " AS BINARY VARYING)"
                      : k.name())
          .collect(Collectors.joining(", "));
    }

    @Override
    long nextNumber(Connection c, String table, String column) throws SQLException {
      return number(
          c,
          "SELECT identity_base FROM information_schema.columns WHERE table_schema ="
              + " CURRENT_SCHEMA AND table_name = '"
              + table.toUpperCase(Locale.ROOT)
              + "' AND column_name = '"
              + column.toUpperCase(Locale.ROOT)
              + "'");
    }
  },
  POSTGIS(Dialect.POSTGIS) {
    @Override
    List<String> tables(Connection c) throws SQLException {
      // Partitions belong to their table; what an extension brings is not ours.
      return strings(
          c,
          """
          SELECT t.relname FROM pg_class t
           WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p')
             AND NOT t.relispartition
             AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
                                AND d.objid = t.oid AND d.deptype = 'e')""");
    }

    @Override
    List<String> sequencesWithoutColumn(Connection c) throws SQLException {
      return strings(
          c,
          """
          SELECT s.relname FROM pg_class s
           WHERE s.relnamespace = current_schema()::regnamespace AND s.relkind = 'S'
             AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
                                AND d.objid = s.oid AND d.deptype IN ('i', 'e'))""");
    }

    @Override
    void beginReading(Connection c) throws SQLException {
      c.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    @Override
    boolean isInUse(Connection c) throws SQLException {
      return number(
              c,
              "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"
                  + " AND pid <> pg_backend_pid()"
                  + " AND application_name = left('minewatch ' || current_schema(), 63)")
          > 0;
    }

    @Override
    void keepOthersOut(Connection c, List<TableShape> tables) throws SQLException {
      execute(c, "SET LOCAL lock_timeout = '10s'");
      execute(
          c,
          "LOCK TABLE "
              + tables.stream().map(TableShape::name).collect(Collectors.joining(", "))
              + " IN ACCESS EXCLUSIVE MODE");
    }

    @Override
    String order(Connection c, TableShape table) {
      return table.key().stream()
          .map(k -> k.kind() == ColumnKind.TEXT ? k.name() + " COLLATE \"C\"" : k.name())
          .collect(Collectors.joining(", "));
    }

    @Override
    long nextNumber(Connection c, String table, String column) throws SQLException {
      String sequence =
          strings(c, "SELECT pg_get_serial_sequence('" + table + "', '" + column + "')").get(0);
      return number(
          c, "SELECT last_value + CASE WHEN is_called THEN 1 ELSE 0 END FROM " + sequence);
    }
  };

  private final Dialect dialect;

  Engine(Dialect dialect) {
    this.dialect = dialect;
  }

  static Engine of(Dialect dialect) {
    return dialect == Dialect.H2 ? H2 : POSTGIS;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Names of the tables in the connection's schema, in lower case. */
  abstract List<String> tables(Connection c) throws SQLException;

  abstract List<String> sequencesWithoutColumn(Connection c) throws SQLException;

  /** Sees one state of everything from now on, and gives rows as they are asked for. */
  abstract void beginReading(Connection c) throws SQLException;

  /** Whether somebody else has the store open. */
  abstract boolean isInUse(Connection c) throws SQLException;

  /** Until the transaction ends. */
  abstract void keepOthersOut(Connection c, List<TableShape> tables) throws SQLException;

  /** What a table is ordered by: its key, texts by their code points. */
  abstract String order(Connection c, TableShape table) throws SQLException;

  /** The number that the next row gets by itself. */
  abstract long nextNumber(Connection c, String table, String column) throws SQLException;

  static void restart(Connection c, String table, String column, long next) throws SQLException {
    execute(c, "ALTER TABLE " + table + " ALTER COLUMN " + column + " RESTART WITH " + next);
  }

  private static void execute(Connection c, String sql) throws SQLException {
    try (Statement statement = c.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> strings(Connection c, String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (PreparedStatement statement = c.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        all.add(row.getString(1));
      }
    }
    return all;
  }

  private static long number(Connection c, String sql) throws SQLException {
    try (PreparedStatement statement = c.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
