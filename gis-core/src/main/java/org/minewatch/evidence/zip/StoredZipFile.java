package org.minewatch.evidence.zip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Reads an archive of our form and no other: each header is compared byte for byte with the one
 * that belongs to its entry, and nothing may lie before, between or behind. What is stored cannot
 * unpack to more than the file has, so no archive is a bomb.
 */
public final class StoredZipFile implements AutoCloseable {
  private static final int MOST_ENTRIES = 60_000;

  /** The format counts to 4 GiB. */
  private static final long MOST_BYTES = (4L << 30) - 2;

  private static final int MOST_CENTRAL_BYTES = 64 << 20;
  private static final int SHOWN_BYTES = 8;

  private final FileChannel file;
  private final List<StoredEntry> entries = new ArrayList<>();
  private final Map<String, Long> contents = new HashMap<>();

  private StoredZipFile(FileChannel file) {
    this.file = file;
  }

  /**
   * Opens an archive and checks everything but the contents.
   *
   * @throws DamagedZipException when a byte is not as it must be
   */
  public static StoredZipFile open(Path path) throws IOException {
    StoredZipFile zip = new StoredZipFile(FileChannel.open(path));
    try {
      zip.readCentral();
      return zip;
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /** The entries in the order of the archive, which is that of their names. */
  public List<StoredEntry> entries() {
    return Collections.unmodifiableList(entries);
  }

  private void readCentral() throws IOException {
    long size = file.size();
    if (size < ZipRecords.END_BYTES) {
      throw new DamagedZipException("the file has " + size + " bytes and is no zip archive");
    }
    if (size > MOST_BYTES) {
      throw new DamagedZipException("the file has " + size + " bytes; at most 4 GiB are read");
    }
    long endAt = size - ZipRecords.END_BYTES;
    ByteBuffer end = at(endAt, ZipRecords.END_BYTES);
    int count = end.getShort(10) & 0xffff;
    long centralBytes = end.getInt(12) & 0xffffffffL;
    long centralAt = end.getInt(16) & 0xffffffffL;
    compare(endAt, end.array(), ZipRecords.end(count, centralBytes, centralAt), "the end record");
    if (count > MOST_ENTRIES || centralBytes > MOST_CENTRAL_BYTES) {
      throw new DamagedZipException(
          "the archive has " + count + " entries; at most " + MOST_ENTRIES + " are read");
    }
    if (centralAt + centralBytes != endAt) {
      throw new DamagedZipException(
          "byte "
              + endAt
              + ": the end record says that the directory of entries takes bytes "
              + centralAt
              + " to "
              + (centralAt + centralBytes)
              + ", which is not all up to the end");
    }
    readCentral(at(centralAt, (int) centralBytes), centralAt, count);
  }

  private void readCentral(ByteBuffer central, long centralAt, int count) throws IOException {
    long contentAt = 0;
    for (int i = 0; i < count; i++) {
      long recordAt = centralAt + central.position();
      StoredEntry entry = centralEntry(central, recordAt);
      byte[] expected = ZipRecords.central(entry, contentAt);
      byte[] found = new byte[expected.length];
      central.get(found);
      compare(recordAt, found, expected, "the directory's record of " + entry.name());
      byte[] header = ZipRecords.local(entry);
      if (contentAt + header.length + entry.bytes() > centralAt) {
        throw new DamagedZipException(
            "byte " + recordAt + ": the entry " + entry.name() + " is longer than the file");
      }
      compare(
          contentAt, at(contentAt, header.length).array(), header, "the header of " + entry.name());
      contents.put(entry.name(), contentAt + header.length);
      contentAt += header.length + entry.bytes();
      if (i > 0 && compareNames(entries.get(i - 1).name(), entry.name()) >= 0) {
        throw new DamagedZipException(
            "byte " + recordAt + ": the entry " + entry.name() + " is twice or out of order");
      }
      entries.add(entry);
    }
    if (central.hasRemaining()) {
      throw new DamagedZipException(
          "byte "
              + (centralAt + central.position())
              + ": "
              + central.remaining()
              + " bytes of the directory belong to no entry");
    }
    if (contentAt != centralAt) {
      throw new DamagedZipException(
          "byte " + contentAt + ": " + (centralAt - contentAt) + " bytes belong to no entry");
    }
    try {
      checkNames(entries);
    } catch (IllegalArgumentException e) {
      throw new DamagedZipException(e.getMessage());
    }
  }

  /** Only the facts; everything else of the record is compared by the caller. */
  private static StoredEntry centralEntry(ByteBuffer central, long recordAt)
      throws DamagedZipException {
    int at = central.position();
    if (central.remaining() < ZipRecords.CENTRAL_BYTES) {
      throw new DamagedZipException("byte " + recordAt + ": the directory of entries is cut off");
    }
    int nameBytes = central.getShort(at + 28) & 0xffff;
    if (central.remaining() < ZipRecords.CENTRAL_BYTES + nameBytes) {
      throw new DamagedZipException("byte " + recordAt + ": the name of an entry is cut off");
    }
    byte[] name = new byte[nameBytes];
    for (int i = 0; i < nameBytes; i++) {
      name[i] = central.get(at + ZipRecords.CENTRAL_BYTES + i);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
      return new StoredEntry(
          text, central.getInt(at + 16) & 0xffffffffL, central.getInt(at + 24) & 0xffffffffL);
    } catch (CharacterCodingException e) {
      throw new DamagedZipException("byte " + recordAt + ": the name of an entry is not UTF-8");
    }
  }

  private static void compare(long at, byte[] found, byte[] expected, String what)
      throws DamagedZipException {
    int i = Arrays.mismatch(found, expected);
    if (i >= 0) {
      throw new DamagedZipException(
          "byte "
              + (at + i)
              + ": "
              + what
              + " was altered: "
              + shown(found, i)
              + " where a bundle has "
              + shown(expected, i));
    }
  }

  private static String shown(byte[] bytes, int from) {
    int to = Math.min(bytes.length, from + SHOWN_BYTES);
    return from >= to ? "nothing" : HexFormat.ofDelimiter(" ").formatHex(bytes, from, to);
  }

  private ByteBuffer at(long position, int bytes) throws IOException {
    ByteBuffer buffer = ZipRecords.buffer(bytes);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, position + buffer.position()) < 0) {
        throw new DamagedZipException("byte " + position + ": the file ends too early");
      }
    }
    return buffer.flip();
  }

  /** The content of an entry, as it lies there; whether it is as it was is for digests to tell. */
  public InputStream open(StoredEntry entry) {
    return new ChannelStream(file, contents.get(entry.name()), entry.bytes());
  }

  /**
   * The content of an entry as a whole.
   *
   * @throws DamagedZipException when it has more than the bytes that may be read
   */
  public byte[] read(StoredEntry entry, int mostBytes) throws IOException {
    if (entry.bytes() > mostBytes) {
      throw new DamagedZipException(
          entry.name() + " has " + entry.bytes() + " bytes; at most " + mostBytes + " are read");
    }
    try (InputStream in = open(entry)) {
      return in.readAllBytes();
    }
  }

  /** Whether the content fits the check sum in its header. */
  public boolean fitsCheckSum(StoredEntry entry) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = open(entry)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
      }
    }
    return crc.getValue() == entry.crc32();
  }

  static int compareNames(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  static void checkNames(List<StoredEntry> entries) {
    Map<String, String> seen = new HashMap<>();
    for (StoredEntry e : entries) {
      String unfit = EntryNames.unfit(e.name());
      if (!unfit.isEmpty()) {
        throw new IllegalArgumentException("an entry is called \"" + e.name() + "\": " + unfit);
      }
      String other = seen.put(EntryNames.folded(e.name()), e.name());
      if (other != null) {
        throw new IllegalArgumentException(
            "the entries " + other + " and " + e.name() + " differ by upper and lower case alone");
      }
    }
    for (String name : seen.keySet()) {
      for (int at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
        if (seen.containsKey(name.substring(0, at))) {
          throw new IllegalArgumentException(
              "the entry " + seen.get(name.substring(0, at)) + " would be file and folder at once");
        }
      }
    }
  }

  static void checkBounds(List<StoredEntry> entries) {
    if (entries.size() > MOST_ENTRIES) {
      throw new IllegalArgumentException(
          entries.size() + " files are to be packed; an archive holds at most " + MOST_ENTRIES);
    }
    long bytes = ZipRecords.END_BYTES;
    for (StoredEntry e : entries) {
      bytes += e.bytes() + StoredZipWriter.overhead(e);
    }
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          bytes + " bytes are to be packed; an archive holds at most 4 GiB");
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
