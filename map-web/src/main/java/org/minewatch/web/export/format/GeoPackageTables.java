package org.minewatch.web.export.format;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;

/**
 * Writes tables as an OGC GeoPackage 1.3: placed ones as features with a spatial index, the others
 * as attributes. Every geometry of a table is in the one system of the export.
 */
final class GeoPackageTables {
  private static final int APPLICATION_ID = 0x47504B47;
  private static final int VERSION = 10_300;
  private static final String KEY = "fid";
  private static final String GEOMETRY = "geom";
  private static final DateTimeFormatter UTC_MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

  private final Connection database;
  private final Export export;

  private GeoPackageTables(Connection database, Export export) {
    this.database = database;
    this.export = export;
  }

  /** An SQL error on its way through a consumer of rows. */
  private static final class WriteFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    WriteFailed(SQLException cause) {
      super(cause);
    }
  }

  static void write(Export export, Path file) throws IOException {
    try (Connection database =
        DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath())) {
      try (Statement pragma = database.createStatement()) {
        pragma.execute("PRAGMA application_id = " + APPLICATION_ID);
        pragma.execute("PRAGMA user_version = " + VERSION);
        // The file is new and is thrown away when anything fails.
        pragma.execute("PRAGMA journal_mode = OFF");
        pragma.execute("PRAGMA synchronous = OFF");
      }
      database.setAutoCommit(false);
      GeoPackageTables tables = new GeoPackageTables(database, export);
      tables.head();
      for (Table table : export.tables()) {
        tables.table(table);
      }
      database.commit();
    } catch (WriteFailed e) {
      throw new IOException("the GeoPackage could not be written", e.getCause());
    } catch (SQLException e) {
      throw new IOException("the GeoPackage could not be written", e);
    }
  }

  private void head() throws SQLException {
    run(
        """
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
          organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
          description TEXT)""",
        """
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
          identifier TEXT UNIQUE, description TEXT DEFAULT '',
          last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
          min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""",
        """
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
          geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
          CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))""",
        """
        CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
          definition TEXT NOT NULL, scope TEXT NOT NULL,
          CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))""");
    system("Undefined Cartesian SRS", -1, "NONE", "undefined");
    system("Undefined geographic SRS", 0, "NONE", "undefined");
    system("WGS 84 geodetic", Frame.WGS_84.epsg(), "EPSG", CrsWkt.wgs84());
    Frame frame = export.frame();
    if (frame.epsg() != Frame.WGS_84.epsg()) {
      system(frame.name().en(), frame.epsg(), "EPSG", CrsWkt.ogc(frame));
    }
  }

  private void system(String name, int id, String organization, String definition)
      throws SQLException {
    try (PreparedStatement insert =
        database.prepareStatement("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, '')")) {
      insert.setString(1, name);
      insert.setInt(2, id);
      insert.setString(3, organization);
      insert.setInt(4, id);
      insert.setString(5, definition);
      insert.executeUpdate();
    }
  }

  private void table(Table table) throws SQLException {
    String name = table.name().replace('-', '_');
    List<String> columns =
        new ArrayList<>(List.of(KEY + " INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"));
    if (table.placed()) {
      columns.add(GEOMETRY + " GEOMETRY");
    }
    table.columns().forEach(c -> columns.add(quoted(c.name()) + " " + type(c)));
    run("CREATE TABLE " + quoted(name) + " (" + String.join(", ", columns) + ")");
    contents(table, name);
    String index = quoted("rtree_" + name + "_" + GEOMETRY);
    if (table.placed()) {
      run("CREATE VIRTUAL TABLE " + index + " USING rtree(id, minx, maxx, miny, maxy)");
    }
    Fill fill = new Fill(table.placed());
    int count = table.columns().size() + (table.placed() ? 1 : 0);
    String names =
        (table.placed() ? GEOMETRY + ", " : "")
            + table.columns().stream().map(c -> quoted(c.name())).collect(Collectors.joining(", "));
    try (PreparedStatement insert =
            database.prepareStatement(
                "INSERT INTO %s (%s) VALUES (%s)"
                    .formatted(
                        quoted(name),
                        names,
                        String.join(", ", java.util.Collections.nCopies(count, "?"))));
        PreparedStatement place =
            table.placed()
                ? database.prepareStatement("INSERT INTO " + index + " VALUES (?, ?, ?, ?, ?)")
                : null) {
      table
          .rows()
          .forEach(
              row -> {
                try {
                  fill.row(insert, place, table, row);
                } catch (SQLException e) {
                  throw new WriteFailed(e);
                }
              });
    }
    if (table.placed()) {
      finish(name, fill);
    }
  }

  private void contents(Table table, String name) throws SQLException {
    try (PreparedStatement insert =
        database.prepareStatement(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      insert.setString(1, name);
      insert.setString(2, table.placed() ? "features" : "attributes");
      insert.setString(3, name);
      insert.setString(4, export.language().of(table.title()));
      insert.setInt(5, table.placed() ? export.frame().epsg() : 0);
      insert.executeUpdate();
    }
  }

  /** Fills a table and keeps what its entry has to say. */
  private final class Fill {
    private final Envelope box = new Envelope();
    private final Set<String> types = new TreeSet<>();
    private final boolean placed;
    private long key;
    private boolean someZ;
    private boolean allZ = true;

    Fill(boolean placed) {
      this.placed = placed;
    }

    void row(PreparedStatement insert, PreparedStatement index, Table table, Row row)
        throws SQLException {
      key++;
      int at = 1;
      if (placed) {
        Geometry place = row.place() == null || row.place().isEmpty() ? null : row.place();
        insert.setBytes(at++, place == null ? null : blob(place, row));
        if (place != null) {
          index(index, place.getEnvelopeInternal());
        }
      }
      for (int i = 0; i < table.columns().size(); i++) {
        bind(insert, at++, table.columns().get(i), row.values().get(i));
      }
      insert.executeUpdate();
    }

    private byte[] blob(Geometry place, Row row) {
      types.add(place.getGeometryType());
      box.expandToInclude(place.getEnvelopeInternal());
      boolean z = row.hasElevations();
      someZ |= z;
      allZ &= z;
      return GeoPackageBlob.of(Rings.counterClockwise(place), export.frame().epsg(), z);
    }

    private void index(PreparedStatement insert, Envelope of) throws SQLException {
      insert.setLong(1, key);
      insert.setDouble(2, of.getMinX());
      insert.setDouble(3, of.getMaxX());
      insert.setDouble(4, of.getMinY());
      insert.setDouble(5, of.getMaxY());
      insert.executeUpdate();
    }

    /** One type, or the one that stands for all. */
    String typeName() {
      return types.size() == 1
          ? types.iterator().next().toUpperCase(java.util.Locale.ROOT)
          : "GEOMETRY";
    }

    /** 0: no elevation anywhere, 1: everywhere, 2: at some. */
    int z() {
      return !someZ ? 0 : allZ ? 1 : 2;
    }
  }

  private static void bind(PreparedStatement insert, int at, Column column, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      insert.setNull(at, Types.NULL);
      return;
    }
    switch (column.type()) {
      case INTEGER -> insert.setLong(at, (Long) value);
      case NUMBER -> insert.setDouble(at, (Double) value);
      case BOOLEAN -> insert.setInt(at, (Boolean) value ? 1 : 0);
      case TIME ->
          insert.setString(
              at,
              UTC_MILLIS.format(((OffsetDateTime) value).withOffsetSameInstant(ZoneOffset.UTC)));
      case DATE, TEXT -> insert.setString(at, value.toString());
    }
  }

  private static String type(Column column) {
    return switch (column.type()) {
      case TEXT -> "TEXT";
      case INTEGER -> "INTEGER";
      case NUMBER -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIME -> "DATETIME";
    };
  }

  /** Says what the table holds, and keeps the index true when somebody edits it later. */
  private void finish(String name, Fill fill) throws SQLException {
    try (PreparedStatement column =
            database.prepareStatement(
                "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, ?, 0)");
        PreparedStatement extension =
            database.prepareStatement(
                "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index',"
                    + " 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')")) {
      column.setString(1, name);
      column.setString(2, GEOMETRY);
      column.setString(3, fill.typeName());
      column.setInt(4, export.frame().epsg());
      column.setInt(5, fill.z());
      column.executeUpdate();
      extension.setString(1, name);
      extension.setString(2, GEOMETRY);
      extension.executeUpdate();
    }
    if (!fill.box.isNull()) {
      try (PreparedStatement box =
          database.prepareStatement(
              "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?")) {
        box.setDouble(1, fill.box.getMinX());
        box.setDouble(2, fill.box.getMinY());
        box.setDouble(3, fill.box.getMaxX());
        box.setDouble(4, fill.box.getMaxY());
        box.setString(5, name);
        box.executeUpdate();
      }
    }
    run(triggers(name));
  }

  /** As annex F.3 of the standard has them. */
  private static String[] triggers(String name) {
    String index = quoted("rtree_" + name + "_" + GEOMETRY);
    String there = "(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))";
    String gone = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))";
    String put =
        "INSERT OR REPLACE INTO "
            + index
            + " VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom),"
            + " ST_MinY(NEW.geom), ST_MaxY(NEW.geom));";
    String take = "DELETE FROM " + index + " WHERE id = OLD.fid;";
    return new String[] {
      trigger(name, "insert", "INSERT", there, put),
      trigger(name, "update1", "UPDATE OF geom", "OLD.fid = NEW.fid AND " + there, put),
      trigger(name, "update2", "UPDATE OF geom", "OLD.fid = NEW.fid AND " + gone, take),
      trigger(name, "update3", "UPDATE", "OLD.fid != NEW.fid AND " + there, take + " " + put),
      trigger(
          name,
          "update4",
          "UPDATE",
          "OLD.fid != NEW.fid AND " + gone,
          "DELETE FROM " + index + " WHERE id IN (OLD.fid, NEW.fid);"),
      trigger(name, "delete", "DELETE", "OLD.geom NOTNULL", take)
    };
  }

  private static String trigger(String name, String what, String event, String when, String act) {
    return "CREATE TRIGGER %s AFTER %s ON %s WHEN %s BEGIN %s END"
        .formatted(
            quoted("rtree_" + name + "_" + GEOMETRY + "_" + what), event, quoted(name), when, act);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private void run(String... statements) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
