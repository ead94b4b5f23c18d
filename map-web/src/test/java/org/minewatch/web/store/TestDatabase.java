package org.minewatch.web.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The databases that every test of the store runs on, each time an empty one. */
public enum TestDatabase {
  H2 {
    @Override
    public StoreSettings create() {
      return StoreSettings.inMemory(name() + UUID.randomUUID());
    }
  },
  POSTGIS {
    @Override
    public StoreSettings create() {
      PostgisServer server = PostgisServer.get();
      String schema = "t" + UUID.randomUUID().toString().replace("-", "");
      try (Connection connection =
              DriverManager.getConnection(server.url(), server.user(), server.password());
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE SCHEMA " + schema);
      } catch (SQLException e) {
        throw new IllegalStateException("PostGIS at " + server.url() + " does not work", e);
      }
      String separator = server.url().contains("?") ? "&" : "?";
      return new StoreSettings(
          server.url() + separator + "currentSchema=" + schema + ",public",
          server.user(),
          server.password(),
          2);
    }
  };

  /** Settings of a new empty database. */
  public abstract StoreSettings create();
}
