package org.minewatch.evidence.excerpt;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minewatch.nightly.MineRerun;
import org.minewatch.region.RegionTables;
import org.minewatch.region.table.FileScan;

/** Writes the part of a region folder that one mine's night is judged from. */
public final class RegionExcerpt {
  private static final String REGISTER = "mines.csv";
  private static final String CORNERS = "corners.csv";
  private static final String DRAWINGS = "drawings.csv";
  private static final String TRANSFORMS = "transforms.csv";

  /** Tables whose rows name their mine in {@code mine_code}. */
  private static final List<String> TABLES =
      RegionTables.NAMES.stream().filter(table -> !table.equals(CORNERS)).toList();

  /** Of these a neighbour's rows are kept, too. */
  private static final Set<String> OF_NEIGHBOURS = Set.of(REGISTER, "licences.csv", TRANSFORMS);

  private static final Pattern TRACK_DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\..*");

  /**
   * Uploads of the night's records come until the next day, and header and name may differ by some.
   */
  private static final int UPLOAD_DAYS_AROUND = 1;

  private final FolderBorder border;
  private final Path region;
  private final Surroundings around;
  private final String mineCode;
  private final LocalDate night;
  private final Width width;
  private final Path into;
  private final TreeMap<String, ExcerptFile> written = new TreeMap<>();
  private final TreeSet<String> named = new TreeSet<>();

  private RegionExcerpt(
      Path region, Surroundings around, String mineCode, LocalDate night, Width width, Path into)
      throws IOException {
    this.border = new FolderBorder(region);
    this.region = region;
    this.around = around;
    this.mineCode = mineCode;
    this.night = night;
    this.width = width;
    this.into = into;
  }

  /**
   * Writes an excerpt.
   *
   * @param into an empty folder
   * @return its files by path
   */
  public static List<ExcerptFile> write(
      Path region, Surroundings around, String mineCode, LocalDate night, Width width, Path into)
      throws IOException {
    return new RegionExcerpt(region, around, mineCode, night, width, into).write();
  }

  /** The rows of one mine of a table that lies elsewhere, such as orders that an office issued. */
  public static ExcerptFile ofTable(Path table, String path, String mineCode, Path to)
      throws IOException {
    return keep(table, path, (line, header, cells) -> isOf(header, cells, Set.of(mineCode)), to);
  }

  private List<ExcerptFile> write() throws IOException {
    whole("region.json");
    for (String table : TABLES) {
      Optional<Path> file = border.find(table);
      if (file.isEmpty()) {
        continue;
      }
      if (width.wholeTables() || table.equals(REGISTER) && width.neighbourDrawings()) {
        whole(table);
      } else {
        keep(file.get(), table, choice(table));
      }
      if (table.equals(DRAWINGS) || table.equals(TRANSFORMS)) {
        nameFiles(file.get(), table);
      }
    }
    Optional<Path> corners = border.find(CORNERS);
    if (corners.isPresent()) {
      if (width.wholeTables()) {
        whole(CORNERS);
      } else {
        keep(corners.get(), CORNERS, this::isCornerNeeded);
      }
    }
    for (String file : named) {
      whole(file);
    }
    for (Path file : ofMine("tracks")) {
      if (isWithin(trackDay(file), width.nightsBack(), 0)) {
        whole(border.relative(file));
      }
    }
    for (Path file : ofMine("uploads")) {
      Optional<LocalDate> day = MineRerun.dayOfUpload(file.getFileName().toString());
      int back = Math.max(width.nightsBack(), UPLOAD_DAYS_AROUND);
      if (day.isEmpty() || isWithin(day, back, UPLOAD_DAYS_AROUND)) {
        whole(border.relative(file));
      }
    }
    for (Path file : ofMine("events")) {
      whole(border.relative(file));
    }
    return new ArrayList<>(written.values());
  }

  private TableExcerpt.Choice choice(String table) {
    if (table.equals(DRAWINGS)) {
      return this::isDrawingNeeded;
    }
    Set<String> codes = OF_NEIGHBOURS.contains(table) ? around.mines() : Set.of(mineCode);
    return (line, header, cells) -> isOf(header, cells, codes);
  }

  private boolean isDrawingNeeded(long line, List<String> header, List<String> cells) {
    Set<String> codes = width.neighbourDrawings() ? around.mines() : Set.of(mineCode);
    int asOf = header.indexOf("as_of");
    return isOf(header, cells, codes) && (asOf < 0 || !isAfterNight(cells.get(asOf)));
  }

  /** What is no date is kept: it is for the reader to refuse. */
  private boolean isAfterNight(String date) {
    try {
      return LocalDate.parse(date).isAfter(night);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private boolean isCornerNeeded(long line, List<String> header, List<String> cells) {
    int licence = header.indexOf("licence_no");
    return licence < 0
        || around.licences().contains(cells.get(licence))
        || around.rejectedCorners().contains(line);
  }

  /** A table without the column is none that can be cut. */
  private static boolean isOf(List<String> header, List<String> cells, Set<String> codes) {
    int column = header.indexOf("mine_code");
    return column < 0 || codes.contains(cells.get(column));
  }

  /** Collects the files that the rows kept of a register name. */
  private void nameFiles(Path register, String table) throws IOException {
    List<String> columns =
        table.equals(DRAWINGS) ? List.of("file", "layers", "control_points") : List.of("points");
    Set<String> cellsNamed = new TreeSet<>();
    TableExcerpt.eachRow(
        register,
        FileScan.of(register),
        (line, header, cells) -> {
          boolean needed =
              table.equals(DRAWINGS)
                  ? isDrawingNeeded(line, header, cells)
                  : isOf(header, cells, around.mines());
          for (String column : columns) {
            int i = header.indexOf(column);
            if (needed && i >= 0) {
              cellsNamed.add(cells.get(i));
            }
          }
        });
    for (String cell : cellsNamed) {
      border.find(cell).map(border::relative).ifPresent(named::add);
    }
  }

  private boolean isWithin(Optional<LocalDate> day, int back, int ahead) {
    return day.isPresent()
        && !day.get().isAfter(night.plusDays(ahead))
        && (back == Integer.MAX_VALUE || !day.get().isBefore(night.minusDays(back)));
  }

  private static Optional<LocalDate> trackDay(Path file) {
    Matcher m = TRACK_DAY.matcher(file.getFileName().toString());
    try {
      return m.matches() ? Optional.of(LocalDate.parse(m.group(1))) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The files in the mine's folder of a kind; its name is compared, never made into a path. */
  private List<Path> ofMine(String kind) throws IOException {
    Path folder = region.resolve(kind);
    if (!Files.isDirectory(folder) || !border.isInside(folder)) {
      return List.of();
    }
    for (Path child : children(folder)) {
      if (child.getFileName().toString().equals(mineCode)
          && Files.isDirectory(child)
          && border.isInside(child)) {
        List<Path> files = new ArrayList<>();
        for (Path file : children(child)) {
          if (!file.getFileName().toString().startsWith(".")) {
            border.find(border.relative(file)).ifPresent(files::add);
          }
        }
        return files;
      }
    }
    return List.of();
  }

  private static List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    }
    children.sort(Comparator.comparing(p -> p.getFileName().toString()));
    return children;
  }

  private void whole(String path) throws IOException {
    Optional<Path> file = border.find(path);
    if (file.isPresent() && !written.containsKey(path)) {
      Path to = into.resolve(path);
      Files.createDirectories(to.getParent());
      Files.copy(file.get(), to);
      FileScan scan = FileScan.of(to);
      written.put(path, new ExcerptFile(path, scan.sha256(), scan.bytes(), List.of()));
    }
  }

  private void keep(Path file, String path, TableExcerpt.Choice choice) throws IOException {
    written.put(path, keep(file, path, choice, into.resolve(path)));
  }

  private static ExcerptFile keep(Path file, String path, TableExcerpt.Choice choice, Path to)
      throws IOException {
    Files.createDirectories(to.getParent());
    FileScan scan = FileScan.of(file);
    TableExcerpt excerpt = TableExcerpt.of(file, scan, choice);
    if (excerpt.lines().isEmpty()) {
      Files.copy(file, to);
      return new ExcerptFile(path, scan.sha256(), scan.bytes(), Collections.emptyList());
    }
    Files.write(to, excerpt.bytes());
    return new ExcerptFile(path, scan.sha256(), scan.bytes(), excerpt.lines());
  }
}
