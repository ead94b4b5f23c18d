package org.minewatch.report.sheet;

import java.util.Collections;
import java.util.List;
import org.minewatch.wording.Text;

/**
 * One sheet of a workbook.
 *
 * @param rows values a row: a string, a number, a boolean, a date, a date-time or null
 */
public record SheetTable(Text title, List<Text> heads, List<List<Object>> rows) {
  public SheetTable {
    heads = List.copyOf(heads);
    rows = Collections.unmodifiableList(rows);
    for (List<Object> row : rows) {
      if (row.size() != heads.size()) {
        throw new IllegalArgumentException(
            "a row of " + row.size() + " cells in a sheet of " + heads.size());
      }
    }
  }
}
