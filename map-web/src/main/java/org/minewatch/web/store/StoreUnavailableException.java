package org.minewatch.web.store;

/** Thrown when the database of the store cannot be opened; the message says which and why. */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreUnavailableException(StoreSettings settings, Throwable cause) {
    super("the store " + settings.place() + " cannot be opened: " + innermost(cause), cause);
  }

  private static String innermost(Throwable problem) {
    Throwable innermost = problem;
    while (innermost.getCause() != null && innermost.getCause() != innermost) {
      innermost = innermost.getCause();
    }
    return innermost.getMessage() == null
        ? innermost.getClass().getSimpleName()
        : innermost.getMessage();
  }
}
