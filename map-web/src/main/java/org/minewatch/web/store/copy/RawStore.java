package org.minewatch.web.store.copy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.minewatch.web.store.Dialect;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A store that is open as a database and nothing else: one connection, one transaction. */
final class RawStore implements AutoCloseable {
  private static final int H2_NOT_FOUND = 90146;
  private static final int H2_IN_USE = 90020;

  private final StoreSettings settings;
  private final Engine engine;
  private final Connection connection;
  private final List<TableShape> tables;

  private RawStore(
      StoreSettings settings, Engine engine, Connection connection, List<TableShape> tables) {
    this.settings = settings;
    this.engine = engine;
    this.connection = connection;
    this.tables = tables;
  }

  /**
   * Opens a store that is there, of this program's version, and that nobody else has open.
   *
   * @throws StoreRefusedException when it is not so
   */
  static RawStore openPresent(StoreSettings settings) throws SQLException, StoreRefusedException {
    String url = settings.url();
    if (Dialect.ofUrl(url) == Dialect.H2 && !url.toUpperCase().contains(";IFEXISTS=")) {
      url += ";IFEXISTS=TRUE";
    }
    return open(settings, url, false);
  }

  /** Opens a database and gives it the tables of this program's version if it has none. */
  static RawStore openOrCreate(StoreSettings settings) throws SQLException, StoreRefusedException {
    return open(settings, settings.url(), true);
  }

  private static RawStore open(StoreSettings settings, String url, boolean migrate)
      throws SQLException, StoreRefusedException {
    Engine engine = Engine.of(Dialect.ofUrl(url));
    Connection connection = connect(settings, url);
    try {
      Flyway schema =
          Store.schema(
              new DriverManagerDataSource(url, settings.user(), settings.password()),
              engine.dialect());
      if (migrate) {
        schema.migrate();
      } else {
        requirePresent(schema.info(), settings);
      }
      connection.setAutoCommit(false);
      engine.beginReading(connection);
      if (engine.isInUse(connection)) {
        throw new StoreRefusedException(inUse(settings));
      }
      return new RawStore(settings, engine, connection, Catalogue.read(connection, engine));
    } catch (SQLException | StoreRefusedException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static Connection connect(StoreSettings settings, String url)
      throws SQLException, StoreRefusedException {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    if (Dialect.ofUrl(url) == Dialect.POSTGIS) {
      properties.setProperty("reWriteBatchedInserts", "true");
    }
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      if (e.getErrorCode() == H2_NOT_FOUND) {
        throw new StoreRefusedException("there is no store at " + settings.place(), e);
      }
      if (e.getErrorCode() == H2_IN_USE) {
        throw new StoreRefusedException(inUse(settings), e);
      }
      throw new StoreRefusedException(
          "the store " + settings.place() + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private static String inUse(StoreSettings settings) {
    return "the store " + settings.place() + " is in use; end the server first";
  }

  private static void requirePresent(MigrationInfoService info, StoreSettings settings)
      throws StoreRefusedException {
    if (info.current() == null) {
      throw new StoreRefusedException("there is no store at " + settings.place());
    }
    boolean future =
        Arrays.stream(info.all())
            .anyMatch(m -> m.getState().isApplied() && !m.getState().isResolved());
    boolean failed = Arrays.stream(info.all()).anyMatch(m -> m.getState().isFailed());
    if (future || failed) {
      throw new StoreRefusedException(
          "the store "
              + settings.place()
              + (failed
                  ? " was left in the middle of an upgrade; restore it from its backup"
                  : " is of a newer version of the program"));
    }
    if (info.pending().length > 0) {
      throw new StoreRefusedException(
          "the store "
              + settings.place()
              + " is of an older version (its tables are at "
              + info.current().getVersion()
              + "); start a server of this version on it once, which brings it up to date");
    }
  }

  StoreSettings settings() {
    return settings;
  }

  Engine engine() {
    return engine;
  }

  Dialect dialect() {
    return engine.dialect();
  }

  Connection connection() {
    return connection;
  }

  /** Each after those that it refers to. */
  List<TableShape> tables() {
    return tables;
  }

  /** Gives up what was not committed. */
  @Override
  public void close() throws SQLException {
    try {
      if (!connection.isClosed()) {
        connection.rollback();
      }
    } finally {
      connection.close();
    }
  }
}
