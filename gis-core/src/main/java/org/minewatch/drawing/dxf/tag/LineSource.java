package org.minewatch.drawing.dxf.tag;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.UnreadableDrawingException;

/** Lines of a file as bytes, with their numbers, in bounded memory. */
final class LineSource {
  private static final int BUFFER_BYTES = 1 << 14;

  private final InputStream in;
  private final DrawingLimits limits;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int filled;
  private long consumed;
  private byte[] line = new byte[256];
  private int length;
  private long number;

  LineSource(InputStream in, DrawingLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /** Moves to the next line; its end ({@code \n}, {@code \r\n}, {@code \r\r\n}) is cut off. */
  boolean next() throws IOException {
    length = 0;
    boolean any = false;
    while (true) {
      if (position == filled && !fill()) {
        break;
      }
      any = true;
      int end = position;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      append(position, end);
      if (end < filled) {
        position = end + 1;
        break;
      }
      position = end;
    }
    if (!any) {
      return false;
    }
    number++;
    while (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    if (number == 1
        && length >= 3
        && line[0] == (byte) 0xEF
        && line[1] == (byte) 0xBB
        && line[2] == (byte) 0xBF) {
      System.arraycopy(line, 3, line, 0, length - 3);
      length -= 3;
    }
    return true;
  }

  private boolean fill() throws IOException {
    filled = Math.max(0, in.read(buffer));
    position = 0;
    consumed += filled;
    if (consumed > limits.bytes()) {
      throw new UnreadableDrawingException(
          number + 1, "the file is longer than " + limits.bytes() + " bytes", "");
    }
    return filled > 0;
  }

  private void append(int from, int to) {
    int more = to - from;
    if (length + more > limits.lineBytes()) {
      throw new UnreadableDrawingException(
          number + 1,
          "a line is longer than " + limits.lineBytes() + " bytes: this is not an ASCII DXF",
          "");
    }
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + more));
    }
    System.arraycopy(buffer, from, line, length, more);
    length += more;
  }

  /** The bytes of the line, of which {@link #length()} count; overwritten by the next line. */
  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }

  /** Number of the line, from 1; before the first line 0. */
  long number() {
    return number;
  }
}
