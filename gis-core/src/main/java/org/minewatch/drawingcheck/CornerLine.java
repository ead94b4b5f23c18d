package org.minewatch.drawingcheck;

/**
 * A corner whose coordinates the drawing prints, held against the licence and against its own line.
 *
 * @param name its number as printed
 * @param northing as printed (X), metres
 * @param easting as printed (Y), metres
 * @param toLicenceMetres to the nearest corner of the licence; NaN without a usable licence
 * @param toDrawnMetres to the nearest vertex of the drawn boundary; NaN when none is drawn
 * @param toleranceMetres what the first may be before it differs
 */
public record CornerLine(
    String name,
    double northing,
    double easting,
    double toLicenceMetres,
    double toDrawnMetres,
    double toleranceMetres) {

  /** Whether the printed corner is one of the licence's; false when nobody can tell. */
  public boolean agrees() {
    return toLicenceMetres <= toleranceMetres;
  }

  public boolean differs() {
    return toLicenceMetres > toleranceMetres;
  }
}
