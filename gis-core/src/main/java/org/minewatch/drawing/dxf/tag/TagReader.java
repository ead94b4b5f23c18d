package org.minewatch.drawing.dxf.tag;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.minewatch.drawing.source.TextEncoding;
import org.minewatch.drawing.source.UnreadableDrawingException;

/**
 * Cuts a stream of tags into groups, each of which starts with code 0 and ends before the next, and
 * holds one of them at a time.
 *
 * <p>Left out are comments, extended data, embedded objects (the columns of an MTEXT repeat its
 * group codes with other meanings) and binary chunks (the picture of a proxy object): nothing that
 * is drawn here, and a megabyte each in some files.
 */
public final class TagReader implements TagGroup {

  /** A polyline of a million vertices with bulges has three million tags. */
  static final int MOST_TAGS = 3_000_000;

  static final int MOST_BYTES = 64 << 20;

  private static final int COMMENT = 999;
  private static final int EMBEDDED_OBJECT = 101;
  private static final double LARGEST_NUMBER = 1e15;

  private final TagStream stream;
  private final Charset charset;

  private byte[] values = new byte[4096];
  private int[] codes = new int[64];
  private int[] starts = new int[65];
  private long[] places = new long[64];
  private boolean[] numbers = new boolean[64];
  private int size;
  private String kind = "";
  private long start;

  private String nextKind = "";
  private long nextStart;
  private boolean started;
  private boolean keeping = true;

  /**
   * @param charset of texts that are not ASCII
   */
  public TagReader(TagStream stream, Charset charset) {
    this.stream = stream;
    this.charset = charset;
  }

  /**
   * Moves to the next group, which this reader then stands for.
   *
   * @return false at the end of the file
   */
  public boolean next() throws IOException {
    if (!started) {
      started = true;
      readOpening();
    }
    if (nextKind.isEmpty()) {
      return false;
    }
    kind = nextKind;
    start = nextStart;
    nextKind = "";
    size = 0;
    starts[0] = 0;
    if (kind.equals("EOF")) {
      return true; // what follows is not part of the drawing
    }
    boolean embedded = false;
    while (stream.next()) {
      int code = stream.code();
      if (code == 0) {
        nextKind = value().trim();
        nextStart = stream.start();
        if (nextKind.isEmpty()) {
          throw new UnreadableDrawingException(
              stream.place(), "group 0 has no name: expected the kind of an entity", "");
        }
        break;
      }
      embedded |= code == EMBEDDED_OBJECT;
      if (keeping && !embedded && code < COMMENT && TagType.of(code) != TagType.CHUNK) {
        keep(code);
      }
    }
    return true;
  }

  private void readOpening() throws IOException {
    boolean read = stream.next();
    while (read && stream.code() == COMMENT) {
      read = stream.next();
    }
    if (!read) {
      throw new UnreadableDrawingException(
          0, "the file is empty: a DXF starts with " + stream.opening(), "");
    }
    nextKind = value().trim();
    nextStart = stream.start();
    if (stream.code() != 0 || !nextKind.equals("SECTION") && !nextKind.equals("EOF")) {
      throw new UnreadableDrawingException(
          nextStart,
          "this is not a DXF: it should start with " + stream.opening(),
          stream.code() + " / " + nextKind);
    }
  }

  /** Whether the tags of the groups to come are wanted; their kinds always are. */
  public void keepTags(boolean wanted) {
    keeping = wanted;
  }

  private String value() {
    return stream.isNumber()
        ? ""
        : TextEncoding.decode(stream.bytes(), 0, stream.length(), charset);
  }

  private void keep(int code) {
    int at = starts[size];
    int more = stream.length();
    if (size == MOST_TAGS || at + (long) more > MOST_BYTES) {
      throw new UnreadableDrawingException(
          stream.place(),
          kind
              + " has more than "
              + (size == MOST_TAGS ? MOST_TAGS + " values" : (MOST_BYTES >> 20) + " MB of values")
              + "; no entity of a drawing does",
          "");
    }
    if (size == codes.length) {
      int room = Math.min(MOST_TAGS, size * 2);
      codes = Arrays.copyOf(codes, room);
      starts = Arrays.copyOf(starts, room + 1);
      places = Arrays.copyOf(places, room);
      numbers = Arrays.copyOf(numbers, room);
    }
    if (at + more > values.length) {
      values = Arrays.copyOf(values, Math.min(MOST_BYTES, Math.max(values.length * 2, at + more)));
    }
    System.arraycopy(stream.bytes(), 0, values, at, more);
    codes[size] = code;
    places[size] = stream.place();
    numbers[size] = stream.isNumber();
    size++;
    starts[size] = at + more;
  }

  /** Where the file was read last. */
  public long placeReached() {
    return stream.place();
  }

  /** The kind of the group after this one, empty at the end of the file. */
  public String nextKind() {
    return nextKind;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public long place() {
    return start;
  }

  @Override
  public String unit() {
    return stream.unit();
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
  public long place(int index) {
    return places[index];
  }

  @Override
  public String text(int index) {
    if (numbers[index]) {
      double v = raw(index);
      return v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : "" + v;
    }
    return TextEncoding.decode(values, starts[index], starts[index + 1], charset);
  }

  @Override
  public double number(int index) {
    double value = raw(index);
    if (!(Math.abs(value) <= LARGEST_NUMBER)) {
      throw new BadEntityException(
          places[index],
          "group " + codes[index],
          "group " + codes[index] + " of " + kind + " should be a finite number",
          numbers[index]
              ? "" + value
              : new String(
                  values,
                  starts[index],
                  starts[index + 1] - starts[index],
                  StandardCharsets.ISO_8859_1));
    }
    return value;
  }

  private double raw(int index) {
    return numbers[index]
        ? ByteBuffer.wrap(values).getDouble(starts[index])
        : NumberText.parse(values, starts[index], starts[index + 1]);
  }
}
