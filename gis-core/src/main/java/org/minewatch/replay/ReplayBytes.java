package org.minewatch.replay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow, with numbers of variable length (LEB128; signed ones zigzag). */
final class ReplayBytes {
  private byte[] bytes = new byte[1 << 16];
  private int size;

  int size() {
    return size;
  }

  void raw(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) value;
  }

  /**
   * @throws IllegalArgumentException for a negative number
   */
  void unsigned(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("not negative: " + value);
    }
    long rest = value;
    while (rest > 0x7f) {
      raw((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    raw((int) rest);
  }

  void signed(long value) {
    unsigned(value << 1 ^ value >> 63);
  }

  void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    unsigned(utf8.length);
    for (byte b : utf8) {
      raw(b);
    }
  }

  void append(ReplayBytes other) {
    if (size + other.size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + other.size));
    }
    System.arraycopy(other.bytes, 0, bytes, size, other.size);
    size += other.size;
  }

  /** A read-only view of what was written. */
  ByteBuffer view() {
    return ByteBuffer.wrap(Arrays.copyOf(bytes, size)).asReadOnlyBuffer();
  }
}
