package org.minewatch.track.parquet;

/** Says what about some bytes of a page cannot be; whoever knows the column says where. */
final class Damaged extends Exception {
  private static final long serialVersionUID = 1L;

  Damaged(String message) {
    super(message);
  }
}
