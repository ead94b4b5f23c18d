package org.minewatch.licencepaper;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the corners of a block of rows in their order. Where a paper prints two columns of corners
 * side by side (J1 to J3 on the left, J4 to J6 on the right), the numbers decide whether the
 * columns or the rows come first.
 */
final class RowOrder {

  /**
   * @param points in the order of the ring
   * @param byColumns whether a column was read to its end before the next
   * @param proven whether the numbers prove that order
   */
  record Ordered(List<Sheet.Point> points, boolean byColumns, boolean proven) {}

  private RowOrder() {}

  static Ordered of(List<CornerRow> rows) {
    int columns = rows.stream().mapToInt(r -> r.groups().size()).max().orElse(0);
    if (columns == 2 && sameLabels(rows)) {
      return new Ordered(rows.stream().map(RowOrder::merged).toList(), false, true);
    }
    List<Sheet.Point> byRows = new ArrayList<>();
    for (CornerRow row : rows) {
      for (CornerRow.Group group : row.groups()) {
        byRows.add(point(row, group));
      }
    }
    if (columns <= 1 || rows.size() == 1) {
      return new Ordered(byRows, false, true);
    }
    List<Sheet.Point> byColumns = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      for (CornerRow row : rows) {
        if (column < row.groups().size()) {
          byColumns.add(point(row, row.groups().get(column)));
        }
      }
    }
    int columnBreaks = breaks(byColumns);
    int rowBreaks = breaks(byRows);
    return rowBreaks < columnBreaks
        ? new Ordered(byRows, false, rowBreaks == 0)
        : new Ordered(byColumns, true, columnBreaks < rowBreaks);
  }

  private static Sheet.Point point(CornerRow row, CornerRow.Group group) {
    return new Sheet.Point(group.label(), group.pairs(), row.line(), row.raw());
  }

  /** Each row names its corner twice: the same ring in two datums, each with its own numbers. */
  private static boolean sameLabels(List<CornerRow> rows) {
    return rows.stream()
        .allMatch(
            r ->
                r.groups().size() == 2
                    && r.groups().get(0).label() != null
                    && r.groups().get(1).label() != null
                    && r.groups().get(0).label().text().equals(r.groups().get(1).label().text()));
  }

  private static Sheet.Point merged(CornerRow row) {
    List<CornerPair> pairs = new ArrayList<>(row.groups().get(0).pairs());
    pairs.addAll(row.groups().get(1).pairs());
    return new Sheet.Point(row.groups().get(0).label(), List.copyOf(pairs), row.line(), row.raw());
  }

  /** How often a number does not follow the one before. */
  private static int breaks(List<Sheet.Point> points) {
    int breaks = 0;
    for (int i = 1; i < points.size(); i++) {
      CornerLabel before = points.get(i - 1).label();
      CornerLabel here = points.get(i).label();
      if (before == null || here == null || here.number() != before.number() + 1) {
        breaks++;
      }
    }
    return breaks;
  }
}
