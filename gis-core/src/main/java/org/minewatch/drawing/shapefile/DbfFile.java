package org.minewatch.drawing.shapefile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.minewatch.drawing.source.UnreadableDrawingException;

/** The attribute table of a shapefile (dBASE III): what a drawing needs of it. */
final class DbfFile {
  private static final int HEADER_BYTES = 32;
  private static final int FIELD_BYTES = 32;
  private static final int MOST_FIELDS = 2048;
  private static final int END_OF_FIELDS = 0x0D;
  private static final byte DELETED = '*';

  /** Fields that name the CAD layer, as exports from CAD and GIS write them. */
  private static final Set<String> LAYER_FIELDS = Set.of("layer", "图层", "dxf_layer", "refname");

  private static final Set<String> TEXT_FIELDS =
      Set.of("text", "textstring", "txtmemo", "注记", "名称", "name");
  private static final Set<String> ELEVATION_FIELDS = Set.of("elevation", "标高", "高程", "elev");

  private record Field(String name, char type, int offset, int length) {}

  private final byte[] bytes;
  private final int headerLength;
  private final int recordLength;
  private final int rows;
  private final List<Field> fields;
  private final DbfEncoding encoding;

  private DbfFile(
      byte[] bytes,
      int headerLength,
      int recordLength,
      int rows,
      List<Field> fields,
      DbfEncoding encoding) {
    this.bytes = bytes;
    this.headerLength = headerLength;
    this.recordLength = recordLength;
    this.rows = rows;
    this.fields = fields;
    this.encoding = encoding;
  }

  /**
   * @param layer name of the shapefile, for messages
   * @param cpg content of the code page file
   * @throws UnreadableDrawingException when it is no table
   */
  static DbfFile of(String layer, byte[] bytes, Optional<byte[]> cpg) {
    if (bytes.length < HEADER_BYTES + 1) {
      throw new UnreadableDrawingException(0, layer + ".dbf is too short for a table", "");
    }
    ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int rows = b.getInt(4);
    int headerLength = b.getShort(8) & 0xFFFF;
    int recordLength = b.getShort(10) & 0xFFFF;
    if (rows < 0 || headerLength < HEADER_BYTES + 1 || headerLength > bytes.length) {
      throw new UnreadableDrawingException(
          0, layer + ".dbf has no header of a dBASE table (" + rows + " rows)", "");
    }
    List<Field> raw = fields(bytes, headerLength);
    int present = recordLength == 0 ? 0 : (bytes.length - headerLength) / recordLength;
    int readable = Math.min(rows, present);
    DbfEncoding encoding =
        DbfEncoding.of(
            layer,
            cpg,
            bytes[29] & 0xFF,
            samples(bytes, raw, headerLength, recordLength, readable));
    List<Field> named = new ArrayList<>();
    for (Field f : raw) {
      String name = encoding.decode(f.name().getBytes(StandardCharsets.ISO_8859_1));
      named.add(new Field(name.toLowerCase(Locale.ROOT), f.type(), f.offset(), f.length()));
    }
    return new DbfFile(bytes, headerLength, recordLength, readable, named, encoding);
  }

  /** The fields, names still as bytes. */
  private static List<Field> fields(byte[] bytes, int headerLength) {
    List<Field> out = new ArrayList<>();
    int offset = 1;
    for (int at = HEADER_BYTES;
        at + FIELD_BYTES <= headerLength && bytes[at] != END_OF_FIELDS && out.size() < MOST_FIELDS;
        at += FIELD_BYTES) {
      int end = at;
      while (end < at + 11 && bytes[end] != 0) {
        end++;
      }
      String name = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1).strip();
      char type = (char) (bytes[at + 11] & 0xFF);
      int length = bytes[at + 16] & 0xFF;
      if (type == 'C') {
        length += 256 * (bytes[at + 17] & 0xFF);
      }
      out.add(new Field(name, type, offset, length));
      offset += length;
    }
    return out;
  }

  private static List<byte[]> samples(
      byte[] bytes, List<Field> fields, int headerLength, int recordLength, int rows) {
    List<byte[]> out = new ArrayList<>();
    for (Field f : fields) {
      out.add(f.name().getBytes(StandardCharsets.ISO_8859_1));
    }
    for (int row = 0; row < rows; row++) {
      for (Field f : fields) {
        int at = headerLength + row * recordLength + f.offset();
        if (f.type() == 'C'
            && f.offset() + f.length() <= recordLength
            && at + f.length() <= bytes.length) {
          out.add(trimmed(bytes, at, f.length()));
        }
      }
    }
    return out;
  }

  private static byte[] trimmed(byte[] bytes, int at, int length) {
    int end = at;
    while (end < at + length && bytes[end] != 0) {
      end++;
    }
    while (end > at && bytes[end - 1] == ' ') {
      end--;
    }
    return Arrays.copyOfRange(bytes, at, end);
  }

  int rows() {
    return rows;
  }

  Charset charset() {
    return encoding.charset();
  }

  List<String> notes() {
    return encoding.notes();
  }

  List<String> fieldNames() {
    return fields.stream().map(Field::name).toList();
  }

  boolean isDeleted(int row) {
    return bytes[headerLength + row * recordLength] == DELETED;
  }

  /** The layer that an attribute names, if one does. */
  Optional<String> layer(int row) {
    return first(row, LAYER_FIELDS);
  }

  /** What is written there. */
  Optional<String> text(int row) {
    return first(row, TEXT_FIELDS);
  }

  /** An elevation kept as an attribute; 0 when there is none. */
  double elevation(int row) {
    try {
      return first(row, ELEVATION_FIELDS)
          .map(Double::parseDouble)
          .filter(Double::isFinite)
          .orElse(0.0);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private Optional<String> first(int row, Set<String> names) {
    if (row >= rows) {
      return Optional.empty();
    }
    for (Field f : fields) {
      if (names.contains(f.name()) && f.offset() + f.length() <= recordLength) {
        String value = value(row, f);
        if (!value.isEmpty()) {
          return Optional.of(value);
        }
      }
    }
    return Optional.empty();
  }

  /** The value of a field, trimmed. */
  String value(int row, int field) {
    return value(row, fields.get(field));
  }

  private String value(int row, Field f) {
    int at = headerLength + row * recordLength + f.offset();
    return encoding.decode(trimmed(bytes, at, f.length())).strip();
  }
}
