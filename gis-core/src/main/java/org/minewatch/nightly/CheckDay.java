package org.minewatch.nightly;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Region;

/** Finds the day for which a drawing is checked when nobody names one; never by the clock. */
final class CheckDay {
  private CheckDay() {}

  /**
   * The last day the mine has positions for, else the region; else that of the mine's latest
   * registered drawing.
   */
  static Optional<LocalDate> find(Region region, String mineCode) {
    MineRecords mine = region.mines().get(mineCode);
    return positionDays(mine)
        .max(Comparator.naturalOrder())
        .or(
            () ->
                region.mines().values().stream()
                    .flatMap(CheckDay::positionDays)
                    .max(Comparator.naturalOrder()))
        .or(
            () ->
                mine.drawings().stream()
                    .map(DrawingSubmission::asOf)
                    .max(Comparator.naturalOrder()));
  }

  private static Stream<LocalDate> positionDays(MineRecords mine) {
    return Stream.concat(
        mine.tracks().keySet().stream(),
        mine.uploads().stream()
            .flatMap(p -> MineHistory.uploadDay(p.getFileName().toString()).stream()));
  }
}
