package org.minewatch.displacement;

/**
 * How a drawing lies against the truth: what must be done to true places to lay them on the drawn
 * roads, about a point in the middle of the places.
 *
 * @param middleEasting the point about which it is turned
 * @param eastMetres how far the drawing lies east of the truth in its middle
 * @param rotationDegrees how far it is turned anticlockwise
 * @param scale 1 for none
 * @param eastSigma one sigma each
 * @param radiusMetres how far from the middle the places reach (root mean square)
 * @param places how many took part
 * @param misfitAsDrawn mean truncated misfit with the drawing where it is: 0 perfect, 1 none fits
 * @param misfitMoved the same with the drawing moved back
 * @param misfitRival the same for the best clearly different movement; 1 when there is none
 */
public record Displacement(
    double middleEasting,
    double middleNorthing,
    double eastMetres,
    double northMetres,
    double rotationDegrees,
    double scale,
    double eastSigma,
    double northSigma,
    double rotationSigmaDegrees,
    double radiusMetres,
    int places,
    double misfitAsDrawn,
    double misfitMoved,
    double misfitRival) {

  /** A drawing on whose roads nearly all places lie is in place, however well others fit too. */
  private static final double LEAST_MISFIT = 0.08;

  /** How far a typical place is off: shift in the middle and what rotation and scale add. */
  public double typicalMetres() {
    double turn = Math.hypot(Math.toRadians(rotationDegrees), scale - 1) * radiusMetres;
    return Math.hypot(shiftMetres(), turn);
  }

  public double shiftMetres() {
    return Math.hypot(eastMetres, northMetres);
  }

  /** One sigma of {@link #typicalMetres}. */
  public double sigmaMetres() {
    return Math.hypot(
        Math.max(eastSigma, northSigma), Math.toRadians(rotationSigmaDegrees) * radiusMetres);
  }

  /** Where a true place lies on the drawing: easting and northing. */
  public double[] onDrawing(double easting, double northing) {
    double dx = easting - middleEasting;
    double dy = northing - middleNorthing;
    double cos = scale * Math.cos(Math.toRadians(rotationDegrees));
    double sin = scale * Math.sin(Math.toRadians(rotationDegrees));
    return new double[] {
      middleEasting + cos * dx - sin * dy + eastMetres,
      middleNorthing + sin * dx + cos * dy + northMetres
    };
  }

  /**
   * Whether the drawing is displaced by more than it and the fit can be wrong by, and clearly fits
   * better where the movement puts it than as drawn or anywhere else.
   *
   * @param leastMetres less is drafting
   * @param drawingSigma one sigma of the drawing's survey
   */
  public boolean isReal(double leastMetres, double drawingSigma) {
    return typicalMetres() > Math.max(leastMetres, 2 * Math.hypot(sigmaMetres(), drawingSigma))
        && misfitAsDrawn >= LEAST_MISFIT
        && misfitMoved < 0.9 * misfitAsDrawn
        && !isAmbiguous();
  }

  /** Whether a clearly different movement explains the places as well. */
  public boolean isAmbiguous() {
    return misfitMoved >= 0.97 * misfitRival;
  }
}
