package org.minewatch.finding;

/**
 * A licence as it was understood, for {@code licences.csv}.
 *
 * @param planeAreaKm2 NaN when it could not be computed
 * @param printedAreaKm2 NaN when none is printed
 * @param status ok, area-differs, incomplete or rejected
 * @param notes what was assumed
 */
public record LicenceAccount(
    String licenceNo,
    String mineCode,
    String crs,
    int parts,
    int corners,
    double planeAreaKm2,
    double ellipsoidAreaKm2,
    double printedAreaKm2,
    String status,
    String notes) {

  public LicenceAccount {
    planeAreaKm2 = Facts.round(planeAreaKm2, Facts.DECIMALS);
    ellipsoidAreaKm2 = Facts.round(ellipsoidAreaKm2, Facts.DECIMALS);
    printedAreaKm2 = Facts.round(printedAreaKm2, Facts.DECIMALS);
  }
}
