package org.minewatch.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.minewatch.region.table.TableLog;
import org.minewatch.region.table.TableRow;

/**
 * Brings rows into an order that does not depend on the file, and settles rows that repeat or
 * contradict each other.
 *
 * <p>Exact repeats count once and are noted. Of different rows with the same key the one whose
 * cells sort last is used, so that the order of rows never decides; the others are rejected.
 */
final class RowOrder {
  private static final int LINES_SHOWN = 10;

  private RowOrder() {}

  static <T> List<TableRow<T>> resolve(List<TableRow<T>> rows, Table<T> table, TableLog log) {
    int[] key = table.key().stream().mapToInt(table.columns()::indexOf).toArray();
    Comparator<TableRow<T>> byKey = (a, b) -> compare(a.cells(), b.cells(), key);
    Comparator<TableRow<T>> byCells = (a, b) -> Arrays.compare(a.cells(), b.cells());
    List<TableRow<T>> sorted = new ArrayList<>(rows);
    sorted.sort(byKey.thenComparing(byCells).thenComparingLong(TableRow::line));

    List<TableRow<T>> kept = new ArrayList<>(sorted.size());
    List<Long> repeats = new ArrayList<>();
    for (TableRow<T> row : sorted) {
      TableRow<T> last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      if (last != null && byCells.compare(last, row) == 0) {
        repeats.add(row.line());
      } else if (last != null && table.unique() && byKey.compare(last, row) == 0) {
        contradict(last, row, table, log);
        kept.set(kept.size() - 1, row);
      } else {
        kept.add(row);
      }
    }
    noteRepeats(repeats, log);
    return kept;
  }

  private static int compare(String[] a, String[] b, int[] columns) {
    for (int column : columns) {
      int c = a[column].compareTo(b[column]);
      if (c != 0) {
        return c;
      }
    }
    return 0;
  }

  private static <T> void contradict(
      TableRow<T> lost, TableRow<T> used, Table<T> table, TableLog log) {
    String names = String.join(", ", table.key());
    log.rejectUsed(
        lost.line(),
        table.key().get(table.key().size() - 1),
        "line "
            + used.line()
            + " has the same "
            + names
            + " with other values and is used (the row whose cells sort last counts); keep one row",
        Arrays.stream(lost.cells()).collect(Collectors.joining(",")));
  }

  private static void noteRepeats(List<Long> lines, TableLog log) {
    if (lines.isEmpty()) {
      return;
    }
    String shown =
        lines.stream()
            .sorted()
            .limit(LINES_SHOWN)
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    log.note(
        lines.size()
            + " exact repeats of rows were counted once (line "
            + shown
            + (lines.size() > LINES_SHOWN ? ", …)" : ")"));
  }
}
