package org.minewatch.web.export.format;

import org.minewatch.wording.Text;

/** Thrown when something does not fit into a file; it says what to ask for instead. */
public final class TooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Text reason;

  public TooLargeException(Text reason) {
    super(reason.en());
    this.reason = reason;
  }

  public Text reason() {
    return reason;
  }
}
