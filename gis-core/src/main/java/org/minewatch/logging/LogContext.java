package org.minewatch.logging;

import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.MDC;

/**
 * What the lines of the log are about that a thread writes while it does something, by the keys of
 * {@code docs/operations.md}. Values are codes, numbers, days and pseudonyms, never a name.
 */
public final class LogContext {
  /** Code of a mine. */
  public static final String MINE = "mine";

  /** A night, {@code yyyy-MM-dd}. */
  public static final String NIGHT = "night";

  /** Number of a run of the nightly job. */
  public static final String RUN = "run";

  /** Pseudonym of the account whose request it is. */
  public static final String USER = "user";

  private LogContext() {}

  /** Something that is done and may fail. */
  public interface Work<T, E extends Exception> {
    T run() throws E;
  }

  /** Does something whose lines are about this; what they were about before comes back after it. */
  public static <T, E extends Exception> T with(String key, String value, Work<T, E> work)
      throws E {
    String before = MDC.get(key);
    MDC.put(key, value);
    try {
      return work.run();
    } finally {
      if (before == null) {
        MDC.remove(key);
      } else {
        MDC.put(key, before);
      }
    }
  }

  /** The same work for another thread, with what the lines of this one are about. */
  public static <T> Callable<T> carried(Callable<T> work) {
    Map<String, String> here = MDC.getCopyOfContextMap();
    return () -> {
      Map<String, String> before = MDC.getCopyOfContextMap();
      MDC.setContextMap(here == null ? Map.of() : here);
      try {
        return work.call();
      } finally {
        MDC.setContextMap(before == null ? Map.of() : before);
      }
    };
  }
}
