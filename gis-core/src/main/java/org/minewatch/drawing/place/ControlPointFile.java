package org.minewatch.drawing.place;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.minewatch.drawing.source.TextEncoding;
import org.minewatch.region.Rejection;
import org.minewatch.region.TransformRecord.CommonPoint;

/**
 * Reads the {@code control_points} file of a drawing: {@code
 * name,from_easting_m,from_northing_m,to_easting_m,to_northing_m}, the columns of a transform's
 * common points. {@code from} is the sheet's own x and y in whatever unit it has, {@code to} the
 * place in the CRS of the drawing, else of the mine.
 *
 * @param points those that can be used
 * @param rejections rows that cannot
 */
public record ControlPointFile(List<CommonPoint> points, List<Rejection> rejections) {
  private static final long BYTES_LIMIT = 1 << 20;
  private static final int POINTS_LIMIT = 1000;
  private static final double LARGEST = 1e9;
  private static final List<String> COLUMNS =
      List.of("from_easting_m", "from_northing_m", "to_easting_m", "to_northing_m");

  public ControlPointFile {
    points = List.copyOf(points);
    rejections = List.copyOf(rejections);
  }

  /**
   * @param name its path inside the region folder
   */
  public static ControlPointFile read(Path file, String name) {
    List<CommonPoint> points = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    try {
      if (Files.size(file) > BYTES_LIMIT) {
        rejections.add(
            new Rejection(
                name, 0, "", "a control point file of more than " + BYTES_LIMIT + " bytes", ""));
      } else {
        read(TextEncoding.decodeAll(Files.readAllBytes(file)), name, points, rejections);
      }
    } catch (IOException | CsvParseException e) {
      rejections.add(
          new Rejection(
              name,
              0,
              "",
              "the control points cannot be read: expected a CSV name," + String.join(",", COLUMNS),
              ""));
    }
    return new ControlPointFile(points, rejections);
  }

  private static void read(
      String text, String name, List<CommonPoint> points, List<Rejection> rejections)
      throws IOException {
    Set<String> names = new HashSet<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(new StringReader(text))) {
      for (NamedCsvRecord row : rows) {
        long line = row.getStartingLineNumber();
        String raw = String.join(",", row.getFields());
        if (points.size() >= POINTS_LIMIT) {
          rejections.add(
              new Rejection(name, line, "", "more than " + POINTS_LIMIT + " control points", raw));
          return;
        }
        String point = row.findField("name").map(String::strip).orElse("");
        if (point.isEmpty() || !names.add(point)) {
          rejections.add(
              new Rejection(name, line, "name", "expected a name of its own for each point", raw));
          continue;
        }
        double[] values = new double[COLUMNS.size()];
        boolean good = true;
        for (int i = 0; i < values.length; i++) {
          OptionalDouble value = number(row.findField(COLUMNS.get(i)).orElse(""));
          good &= value.isPresent();
          if (value.isEmpty()) {
            rejections.add(new Rejection(name, line, COLUMNS.get(i), "expected a number", raw));
            break;
          }
          values[i] = value.getAsDouble();
        }
        if (good) {
          points.add(new CommonPoint(point, values[0], values[1], values[2], values[3]));
        }
      }
    }
  }

  private static OptionalDouble number(String cell) {
    try {
      double value = Double.parseDouble(cell.strip());
      return Math.abs(value) <= LARGEST ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
