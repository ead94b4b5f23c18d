package org.minewatch.evidence.zip;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;

/** Writes an archive that is the same bytes for the same files: sorted, stored, without times. */
public final class StoredZipWriter {

  private StoredZipWriter() {}

  /**
   * Writes files under their names.
   *
   * @throws IllegalArgumentException for a name that is no path inside an archive, two that differ
   *     by case alone, or more than an archive may hold
   */
  public static void write(SortedMap<String, Path> files, Path archive) throws IOException {
    List<StoredEntry> entries = new ArrayList<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      entries.add(entry(file.getKey(), file.getValue()));
    }
    // The order of bytes, not of UTF-16: what a reader in any language sorts by.
    entries.sort((a, b) -> StoredZipFile.compareNames(a.name(), b.name()));
    StoredZipFile.checkNames(entries);
    StoredZipFile.checkBounds(entries);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive), 1 << 16)) {
      long at = 0;
      List<byte[]> central = new ArrayList<>();
      for (StoredEntry e : entries) {
        byte[] header = ZipRecords.local(e);
        out.write(header);
        central.add(ZipRecords.central(e, at));
        try (InputStream in = Files.newInputStream(files.get(e.name()))) {
          if (in.transferTo(out) != e.bytes()) {
            throw new IOException(files.get(e.name()) + " changed while it was packed");
          }
        }
        at += header.length + e.bytes();
      }
      long centralBytes = 0;
      for (byte[] record : central) {
        out.write(record);
        centralBytes += record.length;
      }
      out.write(ZipRecords.end(entries.size(), centralBytes, at));
    }
  }

  private static StoredEntry entry(String name, Path file) throws IOException {
    CRC32 crc = new CRC32();
    long bytes = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
        bytes += n;
      }
    }
    return new StoredEntry(name, crc.getValue(), bytes);
  }

  /** Bytes that the header of a name takes, twice. */
  static long overhead(StoredEntry e) {
    int name = e.name().getBytes(StandardCharsets.UTF_8).length;
    return ZipRecords.LOCAL_BYTES + ZipRecords.CENTRAL_BYTES + 2L * name;
  }
}
