package org.minewatch.track.parquet;

/**
 * A column to be written.
 *
 * @param name of the column
 * @param type of its values
 * @param required whether no value may be missing
 * @param cells its values, of the class that the type wants
 */
public record ParquetOutput(String name, Type type, boolean required, ParquetCells cells) {
  /** What values are written as. */
  public enum Type {
    /** Text by way of a dictionary. */
    TEXT,
    /** Milliseconds in UTC as differences. */
    TIME,
    /** Double precision. */
    DOUBLE,
    /** Single precision. */
    FLOAT,
    /** 32 bits. */
    INTEGER
  }

  public ParquetOutput {
    boolean fits =
        switch (type) {
          case TEXT -> cells instanceof ParquetCells.Texts;
          case TIME, INTEGER -> cells instanceof ParquetCells.Longs;
          case DOUBLE, FLOAT -> cells instanceof ParquetCells.Doubles;
        };
    if (!fits) {
      throw new IllegalArgumentException(name + " of type " + type + " has other cells");
    }
  }
}
