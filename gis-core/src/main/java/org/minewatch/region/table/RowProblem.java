package org.minewatch.region.table;

/** Leaves the making of a value when its row cannot be used; says why. */
public final class RowProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String column;
  private final String raw;

  public RowProblem(String column, String reason, String raw) {
    super(reason, null, false, false);
    this.column = column;
    this.raw = raw;
  }

  /** The column at fault, or empty when the whole row is. */
  public String column() {
    return column;
  }

  /** The text at fault; empty when the whole row is to be shown. */
  public String raw() {
    return raw;
  }
}
