package org.minewatch.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minewatch.region.TransformRecord.CommonPoint;
import org.minewatch.region.table.FileScan;
import org.minewatch.region.table.Quantity;
import org.minewatch.region.table.Row;
import org.minewatch.region.table.RowProblem;
import org.minewatch.region.table.TableColumns;
import org.minewatch.region.table.TableLog;
import org.minewatch.region.table.TableReader;
import org.minewatch.region.table.TableRow;

/**
 * The files that cells name: drawings, layer mappings, control points and common points. They must
 * lie inside the region folder; each is hashed once.
 */
final class AttachedFiles {
  private static final TableColumns POINT_COLUMNS =
      TableColumns.of("name, from_easting_m, from_northing_m, to_easting_m, to_northing_m", "");
  private static final int LEAST_POINTS = 2;

  private final RegionFolder folder;
  private final TableReader reader;
  private final RegionLimits limits;
  private final SortedMap<String, FileScan> scans = new TreeMap<>();
  private final SortedMap<String, TableLog> logs = new TreeMap<>();
  private final Map<String, List<CommonPoint>> points = new TreeMap<>();

  AttachedFiles(RegionFolder folder, TableReader reader, RegionLimits limits) {
    this.folder = folder;
    this.reader = reader;
    this.limits = limits;
  }

  /** The path of a file that a row rests on. */
  String required(Row row, String column) {
    return find(column, row.key(column)).relative();
  }

  /** The path of a file that a row can do without. */
  Optional<String> optional(Row row, String column) {
    return row.optional(column, text -> find(column, text).relative());
  }

  private RegionFolder.Found find(String column, String text) {
    try {
      RegionFolder.Found found = folder.find(text);
      if (found.path() == null) {
        throw new RowProblem(column, column + ": " + found.reason(), text);
      }
      if (!scans.containsKey(found.relative())) {
        scans.put(found.relative(), FileScan.of(found.path()));
        logs.put(found.relative(), new TableLog(found.relative(), limits.problemsPerFile()));
      }
      return found;
    } catch (IOException e) {
      throw new RowProblem(column, column + ": the file cannot be read: " + e.getMessage(), text);
    }
  }

  /** The common points that a row's {@code points} file holds, by name; at least two. */
  List<CommonPoint> commonPoints(Row row) {
    RegionFolder.Found found = find("points", row.key("points"));
    List<CommonPoint> read =
        points.computeIfAbsent(found.relative(), path -> readPoints(path, found.path()));
    if (read.size() < LEAST_POINTS) {
      throw new RowProblem(
          "points",
          "points: "
              + found.relative()
              + " has too few usable points ("
              + read.size()
              + "); at least "
              + LEAST_POINTS
              + " are needed",
          found.relative());
    }
    return read;
  }

  private List<CommonPoint> readPoints(String path, Path file) {
    try {
      List<TableRow<CommonPoint>> rows =
          reader.read(file, scans.get(path), POINT_COLUMNS, logs.get(path), AttachedFiles::point);
      Table<CommonPoint> table =
          new Table<>(path, POINT_COLUMNS, List.of("name"), true, AttachedFiles::point);
      return RowOrder.resolve(rows, table, logs.get(path)).stream().map(TableRow::value).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CommonPoint point(Row row) {
    return new CommonPoint(
        row.key("name"),
        row.number("from_easting_m", Quantity.COORDINATE),
        row.number("from_northing_m", Quantity.COORDINATE),
        row.number("to_easting_m", Quantity.COORDINATE),
        row.number("to_northing_m", Quantity.COORDINATE));
  }

  /** Every file named so far, by path. */
  SortedMap<String, FileScan> scans() {
    return scans;
  }

  TableLog log(String path) {
    return logs.get(path);
  }
}
