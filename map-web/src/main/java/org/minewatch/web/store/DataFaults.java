package org.minewatch.web.store;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells failures of the database that come from the values it was given. */
public final class DataFaults {
  /** The class of states that SQL gives to values that are wrong. */
  private static final String DATA_EXCEPTION = "22";

  private static final String CONNECTION = "08";

  /** Operator intervention: it is being stopped or started. */
  private static final String SHUTDOWN = "57P";

  private DataFaults() {}

  /** Whether a value cannot be kept, such as a text with U+0000 or a day before the calendar. */
  public static boolean isOfAValue(DataAccessException failure) {
    return failure.getRootCause() instanceof SQLException cause
        && cause.getSQLState() != null
        && cause.getSQLState().startsWith(DATA_EXCEPTION);
  }

  /** Whether the database could not be reached, or broke off; it may be there again soon. */
  public static boolean isGone(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof DataAccessResourceFailureException
          || at instanceof CannotCreateTransactionException
          || at instanceof SQLException sql
              && sql.getSQLState() != null
              && (sql.getSQLState().startsWith(CONNECTION)
                  || sql.getSQLState().startsWith(SHUTDOWN))) {
        return true;
      }
    }
    return false;
  }
}
