package org.minewatch.nightly.kept;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * How values of one type are written as bytes and read back: the same bytes for the same value.
 *
 * <p>Reading throws a {@link RuntimeException} on bytes that no value was written as, and takes no
 * more memory than a small multiple of the bytes that are left.
 */
interface Form<T> {
  void write(T value, DataOutputStream out) throws IOException;

  T read(ByteBuffer in);

  /** The writing half of a form. */
  interface Writing<T> {
    void write(T value, DataOutputStream out) throws IOException;
  }

  /** The reading half of a form. */
  interface Reading<T> {
    T read(ByteBuffer in);
  }

  static <T> Form<T> of(Writing<T> writing, Reading<T> reading) {
    return new Form<>() {
      @Override
      public void write(T value, DataOutputStream out) throws IOException {
        writing.write(value, out);
      }

      @Override
      public T read(ByteBuffer in) {
        return reading.read(in);
      }
    };
  }

  /** How many elements follow, of which each takes at least so many bytes. */
  static int count(ByteBuffer in, int leastBytesEach) {
    int count = in.getInt();
    if (count < 0 || count > in.remaining() / leastBytesEach) {
      throw new IllegalStateException(
          count + " elements are announced where " + in.remaining() + " bytes are left");
    }
    return count;
  }

  /** Whether something follows: one byte, 0 or 1. */
  static boolean flag(ByteBuffer in) {
    byte flag = in.get();
    if (flag != 0 && flag != 1) {
      throw new IllegalStateException("yes or no is told by 0 or 1, not " + flag);
    }
    return flag == 1;
  }
}
