package org.minewatch.web.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.minewatch.web.store.Digests;

/**
 * The bytes of uploads under their SHA-256, never written twice. No name from outside becomes part
 * of a path.
 */
public final class HashedFiles {
  private static final int BUFFER = 1 << 16;

  private final Path files;
  private final Path uploads;

  public HashedFiles(Path root) {
    files = root.resolve("files");
    uploads = root.resolve("uploads");
  }

  /** Clears what uploads left behind that a crash cut short. */
  public void clear() throws IOException {
    if (Files.isDirectory(uploads)) {
      try (Stream<Path> left = Files.list(uploads)) {
        for (Path part : left.toList()) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  /**
   * Streams an upload to disk while hashing it.
   *
   * @param bytes exactly as many are there
   * @throws EOFException when it ends early
   */
  public Upload receive(InputStream in, long bytes) throws IOException {
    Files.createDirectories(uploads);
    Path part = uploads.resolve(UUID.randomUUID() + ".part");
    MessageDigest digest = Digests.sha256();
    byte[] head = new byte[0];
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(part)) {
      long left = bytes;
      while (left > 0) {
        int n = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
        if (n == 0) {
          throw new EOFException("the file ends " + left + " bytes early");
        }
        if (left == bytes) {
          head = Arrays.copyOf(buffer, Math.min(n, Upload.HEAD));
        }
        digest.update(buffer, 0, n);
        out.write(buffer, 0, n);
        left -= n;
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    return new Upload(part, HexFormat.of().formatHex(digest.digest()), head);
  }

  /**
   * Keeps an upload for good; bytes that are there already stay untouched.
   *
   * @param ending of ours, such as {@code .dxf}, or empty
   */
  public void keep(Upload upload, String ending) throws IOException {
    Path file = path(upload.sha256(), ending);
    if (!Files.exists(file)) {
      Files.createDirectories(files);
      upload.path().toFile().setReadOnly();
      Files.move(upload.path(), file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Where a file lies, whether it does or not. */
  public Path path(String sha256, String ending) {
    if (!sha256.matches("[0-9a-f]{64}") || !ending.matches("|\\.[a-z0-9]{1,8}")) {
      throw new IllegalArgumentException("no SHA-256 or ending: " + sha256 + ending);
    }
    return files.resolve(sha256 + ending);
  }
}
