package org.minewatch.region.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Tells the encoding of a whole file from one pass over its bytes: UTF-8, or the GB18030 that
 * Chinese spreadsheets write.
 *
 * <p>A file is UTF-8 when all of it is well formed, or when at least four well-formed multi-byte
 * characters stand against every malformed byte (a damaged UTF-8 file; GB18030 text almost never
 * forms UTF-8 sequences). Judging the whole file rather than a cell matters: short GBK words such
 * as 茅台 are valid UTF-8 by accident.
 */
public final class TextEncoding {
  /** The Chinese national standard encoding, a superset of GBK and GB2312. */
  public static final Charset GB18030 = Charset.forName("GB18030");

  private static final int WELL_FORMED_PER_MALFORMED = 4;

  private final byte[] head = new byte[4];
  private int headLength;
  private long wellFormed;
  private long malformed;

  private int expected;
  private int codePoint;
  private int smallest;

  /** Takes the next bytes of the file. */
  public void add(byte[] bytes, int from, int to) {
    for (int i = from; i < to && headLength < head.length; i++) {
      head[headLength++] = bytes[i];
    }
    for (int i = from; i < to; i++) {
      int b = bytes[i];
      if (b >= 0 && expected == 0) {
        continue;
      }
      addByte(b & 0xff);
    }
  }

  private void addByte(int b) {
    if (expected > 0) {
      if ((b & 0xc0) == 0x80) {
        codePoint = codePoint << 6 | b & 0x3f;
        if (--expected == 0) {
          boolean valid =
              codePoint >= smallest
                  && codePoint <= 0x10ffff
                  && (codePoint < 0xd800 || codePoint > 0xdfff);
          count(valid);
        }
        return;
      }
      expected = 0;
      malformed++;
    }
    if (b < 0x80) {
      return;
    }
    if (b >= 0xc2 && b <= 0xdf) {
      start(1, b & 0x1f, 0x80);
    } else if (b >= 0xe0 && b <= 0xef) {
      start(2, b & 0x0f, 0x800);
    } else if (b >= 0xf0 && b <= 0xf4) {
      start(3, b & 0x07, 0x10000);
    } else {
      malformed++;
    }
  }

  private void start(int following, int bits, int least) {
    expected = following;
    codePoint = bits;
    smallest = least;
  }

  private void count(boolean valid) {
    if (valid) {
      wellFormed++;
    } else {
      malformed++;
    }
  }

  /** The encoding of what was added so far, taken as the whole file. */
  public Charset charset() {
    long bad = malformed + (expected > 0 ? 1 : 0);
    return bad * WELL_FORMED_PER_MALFORMED <= wellFormed ? StandardCharsets.UTF_8 : GB18030;
  }

  /** Why the file cannot be text at all, or an empty string. */
  public String notText() {
    if (startsWith(0xff, 0xfe) || startsWith(0xfe, 0xff)) {
      return "the file is UTF-16 (\"Unicode text\"); save it as \"CSV UTF-8\"";
    }
    if (startsWith('P', 'K', 3, 4)) {
      return "the file is a zip archive or an Excel workbook, not text; save the sheet as"
          + " \"CSV UTF-8\"";
    }
    if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) {
      return "the file is an old Excel workbook, not text; save the sheet as \"CSV UTF-8\"";
    }
    if (startsWith(0, 0, 0, 0)) {
      return "the file begins with NUL bytes and is no text; it is damaged, export it again";
    }
    if (startsWith(0x1f, 0x8b)) {
      return "the file is compressed with gzip; unpack it";
    }
    return "";
  }

  private boolean startsWith(int... magic) {
    if (headLength < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
