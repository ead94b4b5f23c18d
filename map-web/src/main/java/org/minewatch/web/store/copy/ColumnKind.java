package org.minewatch.web.store.copy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import org.minewatch.web.store.Dialect;

/**
 * What a column holds, whatever the database calls it: how it is read, written and told as text.
 */
enum ColumnKind {
  TEXT(Types.VARCHAR),
  INTEGER(Types.BIGINT),
  DOUBLE(Types.DOUBLE),
  BOOLEAN(Types.BOOLEAN),
  DATE(Types.DATE),
  INSTANT(Types.TIMESTAMP_WITH_TIMEZONE),
  BYTES(Types.VARBINARY),
  GEOMETRY(Types.OTHER);

  /** Both databases count in microseconds. */
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

  /** As the drivers call them, in lower case. */
  private static final Map<String, ColumnKind> BY_TYPE =
      Map.ofEntries(
          Map.entry("character varying", TEXT),
          Map.entry("varchar", TEXT),
          Map.entry("character large object", TEXT),
          Map.entry("text", TEXT),
          Map.entry("smallint", INTEGER),
          Map.entry("integer", INTEGER),
          Map.entry("bigint", INTEGER),
          Map.entry("int2", INTEGER),
          Map.entry("int4", INTEGER),
          Map.entry("int8", INTEGER),
          Map.entry("serial", INTEGER),
          Map.entry("bigserial", INTEGER),
          Map.entry("double precision", DOUBLE),
          Map.entry("float8", DOUBLE),
          Map.entry("boolean", BOOLEAN),
          Map.entry("bool", BOOLEAN),
          Map.entry("date", DATE),
          Map.entry("timestamp with time zone", INSTANT),
          Map.entry("timestamptz", INSTANT),
          Map.entry("binary large object", BYTES),
          Map.entry("binary varying", BYTES),
          Map.entry("bytea", BYTES),
          Map.entry("geometry", GEOMETRY));

  private final int sqlType;

  ColumnKind(int sqlType) {
    this.sqlType = sqlType;
  }

  /** The kind of a type; null when no column of ours has had it yet. */
  static @Nullable ColumnKind find(String typeName) {
    String plain = typeName.toLowerCase(Locale.ROOT).replaceAll("\\(.*", "").strip();
    return BY_TYPE.get(plain.replaceAll(".*\\.", "").replace("\"", ""));
  }

  /** The value of a column, null where it is null. */
  @Nullable Object read(ResultSet row, String column, Dialect dialect) throws SQLException {
    Object value =
        switch (this) {
          case TEXT -> row.getString(column);
          case INTEGER -> row.getLong(column);
          case DOUBLE -> row.getDouble(column);
          case BOOLEAN -> row.getBoolean(column);
          case DATE -> row.getObject(column, LocalDate.class);
          case INSTANT -> row.getObject(column, OffsetDateTime.class);
          case BYTES -> row.getBytes(column);
          case GEOMETRY -> dialect.read(row, column);
        };
    return row.wasNull() ? null : value;
  }

  void bind(PreparedStatement to, int index, @Nullable Object value, Dialect dialect)
      throws SQLException {
    if (this == GEOMETRY) {
      dialect.bind(to, index, (Geometry) value);
    } else if (value == null) {
      to.setNull(index, this == BYTES && dialect == Dialect.POSTGIS ? Types.BINARY : sqlType);
    } else if (this == TEXT) {
      to.setString(index, held((String) value, dialect));
    } else if (this == BYTES) {
      to.setBytes(index, (byte[]) value);
    } else {
      to.setObject(index, value);
    }
  }

  /** H2 holds any Java string; PostgreSQL texts alone. */
  private static String held(String text, Dialect dialect) throws SQLException {
    if (dialect == Dialect.POSTGIS) {
      if (text.indexOf('\0') >= 0) {
        throw new SQLException("a text has the character U+0000, which PostgreSQL cannot hold");
      }
      try {
        StandardCharsets.UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(text));
      } catch (CharacterCodingException e) {
        throw new SQLException(
            "a text has half a character (a lone surrogate), which PostgreSQL cannot hold", e);
      }
    }
    return text;
  }

  /** The value as canonical JSON has it: a text, a number, a truth value. */
  Object canonical(Object value) {
    return switch (this) {
      case TEXT, INTEGER, BOOLEAN -> value;
      case DOUBLE -> number((Double) value);
      case DATE -> value.toString();
      case INSTANT -> MOMENT.format(((OffsetDateTime) value).withOffsetSameInstant(ZoneOffset.UTC));
      case BYTES -> Base64.getEncoder().encodeToString((byte[]) value);
      case GEOMETRY ->
          HexFormat.of()
              .formatHex(
                  new WKBWriter(2, ByteOrderValues.BIG_ENDIAN, true).write((Geometry) value));
    };
  }

  private static Object number(Double value) {
    return Double.isFinite(value) ? (Object) value : value.toString();
  }
}
