package org.minewatch.drawing.geopackage;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.minewatch.drawing.source.UnreadableDrawingException;

/**
 * The ordinary tables of an SQLite database file, read as its file format document (version 3)
 * describes them. Every page is visited at most once in a walk, so cycles end; lengths are believed
 * only as far as the file reaches.
 */
final class SqliteFile {
  private static final String MAGIC = "SQLite format 3\0";
  private static final int HEADER_BYTES = 100;
  private static final int LEAF = 0x0D;
  private static final int INTERIOR = 0x05;
  private static final int MOST_DEPTH = 20;
  private static final int MOST_TABLES = 5000;

  /**
   * A table of the schema.
   *
   * @param columns names in the order of the record
   * @param rowidColumn position of the column that stands for the row id, -1 without one
   */
  record Table(String name, int rootPage, List<String> columns, int rowidColumn) {
    int column(String wanted) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).equalsIgnoreCase(wanted)) {
          return i;
        }
      }
      return -1;
    }
  }

  /** One row: nulls, Long, Double, String or byte[]. */
  record Row(long rowid, Object[] values) {
    Object value(int column) {
      return column >= 0 && column < values.length ? values[column] : null;
    }

    String text(int column) {
      Object v = value(column);
      return v == null || v instanceof byte[] ? "" : v.toString();
    }

    Optional<Long> integer(int column) {
      return value(column) instanceof Long n ? Optional.of(n) : Optional.empty();
    }
  }

  private final ByteBuffer file;
  private final int pageSize;
  private final int usable;
  private final int pages;
  private final Charset encoding;
  private final List<Table> tables = new ArrayList<>();
  private final List<String> views = new ArrayList<>();

  /**
   * @throws UnreadableDrawingException when it is no SQLite file
   */
  SqliteFile(byte[] content) {
    if (content.length < HEADER_BYTES
        || !new String(content, 0, 16, StandardCharsets.ISO_8859_1).equals(MAGIC)) {
      throw bad("this is no GeoPackage: it does not begin as an SQLite file");
    }
    file = ByteBuffer.wrap(content);
    int size = file.getShort(16) & 0xFFFF;
    pageSize = size == 1 ? 65_536 : size;
    if (pageSize < 512 || Integer.bitCount(pageSize) != 1) {
      throw bad("the page size " + pageSize + " is none that SQLite has");
    }
    usable = pageSize - (content[20] & 0xFF);
    pages = content.length / pageSize;
    if (usable < 480) {
      throw bad("the pages of the file have no room for rows");
    }
    encoding =
        switch (file.getInt(56)) {
          case 2 -> StandardCharsets.UTF_16LE;
          case 3 -> StandardCharsets.UTF_16BE;
          default -> StandardCharsets.UTF_8;
        };
    walk(1, this::schema);
  }

  int applicationId() {
    return file.getInt(68);
  }

  /** Whether changes may lie in a {@code -wal} file that was not handed in. */
  boolean writesAhead() {
    return file.get(19) == 2;
  }

  private void schema(Row row) {
    String type = row.text(0);
    if (type.equals("view")) {
      views.add(row.text(1));
    }
    if (type.equals("table") && tables.size() < MOST_TABLES) {
      String sql = row.text(4);
      if (sql.toUpperCase(Locale.ROOT).startsWith("CREATE TABLE")) {
        CreateTable parsed = CreateTable.of(sql);
        long root = row.integer(3).orElse(0L);
        if (root > 0 && root <= pages && !parsed.withoutRowid()) {
          tables.add(new Table(row.text(1), (int) root, parsed.columns(), parsed.rowidColumn()));
        }
      }
    }
  }

  Optional<Table> find(String name) {
    return tables.stream().filter(t -> t.name().equalsIgnoreCase(name)).findFirst();
  }

  boolean isView(String name) {
    return views.stream().anyMatch(v -> v.equalsIgnoreCase(name));
  }

  /** All rows of a table in the order of their ids. */
  void rows(Table table, Consumer<Row> to) {
    walk(
        table.rootPage(),
        row -> {
          int id = table.rowidColumn();
          if (id >= 0 && id < row.values().length && row.values()[id] == null) {
            row.values()[id] = row.rowid();
          }
          to.accept(row);
        });
  }

  private void walk(int root, Consumer<Row> to) {
    walk(root, to, new BitSet(), 0);
  }

  private void walk(int page, Consumer<Row> to, BitSet visited, int depth) {
    if (page < 1 || page > pages || visited.get(page) || depth > MOST_DEPTH) {
      throw bad("the tree of a table is damaged at page " + page);
    }
    visited.set(page);
    int start = (page - 1) * pageSize;
    int at = page == 1 ? start + HEADER_BYTES : start;
    int type = file.get(at) & 0xFF;
    int cells = file.getShort(at + 3) & 0xFFFF;
    if (type != LEAF && type != INTERIOR) {
      throw bad("page " + page + " belongs to no table");
    }
    int pointers = at + (type == LEAF ? 8 : 12);
    if (pointers + 2L * cells > start + usable) {
      throw bad("page " + page + " says it has " + cells + " rows, more than fit");
    }
    for (int i = 0; i < cells; i++) {
      int cell = start + (file.getShort(pointers + 2 * i) & 0xFFFF);
      if (cell < pointers || cell + 4 > start + usable) {
        throw bad("a row of page " + page + " lies outside of it");
      }
      if (type == INTERIOR) {
        walk(file.getInt(cell), to, visited, depth + 1);
      } else {
        to.accept(leaf(cell, start + usable));
      }
    }
    if (type == INTERIOR) {
      walk(file.getInt(at + 8), to, visited, depth + 1);
    }
  }

  private Row leaf(int cell, int end) {
    Varint size = Varint.at(file, cell);
    Varint id = Varint.at(file, size.next());
    long total = size.value();
    if (total < 0 || total > file.capacity()) {
      throw bad("a row says it has " + total + " bytes, more than the file");
    }
    int most = usable - 35;
    int least = (usable - 12) * 32 / 255 - 23;
    long spill = least + (total - least) % (usable - 4);
    int local = (int) (total <= most ? total : spill <= most ? spill : least);
    byte[] payload = new byte[(int) total];
    if (id.next() + local > end) {
      throw bad("a row runs over the end of its page");
    }
    file.get(id.next(), payload, 0, local);
    if (local < total) {
      overflow(payload, local, file.getInt(id.next() + local));
    }
    return new Row(id.value(), SqliteRecord.read(payload, encoding));
  }

  /** A chain can be no longer than the rest it holds, so a cycle ends with it. */
  private void overflow(byte[] payload, int from, int firstPage) {
    int done = from;
    int page = firstPage;
    while (done < payload.length) {
      if (page < 1 || page > pages) {
        throw bad("a long row goes on at page " + page + ", which is not there");
      }
      int start = (page - 1) * pageSize;
      int n = Math.min(payload.length - done, usable - 4);
      file.get(start + 4, payload, done, n);
      done += n;
      page = file.getInt(start);
    }
  }

  static UnreadableDrawingException bad(String reason) {
    return new UnreadableDrawingException(0, reason, "");
  }
}
