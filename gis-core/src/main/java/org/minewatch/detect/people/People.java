package org.minewatch.detect.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.PositionInput;
import org.minewatch.detect.Rule;
import org.minewatch.region.CardHolder;
import org.minewatch.wording.Text;

/** Who holds the cards of a night, and what all rules on people say when positions are missing. */
final class People {
  /** Evidence names this many cards; the number of all stands beside. */
  private static final int CARDS_NAMED = 50;

  private final Map<String, CardHolder> holders = new HashMap<>();

  private People() {}

  static People of(MineNight night) {
    People people = new People();
    night.cardHolders().forEach(h -> people.holders.putIfAbsent(h.cardId(), h));
    return people;
  }

  boolean isEmpty() {
    return holders.isEmpty();
  }

  Optional<CardHolder> find(String card) {
    return Optional.ofNullable(holders.get(card));
  }

  boolean isLeader(String card) {
    return find(card).map(CardHolder::leader).orElse(false);
  }

  boolean hasLeaders() {
    return holders.values().stream().anyMatch(CardHolder::leader);
  }

  /** Different people behind some cards; a card that nobody registered counts as one. */
  int count(Collection<String> cards) {
    TreeSet<String> people = new TreeSet<>();
    for (String card : cards) {
      String person = find(card).map(CardHolder::personId).orElse("");
      people.add(person.isEmpty() ? "card " + card : "person " + person);
    }
    return people.size();
  }

  /** Says that there is nothing to judge by; empty when there are positions. */
  static Optional<Rule.Outcome> withoutPositions(Rule rule, MineNight night) {
    if (night.presence().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        night.positionsComplete()
            ? rule.cannotJudge(
                night,
                "no-positions",
                new Text("当夜没有人员位置数据", "no positions were handed in for this night"),
                "tracks")
            : rule.cannotJudge(
                night,
                "positions-unreadable",
                new Text("当夜人员位置文件无法读取", "the night's position file could not be read"),
                "tracks"));
  }

  /** Judged, or partial when the position file breaks off. */
  static Rule.Outcome outcome(Rule rule, MineNight night, List<Observation> seen) {
    return night.positionsComplete()
        ? rule.judged(night, seen)
        : rule.partial(
            night,
            seen,
            "positions-incomplete",
            new Text("当夜人员位置文件不完整", "the night's position file breaks off"),
            "tracks");
  }

  /** Cites cards as evidence; they are pseudonyms and never a reproach to their owners. */
  static void cite(
      Observation.Builder o, MineNight night, Collection<String> cards, long from, long to) {
    List<String> sorted = new ArrayList<>(new TreeSet<>(cards));
    o.evidence(
        "positions",
        "cards",
        sorted.stream().limit(CARDS_NAMED).toList(),
        "card_count",
        sorted.size(),
        "from",
        night.at(from).toString(),
        "to",
        night.at(to).toString(),
        "file",
        night.positionInput().map(PositionInput::file).orElse(""));
  }
}
