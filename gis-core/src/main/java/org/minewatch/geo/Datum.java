package org.minewatch.geo;

/** The geodetic datums that Chinese mining licences have been printed in. */
public enum Datum {
  /** 国家2000 / CGCS2000; taken as equal to WGS 84 (well under a metre apart). */
  CGCS2000("2000国家大地坐标系", "CGCS2000"),
  /** 西安80. */
  XIAN_1980("1980西安坐标系", "Xian 1980"),
  /** 北京54. */
  BEIJING_1954("1954北京坐标系", "Beijing 1954"),
  /** 新北京54. */
  NEW_BEIJING("新1954北京坐标系", "New Beijing");

  private final String nameZh;
  private final String nameEn;

  Datum(String nameZh, String nameEn) {
    this.nameZh = nameZh;
    this.nameEn = nameEn;
  }

  public String nameZh() {
    return nameZh;
  }

  public String nameEn() {
    return nameEn;
  }
}
