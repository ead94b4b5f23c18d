package org.minewatch.track;

import java.util.List;
import org.minewatch.region.Rejection;

/**
 * What reading a position file gave besides its fixes.
 *
 * @param file path inside the region folder
 * @param rowsRead fixes accepted
 * @param rowsRejected rows that could not be used
 * @param duplicates rows marked as exact repeats
 * @param outOfOrder rows marked as coming after a later one of their card
 * @param otherDay rows marked as lying outside the file's day
 * @param complete whether the file was read to its end; when not, the day is known in part or not
 *     at all and what needs it cannot be judged in full
 * @param rejections by line
 * @param notes what was noticed once, in alphabetical order
 */
public record TrackFileSummary(
    String file,
    long rowsRead,
    long rowsRejected,
    long duplicates,
    long outOfOrder,
    long otherDay,
    boolean complete,
    List<Rejection> rejections,
    List<String> notes) {
  public TrackFileSummary {
    rejections = List.copyOf(rejections);
    notes = List.copyOf(notes);
  }
}
