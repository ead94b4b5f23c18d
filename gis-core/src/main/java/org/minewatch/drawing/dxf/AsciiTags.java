package org.minewatch.drawing.dxf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.TextEncoding;
import org.minewatch.drawing.source.UnreadableDrawingException;

/** The tags of an ASCII DXF: a line with the group code, a line with the value. */
final class AsciiTags implements TagSource, TagGroup {
  private static final int COMMENT = 999;

  private final LineSource lines;
  private final DrawingLimits limits;
  private final Charset charset;

  private byte[] values = new byte[4096];
  private int[] codes = new int[64];
  private int[] starts = new int[65];
  private long[] places = new long[64];
  private int size;
  private String kind = "";
  private long line;

  private String nextKind = "";
  private long nextLine;
  private boolean started;
  private int code;

  AsciiTags(InputStream in, DrawingLimits limits, Charset charset) {
    this.lines = new LineSource(in, limits);
    this.limits = limits;
    this.charset = charset;
  }

  @Override
  public boolean next() throws IOException {
    if (!started) {
      started = true;
      start();
    }
    if (nextKind.isEmpty()) {
      return false;
    }
    kind = nextKind;
    line = nextLine;
    nextKind = "";
    size = 0;
    starts[0] = 0;
    if (kind.equals("EOF")) {
      return true; // what follows is not part of the drawing
    }
    while (readTag()) {
      if (code == 0) {
        nextKind = value().trim();
        nextLine = lines.number() - 1;
        if (nextKind.isEmpty()) {
          throw new UnreadableDrawingException(
              lines.number(), "group 0 has no name: expected the kind of an entity", "");
        }
        break;
      }
      if (code != COMMENT) {
        keep();
      }
    }
    return true;
  }

  private void start() throws IOException {
    boolean read = readTag();
    while (read && code == COMMENT) {
      read = readTag();
    }
    if (!read) {
      throw new UnreadableDrawingException(0, "the file is empty: expected an ASCII DXF", "");
    }
    nextKind = value().trim();
    nextLine = lines.number() - 1;
    if (code != 0 || !nextKind.equals("SECTION") && !nextKind.equals("EOF")) {
      throw new UnreadableDrawingException(
          nextLine,
          "this is not a DXF: it should start with the lines 0 and SECTION",
          code + " / " + nextKind);
    }
  }

  /** Reads a code and its value line; false at the end of the file. */
  private boolean readTag() throws IOException {
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
      String raw = TextEncoding.decode(b, 0, Math.min(lines.length(), 80), charset);
      throw new UnreadableDrawingException(
          lines.number(),
          lines.number() == 1
              ? "this is not a DXF: it should start with the lines 0 and SECTION"
              : "expected a group code (a whole number), so a line is missing or damaged above",
          raw);
    }
    return negative ? -value : value;
  }

  private String value() {
    return TextEncoding.decode(lines.bytes(), 0, lines.length(), charset);
  }

  private void keep() {
    if (size == codes.length) {
      if (size >= 4L * limits.vertices()) {
        throw new UnreadableDrawingException(
            lines.number(), kind + " has more than " + size + " values", "");
      }
      codes = Arrays.copyOf(codes, size * 2);
      starts = Arrays.copyOf(starts, size * 2 + 1);
      places = Arrays.copyOf(places, size * 2);
    }
    int at = starts[size];
    int more = lines.length();
    if (at + more > values.length) {
      if (at + (long) more > limits.bytes()) {
        throw new UnreadableDrawingException(lines.number(), kind + " is too long", "");
      }
      values = Arrays.copyOf(values, Math.max(values.length * 2, at + more));
    }
    System.arraycopy(lines.bytes(), 0, values, at, more);
    codes[size] = code;
    places[size] = lines.number();
    size++;
    starts[size] = at + more;
  }

  @Override
  public long lineReached() {
    return lines.number();
  }

  @Override
  public TagGroup group() {
    return this;
  }

  @Override
  public String nextKind() {
    return nextKind;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int code(int index) {
    return codes[index];
  }

  @Override
  public long line(int index) {
    return places[index];
  }

  @Override
  public String text(int index) {
    return TextEncoding.decode(values, starts[index], starts[index + 1], charset);
  }

  @Override
  public double number(int index) {
    String raw =
        new String(
            values, starts[index], starts[index + 1] - starts[index], StandardCharsets.ISO_8859_1);
    double value;
    try {
      value = Double.parseDouble(raw);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!(Math.abs(value) <= 1e15)) {
      throw new BadEntityException(
          places[index],
          "group " + codes[index],
          "group " + codes[index] + " of " + kind + " should be a finite number",
          raw);
    }
    return value;
  }
}
