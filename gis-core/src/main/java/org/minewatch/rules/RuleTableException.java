package org.minewatch.rules;

/** Says exactly what is wrong with a rule table, or what was asked of it that it does not hold. */
public final class RuleTableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RuleTableException(String message) {
    super(message);
  }

  RuleTableException(String message, Throwable cause) {
    super(message, cause);
  }
}
