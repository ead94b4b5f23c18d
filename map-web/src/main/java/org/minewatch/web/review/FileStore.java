package org.minewatch.web.review;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The bytes of attachments under their SHA-256, never written twice. Nothing from outside becomes
 * part of a path.
 */
final class FileStore {
  private static final int BUFFER = 1 << 16;

  private final Path files;
  private final Path uploads;

  FileStore(Path root) {
    files = root.resolve("files");
    uploads = root.resolve("uploads");
  }

  /** A file on its way; deleted when it is not kept. */
  record Upload(Path path, String sha256, Optional<FileKind> kind) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(path);
    }
  }

  /** Clears what uploads left behind that a crash cut short. */
  void clear() throws IOException {
    if (Files.isDirectory(uploads)) {
      try (Stream<Path> left = Files.list(uploads)) {
        for (Path part : left.toList()) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  /**
   * Streams a file to disk while hashing it.
   *
   * @param bytes exactly as many are there
   * @throws EOFException when it ends early
   */
  Upload receive(InputStream in, long bytes) throws IOException {
    Files.createDirectories(uploads);
    Path part = uploads.resolve(UUID.randomUUID() + ".part");
    MessageDigest digest = sha256();
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
          head = Arrays.copyOf(buffer, Math.min(n, FileKind.HEAD));
        }
        digest.update(buffer, 0, n);
        out.write(buffer, 0, n);
        left -= n;
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    return new Upload(part, HexFormat.of().formatHex(digest.digest()), FileKind.of(head));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Keeps a file for good; bytes that are there already stay untouched. */
  void keep(Upload upload) throws IOException {
    Path file = path(upload.sha256());
    if (!Files.exists(file)) {
      Files.createDirectories(files);
      upload.path().toFile().setReadOnly();
      Files.move(upload.path(), file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  Optional<Path> find(String sha256) {
    return Optional.of(path(sha256)).filter(Files::isRegularFile);
  }

  private Path path(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("no SHA-256: " + sha256);
    }
    return files.resolve(sha256);
  }
}
