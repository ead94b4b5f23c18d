package org.minewatch.evidence.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of headers as our archives have them: stored, names in UTF-8, 1980-01-01 00:00, no
 * extra fields, no comments, no attributes. A reader compares with these, so nothing can differ
 * unseen.
 */
final class ZipRecords {
  static final int LOCAL_BYTES = 30;
  static final int CENTRAL_BYTES = 46;
  static final int END_BYTES = 22;

  static final int LOCAL = 0x04034b50;
  static final int CENTRAL = 0x02014b50;
  static final int END = 0x06054b50;

  private static final short VERSION = 20;
  private static final short UTF_8_NAMES = 0x0800;
  private static final short STORED = 0;
  private static final short MIDNIGHT = 0;
  private static final short FIRST_DAY = 0x0021;

  private ZipRecords() {}

  static byte[] local(StoredEntry e) {
    byte[] name = e.name().getBytes(StandardCharsets.UTF_8);
    ByteBuffer b = buffer(LOCAL_BYTES + name.length);
    b.putInt(LOCAL);
    common(b, e, name.length);
    return b.put(name).array();
  }

  static byte[] central(StoredEntry e, long offset) {
    byte[] name = e.name().getBytes(StandardCharsets.UTF_8);
    ByteBuffer b = buffer(CENTRAL_BYTES + name.length);
    b.putInt(CENTRAL).putShort(VERSION);
    common(b, e, name.length);
    b.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
    b.putInt((int) offset);
    return b.put(name).array();
  }

  static byte[] end(int entries, long centralBytes, long centralOffset) {
    ByteBuffer b = buffer(END_BYTES);
    b.putInt(END).putShort((short) 0).putShort((short) 0);
    b.putShort((short) entries).putShort((short) entries);
    b.putInt((int) centralBytes).putInt((int) centralOffset).putShort((short) 0);
    return b.array();
  }

  private static void common(ByteBuffer b, StoredEntry e, int nameBytes) {
    b.putShort(VERSION).putShort(UTF_8_NAMES).putShort(STORED).putShort(MIDNIGHT);
    b.putShort(FIRST_DAY).putInt((int) e.crc32()).putInt((int) e.bytes()).putInt((int) e.bytes());
    b.putShort((short) nameBytes).putShort((short) 0);
  }

  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
