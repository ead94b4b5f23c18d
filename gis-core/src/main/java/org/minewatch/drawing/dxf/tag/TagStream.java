package org.minewatch.drawing.dxf.tag;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.minewatch.drawing.source.DrawingLimits;

/** The tags of a DXF one after the other, whichever way they are written. */
public interface TagStream {

  /** The first bytes of a binary DXF. */
  byte[] BINARY_SENTINEL = "AutoCAD Binary DXF\r\n\u001a\0".getBytes(StandardCharsets.US_ASCII);

  /** Opens a stream by the first bytes of the file. */
  static TagStream open(InputStream file, DrawingLimits limits) throws IOException {
    PushbackInputStream in = new PushbackInputStream(file, BINARY_SENTINEL.length);
    byte[] head = in.readNBytes(BINARY_SENTINEL.length);
    in.unread(head);
    return Arrays.equals(head, BINARY_SENTINEL)
        ? new BinaryTagStream(new BufferedInputStream(in, 1 << 14), limits)
        : new AsciiTagStream(in, limits);
  }

  /**
   * Moves to the next tag.
   *
   * @return false at the end of the file
   * @throws org.minewatch.drawing.source.UnreadableDrawingException when no tag can be made out
   */
  boolean next() throws IOException;

  int code();

  /** The bytes of the value, of which {@link #length()} count; overwritten by the next tag. */
  byte[] bytes();

  int length();

  /** Whether the value is the eight bytes of a double instead of text. */
  boolean isNumber();

  /** Where the tag starts: the line of its group code, or its byte in a binary file. */
  long start();

  /** Where the value is: its line, or the byte where the tag starts in a binary file. */
  long place();

  /** What {@link #place()} counts: {@code line} or {@code byte}. */
  String unit();

  /** What the file should begin with, for a message. */
  String opening();
}
