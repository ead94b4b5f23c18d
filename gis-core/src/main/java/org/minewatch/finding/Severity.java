package org.minewatch.finding;

/** How grave a finding is if it is true. The order is that of gravity. */
public enum Severity {
  NOTICE("notice", "提示", "notice"),
  WARNING("warning", "预警", "warning"),
  MAJOR("major", "重大", "major"),
  CRITICAL("critical", "特别重大", "critical");

  private final String wireName;
  private final String nameZh;
  private final String nameEn;

  Severity(String wireName, String nameZh, String nameEn) {
    this.wireName = wireName;
    this.nameZh = nameZh;
    this.nameEn = nameEn;
  }

  public String wireName() {
    return wireName;
  }

  public String nameZh() {
    return nameZh;
  }

  public String nameEn() {
    return nameEn;
  }
}
