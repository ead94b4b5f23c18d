package org.minewatch.region;

import java.util.List;
import java.util.function.Function;
import org.minewatch.region.table.Row;
import org.minewatch.region.table.TableColumns;

/**
 * One table of the exchange format.
 *
 * @param file its name in the region folder
 * @param key columns that order its rows and, when {@code unique}, name one row
 * @param unique whether two different rows with the same key contradict each other
 * @param maker makes a value of a row
 */
record Table<T>(
    String file, TableColumns columns, List<String> key, boolean unique, Function<Row, T> maker) {

  /** A table whose key names one row. */
  static <T> Table<T> unique(
      String file, String required, String optional, String key, Function<Row, T> maker) {
    return new Table<>(
        file, TableColumns.of(required, optional), List.of(key.split(" ")), true, maker);
  }

  /** A table in which only rows that are equal in every cell are the same. */
  static <T> Table<T> list(
      String file, String required, String optional, String order, Function<Row, T> maker) {
    return new Table<>(
        file, TableColumns.of(required, optional), List.of(order.split(" ")), false, maker);
  }
}
