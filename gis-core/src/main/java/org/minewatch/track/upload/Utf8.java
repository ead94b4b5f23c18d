package org.minewatch.track.upload;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tells quickly that a file is sound UTF-8, as nearly all are; doubts are for a closer look. */
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /**
   * Whether all bytes are ASCII or faultless characters of two or three bytes. What is rare here,
   * such as characters of four bytes, counts as a doubt.
   */
  static boolean isPlainlySound(byte[] b) {
    int i = 0;
    while (i < b.length) {
      if (i + Long.BYTES <= b.length && ((long) LONGS.get(b, i) & HIGH_BITS) == 0) {
        i += Long.BYTES;
        continue;
      }
      int first = b[i] & 0xff;
      if (first < 0x80) {
        i++;
      } else if (first >= 0xc2 && first <= 0xdf && follows(b, i + 1)) {
        i += 2;
      } else if (first >= 0xe1
          && first <= 0xef
          && first != 0xed
          && follows(b, i + 1)
          && follows(b, i + 2)) {
        i += 3;
      } else {
        return false;
      }
    }
    return true;
  }

  private static boolean follows(byte[] b, int i) {
    return i < b.length && (b[i] & 0xc0) == 0x80;
  }
}
