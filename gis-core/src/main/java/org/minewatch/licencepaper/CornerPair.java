package org.minewatch.licencepaper;

import java.util.Optional;

/**
 * Two neighbouring cells understood as one position, whichever came first.
 *
 * @param north northing in metres, or latitude in degrees
 * @param east easting in metres as printed, or longitude in degrees
 * @param decimals the smaller of both; counted in degrees when geographic
 * @param prefixed whether the easting carries a zone prefix
 * @param northFirst whether the northing or latitude stood first
 * @param repaired whether a misread character was put right
 */
record CornerPair(
    double north,
    double east,
    int decimals,
    boolean geographic,
    boolean prefixed,
    boolean northFirst,
    boolean repaired) {

  /** A second of arc is 1/3600 degree: three decimals of degrees hold whole seconds, about. */
  private static final int DECIMALS_OF_WHOLE_SECONDS = 3;

  static Optional<CornerPair> of(PaperCell a, PaperCell b) {
    boolean repaired = a.repaired() || b.repaired();
    int decimals = Math.min(a.decimals(), b.decimals());
    if (isNorthing(a) && isEasting(b)) {
      return metres(a, b, decimals, true, repaired);
    }
    if (isEasting(a) && isNorthing(b)) {
      return metres(b, a, decimals, false, repaired);
    }
    if (a.kind() == PaperCell.Kind.SEXAGESIMAL && b.kind() == PaperCell.Kind.SEXAGESIMAL) {
      return degrees(a.value(), b.value(), decimals + DECIMALS_OF_WHOLE_SECONDS, repaired);
    }
    if (a.kind() == PaperCell.Kind.DEGREES && b.kind() == PaperCell.Kind.DEGREES) {
      return degrees(a.value(), b.value(), decimals, repaired);
    }
    double unpackedA = unpacked(a);
    double unpackedB = unpacked(b);
    if (Double.isNaN(unpackedA) || Double.isNaN(unpackedB)) {
      return Optional.empty();
    }
    return degrees(unpackedA, unpackedB, decimals + DECIMALS_OF_WHOLE_SECONDS, repaired);
  }

  private static boolean isNorthing(PaperCell cell) {
    return cell.kind() == PaperCell.Kind.NORTHING;
  }

  private static boolean isEasting(PaperCell cell) {
    return cell.kind() == PaperCell.Kind.EASTING
        || cell.kind() == PaperCell.Kind.EASTING_WITH_PREFIX;
  }

  private static Optional<CornerPair> metres(
      PaperCell north, PaperCell east, int decimals, boolean northFirst, boolean repaired) {
    boolean prefixed = east.kind() == PaperCell.Kind.EASTING_WITH_PREFIX;
    return Optional.of(
        new CornerPair(
            north.value(), east.value(), decimals, false, prefixed, northFirst, repaired));
  }

  /** In China longitudes lie between 73 and 136 degrees, latitudes between 3 and 54. */
  private static Optional<CornerPair> degrees(
      double first, double second, int decimals, boolean repaired) {
    if (isLatitude(first) && isLongitude(second)) {
      return Optional.of(new CornerPair(first, second, decimals, true, false, true, repaired));
    }
    if (isLongitude(first) && isLatitude(second)) {
      return Optional.of(new CornerPair(second, first, decimals, true, false, false, repaired));
    }
    return Optional.empty();
  }

  private static boolean isLatitude(double degrees) {
    return degrees >= 3 && degrees <= 54;
  }

  private static boolean isLongitude(double degrees) {
    return degrees >= 73 && degrees <= 136;
  }

  /** Degrees of DDMMSS.s or DDDMMSS.s; NaN when minutes or seconds reach 60. */
  private static double unpacked(PaperCell cell) {
    boolean sized =
        cell.kind() == PaperCell.Kind.EASTING || cell.kind() == PaperCell.Kind.PACKED_LONGITUDE;
    if (!sized) {
      return Double.NaN;
    }
    int whole = (int) cell.value();
    int degrees = whole / 10_000;
    int minutes = whole / 100 % 100;
    double seconds = cell.value() - degrees * 10_000 - minutes * 100;
    return minutes < 60 && seconds < 60 ? degrees + minutes / 60.0 + seconds / 3600.0 : Double.NaN;
  }
}
