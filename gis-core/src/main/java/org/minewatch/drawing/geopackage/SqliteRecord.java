package org.minewatch.drawing.geopackage;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes a row's payload apart into its values. */
final class SqliteRecord {
  private static final int MOST_COLUMNS = 4000;

  private SqliteRecord() {}

  /** Nulls, Long, Double, String or byte[]. */
  static Object[] read(byte[] payload, Charset encoding) {
    ByteBuffer b = ByteBuffer.wrap(payload);
    try {
      Varint header = Varint.at(b, 0);
      if (header.value() > payload.length) {
        throw SqliteFile.bad("a row's header is longer than the row");
      }
      List<Long> types = new ArrayList<>();
      int at = header.next();
      while (at < header.value() && types.size() < MOST_COLUMNS) {
        Varint type = Varint.at(b, at);
        types.add(type.value());
        at = type.next();
      }
      Object[] values = new Object[types.size()];
      int from = (int) header.value();
      for (int i = 0; i < values.length; i++) {
        int length = length(types.get(i));
        if (length < 0 || from + (long) length > payload.length) {
          throw SqliteFile.bad("a value of a row is longer than the row");
        }
        values[i] = value(types.get(i), payload, b, from, length, encoding);
        from += length;
      }
      return values;
    } catch (IndexOutOfBoundsException e) {
      throw SqliteFile.bad("a row ends in the middle of a value");
    }
  }

  private static int length(long type) {
    if (type >= 12) {
      long n = (type - 12) / 2;
      return n > Integer.MAX_VALUE ? -1 : (int) n;
    }
    return switch ((int) type) {
      case 0, 8, 9 -> 0;
      case 1, 2, 3, 4 -> (int) type;
      case 5 -> 6;
      case 6, 7 -> 8;
      default -> -1;
    };
  }

  private static Object value(
      long type, byte[] payload, ByteBuffer b, int from, int length, Charset encoding) {
    if (type >= 12) {
      return type % 2 == 0
          ? (Object) Arrays.copyOfRange(payload, from, from + length)
          : new String(payload, from, length, encoding);
    }
    if (type == 0) {
      return null;
    }
    if (type == 7) {
      return b.getDouble(from);
    }
    if (type == 8 || type == 9) {
      return type - 8;
    }
    long value = payload[from];
    for (int i = 1; i < length; i++) {
      value = value << 8 | payload[from + i] & 0xFF;
    }
    return value;
  }
}
