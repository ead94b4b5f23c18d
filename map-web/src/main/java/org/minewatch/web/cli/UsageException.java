package org.minewatch.web.cli;

/** Thrown when what the caller gave cannot be used; the message says what would be right. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }

  UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
