package org.minewatch.web.ingest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minewatch.region.InputFile;
import org.minewatch.region.Reader;
import org.minewatch.region.Region;
import org.minewatch.region.RegionLimits;
import org.minewatch.region.RegionReader;
import org.minewatch.region.RegionTables;
import org.minewatch.region.Rejection;
import org.minewatch.region.UnreadableRegionException;

/**
 * The tables of the region folder, read by the reader that the night uses, and a table that has
 * come, read as if it lay among them. Positions and uploads are left out, so that this costs the
 * same however many there are.
 */
final class KnownRegion {
  /** The region itself and its tables, by the names of their files. */
  static final List<String> FILES =
      Stream.concat(Stream.of("region.json"), RegionTables.NAMES.stream()).toList();

  private static final List<String> NEEDED = List.of("region.json", "mines.csv");

  private final Path region;
  private final Path scratch;
  private String signature = "";
  private @Nullable Region known;

  /**
   * @param scratch a folder of ours that is made and emptied at will, best on the region's disk
   */
  KnownRegion(Path region, Path scratch) {
    this.region = region;
    this.scratch = scratch;
  }

  /**
   * What the reader makes of a table.
   *
   * @param unusable nothing of it can be used
   */
  record Reading(long accepted, long rejected, boolean unusable, List<Rejection> rejections) {}

  /** Changes when a table does. */
  String signature() throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    for (String name : FILES) {
      Path file = region.resolve(name);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
        files.put(name, a.size() + " " + a.lastModifiedTime() + " " + a.fileKey());
      }
    }
    return files.toString();
  }

  /** The region as its tables are now; empty while it cannot be read. */
  synchronized Optional<Region> region() throws IOException {
    String now = signature();
    if (!now.equals(signature)) {
      empty();
      link();
      try {
        known = RegionReader.read(scratch, RegionLimits.DEFAULT, Optional.empty());
      } catch (UnreadableRegionException e) {
        known = null;
      }
      signature = now;
    }
    return Optional.ofNullable(known);
  }

  /** Whether there is no region without a file. */
  static boolean isNeeded(String name) {
    return NEEDED.contains(name);
  }

  /** Whether it is such a file and the other one is not there yet. */
  boolean needsOther(String name) {
    return isNeeded(name)
        && NEEDED.stream().anyMatch(n -> !n.equals(name) && !Files.exists(region.resolve(n)));
  }

  /** Whose files are taken. */
  Set<String> mines() throws IOException {
    return region()
        .map(r -> r.mines().keySet().stream().filter(Sender::isPlain).collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  /** The readers of a mine, which its position files may name. */
  static Set<String> readersOf(Region region, String mine) {
    return region.mines().get(mine).readers().stream()
        .map(Reader::readerId)
        .collect(Collectors.toSet());
  }

  /**
   * Reads a table or a file of events in its place among the tables.
   *
   * @param path in the region folder
   */
  synchronized Reading read(String path, byte[] content) throws IOException {
    empty();
    link();
    Path file = scratch.resolve(path);
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    Files.write(file, content);
    signature = "";
    try {
      Region read = RegionReader.read(scratch, RegionLimits.DEFAULT, Optional.empty());
      List<Rejection> rejections =
          read.rejections().stream().filter(r -> r.file().equals(path)).toList();
      InputFile input =
          read.inputs().stream().filter(i -> i.path().equals(path)).findFirst().orElse(null);
      long used = input == null ? 0 : input.rowsRead();
      long rejected = input == null ? 0 : input.rowsRejected();
      boolean unusable =
          read.unreadableTables().contains(path)
              || rejections.stream().anyMatch(r -> r.line() == 0 && used == 0)
              || used == 0 && rejected > 0;
      return new Reading(used, rejected, unusable, rejections);
    } catch (UnreadableRegionException e) {
      return new Reading(0, 0, true, List.of(new Rejection(path, 0, "", e.getMessage(), "")));
    }
  }

  private void empty() throws IOException {
    if (Files.isDirectory(scratch, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> files = Files.walk(scratch)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(scratch);
  }

  /** The tables, and the drawings, which the register of drawings names. */
  private void link() throws IOException {
    for (String name : FILES) {
      link(region.resolve(name), scratch.resolve(name));
    }
    Path drawings = region.resolve("drawings");
    if (Files.isDirectory(drawings, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(scratch.resolve("drawings"));
      try (DirectoryStream<Path> files = Files.newDirectoryStream(drawings)) {
        for (Path file : files) {
          link(file, scratch.resolve("drawings").resolve(file.getFileName()));
        }
      }
    }
  }

  private static void link(Path from, Path to) throws IOException {
    if (Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
      try {
        Files.createLink(to, from);
      } catch (IOException | UnsupportedOperationException e) {
        Files.copy(from, to); // Another disk, or one without links.
      }
    }
  }
}
