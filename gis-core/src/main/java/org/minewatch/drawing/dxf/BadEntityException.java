package org.minewatch.drawing.dxf;

/** An entity that cannot be used; it is reported and the drawing goes on. */
final class BadEntityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long line;
  private final String column;
  private final String raw;

  BadEntityException(long line, String column, String reason, String raw) {
    super(reason);
    this.line = line;
    this.column = column;
    this.raw = raw;
  }

  long line() {
    return line;
  }

  String column() {
    return column;
  }

  String raw() {
    return raw;
  }
}
