package org.minewatch.detect.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Numbers;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Unjudged;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.MineStatusPeriod;
import org.minewatch.wording.Text;

/**
 * {@code people.no-leader}: a shift in which no mine leader is underground for longer than a
 * hand-over between two leaders takes.
 */
final class NoLeader implements Rule {
  private static final long STEP_MILLIS = 60_000;

  @Override
  public RuleCode code() {
    return RuleCode.PEOPLE_NO_LEADER;
  }

  @Override
  public Set<String> tables() {
    return Set.of("persons.csv");
  }

  /** The longest time of a shift with people and without a leader underground. */
  private record Want(Shift shift, long fromMillis, long toMillis, int persons, boolean whole) {
    double minutes() {
      return (toMillis - fromMillis) / 60_000.0;
    }
  }

  @Override
  public Outcome judge(MineNight night) {
    Optional<Outcome> nothing = People.withoutPositions(this, night);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    if (night.isUnreadable("shift_reports.csv")) {
      return Unjudged.unreadable(this, night, "shift_reports.csv");
    }
    People people = People.of(night);
    List<Shift> shifts = Shift.ofNight(night);
    if (shifts.isEmpty()) {
      return cannotJudge(
          night,
          "no-shift-reports",
          new Text("当夜没有上报班次", "no shift was reported for this night"),
          "shift_reports");
    }
    boolean named = shifts.stream().anyMatch(s -> !s.leaderCardId().isEmpty());
    if (!people.hasLeaders() && !named) {
      return cannotJudge(
          night,
          "no-leaders-registered",
          new Text("人员登记中没有带班矿领导", "no mine leader is registered among the card holders"),
          "persons");
    }
    List<Spell> spells = Spells.least(night);
    List<Spell> leaders =
        Spells.most(night).stream()
            .filter(
                s ->
                    people.isLeader(s.cardId())
                        || shifts.stream().anyMatch(h -> h.leaderCardId().equals(s.cardId())))
            .toList();
    List<Want> wants = wants(night, shifts, spells, leaders, people);
    Map<Spell, String> carried = Map.of();
    if (wants.isEmpty()) {
      carried = carried(night, leaders, people);
      List<Spell> sure = new ArrayList<>(leaders);
      sure.removeAll(carried.keySet());
      wants = wants(night, shifts, spells, sure, people);
    }
    return People.outcome(
        this, night, wants.isEmpty() ? List.of() : List.of(observe(night, wants, carried)));
  }

  private List<Want> wants(
      MineNight night, List<Shift> shifts, List<Spell> spells, List<Spell> leaders, People people) {
    List<Want> wants = new ArrayList<>();
    for (Shift shift : shifts) {
      want(night, shift, spells, leaders, people)
          .filter(w -> w.minutes() > night.parameter(code().code(), "gap_minutes"))
          .ifPresent(wants::add);
    }
    return wants;
  }

  /**
   * Leaders' times underground in which one hand held the leader's card and another one, and that
   * other card. Whose hand it was, and whether there was a leader, nobody can tell from positions.
   */
  private static Map<Spell, String> carried(MineNight night, List<Spell> leaders, People people) {
    Map<Spell, String> carried = new LinkedHashMap<>();
    CardTraces cards = CardTraces.of(night);
    for (CardTrace own : cards.traces()) {
      List<Spell> times = leaders.stream().filter(s -> s.cardId().equals(own.cardId())).toList();
      for (CardTrace other : times.isEmpty() ? List.<CardTrace>of() : cards.traces()) {
        if (!people.isLeader(other.cardId()) && ProxyCards.isNear(own, other)) {
          ProxyCards.oneHand(night, own, other)
              .ifPresent(
                  c ->
                      times.stream()
                          .filter(s -> s.covers((c.fromMillis() + c.toMillis()) / 2))
                          .forEach(s -> carried.putIfAbsent(s, other.cardId())));
        }
      }
    }
    return carried;
  }

  private Optional<Want> want(
      MineNight night, Shift shift, List<Spell> spells, List<Spell> leaders, People people) {
    double least = leastCrew(night);
    long end = Math.min(shift.toMillis(), Spells.millis(night, night.night().plusDays(1)));
    long edge = Spells.millis(night, night.night()) + Spells.EDGE_MILLIS;
    long begin =
        night.earlier(1).isEmpty() ? Math.max(shift.fromMillis(), edge) : shift.fromMillis();
    Want longest = null;
    long since = -1;
    int persons = 0;
    for (long t = begin; t <= end; t += STEP_MILLIS) {
      long at = t;
      boolean led = t >= end - STEP_MILLIS || leaders.stream().anyMatch(s -> s.covers(at));
      int crew = 0;
      if (!led) {
        crew = people.count(spells.stream().filter(s -> s.covers(at)).map(Spell::cardId).toList());
      }
      if (!led && crew >= least) {
        since = since < 0 ? t : since;
        persons = Math.max(persons, crew);
      } else if (since >= 0) {
        if (longest == null || t - since > longest.toMillis() - longest.fromMillis()) {
          longest = new Want(shift, since, t, persons, since <= begin && t >= end - STEP_MILLIS);
        }
        since = -1;
        persons = 0;
      }
    }
    return Optional.ofNullable(longest);
  }

  /** A maintenance crew of a mine at rest has its duty leader; a handful of people is no shift. */
  private double leastCrew(MineNight night) {
    boolean rests =
        night
            .status()
            .map(MineStatusPeriod::status)
            .map(
                s ->
                    s != MineStatusPeriod.Status.PRODUCING
                        && s != MineStatusPeriod.Status.TRIAL_RUN
                        && s != MineStatusPeriod.Status.BUILDING
                        && s != MineStatusPeriod.Status.TECHNICAL_UPGRADE)
            .orElse(false);
    return rests ? Double.POSITIVE_INFINITY : night.parameter(code().code(), "least_crew");
  }

  private Observation observe(MineNight night, List<Want> wants, Map<Spell, String> carried) {
    Want worst =
        wants.stream().max(java.util.Comparator.comparingDouble(Want::minutes)).orElseThrow();
    Observation.Builder o =
        Observation.of(code(), "gap", Observation.Source.POSITIONS)
            .anchor("leader")
            .repeated(wants.size() > 1)
            .certainty(carried.isEmpty() ? Certainty.PROBABLE : Certainty.WATCH)
            .seen(
                night.at(wants.get(0).fromMillis()),
                night.at(wants.get(wants.size() - 1).toMillis()))
            .title(
                "%s井下 %d 人，%s 分钟没有%s带班矿领导（当夜 %d 个班次）"
                    .formatted(
                        worst.shift().name(),
                        worst.persons(),
                        Numbers.whole(worst.minutes()),
                        carried.isEmpty() ? "" : "可确认的",
                        wants.size()),
                "%d people were underground for %s minutes without a mine leader%s in the shift from %s (%d shifts in this night)"
                    .formatted(
                        worst.persons(),
                        Numbers.whole(worst.minutes()),
                        carried.isEmpty() ? "" : " but one whose card went with another's as one",
                        night.at(worst.shift().fromMillis()).toLocalDateTime(),
                        wants.size()))
            .measure("gap_minutes", worst.minutes())
            .measure("persons", worst.persons())
            .measure("shifts", wants.size())
            .benign(
                "两名带班领导在井口交接：30 分钟以内的间隔不计",
                "two leaders who change at the mouth: a gap of up to 30 minutes does not count")
            .benign(
                "带班领导已登记但未标注，或未带卡：请核对带班记录和领卡记录",
                "a leader who is not marked as one in the register, or carries no card: compare the"
                    + " leader's log and the lamp room's list");
    carried.forEach(
        (leader, other) -> {
          People.cite(
              o, night, List.of(leader.cardId(), other), leader.fromMillis(), leader.toMillis());
          o.benign(
              "带班领导的卡与另一张卡由一人携带：携带者可能就是该领导本人，仅作关注",
              "one hand held the leader's card and another one: it may be the leader's own, so this"
                  + " is a watch");
        });
    for (Want w : wants) {
      o.evidence(
          "shift",
          "date",
          w.shift().date().toString(),
          "shift",
          w.shift().name(),
          "from",
          night.at(w.fromMillis()).toString(),
          "to",
          night.at(w.toMillis()).toString(),
          "source",
          w.shift().source());
    }
    return o.build();
  }
}
