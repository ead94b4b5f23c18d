package org.minewatch.track;

import org.minewatch.track.parquet.ParquetLimits;

/**
 * Bounds on one position file.
 *
 * @param recordBytes of one row
 * @param unpackedBytes of a {@code .gz} file when unpacked
 * @param packingRatio unpacked bytes for each packed byte, of {@code .gz} and Parquet, beyond which
 *     a file is taken for a bomb; real position files stay below 40
 * @param cards different cards in one file
 * @param readers different readers in one file
 * @param fixesInMemory fixes that {@link TrackReader#readColumns} holds at once, and of one Parquet
 *     file
 * @param problems listed one by one; further ones are counted
 */
public record TrackLimits(
    int recordBytes,
    long unpackedBytes,
    int packingRatio,
    int cards,
    int readers,
    int fixesInMemory,
    int problems) {
  /** Far above any real mine's day. */
  public static final TrackLimits DEFAULT =
      new TrackLimits(1 << 16, 64L << 30, 300, 1_000_000, 100_000, 100_000_000, 10_000);

  /** The same bounds where the file is Parquet. */
  ParquetLimits parquet() {
    ParquetLimits usual = ParquetLimits.DEFAULT;
    return new ParquetLimits(
        usual.footerBytes(), usual.columns(), fixesInMemory, usual.pageBytes(), packingRatio);
  }
}
