package org.minewatch.drawing.dxf.tag;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.UnreadableDrawingException;

/**
 * The tags of a binary DXF. The group code takes two bytes; up to R12 it takes one, and 255
 * announces two more. The code alone says how many bytes the value has, little-endian (DXF
 * reference, group code value types), so a code without a known type cannot be passed over.
 */
final class BinaryTagStream implements TagStream {
  private static final int ESCAPE = 255;

  private final InputStream in;
  private final DrawingLimits limits;
  private boolean shortCodes;
  private boolean started;
  private long offset;
  private long start;
  private int code;
  private byte[] value = new byte[256];
  private int length;
  private boolean number;

  BinaryTagStream(BufferedInputStream in, DrawingLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  @Override
  public boolean next() throws IOException {
    if (!started) {
      started = true;
      findWidthOfCodes();
    }
    start = offset;
    int first = read();
    if (first < 0) {
      return false;
    }
    if (!shortCodes) {
      code = first | must() << 8;
    } else {
      code = first == ESCAPE ? must() | must() << 8 : first;
    }
    readValue();
    return true;
  }

  /** The file starts with code 0: two zero bytes before the word, or one. */
  private void findWidthOfCodes() throws IOException {
    offset = in.skip(BINARY_SENTINEL.length);
    in.mark(2);
    shortCodes = in.read() == 0 && in.read() != 0;
    in.reset();
  }

  private void readValue() throws IOException {
    length = 0;
    number = true;
    switch (TagType.of(code)) {
      case TEXT -> readText();
      case CHUNK -> readChunk();
      case FLAG -> keep(must());
      case INT16 -> keep((short) little(2));
      case INT32 -> keep((int) little(4));
      case INT64 -> keep(little(8));
      case DOUBLE -> keep(Double.longBitsToDouble(little(8)));
      default ->
          throw new UnreadableDrawingException(
              start,
              "expected a group code, but no value type is known for "
                  + code
                  + ", so a value above is damaged or has the wrong length",
              String.valueOf(code));
    }
  }

  private void readText() throws IOException {
    number = false;
    for (int b = must(); b != 0; b = must()) {
      if (length >= limits.lineBytes()) {
        throw new UnreadableDrawingException(
            start,
            "the text of group "
                + code
                + " is longer than "
                + limits.lineBytes()
                + " bytes: it should end with a zero byte",
            "");
      }
      if (length == value.length) {
        value = Arrays.copyOf(value, 2 * length);
      }
      value[length++] = (byte) b;
    }
  }

  /** Pictures and proxy data: passed over. */
  private void readChunk() throws IOException {
    number = false;
    int bytes = must();
    for (int i = 0; i < bytes; i++) {
      must();
    }
  }

  private void keep(double v) {
    ByteBuffer.wrap(value).putDouble(v);
    length = Double.BYTES;
  }

  private long little(int bytes) throws IOException {
    long v = 0;
    for (int i = 0; i < bytes; i++) {
      v |= (long) must() << 8 * i;
    }
    return v;
  }

  private int read() throws IOException {
    int b = in.read();
    if (b >= 0 && ++offset > limits.bytes()) {
      throw new UnreadableDrawingException(
          offset, "the file is longer than " + limits.bytes() + " bytes", "");
    }
    return b;
  }

  private int must() throws IOException {
    int b = read();
    if (b < 0) {
      throw new UnreadableDrawingException(
          offset,
          "the file is cut off inside the tag that starts at byte "
              + start
              + " (group "
              + code
              + ")",
          "");
    }
    return b;
  }

  @Override
  public int code() {
    return code;
  }

  @Override
  public byte[] bytes() {
    return value;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public boolean isNumber() {
    return number;
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public long place() {
    return start;
  }

  @Override
  public String unit() {
    return "byte";
  }

  @Override
  public String opening() {
    return "group 0 and SECTION behind the binary mark";
  }
}
