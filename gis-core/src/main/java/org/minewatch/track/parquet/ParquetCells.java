package org.minewatch.track.parquet;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/** Where the values of a column that is written come from, by row. */
public sealed interface ParquetCells {
  /**
   * Texts that stand in a list.
   *
   * @param index place in the list, negative for a missing text
   */
  record Texts(List<String> texts, IntUnaryOperator index) implements ParquetCells {}

  /** Whole numbers or epoch milliseconds, none of them missing. */
  record Longs(IntToLongFunction value) implements ParquetCells {}

  /** Numbers, NaN for missing ones. */
  record Doubles(IntToDoubleFunction value) implements ParquetCells {}
}
