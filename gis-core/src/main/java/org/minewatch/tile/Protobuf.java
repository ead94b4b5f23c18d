package org.minewatch.tile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the few kinds of protocol buffer fields that a tile has. */
final class Protobuf {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int LENGTH = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Protobuf varint(int field, long value) {
    raw((long) field << 3 | VARINT);
    raw(value);
    return this;
  }

  Protobuf real(int field, double value) {
    raw((long) field << 3 | FIXED_64);
    long bits = Double.doubleToLongBits(value);
    for (int shift = 0; shift < Long.SIZE; shift += 8) {
      bytes.write((int) (bits >>> shift));
    }
    return this;
  }

  Protobuf text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Protobuf bytes(int field, byte[] value) {
    raw((long) field << 3 | LENGTH);
    raw(value.length);
    bytes.writeBytes(value);
    return this;
  }

  /** A varint of its own, as packed fields have them one after the other. */
  Protobuf raw(long value) {
    long left = value;
    while ((left & ~0x7FL) != 0) {
      bytes.write((int) (left & 0x7F | 0x80));
      left >>>= 7;
    }
    bytes.write((int) left);
    return this;
  }

  /** Small negative numbers become small positive ones. */
  static long zigzag(long value) {
    return value << 1 ^ value >> (Long.SIZE - 1);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
