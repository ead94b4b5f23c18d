package org.minewatch.geo;

import org.minewatch.wording.Text;

/** Says for people why common points or a transform record lead nowhere. */
public final class UnusableRecordException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final transient Text reason;

  public UnusableRecordException(String zh, String en) {
    super(en);
    this.reason = new Text(zh, en);
  }

  public Text reason() {
    return reason;
  }
}
