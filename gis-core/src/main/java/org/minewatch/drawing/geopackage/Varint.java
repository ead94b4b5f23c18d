package org.minewatch.drawing.geopackage;

import java.nio.ByteBuffer;

/**
 * A number of one to nine bytes, seven bits each, as SQLite packs them.
 *
 * @param next index of the byte behind it
 */
record Varint(long value, int next) {
  static Varint at(ByteBuffer b, int at) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      int one = b.get(at + i);
      value = value << 7 | one & 0x7F;
      if (one >= 0) {
        return new Varint(value, at + i + 1);
      }
    }
    return new Varint(value << 8 | b.get(at + 8) & 0xFF, at + 9);
  }
}
