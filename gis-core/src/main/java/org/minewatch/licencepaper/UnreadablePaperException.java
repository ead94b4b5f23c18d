package org.minewatch.licencepaper;

/** Thrown inside the package when a file as a whole is no paper that can be read. */
final class UnreadablePaperException extends Exception {
  private static final long serialVersionUID = 1L;
  private final long line;

  /**
   * @param line from 1, 0 when the whole file is meant
   */
  UnreadablePaperException(long line, String message) {
    super(message);
    this.line = line;
  }

  long line() {
    return line;
  }
}
