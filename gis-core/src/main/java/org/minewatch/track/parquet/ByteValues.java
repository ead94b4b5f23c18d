package org.minewatch.track.parquet;

/** Gives numbers to values that are bytes. */
@FunctionalInterface
public interface ByteValues {
  /**
   * The number of the value in a range of bytes, which are the caller's; 0 or whatever it likes.
   */
  int number(byte[] bytes, int from, int to);
}
