package org.minewatch.evidence.stamp;

/** An answer or token that proves nothing; the message says why. */
public final class UnusableStampException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableStampException(String message) {
    super(message);
  }

  UnusableStampException(String message, Throwable cause) {
    super(message, cause);
  }
}
