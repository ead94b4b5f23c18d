package org.minewatch.track;

/** Takes position fixes one by one, in the order of the file. */
@FunctionalInterface
public interface FixSink {
  /**
   * One fix.
   *
   * @param line where it stands in the file
   * @param cardId the same object for the same card throughout a file
   * @param timeMillis epoch milliseconds
   * @param easting metres, NaN when the place is told by a reader only
   * @param northing metres, NaN likewise
   * @param elevation metres, NaN when not given
   * @param accuracy one sigma in metres, NaN when not given
   * @param readerId null when not given; the same object for the same reader
   * @param distance signed metres along the roadway, NaN when not given
   * @param marks {@code MARK_} bits of {@link FixColumns} that can be told while streaming
   */
  void accept(
      long line,
      String cardId,
      long timeMillis,
      double easting,
      double northing,
      float elevation,
      float accuracy,
      String readerId,
      float distance,
      int marks);
}
