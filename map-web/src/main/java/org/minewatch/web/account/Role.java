package org.minewatch.web.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is to the mines; which routes each may use stands in {@code permissions.csv}. */
public enum Role {
  /** Works findings to closure. */
  REGULATOR("监管员", "regulator"),
  /** Directs regulators: reviews as the second person, lists a hazard for supervision. */
  SUPERVISOR("督办领导", "supervisor"),
  /** Lives at a mine and verifies there. */
  RESIDENT_INSPECTOR("驻矿监管员", "resident inspector"),
  /** Checks drawings against positions. */
  GEOLOGIST("地质师", "geologist"),
  /** Hands in drawings for a mine and answers orders; sees no lead. */
  MINE_USER("煤矿用户", "mine user"),
  /** Reads everything, changes nothing. */
  AUDITOR("审计员", "auditor"),
  /** Keeps accounts; sees no finding. */
  ADMINISTRATOR("管理员", "administrator");

  private final String zh;
  private final String en;

  Role(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** Its name in JSON and in the database, such as {@code mine-user}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String zh() {
    return zh;
  }

  public String en() {
    return en;
  }

  public static Optional<Role> of(String wireName) {
    return Arrays.stream(values()).filter(r -> r.wireName().equals(wireName)).findFirst();
  }
}
