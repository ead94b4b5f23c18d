package org.minewatch.evidence.excerpt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds files of a region folder and nothing outside it, whatever text names them. */
final class FolderBorder {
  private final Path root;
  private final Path realRoot;

  FolderBorder(Path root) throws IOException {
    this.root = root;
    this.realRoot = root.toRealPath();
  }

  /** A plain file inside the folder; empty when there is none of that name. */
  Optional<Path> find(String relative) throws IOException {
    Path path;
    try {
      path = Path.of(relative.replace('\\', '/'));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    if (relative.isEmpty() || path.isAbsolute()) {
      return Optional.empty();
    }
    for (Path part : path) {
      if (part.toString().equals("..")) {
        return Optional.empty();
      }
    }
    Path file = root.resolve(path).normalize();
    return Files.isRegularFile(file) && file.toRealPath().startsWith(realRoot)
        ? Optional.of(file)
        : Optional.empty();
  }

  /** Its path inside the folder, with forward slashes. */
  String relative(Path file) {
    return root.normalize().relativize(file.normalize()).toString().replace('\\', '/');
  }

  boolean isInside(Path folder) throws IOException {
    return folder.toRealPath().startsWith(realRoot);
  }
}
