package org.minewatch.web.export.table;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.minewatch.wording.Text;

/**
 * A table of an export.
 *
 * @param name for files and tables: small letters, digits, {@code -}
 * @param placed whether its rows may have places
 * @param rows read anew each time
 */
public record Table(String name, Text title, List<Column> columns, boolean placed, Rows rows) {

  /** Hands out rows one after the other. */
  @FunctionalInterface
  public interface Rows {
    void forEach(Consumer<Row> each);
  }

  public Table {
    columns = List.copyOf(columns);
  }

  /** A table whose rows have no places. */
  public static Table of(String name, Text title, List<Column> columns, Rows rows) {
    return new Table(name, title, columns, false, rows);
  }

  /** The same table with each row changed on its way. */
  public Table mapped(UnaryOperator<Row> change) {
    return new Table(
        name, title, columns, placed, each -> rows.forEach(row -> each.accept(change.apply(row))));
  }
}
