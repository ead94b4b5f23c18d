package org.minewatch.region.table;

/**
 * The range in which a number can be meant at all; what lies outside is a slip of the pen or of a
 * unit. Wide on purpose: judging values is the rules' work.
 */
public enum Quantity {
  /**
   * Northing or easting in metres with zone prefix (at most 45 000 000), or degrees.
   *
   * <p>A number whose exponent has swallowed its metres ({@code 3.538E+07}) is refused.
   */
  COORDINATE(-1e8, 1e8, "35381875.87"),
  /** Metres above the height datum. */
  ELEVATION(-12_000, 9_000, "1590"),
  /** Metres. */
  LENGTH(0, 1e6, "85.0"),
  /** Metres, either way. */
  SIGNED_LENGTH(-1e6, 1e6, "-56.5"),
  /** Metres of one sigma, or the range of a reader. */
  ACCURACY(0, 10_000, "1.5"),
  /** Degrees of a direction or a dip. */
  ANGLE_DEGREES(-360, 360, "156.2"),
  /** Square kilometres. */
  AREA_KM2(0, 1e6, "4.0397"),
  /** Cubic metres. */
  VOLUME(0, 1e12, "12000"),
  /** Tonnes. */
  TONNES(0, 1e9, "450000"),
  /** Parts per million, seconds of arc, or metres of a datum shift. */
  PARAMETER(-1e8, 1e8, "106.382"),
  /** What an instrument reads, in its own unit. */
  READING(-1e12, 1e12, "0.8");

  private final double least;
  private final double most;
  private final String example;

  Quantity(double least, double most, String example) {
    this.least = least;
    this.most = most;
    this.example = example;
  }

  /** Whether a value can be meant; NaN cannot. */
  public boolean admits(double value) {
    return value >= least && value <= most;
  }

  public double least() {
    return least;
  }

  public double most() {
    return most;
  }

  /** A number as it should be written. */
  public String example() {
    return example;
  }
}
