package org.minewatch.detect.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.NightFacts;
import org.minewatch.presence.Headcount;
import org.minewatch.presence.PresenceDay;
import org.minewatch.region.CorroboratingEvent;
import org.minewatch.sight.CrewLine;

/** Each crew of a night as reports, lamps, gates, cameras and cards count it. */
public final class CrewAccount {
  private static final double MILLIS_AN_HOUR = 3_600_000.0;

  private final MineNight night;
  private final List<PresenceDay> days;

  private CrewAccount(MineNight night) {
    this.night = night;
    this.days =
        Stream.concat(
                night.earlier(1).stream().map(NightFacts::presence).flatMap(Optional::stream),
                night.presence().stream())
            .toList();
  }

  /**
   * The crews by time: the shifts whose middle is in the night, else the whole night as one; none
   * when no source counts anybody.
   */
  public static List<CrewLine> of(MineNight night) {
    return new CrewAccount(night).lines();
  }

  private List<CrewLine> lines() {
    List<Shift> shifts = Shift.ofNight(night);
    if (shifts.isEmpty()) {
      return wholeNight().stream().toList();
    }
    People people = People.of(night);
    List<Spell> spells = Spells.least(night);
    List<CrewLine> lines = new ArrayList<>();
    for (Shift s : shifts) {
      OptionalInt cards =
          night.presence().isEmpty()
              ? OptionalInt.empty()
              : OptionalInt.of(
                  people.count(spells.stream().filter(s::has).map(Spell::cardId).toList()));
      TreeMap<String, Integer> heads = new TreeMap<>();
      Tallies.of(night, s).forEach(t -> heads.put(t.kind(), t.heads()));
      lines.add(line(s.name(), s.fromMillis(), s.toMillis(), s.headcount(), heads, cards));
    }
    return lines;
  }

  private Optional<CrewLine> wholeNight() {
    long from = Spells.millis(night, night.night());
    long to = Spells.millis(night, night.night().plusDays(1));
    TreeMap<String, Integer> heads = new TreeMap<>();
    for (String kind : List.of("gate-count", "lamp-count", "video-count")) {
      countedAllNight(kind).ifPresent(n -> heads.put(kind, n));
    }
    if (heads.isEmpty() && night.presence().isEmpty()) {
      return Optional.empty();
    }
    OptionalInt cards =
        night
            .presence()
            .map(
                p -> {
                  TreeSet<String> heard = new TreeSet<>();
                  p.periods().forEach(period -> heard.add(period.cardId()));
                  return OptionalInt.of(People.of(night).count(heard));
                })
            .orElse(OptionalInt.empty());
    return Optional.of(line("", from, to, OptionalInt.empty(), heads, cards));
  }

  /** All who went in, or the most lamps that were out at once. */
  private OptionalInt countedAllNight(String kind) {
    TreeMap<String, Double> places = new TreeMap<>();
    for (CorroboratingEvent e : night.records().events()) {
      if (e.kind().equals(kind)
          && e.value().orElse(-1) >= 0
          && !e.time().isBefore(night.startOf(night.night()))
          && e.time().isBefore(night.end())
          && !Tallies.isOutward(e.place())) {
        places.merge(
            e.place(),
            e.value().getAsDouble(),
            kind.equals("lamp-count") ? Math::max : Double::sum);
      }
    }
    return places.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(
            (int) Math.rint(places.values().stream().mapToDouble(Double::doubleValue).sum()));
  }

  private CrewLine line(
      String name,
      long from,
      long to,
      OptionalInt reported,
      TreeMap<String, Integer> heads,
      OptionalInt cards) {
    double all = 0;
    double placed = 0;
    boolean known = false;
    long covered = 0;
    for (PresenceDay day : days) {
      Headcount count = day.headcount();
      long step = count.steps() < 2 ? 0 : count.timeMillis(1) - count.timeMillis(0);
      for (int k = 0; k < count.steps(); k++) {
        if (count.timeMillis(k) >= from && count.timeMillis(k) < to) {
          all += count.underground(k) * step / MILLIS_AN_HOUR;
          placed += count.onRoad(k) * step / MILLIS_AN_HOUR;
          known = true;
        }
      }
      covered += Math.max(0, Math.min(to, end(day.date())) - Math.max(from, start(day.date())));
    }
    return new CrewLine(
        name,
        night.at(from),
        night.at(to),
        reported,
        heads(heads, "lamp-count"),
        heads(heads, "gate-count"),
        heads(heads, "video-count"),
        cards,
        known ? OptionalDouble.of(all) : OptionalDouble.empty(),
        known ? OptionalDouble.of(placed) : OptionalDouble.empty(),
        covered == to - from);
  }

  private long start(LocalDate day) {
    return Spells.millis(night, day);
  }

  private long end(LocalDate day) {
    return Spells.millis(night, day.plusDays(1));
  }

  private static OptionalInt heads(TreeMap<String, Integer> heads, String kind) {
    Integer n = heads.get(kind);
    return n == null ? OptionalInt.empty() : OptionalInt.of(n);
  }
}
