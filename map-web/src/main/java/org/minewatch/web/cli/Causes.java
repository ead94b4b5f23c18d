package org.minewatch.web.cli;

import java.util.Optional;
import org.minewatch.web.store.StoreUnavailableException;

/** Finds in a chain of causes the one that tells a user what happened. */
final class Causes {
  private Causes() {}

  /** The first of a kind in the chain. */
  static <T extends Throwable> Optional<T> find(Throwable problem, Class<T> kind) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return Optional.of(kind.cast(cause));
      }
    }
    return Optional.empty();
  }

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
