package org.minewatch.web.drawing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.minewatch.web.file.HashedFiles;

/**
 * The folder of the desk: drawings under their SHA-256, never written twice, and what each check
 * wrote. No name from outside ever becomes part of a path: only hashes, ids of ours, revisions and
 * endings of the list of formats do.
 */
final class WorkFolder {
  private final Path root;
  private final HashedFiles drawings;

  /** Makes the folder and clears what runs and uploads left behind that a crash cut short. */
  WorkFolder(Path root) throws IOException {
    this.root = root;
    drawings = new HashedFiles(root);
    drawings.clear();
    delete(root.resolve("runs"));
    for (String folder : List.of("checks", "runs")) {
      Files.createDirectories(root.resolve(folder));
    }
  }

  /** The uploaded drawings, which end in {@code .} and their kind. */
  HashedFiles drawings() {
    return drawings;
  }

  /** Where a drawing lies, whether it does or not. */
  Path file(String sha256, String kind) {
    return drawings.path(sha256, "." + kind);
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
