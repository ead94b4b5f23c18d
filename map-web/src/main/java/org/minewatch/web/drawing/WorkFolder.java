package org.minewatch.web.drawing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder of the desk: drawings under their SHA-256, never written twice, and what each check
 * wrote. No name from outside ever becomes part of a path: only hashes, ids of ours, revisions and
 * endings of the list of formats do.
 */
final class WorkFolder {
  private static final int BUFFER = 1 << 16;

  private final Path root;

  /** Makes the folder and clears what runs and uploads left behind that a crash cut short. */
  WorkFolder(Path root) throws IOException {
    this.root = root;
    delete(root.resolve("uploads"));
    delete(root.resolve("runs"));
    for (String folder : List.of("files", "checks", "uploads", "runs")) {
      Files.createDirectories(root.resolve(folder));
    }
  }

  /** An upload on its way; deleted when it is not kept. */
  record Upload(Path path, String sha256) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(path);
    }
  }

  /**
   * Streams an upload to disk while hashing it.
   *
   * @param bytes exactly as many are there
   * @throws EOFException when it ends early
   */
  Upload receive(InputStream in, long bytes) throws IOException {
    Path part = root.resolve("uploads").resolve(UUID.randomUUID() + ".part");
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(part)) {
      long left = bytes;
      while (left > 0) {
        int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (n < 0) {
          throw new EOFException("the upload ends " + left + " bytes early");
        }
        digest.update(buffer, 0, n);
        out.write(buffer, 0, n);
        left -= n;
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    return new Upload(part, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Keeps an upload for good; bytes that are there already stay untouched. */
  void keep(Upload upload, String kind) throws IOException {
    Path file = file(upload.sha256(), kind);
    if (!Files.exists(file)) {
      upload.path().toFile().setReadOnly();
      Files.move(upload.path(), file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Where a drawing lies, whether it does or not. */
  Path file(String sha256, String kind) {
    return root.resolve("files").resolve(sha256 + "." + kind);
  }

  /** An empty folder for a run. */
  Path startRun(String checkId, int revision) throws IOException {
    Path run = root.resolve("runs").resolve(checkId + "-" + revision);
    delete(run);
    return Files.createDirectories(run);
  }

  /** Puts a run's result in place of the one before. */
  void publish(Path result, String checkId, int revision) throws IOException {
    Path target = folder(checkId, revision);
    delete(target);
    Files.createDirectories(target.getParent());
    Files.move(result, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes the results of revisions before this one. */
  void deleteBefore(String checkId, int revision) throws IOException {
    try (Stream<Path> results = Files.list(root.resolve("checks").resolve(checkId))) {
      for (Path result : results.toList()) {
        if (Integer.parseInt(result.getFileName().toString()) < revision) {
          delete(result);
        }
      }
    }
  }

  /** A file of a result. */
  Optional<Path> find(String checkId, int revision, String name) {
    return Optional.of(folder(checkId, revision).resolve(name)).filter(Files::isRegularFile);
  }

  private Path folder(String checkId, int revision) {
    return root.resolve("checks").resolve(checkId).resolve(String.valueOf(revision));
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
