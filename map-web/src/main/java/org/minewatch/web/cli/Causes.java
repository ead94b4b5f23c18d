package org.minewatch.web.cli;

import org.minewatch.web.store.StoreUnavailableException;

/** Finds in a chain of causes the one that tells a user what happened. */
final class Causes {
  private Causes() {}

  /** The message of the store when it is the store, else the innermost, which names the thing. */
  static String reason(Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null
        && cause.getCause() != cause
        && !(cause instanceof StoreUnavailableException)) {
      cause = cause.getCause();
    }
    String kind =
        cause instanceof StoreUnavailableException ? "" : cause.getClass().getSimpleName();
    if (cause.getMessage() == null) {
      return kind;
    }
    return kind.isEmpty() ? cause.getMessage() : kind + ": " + cause.getMessage();
  }
}
