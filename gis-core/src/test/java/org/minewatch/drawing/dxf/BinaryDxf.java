package org.minewatch.drawing.dxf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the tags of an ASCII DXF as a binary one, as CAD does; the tables are its own. */
final class BinaryDxf {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final boolean shortCodes;

  private BinaryDxf(boolean shortCodes) {
    this.shortCodes = shortCodes;
  }

  /**
   * @param shortCodes group codes of one byte, as up to R12
   */
  static byte[] of(byte[] ascii, boolean shortCodes) {
    BinaryDxf binary = new BinaryDxf(shortCodes);
    binary.out.writeBytes("AutoCAD Binary DXF\r\n\u001a\0".getBytes(StandardCharsets.US_ASCII));
    String[] lines = new String(ascii, StandardCharsets.ISO_8859_1).split("\r?\n");
    for (int i = 0; i + 1 < lines.length; i += 2) {
      binary.tag(Integer.parseInt(lines[i].trim()), lines[i + 1]);
    }
    return binary.out.toByteArray();
  }

  private void tag(int code, String value) {
    if (!shortCodes) {
      little(2).putShort((short) code);
      flush();
    } else if (code < 255) {
      out.write(code);
    } else {
      out.write(255);
      little(2).putShort((short) code);
      flush();
    }
    if (in(code, 10, 59) || in(code, 110, 149) || in(code, 210, 239) || in(code, 1010, 1059)) {
      little(8).putDouble(number(value));
      flush();
    } else if (in(code, 60, 79)
        || in(code, 170, 179)
        || in(code, 270, 289)
        || in(code, 370, 389)
        || in(code, 400, 409)
        || in(code, 1060, 1070)) {
      little(2).putShort((short) number(value));
      flush();
    } else if (in(code, 90, 99) || in(code, 420, 429) || in(code, 440, 459) || code == 1071) {
      little(4).putInt((int) number(value));
      flush();
    } else if (in(code, 160, 169)) {
      little(8).putLong((long) number(value));
      flush();
    } else if (in(code, 290, 299)) {
      out.write((int) number(value));
    } else {
      out.writeBytes(value.getBytes(StandardCharsets.ISO_8859_1));
      out.write(0);
    }
  }

  private ByteBuffer pending;

  private ByteBuffer little(int bytes) {
    pending = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return pending;
  }

  private void flush() {
    out.writeBytes(Arrays.copyOf(pending.array(), pending.capacity()));
  }

  private static boolean in(int code, int from, int to) {
    return code >= from && code <= to;
  }

  private static double number(String text) {
    return Double.parseDouble(text.trim());
  }
}
