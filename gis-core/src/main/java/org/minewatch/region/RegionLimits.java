package org.minewatch.region;

/**
 * Bounds on what a region folder may hold, so that no input can exhaust the machine.
 *
 * @param fileBytes of any one file; larger ones are rejected unread
 * @param rowsPerTable a table with more is rejected whole, so that row order does not decide
 * @param recordBytes of one row, quoted line ends included
 * @param fieldChars of one cell, which bounds WKT texts too
 * @param geometryCoordinates of one WKT text
 * @param geometryNesting parentheses inside each other in one WKT text
 * @param jsonBytes of {@code region.json}
 * @param jsonNesting objects and arrays inside each other in it
 * @param filesPerFolder entries of one folder, one with more is not read: a mine that hands in
 *     every half minute makes a million in a year
 * @param problemsPerFile listed one by one; further ones are counted
 */
public record RegionLimits(
    long fileBytes,
    int rowsPerTable,
    int recordBytes,
    int fieldChars,
    int geometryCoordinates,
    int geometryNesting,
    int jsonBytes,
    int jsonNesting,
    int filesPerFolder,
    int problemsPerFile) {

  /** Far above any real region, far below what would hurt. */
  public static final RegionLimits DEFAULT =
      new RegionLimits(
          64L << 30, 5_000_000, 4 << 20, 2 << 20, 100_000, 8, 1 << 20, 16, 1_000_000, 10_000);

  public RegionLimits {
    long least =
        Math.min(
            Math.min(fileBytes, Math.min(rowsPerTable, recordBytes)),
            Math.min(
                Math.min(fieldChars, Math.min(geometryCoordinates, geometryNesting)),
                Math.min(
                    Math.min(jsonBytes, jsonNesting), Math.min(filesPerFolder, problemsPerFile))));
    if (least < 1) {
      throw new IllegalArgumentException("every limit is at least 1");
    }
  }
}
