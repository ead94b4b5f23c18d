package org.minewatch.web.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minewatch.finding.RuleCode;

/**
 * A small table of the closed loop: a file of a configured folder if it is there, else the one
 * beside this class. Cells hold no comma and no quote; a table that is wrong names its line.
 */
public final class TableRows {
  private static final long MOST_BYTES = 1 << 20;

  private final String name;
  private final String text;
  private final List<Row> rows;

  private TableRows(String name, String text, List<String> columns) {
    this.name = name;
    this.text = text;
    this.rows = read(columns);
  }

  static TableRows load(Optional<Path> folder, String name, String... columns) {
    return load(TableRows.class, folder, name, columns);
  }

  /**
   * Reads a table.
   *
   * @param beside the class beside which the table lies that ships with the program
   * @throws IllegalArgumentException naming file and line of what is wrong
   */
  public static TableRows load(
      Class<?> beside, Optional<Path> folder, String name, String... columns) {
    return new TableRows(name, text(beside, folder, name), List.of(columns));
  }

  /** A table beside a class of another feature. */
  public static TableRows beside(Class<?> feature, String name, String... columns) {
    return load(feature, Optional.empty(), name, columns);
  }

  private static String text(Class<?> beside, Optional<Path> folder, String name) {
    try {
      Optional<Path> file = folder.map(f -> f.resolve(name)).filter(Files::isRegularFile);
      if (file.isPresent()) {
        if (Files.size(file.get()) > MOST_BYTES) {
          throw new IllegalArgumentException(file.get() + " is larger than " + MOST_BYTES);
        }
        return Files.readString(file.get());
      }
      try (InputStream in = beside.getResourceAsStream(name)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return text;
  }

  public List<Row> rows() {
    return rows;
  }

  /** Whether a cell names a rule of the product. */
  static boolean isRule(String code) {
    return Arrays.stream(RuleCode.values()).anyMatch(r -> r.code().equals(code));
  }

  /** A row by column. */
  public record Row(String place, Map<String, String> cells) {

    public String get(String column) {
      return cells.get(column);
    }

    public List<String> words(String column) {
      return get(column).isEmpty() ? List.of() : List.of(get(column).split(" +"));
    }

    public int whole(String column, int least, int most) {
      try {
        int value = Integer.parseInt(get(column));
        if (value >= least && value <= most) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Told below, as one that is out of range.
      }
      throw wrong(column, "must be a whole number, " + least + " to " + most);
    }

    public IllegalArgumentException wrong(String column, String what) {
      return new IllegalArgumentException(
          "%s, column %s: \"%s\" %s".formatted(place, column, get(column), what));
    }
  }

  private List<Row> read(List<String> columns) {
    List<String> lines = text.replace("\uFEFF", "").lines().toList();
    if (lines.isEmpty() || !List.of(lines.get(0).split(",", -1)).equals(columns)) {
      throw new IllegalArgumentException(
          name + ", line 1: the columns must be " + String.join(",", columns));
    }
    List<Row> read = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String place = name + ", line " + (i + 1);
      String[] cells = lines.get(i).split(",", -1);
      if (cells.length != columns.size() || lines.get(i).contains("\"")) {
        throw new IllegalArgumentException(
            place + ": must have " + columns.size() + " cells without quotes");
      }
      Map<String, String> byColumn = new HashMap<>();
      for (int c = 0; c < cells.length; c++) {
        byColumn.put(columns.get(c), cells[c].strip());
      }
      read.add(new Row(place, byColumn));
    }
    return List.copyOf(read);
  }
}
