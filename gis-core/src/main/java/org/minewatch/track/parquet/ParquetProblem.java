package org.minewatch.track.parquet;

import java.io.IOException;

/** Says why a Parquet file, or one column of it, cannot be read, and what would be right. */
public final class ParquetProblem extends IOException {
  private static final long serialVersionUID = 1L;

  private final String column;

  ParquetProblem(String reason) {
    this("", reason);
  }

  ParquetProblem(String column, String reason) {
    super(reason);
    this.column = column;
  }

  /** The column at fault, or empty when the file itself is. */
  public String column() {
    return column;
  }
}
