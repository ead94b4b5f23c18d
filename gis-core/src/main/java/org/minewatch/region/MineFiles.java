package org.minewatch.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minewatch.region.table.FileScan;
import org.minewatch.region.table.TableLog;

/**
 * Finds the files that lie in one folder per mine: positions, uploads and events. Folder names are
 * compared with registered mines; no path is made from a table's text.
 */
final class MineFiles {
  private static final Pattern TRACK =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)\\.(csv|csv\\.gz|parquet)");

  private final RegionFolder folder;
  private final RegionLimits limits;
  private final Set<String> mines;
  private final Function<String, TableLog> logs;
  private final Scanner scanner;
  private final Predicate<String> wanted;

  /** Hashes a file and lists it as an input. */
  interface Scanner {
    FileScan scan(String relative, Path file) throws IOException;
  }

  MineFiles(
      RegionFolder folder,
      RegionLimits limits,
      Set<String> mines,
      Function<String, TableLog> logs,
      Scanner scanner,
      Predicate<String> wanted) {
    this.folder = folder;
    this.limits = limits;
    this.mines = mines;
    this.logs = logs;
    this.scanner = scanner;
    this.wanted = wanted;
  }

  /** The position file of each day by mine. */
  SortedMap<String, SortedMap<LocalDate, Path>> tracks() throws IOException {
    SortedMap<String, SortedMap<LocalDate, Path>> tracks = new TreeMap<>();
    for (Map.Entry<String, List<Path>> mine : filesByMine("tracks").entrySet()) {
      tracks.put(mine.getKey(), byDay(mine.getValue()));
    }
    return tracks;
  }

  private SortedMap<LocalDate, Path> byDay(List<Path> files) throws IOException {
    SortedMap<LocalDate, Path> byDay = new TreeMap<>();
    for (Path file : files) {
      String relative = folder.relativePath(file);
      LocalDate day = day(file.getFileName().toString());
      if (day == null) {
        logs.apply(relative)
            .rejectFile(
                "the name says no day; name a position file like 2026-03-01.csv, .csv.gz or"
                    + " .parquet");
        continue;
      }
      Path first = byDay.putIfAbsent(day, file);
      if (first != null) {
        logs.apply(relative)
            .rejectFile(
                "the day "
                    + day
                    + " stands also in "
                    + first.getFileName()
                    + ", which is used; keep one file a day");
        continue;
      }
      scanner.scan(relative, file);
    }
    return byDay;
  }

  private static LocalDate day(String name) {
    Matcher m = TRACK.matcher(name);
    try {
      return m.matches() ? LocalDate.parse(m.group(1)) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  SortedMap<String, List<Path>> uploads() throws IOException {
    return ofType("uploads", ".txt");
  }

  SortedMap<String, List<Path>> events() throws IOException {
    return ofType("events", ".csv");
  }

  private SortedMap<String, List<Path>> ofType(String kind, String ending) throws IOException {
    SortedMap<String, List<Path>> byMine = new TreeMap<>();
    for (Map.Entry<String, List<Path>> mine : filesByMine(kind).entrySet()) {
      List<Path> files = new ArrayList<>();
      for (Path file : mine.getValue()) {
        String relative = folder.relativePath(file);
        if (file.getFileName().toString().endsWith(ending)) {
          scanner.scan(relative, file);
          files.add(file);
        } else {
          logs.apply(relative)
              .rejectFile("the name does not end in " + ending + "; rename the file");
        }
      }
      byMine.put(mine.getKey(), files);
    }
    return byMine;
  }

  /** The usable files of each registered mine's folder. */
  private SortedMap<String, List<Path>> filesByMine(String kind) throws IOException {
    SortedMap<String, List<Path>> byMine = new TreeMap<>();
    Path of = folder.root().resolve(kind);
    if (Files.isDirectory(of) && !folder.isInside(of)) {
      logs.apply(kind)
          .rejectFile(
              "the folder is a link that leaves the region folder; put the folder itself there");
    }
    for (Path mineFolder : list(of)) {
      String name = mineFolder.getFileName().toString();
      String relative = folder.relativePath(mineFolder);
      if (!Files.isDirectory(mineFolder) || !folder.isInside(mineFolder)) {
        logs.apply(relative)
            .rejectFile(
                "is not a folder inside the region; files lie in " + kind + "/<mine_code>/");
      } else if (!mines.contains(name)) {
        logs.apply(relative)
            .rejectFile(
                "the mine "
                    + name
                    + " is not in mines.csv; its files ("
                    + list(mineFolder).size()
                    + ") were not read");
      } else {
        byMine.put(name, usable(mineFolder));
      }
    }
    return byMine;
  }

  private List<Path> usable(Path mineFolder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path file : list(mineFolder)) {
      if (!wanted.test(folder.relativePath(file))) {
        continue;
      }
      String unfit = folder.unfit(file);
      if (unfit.isEmpty()) {
        files.add(file);
      } else {
        logs.apply(folder.relativePath(file)).rejectFile("the file " + unfit);
      }
    }
    return files;
  }

  /** Visible entries; none, and said so, when there are too many to be real. */
  private List<Path> list(Path of) throws IOException {
    List<Path> entries = folder.list(of);
    if (entries.size() > limits.filesPerFolder()) {
      logs.apply(folder.relativePath(of))
          .rejectFile("the folder has more than " + limits.filesPerFolder() + " entries");
      return List.of();
    }
    return entries.stream().filter(e -> !e.getFileName().toString().startsWith(".")).toList();
  }
}
