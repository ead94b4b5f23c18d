package org.minewatch.track.parquet;

/**
 * Bounds on one Parquet file, all checked before memory is taken.
 *
 * @param footerBytes of the description at the end of the file
 * @param columns in the schema, nested ones counted
 * @param rows in the whole file
 * @param pageBytes of one page when unpacked
 * @param packingRatio bytes in memory for each byte of the file, and unpacked for each packed byte
 *     of a column, beyond which a file is taken for a bomb
 */
public record ParquetLimits(
    int footerBytes, int columns, int rows, int pageBytes, int packingRatio) {
  /** Below this nothing is judged by its ratio: short columns of equal values pack very well. */
  static final long HARMLESS = 16L << 20;

  /** What a row takes in memory at most, over all its columns. */
  private static final int ROW_BYTES = 64;

  public static final ParquetLimits DEFAULT =
      new ParquetLimits(16 << 20, 10_000, 100_000_000, 256 << 20, 300);

  boolean isBomb(long unpacked, long packed) {
    return unpacked > HARMLESS && unpacked / packingRatio > packed;
  }

  /** The most rows that a file of some size can be meant to have. */
  long rowsOf(long fileBytes) {
    return Math.max(HARMLESS, fileBytes * packingRatio) / ROW_BYTES;
  }
}
