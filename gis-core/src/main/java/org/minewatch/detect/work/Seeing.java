package org.minewatch.detect.work;

import java.util.List;
import java.util.Optional;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Positions;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Unjudged;

/** What rules on work can say at all in a night, worded once. */
final class Seeing {
  private Seeing() {}

  /** Why nothing can be judged: no positions, or tables of faces that cannot be read. */
  static Optional<Rule.Outcome> nothing(Rule rule, MineNight night) {
    for (String table : new String[] {"faces.csv", "face_progress.csv"}) {
      if (night.isUnreadable(table)) {
        return Optional.of(Unjudged.unreadable(rule, night, table));
      }
    }
    Positions positions = night.positions();
    return night.tracks().isPresent()
        ? Optional.empty()
        : Optional.of(
            rule.cannotJudge(night, positions.reasonCode(), positions.reason(), "tracks"));
  }

  /** The outcome, partial where people have no certain place. */
  static Rule.Outcome outcome(Rule rule, MineNight night, List<Observation> seen) {
    Positions positions = night.positions();
    return positions.coverage() == Positions.Coverage.ALL
        ? rule.judged(night, seen)
        : rule.partial(night, seen, positions.reasonCode(), positions.reason(), "tracks");
  }

  /** The people of an observation, with the file that tells of them. */
  static void people(
      Observation.Builder o, MineNight night, List<String> cards, int persons, long from, long to) {
    o.evidence(
        "positions",
        "cards",
        cards,
        "card_count",
        persons,
        "from",
        night.at(from).toString(),
        "to",
        night.at(to).toString(),
        "file",
        night.positionInput().map(p -> p.file()).orElse(""));
  }
}
