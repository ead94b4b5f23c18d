package org.minewatch.track.upload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.minewatch.track.upload.profile.UploadProfile;

/**
 * Walks through the records of a file and marks their fields by position, in one pass over the
 * bytes. Blanks and line breaks around a field do not belong to it.
 */
final class RecordScanner {
  private static final int MOST_FIELDS = 64;

  private static final byte PLAIN = 0;
  private static final byte FIELD_END = 1;
  private static final byte RECORD_END = 2;
  private static final byte FILE_END = 3;
  private static final byte CONTROL = 4;
  private static final byte HIGH = 5;

  /** UTF-8 and GBK bytes of the full-width semicolon, which no field may hold. */
  private static final byte[] WIDE_UTF8 = "；".getBytes(StandardCharsets.UTF_8);

  private static final byte[] WIDE_GBK = {(byte) 0xa3, (byte) 0xbb};

  private final byte[] b;
  private final byte[] classes = new byte[256];
  private final byte[] fileEnd;
  private final boolean doubleByte;
  private int at;
  private boolean fileEnded;

  private final int[] starts = new int[MOST_FIELDS];
  private final int[] ends = new int[MOST_FIELDS];
  private int start;
  private int end;
  private int fields;
  private long number;
  private boolean terminated;
  private boolean wide;
  private boolean control;

  /**
   * @param doubleByte whether the text is GB18030, in which the second byte of a character can look
   *     like a terminator
   */
  RecordScanner(byte[] b, int from, UploadProfile profile, boolean doubleByte) {
    this.b = b;
    this.at = from;
    this.doubleByte = doubleByte;
    this.fileEnd = profile.fileTerminator().getBytes(StandardCharsets.US_ASCII);
    Arrays.fill(classes, 0, ' ', CONTROL);
    classes['\t'] = PLAIN;
    classes['\r'] = PLAIN;
    classes['\n'] = PLAIN;
    classes[0x7f] = CONTROL;
    // In UTF-8 only the first byte of the full-width semicolon needs a closer look.
    Arrays.fill(classes, doubleByte ? 0x80 : WIDE_UTF8[0] & 0xff, doubleByte ? 256 : 0xf0, HIGH);
    if (fileEnd.length > 0) {
      classes[fileEnd[0]] = FILE_END;
    }
    classes[profile.fieldSeparator()] = FIELD_END;
    classes[profile.recordTerminator()] = RECORD_END;
  }

  /** Goes to the next record that is not blank; false at the end of the file. */
  boolean next() {
    while (!fileEnded && at < b.length) {
      scan();
      number++;
      if (fields > 1 || starts[0] < ends[0] || control) {
        return true;
      }
      if (!terminated) {
        return false;
      }
      // A blank record between two terminators is no record, but it keeps its number.
    }
    return false;
  }

  private void scan() {
    start = at;
    fields = 0;
    wide = false;
    control = false;
    terminated = false;
    byte[] bytes = b;
    byte[] kinds = classes;
    int fieldStart = at;
    int i = at;
    for (; i < bytes.length; i++) {
      byte c = kinds[bytes[i] & 0xff];
      while (c == PLAIN && ++i < bytes.length) {
        c = kinds[bytes[i] & 0xff];
      }
      if (c == FIELD_END) {
        field(fieldStart, i);
        fieldStart = i + 1;
      } else if (c == RECORD_END) {
        terminated = true;
        break;
      } else if (c == HIGH) {
        i = high(i);
      } else if (c == CONTROL) {
        control = true;
      } else if (c == FILE_END && at(i, fileEnd)) {
        terminated = true;
        fileEnded = true;
        break;
      }
    }
    end = Math.min(i, bytes.length);
    field(fieldStart, end);
    at = fileEnded ? end + fileEnd.length : end + 1;
  }

  private int high(int i) {
    if (!doubleByte) {
      wide |= at(i, WIDE_UTF8);
      return i;
    }
    if (i + 1 == b.length) {
      return i;
    }
    int trail = b[i + 1] & 0xff;
    boolean pair =
        trail >= 0x40 && trail != 0x7f && trail != 0xff || trail >= 0x30 && trail <= 0x39;
    wide |= at(i, WIDE_GBK);
    return pair ? i + 1 : i;
  }

  private boolean at(int i, byte[] what) {
    return i + what.length <= b.length
        && Arrays.equals(b, i, i + what.length, what, 0, what.length);
  }

  private void field(int from, int to) {
    if (fields < MOST_FIELDS) {
      int last = to;
      int first = from;
      while (first < last && b[first] <= ' ' && b[first] >= 0) {
        first++;
      }
      while (last > first && b[last - 1] <= ' ' && b[last - 1] >= 0) {
        last--;
      }
      starts[fields] = first;
      ends[fields] = last;
    }
    fields++;
  }

  byte[] bytes() {
    return b;
  }

  /** Number of the segment in the file from 1, the header and blank ones counted. */
  long number() {
    return number;
  }

  /** Offset of the segment's first byte. */
  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Fields found; of more than 64 the places are not kept. */
  int fields() {
    return fields;
  }

  boolean tooManyFields() {
    return fields > MOST_FIELDS;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  boolean isEmpty(int field) {
    return starts[field] == ends[field];
  }

  /** Whether a terminator stands behind the record. */
  boolean terminated() {
    return terminated;
  }

  /** Whether the record holds a full-width semicolon, the sign of a damaged one. */
  boolean wide() {
    return wide;
  }

  /** Whether the record holds control characters. */
  boolean control() {
    return control;
  }

  /** Whether the file's terminator was met. */
  boolean fileEnded() {
    return fileEnded;
  }

  /** Offset behind what was read. */
  int position() {
    return at;
  }
}
