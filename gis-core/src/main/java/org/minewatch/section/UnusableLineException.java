package org.minewatch.section;

import org.minewatch.wording.Text;

/** Says why no section can be cut along a line, and what would be right, in two languages. */
public final class UnusableLineException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Text reason;

  UnusableLineException(String zh, String en) {
    super(en);
    this.reason = new Text(zh, en);
  }

  public Text reason() {
    return reason;
  }
}
