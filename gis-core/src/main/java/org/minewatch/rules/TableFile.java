package org.minewatch.rules;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One CSV file of the rule table with the checks that every file needs; its messages name file,
 * line and column.
 */
final class TableFile {

  private static final int MAX_ROWS = 100_000;

  private final String name;
  private final List<Row> rows;

  private TableFile(String name, List<Row> rows) {
    this.name = name;
    this.rows = List.copyOf(rows);
  }

  /** Reads the text of a file whose header must hold the columns; others are refused. */
  static TableFile parse(String name, String text, List<String> columns) {
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<Row> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(body)) {
      Map<String, Integer> positions = null;
      for (CsvRecord line : csv) {
        if (positions == null) {
          positions = header(name, line.getFields(), columns);
        } else {
          if (line.getFieldCount() != positions.size()) {
            throw new RuleTableException(
                name
                    + " line "
                    + line.getStartingLineNumber()
                    + ": "
                    + line.getFieldCount()
                    + " fields where the header has "
                    + positions.size()
                    + "; quote a cell that holds a comma");
          }
          if (rows.size() == MAX_ROWS) {
            throw new RuleTableException(name + ": more than " + MAX_ROWS + " rows");
          }
          rows.add(new Row(name, line.getStartingLineNumber(), line.getFields(), positions));
        }
      }
      if (positions == null) {
        throw new RuleTableException(
            name + " line 1: no header; expected " + String.join(",", columns));
      }
    } catch (CsvParseException e) {
      throw new RuleTableException(name + ": not a CSV file: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TableFile(name, rows);
  }

  private static Map<String, Integer> header(
      String name, List<String> cells, List<String> columns) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i).strip();
      if (!columns.contains(cell)) {
        throw new RuleTableException(
            name + " line 1: unknown column \"" + cell + "\"; known are " + columns);
      }
      if (positions.put(cell, i) != null) {
        throw new RuleTableException(name + " line 1: column " + cell + " twice");
      }
    }
    for (String column : columns) {
      if (!positions.containsKey(column)) {
        throw new RuleTableException(name + " line 1: column " + column + " is missing");
      }
    }
    return positions;
  }

  String name() {
    return name;
  }

  List<Row> rows() {
    return rows;
  }

  /** A row whose cells are found by column name. */
  record Row(String file, long line, List<String> cells, Map<String, Integer> positions) {

    String place() {
      return file + " line " + line;
    }

    String text(String column) {
      return cells.get(positions.get(column)).strip();
    }

    String required(String column) {
      String cell = text(column);
      if (cell.isEmpty()) {
        throw wrong(column, "is empty");
      }
      return cell;
    }

    Period period(String fromColumn, String toColumn) {
      LocalDate from = date(fromColumn, required(fromColumn));
      String toCell = text(toColumn);
      LocalDate to = toCell.isEmpty() ? LocalDate.MAX : date(toColumn, toCell);
      if (to.isBefore(from)) {
        throw wrong(toColumn, "the last day " + to + " is before the first " + from);
      }
      return new Period(from, to);
    }

    private LocalDate date(String column, String cell) {
      try {
        return LocalDate.parse(cell);
      } catch (DateTimeParseException e) {
        throw wrong(column, "\"" + cell + "\" is not a date such as 2025-07-01");
      }
    }

    double number(String column) {
      String cell = required(column);
      try {
        double value = Double.parseDouble(cell);
        if (Double.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        // said below, with the place
      }
      throw wrong(column, "\"" + cell + "\" is not a number");
    }

    Sureness sureness() {
      String cell = required("sure");
      Optional<Sureness> sure =
          Arrays.stream(Sureness.values()).filter(s -> s.wireName().equals(cell)).findFirst();
      return sure.orElseThrow(
          () ->
              wrong(
                  "sure",
                  "\""
                      + cell
                      + "\" is none of "
                      + Arrays.stream(Sureness.values()).map(Sureness::wireName).toList()));
    }

    RuleTableException wrong(String column, String what) {
      return new RuleTableException(place() + ", column " + column + ": " + what);
    }
  }
}
