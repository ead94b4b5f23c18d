package org.minewatch.report.sheet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A file in a workbook just made, read by the package's own directory: the sizes that stand before
 * each file are written before they are known, which a stream reader cannot take.
 */
record PackageEntry(String name, byte[] content) {
  private static final int END_BYTES = 22;
  private static final int END_MARK = 0x06054b50;
  private static final int LISTED_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int DEFLATED = 8;

  static List<PackageEntry> all(byte[] zip) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int end = zip.length - END_BYTES;
    if (end < 0 || in.getInt(end) != END_MARK) {
      throw new IOException("the workbook made has no directory at its end");
    }
    int count = in.getShort(end + 10) & 0xFFFF;
    int at = in.getInt(end + 16);
    List<PackageEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int nameLength = in.getShort(at + 28) & 0xFFFF;
      String name = new String(zip, at + LISTED_BYTES, nameLength, StandardCharsets.UTF_8);
      entries.add(
          new PackageEntry(
              name,
              content(
                  in,
                  in.getInt(at + 42),
                  in.getShort(at + 10),
                  in.getInt(at + 20),
                  in.getInt(at + 24))));
      at +=
          LISTED_BYTES
              + nameLength
              + (in.getShort(at + 30) & 0xFFFF)
              + (in.getShort(at + 32) & 0xFFFF);
    }
    return entries;
  }

  private static byte[] content(ByteBuffer in, int local, int method, int packed, int size)
      throws IOException {
    int from =
        local
            + LOCAL_BYTES
            + (in.getShort(local + 26) & 0xFFFF)
            + (in.getShort(local + 28) & 0xFFFF);
    byte[] content = new byte[size];
    if (method != DEFLATED) {
      in.get(from, content);
      return content;
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(in.array(), from, packed);
      if (inflater.inflate(content) != size) {
        throw new IOException("a file of the workbook made is cut short");
      }
      return content;
    } catch (DataFormatException e) {
      throw new IOException("a file of the workbook made cannot be read", e);
    } finally {
      inflater.end();
    }
  }
}
