package org.minewatch.web.store;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;

/** Tells failures of the database that come from the values it was given. */
public final class DataFaults {
  /** The class of states that SQL gives to values that are wrong. */
  private static final String DATA_EXCEPTION = "22";

  private DataFaults() {}

  /** Whether a value cannot be kept, such as a text with U+0000 or a day before the calendar. */
  public static boolean isOfAValue(DataAccessException failure) {
    return failure.getRootCause() instanceof SQLException cause
        && cause.getSQLState() != null
        && cause.getSQLState().startsWith(DATA_EXCEPTION);
  }
}
