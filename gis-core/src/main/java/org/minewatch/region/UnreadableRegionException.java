package org.minewatch.region;

/**
 * Thrown when a folder is no region at all; the message says what is missing and what would be
 * right.
 */
public final class UnreadableRegionException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableRegionException(String message) {
    super(message);
  }

  public UnreadableRegionException(String message, Throwable cause) {
    super(message, cause);
  }
}
