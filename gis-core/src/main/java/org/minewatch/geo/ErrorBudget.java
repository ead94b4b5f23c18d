package org.minewatch.geo;

/**
 * The horizontal uncertainty of a comparison, as one-sigma parts in metres that add up in squares.
 * No statutory tolerance for crossing a boundary exists, so every verdict carries this budget
 * instead of a constant.
 *
 * @param boundary the licence's corner points (0.05 m in CGCS2000 to 2 decimals, 0.5 m when
 *     rounded)
 * @param transform the way from the licence's CRS into the mine's (100 m when no record exists)
 * @param drawing survey traverse and registration of the drawing; 0 when none takes part
 * @param position the positioning of people or the reported place of a face; 0 when none takes part
 */
public record ErrorBudget(double boundary, double transform, double drawing, double position) {

  public ErrorBudget {
    if (!(boundary >= 0 && transform >= 0 && drawing >= 0 && position >= 0)) {
      throw new IllegalArgumentException(
          "an error budget has no negative or unknown part: "
              + boundary
              + ", "
              + transform
              + ", "
              + drawing
              + ", "
              + position);
    }
  }

  /** One sigma of the whole comparison, metres. */
  public double sigma() {
    return Math.sqrt(
        boundary * boundary + transform * transform + drawing * drawing + position * position);
  }
}
