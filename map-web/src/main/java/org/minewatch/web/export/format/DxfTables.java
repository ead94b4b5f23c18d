package org.minewatch.web.export.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;

/**
 * Writes placed tables as a drawing in a mine's metres: a layer a table, named in Chinese as the
 * drawings of mines are, lines with their elevations, areas as closed lines with their holes,
 * points, and what is called something with its name beside it. What else is known goes with each
 * entity as extended data of the application MINEWATCH, {@code name=value} a string.
 *
 * <p>The release is R12 (AC1009), which every CAD opens and which needs no tables of handles; its
 * text is GBK as {@code $DWGCODEPAGE} says, and a character that GBK lacks is written {@code
 * \U+XXXX}. X is east with the zone number that the system has, Y is north.
 */
final class DxfTables {
  private static final Charset GBK = Charset.forName("GBK");
  private static final String APPLICATION = "MINEWATCH";
  private static final String TEXT_HEIGHT = "3.0";
  private static final String WORDS = "_文字";

  /** Bytes of a string of extended data at most. */
  private static final int LONGEST_DATA = 255;

  /** Bytes of a text that every CAD reads. */
  private static final int LONGEST_TEXT = 250;

  /** All extended data of an entity have 16 KB at most. */
  private static final int MOST_DATA = 15_000;

  /** With what is added a name has 31 signs at most. */
  private static final int LONGEST_LAYER = 24;

  private static final int COLOURS = 7;

  private final Writer out;
  private final Map<String, String> layers = new LinkedHashMap<>();
  private final CharsetEncoder gbk = GBK.newEncoder();

  private DxfTables(Writer out) {
    this.out = out;
  }

  static void write(Export export, Path file) throws IOException {
    if (!export.frame().inMetres()) {
      throw new IllegalArgumentException("a drawing is in metres");
    }
    CharsetEncoder encoder = GBK.newEncoder().onUnmappableCharacter(CodingErrorAction.REPLACE);
    try (Writer out =
        new BufferedWriter(
            new java.io.OutputStreamWriter(Files.newOutputStream(file), encoder), 1 << 16)) {
      new DxfTables(out).write(export);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void write(Export export) {
    export.notes().forEach(note -> pair(999, plain(export.language().of(note))));
    head(export);
    layers(export.tables());
    pair(0, "SECTION").pair(2, "ENTITIES");
    for (Table table : export.tables()) {
      String layer = layer(table);
      table.rows().forEach(row -> row(table, layer, row));
    }
    pair(0, "ENDSEC").pair(0, "EOF");
  }

  private void head(Export export) {
    Envelope box = new Envelope();
    export
        .tables()
        .forEach(
            t ->
                t.rows()
                    .forEach(
                        r -> {
                          if (r.place() != null) {
                            box.expandToInclude(r.place().getEnvelopeInternal());
                          }
                        }));
    pair(0, "SECTION").pair(2, "HEADER").pair(9, "$ACADVER").pair(1, "AC1009");
    pair(9, "$DWGCODEPAGE").pair(3, "ANSI_936").pair(9, "$INSBASE").point(0, new Coordinate());
    if (!box.isNull()) {
      pair(9, "$EXTMIN").point(0, new Coordinate(box.getMinX(), box.getMinY()));
      pair(9, "$EXTMAX").point(0, new Coordinate(box.getMaxX(), box.getMaxY()));
    }
    pair(0, "ENDSEC");
  }

  private void layers(List<Table> tables) {
    pair(0, "SECTION").pair(2, "TABLES");
    pair(0, "TABLE").pair(2, "LTYPE").pair(70, "1").pair(0, "LTYPE").pair(2, "CONTINUOUS");
    pair(70, "0").pair(3, "Solid line").pair(72, "65").pair(73, "0").pair(40, "0.0");
    pair(0, "ENDTAB");
    pair(0, "TABLE").pair(2, "LAYER").pair(70, Integer.toString(1 + 2 * tables.size()));
    layer("0", COLOURS);
    int colour = 0;
    for (Table table : tables) {
      int own = colour++ % COLOURS + 1;
      layer(layer(table), own);
      layer(layer(table) + WORDS, own);
    }
    pair(0, "ENDTAB");
    pair(0, "TABLE").pair(2, "STYLE").pair(70, "1").pair(0, "STYLE").pair(2, "STANDARD");
    pair(70, "0").pair(40, "0.0").pair(41, "1.0").pair(50, "0.0").pair(71, "0").pair(42, "3.0");
    pair(3, "txt").pair(4, "gbcbig.shx").pair(0, "ENDTAB");
    pair(0, "TABLE").pair(2, "APPID").pair(70, "1").pair(0, "APPID").pair(2, APPLICATION);
    pair(70, "0").pair(0, "ENDTAB").pair(0, "ENDSEC");
  }

  private void layer(String name, int colour) {
    pair(0, "LAYER").pair(2, name).pair(70, "0").pair(62, Integer.toString(colour));
    pair(6, "CONTINUOUS");
  }

  /** What Chinese drawings call it, of signs that a layer's name may have; no two the same. */
  private String layer(Table table) {
    return layers.computeIfAbsent(
        table.name(),
        name -> {
          String signs = table.title().zh().replaceAll("[^\\p{L}\\p{N}_$-]", "_");
          String plain = plain(signs.substring(0, Math.min(LONGEST_LAYER, signs.length())));
          String own = plain;
          for (int n = 2; layers.containsValue(own); n++) {
            own = plain + "_" + n;
          }
          return own;
        });
  }

  private void row(Table table, String layer, Row row) {
    if (row.place() == null || row.place().isEmpty()) {
      return;
    }
    boolean withZ = row.hasElevations();
    shape(table, layer, row, row.place(), withZ);
    Coordinate at = CellText.point(row.place());
    if (!row.label().isBlank() && at != null) {
      pair(0, "TEXT").pair(8, layer + WORDS).point(0, at).pair(40, TEXT_HEIGHT);
      pair(1, cut(plain(row.label()), LONGEST_TEXT));
    }
  }

  private void shape(Table table, String layer, Row row, Geometry g, boolean withZ) {
    if (g instanceof Point point) {
      pair(0, "POINT").pair(8, layer).point(0, point.getCoordinate());
      data(table, row, "");
    } else if (g instanceof LineString line) {
      path(table, layer, row, line, false, withZ, "");
    } else if (g instanceof Polygon area) {
      path(table, layer, row, area.getExteriorRing(), true, withZ, "outer");
      for (int i = 0; i < area.getNumInteriorRing(); i++) {
        path(table, layer, row, area.getInteriorRingN(i), true, withZ, "hole");
      }
    } else {
      for (int i = 0; i < g.getNumGeometries(); i++) {
        shape(table, layer, row, g.getGeometryN(i), withZ);
      }
    }
  }

  /** A ring does not repeat its first vertex: it is closed by its flag. */
  private void path(
      Table table,
      String layer,
      Row row,
      LineString line,
      boolean ring,
      boolean withZ,
      String role) {
    boolean closed = ring || line.isClosed() && line.getNumPoints() > 3;
    int flags = (closed ? 1 : 0) | (withZ ? 8 : 0);
    pair(0, "POLYLINE").pair(8, layer).pair(66, "1").point(0, new Coordinate());
    pair(70, Integer.toString(flags));
    data(table, row, role);
    int end = line.getNumPoints() - (closed ? 1 : 0);
    for (int i = 0; i < end; i++) {
      pair(0, "VERTEX").pair(8, layer).point(0, line.getCoordinateN(i));
      pair(70, withZ ? "32" : "0");
    }
    pair(0, "SEQEND").pair(8, layer);
  }

  private void data(Table table, Row row, String role) {
    pair(1001, APPLICATION);
    int left = MOST_DATA;
    if (!role.isEmpty()) {
      pair(1000, "ring=" + role);
    }
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      String value = CellText.of(column, row.values().get(i));
      if (!value.isEmpty()) {
        String pair = cut(plain(column.name() + "=" + value), LONGEST_DATA);
        left -= pair.getBytes(GBK).length;
        if (left < 0) {
          return;
        }
        pair(1000, pair);
      }
    }
  }

  /** On one line, without what CAD would take for a sign of its own, in characters of GBK. */
  private String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                plain.append(' ');
              } else if (gbk.canEncode(Character.toString(c))) {
                plain.appendCodePoint(c);
              } else {
                for (char unit : Character.toChars(c)) {
                  plain.append(String.format(Locale.ROOT, "\\U+%04X", (int) unit));
                }
              }
            });
    return plain.toString();
  }

  private static String cut(String text, int mostBytes) {
    int end = Math.min(text.length(), mostBytes);
    while (text.substring(0, end).getBytes(GBK).length > mostBytes) {
      end--;
    }
    return text.substring(0, end);
  }

  private DxfTables point(int which, Coordinate c) {
    pair(10 + which, metres(c.x)).pair(20 + which, metres(c.y));
    return pair(30 + which, metres(Double.isNaN(c.getZ()) ? 0 : c.getZ()));
  }

  private static String metres(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private DxfTables pair(int code, String value) {
    try {
      out.write(String.format(Locale.ROOT, "%3d\r\n%s\r\n", code, value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}
