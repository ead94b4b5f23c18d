package org.minewatch.track;

import java.util.List;
import org.minewatch.region.table.Header;
import org.minewatch.region.table.RowProblem;
import org.minewatch.region.table.TableColumns;

/** The columns of a position file, whatever it is written in. */
final class TrackColumns {
  static final TableColumns ALL =
      TableColumns.of(
          "card_id, time",
          "easting_m, northing_m, reader_id, distance_m, elevation_m, accuracy_m, person_id,"
              + " marks");

  static final int CARD = 0;
  static final int TIME = 1;
  static final int EASTING = 2;
  static final int NORTHING = 3;
  static final int READER = 4;
  static final int DISTANCE = 5;
  static final int ELEVATION = 6;
  static final int ACCURACY = 7;
  static final int MARKS = 9;

  /** What the marks of a file may be. */
  static final int MOST_MARKS = 255;

  /** What a file must have, for a message. */
  static final String WANTED =
      "card_id, time and either easting_m and northing_m or reader_id and distance_m";

  private TrackColumns() {}

  /**
   * Finds the columns among names.
   *
   * @throws RowProblem when the names give no card, no time or no place
   */
  static Header match(List<String> names) {
    Header found = Header.match(names, ALL);
    boolean placed = found.fieldOf(EASTING) >= 0 && found.fieldOf(NORTHING) >= 0;
    boolean byReader = found.fieldOf(READER) >= 0 && found.fieldOf(DISTANCE) >= 0;
    if (!placed && !byReader) {
      boolean reader = found.fieldOf(READER) >= 0 || found.fieldOf(DISTANCE) >= 0;
      int missing =
          reader
              ? found.fieldOf(READER) < 0 ? READER : DISTANCE
              : found.fieldOf(EASTING) < 0 ? EASTING : NORTHING;
      String name = ALL.name(missing);
      throw new RowProblem(name, Header.missing(name, names, found.unknown()), "");
    }
    return found;
  }
}
