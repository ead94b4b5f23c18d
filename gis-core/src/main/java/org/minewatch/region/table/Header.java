package org.minewatch.region.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the columns of a contract in the header row of a file. */
public final class Header {
  private final int[] fieldOfColumn;
  private final int[] columnOfField;
  private final List<String> unknown;

  private Header(int[] fieldOfColumn, int[] columnOfField, List<String> unknown) {
    this.fieldOfColumn = fieldOfColumn;
    this.columnOfField = columnOfField;
    this.unknown = unknown;
  }

  /**
   * Matches names to columns.
   *
   * @throws RowProblem when a required column is missing or a column stands there twice; the reason
   *     names what was found in its place
   */
  public static Header match(List<String> names, TableColumns columns) {
    int[] fieldOfColumn = new int[columns.size()];
    Arrays.fill(fieldOfColumn, -1);
    int[] columnOfField = new int[names.size()];
    List<String> unknown = new ArrayList<>();
    for (int field = 0; field < names.size(); field++) {
      String name = names.get(field);
      int column = columns.indexOf(name);
      columnOfField[field] = column;
      if (column < 0) {
        unknown.add(name);
      } else if (fieldOfColumn[column] >= 0) {
        throw new RowProblem(
            name,
            "the column "
                + name
                + " stands twice in the header, as number "
                + (fieldOfColumn[column] + 1)
                + " and "
                + (field + 1)
                + "; keep one of them",
            "");
      } else {
        fieldOfColumn[column] = field;
      }
    }
    for (String name : columns.required()) {
      if (fieldOfColumn[columns.indexOf(name)] < 0) {
        throw new RowProblem(name, missing(name, names, unknown), "");
      }
    }
    return new Header(fieldOfColumn, columnOfField, List.copyOf(unknown));
  }

  /** How to say that a required column is missing, naming the found one that looks like it. */
  public static String missing(String name, List<String> names, List<String> unknown) {
    String start = "the required column " + name + " is missing; ";
    if (names.size() == 1) {
      String only = names.get(0);
      for (char separator : new char[] {';', '\t', '|', '，'}) {
        if (only.indexOf(separator) >= 0) {
          String shown = separator == '\t' ? "tabs" : "'" + separator + "'";
          return start
              + "the columns seem to be separated by "
              + shown
              + "; separate them by commas";
        }
      }
    }
    Optional<String> like = Lookalike.find(name, unknown);
    if (like.isPresent()) {
      return start
          + "the column "
          + Cells.shown(like.get())
          + " looks like it; rename it to "
          + name;
    }
    return start + "the header has " + Cells.shown(String.join(",", names)) + "; add " + name;
  }

  /** Notes the columns that the contract does not know. */
  public void noteUnknown(TableLog log) {
    for (String name : unknown) {
      log.note(
          name.isEmpty()
              ? "a column without a name was ignored"
              : "unknown column " + Cells.shown(name) + " was ignored");
    }
  }

  /** How many fields each row must have. */
  public int fieldCount() {
    return columnOfField.length;
  }

  /** The field in which a column of the contract stands, or -1. */
  public int fieldOf(int column) {
    return fieldOfColumn[column];
  }

  /** The column of the contract in a field, or -1. */
  public int columnOf(int field) {
    return columnOfField[field];
  }

  /** Columns that the contract does not know, in the order of the file. */
  public List<String> unknown() {
    return unknown;
  }
}
