package org.minewatch.drawing.dxf.tag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.TextEncoding;
import org.minewatch.drawing.source.UnreadableDrawingException;

/** The tags of an ASCII DXF: a line with the group code, a line with the value. */
final class AsciiTagStream implements TagStream {
  private final LineSource lines;
  private int code;

  AsciiTagStream(InputStream in, DrawingLimits limits) {
    this.lines = new LineSource(in, limits);
  }

  @Override
  public boolean next() throws IOException {
    if (!lines.next()) {
      return false;
    }
    code = groupCode();
    if (!lines.next()) {
      throw new UnreadableDrawingException(
          lines.number(),
          "the file is cut off after group code " + code + ": its value is missing",
          "");
    }
    return true;
  }

  private int groupCode() {
    byte[] b = lines.bytes();
    int to = lines.length();
    int i = 0;
    while (i < to && (b[i] == ' ' || b[i] == '\t')) {
      i++;
    }
    while (to > i && (b[to - 1] == ' ' || b[to - 1] == '\t')) {
      to--;
    }
    boolean negative = i < to && b[i] == '-';
    int from = negative ? i + 1 : i;
    int value = 0;
    boolean good = from < to && to - from <= 5;
    for (int k = from; good && k < to; k++) {
      good = b[k] >= '0' && b[k] <= '9';
      value = value * 10 + b[k] - '0';
    }
    if (!good) {
      String raw = TextEncoding.decode(b, 0, Math.min(lines.length(), 80), StandardCharsets.UTF_8);
      throw new UnreadableDrawingException(
          lines.number(),
          lines.number() == 1
              ? "this is not a DXF: it should start with " + opening()
              : "expected a group code (a whole number), so a line is missing or damaged above",
          raw);
    }
    return negative ? -value : value;
  }

  @Override
  public int code() {
    return code;
  }

  @Override
  public byte[] bytes() {
    return lines.bytes();
  }

  @Override
  public int length() {
    return lines.length();
  }

  @Override
  public boolean isNumber() {
    return false;
  }

  @Override
  public long start() {
    return lines.number() - 1;
  }

  @Override
  public long place() {
    return lines.number();
  }

  @Override
  public String unit() {
    return "line";
  }

  @Override
  public String opening() {
    return "the lines 0 and SECTION";
  }
}
