package org.minewatch.drawing.source;

/**
 * Stops the reading of a drawing that cannot be trusted as a whole, with the place that shows it.
 */
public final class UnreadableDrawingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long line;
  private final String raw;

  /**
   * @param line line from 1; 0 when the whole file is meant
   * @param reason what is wrong and what would be right, one English sentence
   * @param raw the offending text
   */
  public UnreadableDrawingException(long line, String reason, String raw) {
    super(reason);
    this.line = line;
    this.raw = raw;
  }

  public long line() {
    return line;
  }

  public String raw() {
    return raw;
  }
}
