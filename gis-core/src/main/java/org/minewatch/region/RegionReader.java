package org.minewatch.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.minewatch.region.table.FileScan;
import org.minewatch.region.table.TableLog;
import org.minewatch.region.table.TableProblem;
import org.minewatch.region.table.TableReader;
import org.minewatch.region.table.TableRow;

/**
 * Reads a region folder: every table of the exchange format into records by mine, with whatever
 * could not be used named by file, line and column.
 *
 * <p>Position files, uploads and drawings are listed and hashed here; their contents are read by
 * those who know them. A broken row costs itself, a broken table itself; only a folder without
 * {@code region.json} or a usable {@code mines.csv} is no region at all.
 */
public final class RegionReader {
  private final RegionFolder folder;
  private final RegionLimits limits;
  private final TableReader tables;
  private final Predicate<String> wanted;
  private final SortedMap<String, InputFile> inputs = new TreeMap<>();
  private final SortedMap<String, TableLog> logs = new TreeMap<>();
  private final SortedMap<String, FileScan> scans = new TreeMap<>();

  /** What a table of orders from outside the folder is called in results. */
  public static final String ISSUED = "orders-issued.csv";

  private RegionReader(Path root, RegionLimits limits, Predicate<String> wanted)
      throws IOException {
    this.limits = limits;
    this.wanted = wanted;
    this.folder = new RegionFolder(root, limits);
    this.tables = new TableReader(limits.rowsPerTable(), limits.recordBytes(), limits.fieldChars());
  }

  /** Reads a region with the default limits. */
  public static Region read(Path folder) throws UnreadableRegionException {
    return read(folder, RegionLimits.DEFAULT);
  }

  /**
   * Reads a region.
   *
   * @throws UnreadableRegionException when the folder is no region; the message says what is
   *     missing
   */
  public static Region read(Path folder, RegionLimits limits) throws UnreadableRegionException {
    return read(folder, limits, Optional.empty());
  }

  /**
   * Reads a region, and orders that an office keeps elsewhere.
   *
   * @param issued a table like {@code orders.csv}, whose rows count beside those of the folder; it
   *     is called {@value #ISSUED} wherever a result names it
   */
  public static Region read(Path folder, RegionLimits limits, Optional<Path> issued)
      throws UnreadableRegionException {
    return read(folder, limits, issued, path -> true);
  }

  /**
   * The same with some of the files that lie in a folder a mine; what is left out is neither hashed
   * nor listed, as if it were not there.
   *
   * @param wanted by paths in the region folder, such as {@code tracks/530300000001/2026-03-01.csv}
   */
  public static Region read(
      Path folder, RegionLimits limits, Optional<Path> issued, Predicate<String> wanted)
      throws UnreadableRegionException {
    if (!Files.isDirectory(folder)) {
      throw new UnreadableRegionException(
          folder
              + (Files.exists(folder) ? " is not a folder" : " does not exist")
              + "; a region is a folder with region.json and mines.csv");
    }
    try {
      return new RegionReader(folder, limits, wanted).read(issued);
    } catch (IOException e) {
      throw new UnreadableRegionException(folder + " cannot be read: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw new UnreadableRegionException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Region read(Optional<Path> issued) throws UnreadableRegionException, IOException {
    RegionInfo info = readInfo();
    WktCells wkt = new WktCells(limits);
    AttachedFiles files = new AttachedFiles(folder, tables, limits);
    MineTables mineTables = new MineTables(info, wkt, files);
    WorkTables workTables = new WorkTables(info, wkt);

    SortedMap<String, Mine> mines = readMines(mineTables.mines());
    ByMine by = new ByMine(mines.keySet());
    Map<String, List<MineStatusPeriod>> statuses =
        by.group(mineTables.statuses(), MineStatusPeriod::mineCode);
    Map<String, List<Order>> orders = readOrders(mineTables.orders(), by, issued);
    Map<String, List<Approval>> approvals = by.group(mineTables.approvals(), Approval::mineCode);
    Map<String, List<Certificate>> certificates =
        by.group(mineTables.certificates(), Certificate::mineCode);
    Map<String, List<TransformRecord>> transforms =
        by.group(mineTables.transforms(), TransformRecord::mineCode);
    Map<String, List<Licence>> licences = readLicences(mineTables, by);
    Map<String, List<DrawingSubmission>> drawings =
        by.group(mineTables.drawings(), DrawingSubmission::mineCode);
    Map<String, List<Face>> faces = by.group(workTables.faces(), Face::mineCode);
    Map<String, List<FaceProgress>> progress =
        by.group(workTables.faceProgress(), FaceProgress::mineCode);
    Map<String, List<Zone>> zones = by.group(workTables.zones(), Zone::mineCode);
    Map<String, List<Reader>> readers = by.group(workTables.readers(), Reader::mineCode);
    Map<String, List<Entrance>> entrances = by.group(workTables.entrances(), Entrance::mineCode);
    Map<String, List<Seal>> seals = by.group(workTables.seals(), Seal::mineCode);
    Map<String, List<WaterBody>> water = by.group(workTables.waterBodies(), WaterBody::mineCode);
    Map<String, List<ProbeRecord>> probes =
        by.group(workTables.probeRecords(), ProbeRecord::mineCode);
    Map<String, List<ShiftReport>> shifts =
        by.group(workTables.shiftReports(), ShiftReport::mineCode);
    Map<String, List<OutputReport>> outputs =
        by.group(workTables.outputs(), OutputReport::mineCode);
    Map<String, List<CardHolder>> persons = by.group(workTables.persons(), CardHolder::mineCode);

    MineFiles mineFiles =
        new MineFiles(folder, limits, mines.keySet(), this::log, this::scanOf, wanted);
    SortedMap<String, SortedMap<LocalDate, Path>> tracks = mineFiles.tracks();
    Map<String, List<Path>> uploads = mineFiles.uploads();
    Map<String, List<CorroboratingEvent>> events = readEvents(mineFiles, workTables);
    noteStrangers(files);

    SortedMap<String, MineRecords> records = new TreeMap<>();
    for (Mine mine : mines.values()) {
      String code = mine.code();
      records.put(
          code,
          new MineRecords(
              mine,
              of(statuses, code),
              of(orders, code),
              of(approvals, code),
              of(certificates, code),
              of(transforms, code),
              of(licences, code),
              of(drawings, code),
              of(faces, code),
              of(progress, code),
              of(zones, code),
              of(readers, code),
              of(entrances, code),
              of(seals, code),
              of(water, code),
              of(probes, code),
              of(shifts, code),
              of(outputs, code),
              of(persons, code),
              of(events, code),
              Collections.unmodifiableSortedMap(tracks.getOrDefault(code, new TreeMap<>())),
              of(uploads, code)));
    }
    for (Map.Entry<String, FileScan> file : files.scans().entrySet()) {
      scans.put(file.getKey(), file.getValue());
      logs.putIfAbsent(file.getKey(), files.log(file.getKey()));
    }
    return assemble(info, records);
  }

  private static <T> List<T> of(Map<String, List<T>> byMine, String code) {
    return List.copyOf(byMine.getOrDefault(code, List.of()));
  }

  private RegionInfo readInfo() throws UnreadableRegionException, IOException {
    Path file = needed(RegionJson.FILE);
    TableLog log = log(RegionJson.FILE);
    return RegionJson.read(file, scanOf(RegionJson.FILE, file), limits, log);
  }

  private Path needed(String name) throws UnreadableRegionException, IOException {
    Path file = folder.root().resolve(name);
    if (!Files.exists(file)) {
      throw new UnreadableRegionException(
          name + " is missing in " + folder.root() + "; " + Strangers.insteadOf(name, folder));
    }
    String unfit = folder.unfit(file);
    if (!unfit.isEmpty()) {
      throw new UnreadableRegionException(name + " " + unfit);
    }
    return file;
  }

  private SortedMap<String, Mine> readMines(Table<Mine> table)
      throws UnreadableRegionException, IOException {
    needed(table.file());
    List<TableRow<Mine>> rows = rows(table, table.file());
    TableLog log = log(table.file());
    SortedMap<String, Mine> mines = new TreeMap<>();
    for (TableRow<Mine> row : RowOrder.resolve(rows, table, log)) {
      mines.put(row.value().code(), row.value());
    }
    if (mines.isEmpty()) {
      String why =
          log.problems().isEmpty()
              ? "it has only a header"
              : at(log.problems().get(0)) + log.problems().get(0).reason();
      throw new UnreadableRegionException("mines.csv names no usable mine: " + why);
    }
    return mines;
  }

  private static String at(TableProblem problem) {
    return problem.line() == 0 ? "" : "line " + problem.line() + ": ";
  }

  private Map<String, List<Order>> readOrders(Table<Order> table, ByMine by, Optional<Path> issued)
      throws UnreadableRegionException, IOException {
    List<TableRow<Order>> all = by.known(table, Order::mineCode);
    if (issued.isPresent()) {
      if (!Files.isRegularFile(issued.get())) {
        throw new UnreadableRegionException(
            issued.get() + " is no file; it must be a table like orders.csv");
      }
      TableLog log = log(ISSUED);
      Set<List<String>> inFolder = new HashSet<>();
      all.forEach(row -> inFolder.add(List.of(row.cells())));
      List<TableRow<Order>> rows =
          by.registered(
              tables.read(
                  issued.get(), scanOf(ISSUED, issued.get()), table.columns(), log, table.maker()),
              Order::mineCode,
              log);
      List<TableRow<Order>> joined = new ArrayList<>(all);
      for (TableRow<Order> row : RowOrder.resolve(rows, table, log)) {
        if (!inFolder.contains(List.of(row.cells()))) {
          joined.add(row);
        }
      }
      all = RowOrder.resolve(joined, table, log);
    }
    Map<String, List<Order>> byMine = new HashMap<>();
    for (TableRow<Order> row : all) {
      byMine.computeIfAbsent(row.value().mineCode(), code -> new ArrayList<>()).add(row.value());
    }
    return byMine;
  }

  private Map<String, List<Licence>> readLicences(MineTables mineTables, ByMine by)
      throws IOException {
    Table<Licence> table = mineTables.licences();
    Table<MineTables.LicenceCorner> cornerTable = mineTables.corners();
    List<TableRow<Licence>> licences = by.known(table, Licence::mineCode);
    List<TableRow<MineTables.LicenceCorner>> corners =
        RowOrder.resolve(
            rows(cornerTable, cornerTable.file()), cornerTable, log(cornerTable.file()));
    Map<String, List<Licence>> byMine = new HashMap<>();
    for (Licence licence : LicenceCorners.join(licences, corners, log(cornerTable.file()))) {
      byMine.computeIfAbsent(licence.mineCode(), code -> new ArrayList<>()).add(licence);
    }
    return byMine;
  }

  private Map<String, List<CorroboratingEvent>> readEvents(
      MineFiles mineFiles, WorkTables workTables) throws IOException {
    Map<String, List<CorroboratingEvent>> byMine = new HashMap<>();
    for (Map.Entry<String, List<Path>> mine : mineFiles.events().entrySet()) {
      Table<CorroboratingEvent> table = workTables.events(mine.getKey());
      List<TableRow<CorroboratingEvent>> rows = new ArrayList<>();
      for (Path file : mine.getValue()) {
        String path = folder.relativePath(file);
        rows.addAll(RowOrder.resolve(rows(table, path), table, log(path)));
      }
      rows.sort(CorroboratingEvents.ORDER);
      byMine.put(mine.getKey(), rows.stream().map(TableRow::value).toList());
    }
    return byMine;
  }

  /** The rows of a table, none when the file is absent or cannot be read. */
  private <T> List<TableRow<T>> rows(Table<T> table, String path) throws IOException {
    Path file = folder.root().resolve(path);
    if (!Files.exists(file)) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        log(path).rejectFile("the file is a link to nothing; put the file itself there");
      }
      return List.of();
    }
    String unfit = folder.unfit(file);
    if (!unfit.isEmpty()) {
      log(path).rejectFile("the file " + unfit);
      return List.of();
    }
    try {
      return tables.read(file, scanOf(path, file), table.columns(), log(path), table.maker());
    } catch (IOException e) {
      log(path).rejectFile("the file cannot be read: " + e.getMessage());
      return List.of();
    }
  }

  private TableLog log(String path) {
    return logs.computeIfAbsent(path, p -> new TableLog(p, limits.problemsPerFile()));
  }

  private FileScan scanOf(String path, Path file) throws IOException {
    FileScan known = scans.get(path);
    if (known == null) {
      known = FileScan.of(file);
      scans.put(path, known);
    }
    return known;
  }

  private void noteStrangers(AttachedFiles files) throws IOException {
    Strangers.report(folder, limits, files.scans().keySet(), log(RegionJson.FILE), this::log);
  }

  private Region assemble(RegionInfo info, SortedMap<String, MineRecords> mines) {
    List<Rejection> rejections = new ArrayList<>();
    Set<String> unreadable = new TreeSet<>();
    for (TableLog log : logs.values()) {
      for (TableProblem p : log.problems()) {
        rejections.add(new Rejection(log.file(), p.line(), p.column(), p.reason(), p.raw()));
      }
      if (log.unreadable() && log.file().endsWith(".csv") && !log.file().startsWith("tracks/")) {
        unreadable.add(log.file().equals(ISSUED) ? "orders.csv" : log.file());
      }
    }
    for (Map.Entry<String, FileScan> scan : scans.entrySet()) {
      TableLog log = log(scan.getKey());
      inputs.put(
          scan.getKey(),
          new InputFile(
              scan.getKey(),
              scan.getValue().sha256(),
              log.rowsUsed(),
              log.rowsRejected(),
              log.notes()));
    }
    rejections.sort(null);
    return new Region(
        info,
        folder.root(),
        Collections.unmodifiableSortedMap(mines),
        List.copyOf(inputs.values()),
        List.copyOf(rejections),
        Collections.unmodifiableSet(unreadable));
  }

  /** Groups rows by mine and rejects those of mines that nobody registered. */
  private final class ByMine {
    private final Set<String> codes;

    ByMine(Set<String> codes) {
      this.codes = codes;
    }

    <T> List<TableRow<T>> known(Table<T> table, Function<T, String> mineOf) throws IOException {
      TableLog log = log(table.file());
      return RowOrder.resolve(registered(rows(table, table.file()), mineOf, log), table, log);
    }

    <T> List<TableRow<T>> registered(
        List<TableRow<T>> rows, Function<T, String> mineOf, TableLog log) {
      List<TableRow<T>> known = new ArrayList<>();
      for (TableRow<T> row : rows) {
        String code = mineOf.apply(row.value());
        if (codes.contains(code)) {
          known.add(row);
        } else {
          log.rejectUsed(
              row.line(),
              "mine_code",
              "the mine " + code + " is not in mines.csv; register it or correct the code",
              code);
        }
      }
      return known;
    }

    <T> Map<String, List<T>> group(Table<T> table, Function<T, String> mineOf) throws IOException {
      Map<String, List<T>> byMine = new HashMap<>();
      for (TableRow<T> row : known(table, mineOf)) {
        byMine
            .computeIfAbsent(mineOf.apply(row.value()), code -> new ArrayList<>())
            .add(row.value());
      }
      return byMine;
    }
  }
}
