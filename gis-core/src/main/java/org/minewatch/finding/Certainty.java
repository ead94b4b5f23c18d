package org.minewatch.finding;

/** How sure a finding is, from the error budget. The order is that of sureness. */
public enum Certainty {
  /** Within the uncertainty. */
  WATCH("watch", "存疑关注", "watch"),
  /** Beyond two sigma. */
  PROBABLE("probable", "很可能", "probable"),
  /** Beyond five sigma and 20 m, and persistent. */
  CERTAIN_ON_DATA("certain-on-data", "数据确证", "certain on the data");

  private final String wireName;
  private final String nameZh;
  private final String nameEn;

  Certainty(String wireName, String nameZh, String nameEn) {
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
