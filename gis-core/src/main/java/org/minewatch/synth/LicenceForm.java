package org.minewatch.synth;

/** How the corners of a licence are printed. */
public enum LicenceForm {
  /** In the mine's own CRS, as an EPSG code. */
  OWN_CRS,
  /** In the mine's own CRS, described in Chinese. */
  DESCRIBED,
  /** In the 6-degree zone 18 of CGCS2000, while the mine's own is a 3-degree zone. */
  OTHER_ZONE,
  /** In Xian 1980, with a transform record. */
  XIAN_1980
}
