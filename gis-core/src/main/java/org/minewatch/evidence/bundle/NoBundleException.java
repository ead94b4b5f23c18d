package org.minewatch.evidence.bundle;

/** No bundle can be made; the message says why and what would help. */
public final class NoBundleException extends Exception {
  private static final long serialVersionUID = 1L;

  NoBundleException(String message) {
    super(message);
  }

  NoBundleException(String message, Throwable cause) {
    super(message, cause);
  }
}
