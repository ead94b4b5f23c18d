package org.minewatch.licencepaper;

import java.util.OptionalDouble;

/**
 * The area of the corners beside the printed one. Older licences print the area of the figure on
 * the projection plane, those since 2022 the area on the ellipsoid (TD/T 1055-2019, appendix D);
 * the two differ by up to 0.1 %, so both are compared and the agreement says which.
 *
 * @param planeKm2 net of deducted rings; absent for longitude and latitude
 * @param ellipsoidKm2 net of deducted rings; absent when the coordinate system is open
 * @param printedKm2 as printed, in square kilometres
 */
public record AreaCheck(
    OptionalDouble planeKm2,
    OptionalDouble ellipsoidKm2,
    OptionalDouble printedKm2,
    double toleranceKm2,
    Agreement agreement) {

  /** Share of the printed area that a difference may reach, besides half its last digit. */
  private static final double RELATIVE_TOLERANCE = 0.0005;

  /** Which computed area the printed one agrees with. */
  public enum Agreement {
    PLANE,
    ELLIPSOID,
    BOTH,
    NEITHER,
    NOTHING_PRINTED,
    NOTHING_COMPUTED
  }

  /**
   * @param unitOfLastDigitKm2 what one step of the last printed digit is worth
   */
  static AreaCheck of(
      OptionalDouble planeKm2,
      OptionalDouble ellipsoidKm2,
      OptionalDouble printedKm2,
      double unitOfLastDigitKm2) {
    if (printedKm2.isEmpty()) {
      return new AreaCheck(planeKm2, ellipsoidKm2, printedKm2, 0, Agreement.NOTHING_PRINTED);
    }
    double printed = printedKm2.getAsDouble();
    double tolerance = tolerance(printed, unitOfLastDigitKm2);
    if (planeKm2.isEmpty() && ellipsoidKm2.isEmpty()) {
      return new AreaCheck(
          planeKm2, ellipsoidKm2, printedKm2, tolerance, Agreement.NOTHING_COMPUTED);
    }
    boolean plane = agrees(planeKm2, printed, tolerance);
    boolean ellipsoid = agrees(ellipsoidKm2, printed, tolerance);
    Agreement agreement =
        plane && ellipsoid
            ? Agreement.BOTH
            : plane ? Agreement.PLANE : ellipsoid ? Agreement.ELLIPSOID : Agreement.NEITHER;
    return new AreaCheck(planeKm2, ellipsoidKm2, printedKm2, tolerance, agreement);
  }

  /** Half a unit of the last printed digit, or 0.05 %, whichever is larger. */
  static double tolerance(double printedKm2, double unitOfLastDigitKm2) {
    return Math.max(unitOfLastDigitKm2 / 2, printedKm2 * RELATIVE_TOLERANCE);
  }

  private static boolean agrees(OptionalDouble computed, double printed, double tolerance) {
    // The last bit of a decimal fraction must not decide on a difference of exactly half a digit.
    return computed.isPresent()
        && Math.abs(computed.getAsDouble() - printed) <= tolerance * (1 + 1e-9);
  }

  public boolean agrees() {
    return agreement == Agreement.PLANE
        || agreement == Agreement.ELLIPSOID
        || agreement == Agreement.BOTH;
  }

  /** The area to show: on the plane where there is one, else on the ellipsoid. */
  public OptionalDouble computedKm2() {
    return planeKm2.isPresent() ? planeKm2 : ellipsoidKm2;
  }
}
