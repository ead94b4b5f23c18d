package org.minewatch.web.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.minewatch.web.store.Digests;
import org.minewatch.web.store.FileUpload;

/** The bytes of uploads over HTTP until they are taken in, under ids of ours. */
final class UploadSpool {
  private static final int BUFFER = 1 << 16;
  private static final String DRAWINGS = "drawings/";
  private static final String EVENTS = "events/";

  private final Path folder;

  UploadSpool(Path archive) {
    this.folder = archive.resolve("uploads");
  }

  /** Whose archive an upload goes to, by the folder that its name begins with. */
  static Sender sender(String mineCode, String name) {
    if (mineCode.isEmpty()) {
      return name.startsWith(DRAWINGS) ? Sender.DRAWINGS : Sender.TABLES;
    }
    return name.startsWith(EVENTS) ? Sender.eventsOf(mineCode) : Sender.mine(mineCode);
  }

  /** The name without that folder. */
  static String fileName(String name) {
    for (String prefix : new String[] {DRAWINGS, EVENTS}) {
      if (name.startsWith(prefix)) {
        return name.substring(prefix.length());
      }
    }
    return name;
  }

  private Path file(String id) {
    if (!id.matches("[a-z0-9]{24}")) {
      throw new IllegalArgumentException("no id of an upload: " + id);
    }
    return folder.resolve(id + ".part");
  }

  /**
   * Writes a part where it belongs; on the disk when this returns.
   *
   * @param bytes exactly as many are there
   */
  void write(String id, long offset, InputStream part, long bytes) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel out =
        FileChannel.open(
            file(id),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS)) {
      if (out.size() < offset) {
        throw new IOException("the bytes before " + offset + " are gone");
      }
      out.position(offset);
      byte[] buffer = new byte[BUFFER];
      long left = bytes;
      while (left > 0) {
        int n = part.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
        if (n == 0) {
          throw new EOFException("the part ends " + left + " bytes early");
        }
        ByteBuffer rest = ByteBuffer.wrap(buffer, 0, n);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        left -= n;
      }
      out.truncate(offset + bytes);
      out.force(true);
    }
  }

  /** SHA-256 of what is there, hexadecimal. */
  String sha256(String id) throws IOException {
    MessageDigest digest = Digests.sha256();
    if (Files.exists(file(id))) {
      try (InputStream in = Files.newInputStream(file(id), LinkOption.NOFOLLOW_LINKS)) {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          digest.update(buffer, 0, n);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The bytes of a finished upload; empty when they are not there any more. */
  Optional<byte[]> read(FileUpload upload) throws IOException {
    Path file = file(upload.id());
    if (upload.bytes() == 0) {
      return Optional.of(new byte[0]);
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    return Optional.of(Files.readAllBytes(file));
  }

  void delete(String id) throws IOException {
    Files.deleteIfExists(file(id));
  }
}
