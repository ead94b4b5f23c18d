package org.minewatch.region;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The only way from a path in a table to a file: never out of the region folder, neither by dots
 * nor by links, and never to anything but a plain file.
 */
final class RegionFolder {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

  private final Path root;
  private final Path realRoot;
  private final RegionLimits limits;

  RegionFolder(Path root, RegionLimits limits) throws IOException {
    this.root = root;
    this.realRoot = root.toRealPath();
    this.limits = limits;
  }

  Path root() {
    return root;
  }

  /** A file named by a relative path, or the reason why it cannot be used. */
  Found find(String relative) throws IOException {
    String path = relative.replace('\\', '/');
    if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
      return Found.not("'" + relative + "' is an absolute path; write it relative to the region");
    }
    Path file;
    try {
      file = root.resolve(path);
    } catch (InvalidPathException e) {
      return Found.not("'" + relative + "' is no file name: " + e.getReason());
    }
    for (Path part : Path.of(path)) {
      if (part.toString().equals("..")) {
        return Found.not("'" + relative + "' leaves the region folder; leave out the dots");
      }
    }
    if (!Files.exists(file)) {
      return Found.not("the file " + path + " does not exist in the region folder");
    }
    String unfit = unfit(file);
    return unfit.isEmpty()
        ? new Found(file, relativePath(file.normalize()), "")
        : Found.not(path + " " + unfit);
  }

  /** Why an existing entry cannot be read as a file, or an empty string. */
  String unfit(Path file) throws IOException {
    if (!file.toRealPath().startsWith(realRoot)) {
      return "is a link that leaves the region folder; put the file itself there";
    }
    if (Files.isDirectory(file)) {
      return "is a folder, not a file";
    }
    if (!Files.isRegularFile(file)) {
      return "is not a plain file";
    }
    if (!Files.isReadable(file)) {
      return "may not be read; give read permission";
    }
    if (Files.size(file) > limits.fileBytes()) {
      return "has " + Files.size(file) + " bytes; at most " + limits.fileBytes() + " are read";
    }
    return "";
  }

  /** Whether a folder is a plain one inside the region. */
  boolean isInside(Path folder) throws IOException {
    return folder.toRealPath().startsWith(realRoot);
  }

  /**
   * The entries of a folder by name, at most as many as the limit, or an empty list when there is
   * no such folder.
   */
  List<Path> list(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    if (Files.isDirectory(folder) && isInside(folder)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
        for (Path entry : stream) {
          entries.add(entry);
          if (entries.size() > limits.filesPerFolder()) {
            break;
          }
        }
      }
      entries.sort(Comparator.comparing(p -> p.getFileName().toString()));
    }
    return entries;
  }

  /** The path inside the region, with forward slashes. */
  String relativePath(Path file) {
    StringBuilder path = new StringBuilder();
    for (Path part : root.normalize().relativize(file.normalize())) {
      path.append(path.isEmpty() ? "" : "/").append(part);
    }
    return path.toString();
  }

  /**
   * A file that was looked for.
   *
   * @param path the file, null when it cannot be used
   * @param relative its path inside the region
   * @param reason why it cannot be used, else empty
   */
  record Found(Path path, String relative, String reason) {
    static Found not(String reason) {
      return new Found(null, "", reason);
    }
  }
}
