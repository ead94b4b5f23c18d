package org.minewatch.web.store.copy;

/**
 * Thrown when a store cannot be read as a whole or written into; the message says what would be.
 */
public final class StoreRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  StoreRefusedException(String message) {
    super(message);
  }

  StoreRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
