package org.minewatch.detect.integrity;

import java.time.format.DateTimeFormatter;
import java.util.Collection;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.PositionInput;

/** Evidence and wording that the rules on positions share. */
final class Proof {
  private static final int MOST_NAMED = 50;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private Proof() {}

  static void positions(
      Observation.Builder o, MineNight night, Collection<String> cards, long from, long to) {
    o.evidence(
        "positions",
        "cards",
        cards.stream().distinct().sorted().limit(MOST_NAMED).toList(),
        "card_count",
        (int) cards.stream().distinct().count(),
        "from",
        night.at(from).toString(),
        "to",
        night.at(to).toString(),
        "file",
        night.positionInput().map(PositionInput::file).orElse(""));
  }

  /** Hours and minutes in the region's time. */
  static String clock(MineNight night, long millis) {
    return CLOCK.format(night.at(millis));
  }
}
