package org.minewatch.licencepaper;

/**
 * What a person adds to a paper.
 *
 * @param crs the coordinate system, when the paper leaves it open; empty to take the paper's own
 */
public record ReadOptions(ReadLimits limits, String crs) {

  /** Nothing added, usual limits. */
  public static final ReadOptions DEFAULT = new ReadOptions(ReadLimits.DEFAULT, "");

  public ReadOptions withCrs(String cell) {
    return new ReadOptions(limits, cell);
  }

  public ReadOptions withLimits(ReadLimits other) {
    return new ReadOptions(other, crs);
  }
}
