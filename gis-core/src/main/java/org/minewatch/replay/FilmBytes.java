package org.minewatch.replay;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Reads the numbers of a film; what is cut off or too long is refused. */
final class FilmBytes {
  private static final int MOST_SHIFT = 56;

  private final ByteBuffer in;

  FilmBytes(ByteBuffer bytes) {
    in = bytes.duplicate();
  }

  int raw() {
    try {
      return in.get() & 0xff;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("the film ends too early", e);
    }
  }

  long unsigned() {
    long value = 0;
    for (int shift = 0; shift <= MOST_SHIFT; shift += 7) {
      int b = raw();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of the film is too long");
  }

  long signed() {
    long u = unsigned();
    return u >>> 1 ^ -(u & 1);
  }

  /** A count of things of at least one byte each, which therefore cannot exceed what is left. */
  int count() {
    long count = unsigned();
    if (count > in.remaining()) {
      throw new IllegalArgumentException(
          "the film tells of " + count + " things in " + in.remaining() + " bytes");
    }
    return (int) count;
  }

  void skipText() {
    int length = count();
    in.position(in.position() + length);
  }
}
