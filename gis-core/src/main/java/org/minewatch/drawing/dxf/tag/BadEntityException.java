package org.minewatch.drawing.dxf.tag;

/** An entity that cannot be used; it is reported and the drawing goes on. */
public final class BadEntityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long place;
  private final String column;
  private final String raw;

  /**
   * @param place line or byte of the file
   * @param column {@code group 40}, or empty when the whole entity is meant
   * @param reason what is wrong and what would be right
   */
  public BadEntityException(long place, String column, String reason, String raw) {
    super(reason, null, false, false);
    this.place = place;
    this.column = column;
    this.raw = raw;
  }

  public long place() {
    return place;
  }

  public String column() {
    return column;
  }

  public String raw() {
    return raw;
  }
}
