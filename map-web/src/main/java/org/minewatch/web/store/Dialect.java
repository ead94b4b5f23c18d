package org.minewatch.web.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.postgis.jdbc.PGgeo;
import net.postgis.jdbc.PGgeometryLW;
import net.postgis.jdbc.geometry.binary.BinaryParser;
import net.postgis.jdbc.geometry.binary.BinaryWriter;
import net.postgis.jdbc.geometry.binary.ValueSetter;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What differs between the databases: how a geometry is bound and read, and where the migrations
 * lie.
 */
public enum Dialect {
  H2("h2") {
    @Override
    void commitWithoutWaiting(JdbcClient client) {
      // It always waits.
    }

    @Override
    void countForPlans(JdbcTemplate jdbc, LocalDate night) {
      // It keeps count by itself as rows come.
    }

    @Override
    Object toDatabase(Geometry geometry) {
      return geometry;
    }

    @Override
    Geometry fromDatabase(Object value) {
      return (Geometry) value;
    }
  },
  POSTGIS("postgresql") {
    @Override
    void commitWithoutWaiting(JdbcClient client) {
      client.sql("SET LOCAL synchronous_commit TO OFF").update();
    }

    @Override
    void countForPlans(JdbcTemplate jdbc, LocalDate night) {
      List<String> tables = new ArrayList<>(NIGHTLY_TABLES);
      // Of a table in parts the part of the night: that is what a night's queries read.
      tables.addAll(
          jdbc.queryForList(
              """
              SELECT format('%I.%I', n.nspname, c.relname)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE c.oid = (SELECT tableoid FROM map_feature WHERE night_date = ? LIMIT 1)""",
              String.class, night));
      jdbc.execute("ANALYZE " + String.join(", ", tables));
    }

    @Override
    Object toDatabase(Geometry geometry) {
      byte[] ewkb = new WKBWriter(2, ByteOrderValues.BIG_ENDIAN, true).write(geometry);
      return new PGgeometryLW(new BinaryParser().parse(ewkb));
    }

    @Override
    Geometry fromDatabase(Object value) throws SQLException {
      byte[] ewkb =
          new BinaryWriter().writeBinary(((PGgeo) value).getGeometry(), ValueSetter.NDR.NUMBER);
      try {
        return new WKBReader().read(ewkb);
      } catch (ParseException e) {
        throw new SQLException("PostGIS gave a geometry that is none", e);
      }
    }
  };

  /** SRID of every geometry in the store: WGS 84 longitude and latitude. */
  public static final int SRID = 4326;

  private static final List<String> NIGHTLY_TABLES =
      List.of(
          "night",
          "mine",
          "mine_now",
          "finding_night",
          "judgement",
          "licence_account",
          "rejected_row",
          "night_count",
          "known_fact");

  private final String migrations;

  Dialect(String migrations) {
    this.migrations = migrations;
  }

  /**
   * Has the database learn how much a night that was just put in has. Autovacuum would come to it
   * when a tenth of a table is new, a month of nights later; until then PostgreSQL takes the night
   * for empty, and the list of its mines takes 13 s with 600 mines instead of 40 ms.
   */
  abstract void countForPlans(JdbcTemplate jdbc, LocalDate night);

  /** Has the transaction that goes on not wait until it is on the disk; it may be lost. */
  abstract void commitWithoutWaiting(JdbcClient client);

  abstract Object toDatabase(Geometry geometry);

  abstract Geometry fromDatabase(Object value) throws SQLException;

  /**
   * The one that a JDBC URL names.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static Dialect ofUrl(String url) {
    if (url.startsWith("jdbc:h2:")) {
      return H2;
    }
    if (url.startsWith("jdbc:postgresql:")) {
      return POSTGIS;
    }
    throw new IllegalArgumentException(
        "minewatch.store.url must begin with jdbc:h2: or jdbc:postgresql:");
  }

  /** Where Flyway finds the migrations of this database. */
  public String[] migrationLocations() {
    return new String[] {"classpath:db/migration/common", "classpath:db/migration/" + migrations};
  }

  /**
   * The address as a running store opens it. An embedded database ends when its store is closed,
   * not as soon as the program is told to end: what goes on then is finished first.
   */
  String storeUrl(String url) {
    return this == H2 && !url.toUpperCase(Locale.ROOT).contains(";DB_CLOSE_ON_EXIT=")
        ? url + ";DB_CLOSE_ON_EXIT=FALSE"
        : url;
  }

  /**
   * What forces new tables to the disk. An embedded database writes half a second later: a server
   * that is killed until then would find a migration half done.
   */
  Optional<String> forceToDisk() {
    return this == H2 ? Optional.of("CHECKPOINT SYNC") : Optional.empty();
  }

  /**
   * What a connection of a running store says first, so that the database's administrator and
   * {@code store copy} see whose it is: PostgreSQL's sessions are named by their schema.
   */
  Optional<String> nameOfSessions() {
    return this == POSTGIS
        ? Optional.of(
            "SELECT set_config('application_name', left('minewatch ' || current_schema(), 63), false)")
        : Optional.empty();
  }

  /** Binds a geometry, or null; gives it the store's SRID. */
  public void bind(PreparedStatement statement, int index, @Nullable Geometry geometry)
      throws SQLException {
    if (geometry == null) {
      statement.setNull(index, Types.OTHER);
    } else {
      statement.setObject(index, parameter(geometry));
    }
  }

  /** A value for a query parameter. */
  Object parameter(Geometry geometry) {
    if (geometry.getSRID() == SRID) {
      return toDatabase(geometry);
    }
    Geometry placed = geometry.copy();
    placed.setSRID(SRID);
    return toDatabase(placed);
  }

  /** A geometry of a row, null where there is none. */
  public @Nullable Geometry read(ResultSet row, String column) throws SQLException {
    Object value = row.getObject(column);
    return value == null ? null : fromDatabase(value);
  }
}
