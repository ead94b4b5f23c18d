package org.minewatch.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.minewatch.wording.Text;

/** The documents of enforcement that are drafted. */
public enum DocumentKind {
  INSPECTION_PLAN("检查方案", "inspection plan"),
  SITE_RECORD("现场检查记录", "record of the inspection on site"),
  SITE_DECISION("现场处理决定书", "decision on site"),
  WITHDRAWAL_ORDER("撤出作业人员命令书", "order to withdraw people"),
  RECHECK_OPINION("复查意见书", "opinion of the re-check"),
  TRANSFER_LETTER("移送书", "letter of transfer");

  private final Text title;

  DocumentKind(String zh, String en) {
    this.title = new Text(zh, en);
  }

  public Text title() {
    return title;
  }

  /** Its name in addresses and of its template, such as {@code site-record}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name of its template in a folder. */
  public String fileName() {
    return wireName() + ".docx";
  }

  public static Optional<DocumentKind> of(String wireName) {
    return Arrays.stream(values()).filter(k -> k.wireName().equals(wireName)).findFirst();
  }
}
