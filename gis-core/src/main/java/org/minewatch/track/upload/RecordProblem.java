package org.minewatch.track.upload;

/** Says why a record cannot be used. */
final class RecordProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String column;
  private final int offset;
  private final String raw;

  /**
   * @param column the field, or empty
   * @param offset of the offending byte in the file
   * @param raw the offending text; never a whole record, which would carry the person's name
   */
  RecordProblem(String column, int offset, String reason, String raw) {
    super(reason, null, false, false);
    this.column = column;
    this.offset = offset;
    this.raw = raw;
  }

  String column() {
    return column;
  }

  int offset() {
    return offset;
  }

  String raw() {
    return raw;
  }
}
