package org.minewatch.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.minewatch.region.table.Lookalike;
import org.minewatch.region.table.TableLog;

/**
 * Tells of files and folders that the format does not know: noted, and rejected when the name looks
 * like one that was meant, because a misnamed table would silently be missing.
 */
final class Strangers {
  private static final List<String> FILES =
      Stream.concat(Stream.of("region.json"), RegionTables.NAMES.stream()).toList();
  private static final List<String> FOLDERS = List.of("drawings", "tracks", "uploads", "events");

  private Strangers() {}

  static void report(
      RegionFolder folder,
      RegionLimits limits,
      Set<String> attached,
      TableLog regionLog,
      Function<String, TableLog> logs)
      throws IOException {
    List<Path> entries = folder.list(folder.root());
    if (entries.size() > limits.filesPerFolder()) {
      regionLog.note(
          "the region folder has more than "
              + limits.filesPerFolder()
              + " entries; unknown ones are not listed");
      return;
    }
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      boolean isFolder = Files.isDirectory(entry);
      boolean named =
          attached.stream().anyMatch(path -> path.equals(name) || path.startsWith(name + "/"));
      List<String> known = isFolder ? FOLDERS : FILES;
      if (known.contains(name) || FILES.contains(name) || named) {
        continue;
      }
      Optional<String> meant = name.startsWith(".") ? Optional.empty() : meant(folder, name, known);
      if (meant.isPresent()) {
        logs.apply(name)
            .problem(
                0,
                "",
                "the name is not part of the format and was not read; did you mean "
                    + meant.get()
                    + "?",
                "");
      } else {
        regionLog.note(
            (isFolder ? "the folder '" : "the file '")
                + name
                + "' is not part of the format and was ignored");
      }
    }
  }

  /** What to do about a missing file, naming the one that was probably meant to be it. */
  static String insteadOf(String name, RegionFolder folder) throws IOException {
    List<String> others =
        folder.list(folder.root()).stream()
            .map(path -> path.getFileName().toString())
            .filter(other -> !FILES.contains(other))
            .toList();
    return Lookalike.find(name, others)
        .map(other -> "the file " + other + " looks like it; rename it to " + name)
        .orElse("a region folder needs " + name);
  }

  private static Optional<String> meant(RegionFolder folder, String name, List<String> known) {
    List<String> absent =
        known.stream().filter(k -> !Files.exists(folder.root().resolve(k))).toList();
    return Lookalike.find(name, absent);
  }
}
