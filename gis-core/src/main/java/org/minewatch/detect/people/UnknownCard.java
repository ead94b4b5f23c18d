package org.minewatch.detect.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.NightFacts;
import org.minewatch.detect.Numbers;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Unjudged;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.presence.InMinePeriod;
import org.minewatch.region.CardHolder;
import org.minewatch.wording.Text;

/**
 * {@code position.unknown-card}: cards underground that nobody registered, that are registered for
 * two people at once, or that come back after a long rest.
 */
final class UnknownCard implements Rule {
  private static final int NIGHTS_BACK = 14;

  @Override
  public RuleCode code() {
    return RuleCode.POSITION_UNKNOWN_CARD;
  }

  @Override
  public Outcome judge(MineNight night) {
    Optional<Outcome> nothing = People.withoutPositions(this, night);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    if (night.isUnreadable("persons.csv")) {
      return Unjudged.unreadable(this, night, "persons.csv");
    }
    TreeMap<String, Set<String>> holders = new TreeMap<>();
    for (CardHolder h : night.cardHolders()) {
      holders.computeIfAbsent(h.cardId(), k -> new TreeSet<>()).add(h.personId());
    }
    if (holders.isEmpty()) {
      return cannotJudge(
          night,
          "no-card-holders",
          new Text("没有当夜有效的人员登记", "no card holders are registered for this night"),
          "persons");
    }
    TreeMap<String, Spell> longest = new TreeMap<>();
    for (Spell s : Spells.least(night)) {
      longest.merge(s.cardId(), s, (a, b) -> b.hours() > a.hours() ? b : a);
    }
    double least = night.parameter(code().code(), "least_minutes") / 60;
    double working = night.parameter(code().code(), "working_hours");
    List<Spell> worked = new ArrayList<>();
    List<Spell> passed = new ArrayList<>();
    List<Spell> shared = new ArrayList<>();
    for (Spell s : longest.values()) {
      Set<String> people = holders.get(s.cardId());
      if (people == null) {
        if (s.hours() >= working) {
          worked.add(s);
        } else if (s.hours() >= least) {
          passed.add(s);
        }
      } else if (people.size() > 1 && s.hours() >= least) {
        shared.add(s);
      }
    }
    List<Observation> seen = new ArrayList<>();
    if (!worked.isEmpty()) {
      seen.add(
          observe(
              night,
              "working",
              worked,
              "%d 张未登记的卡在井下，最长 %s 小时",
              "%d cards that nobody registered were underground for up to %s hours"));
    }
    if (!passed.isEmpty()) {
      seen.add(
          observe(
              night,
              "passing",
              passed,
              "%d 张未登记的卡曾短时下井，最长 %s 小时",
              "%d cards that nobody registered were underground for up to %s hours"));
    }
    if (!shared.isEmpty()) {
      seen.add(
          observe(
              night,
              "two-holders",
              shared,
              "%d 张卡同时登记给两人，在井下最长 %s 小时",
              "%d cards registered for two people at once were underground for up to %s hours"));
    }
    List<Spell> dormant = dormant(night, longest, working);
    if (!dormant.isEmpty()) {
      seen.add(
          observe(
              night,
              "dormant",
              dormant,
              "%d 张至少 " + NIGHTS_BACK + " 天未用的卡重新下井，最长 %s 小时",
              "%d cards unused for at least "
                  + NIGHTS_BACK
                  + " days were underground again for up to %s hours"));
    }
    return People.outcome(this, night, seen);
  }

  /** Registered cards that no night of two weeks knows of; several of them come back at once. */
  private List<Spell> dormant(MineNight night, TreeMap<String, Spell> tonight, double working) {
    List<NightFacts> past = night.earlier(NIGHTS_BACK);
    if (past.size() < NIGHTS_BACK) {
      return List.of();
    }
    Set<String> used = new TreeSet<>();
    Set<String> registered = new TreeSet<>();
    past.get(0).holders().forEach(h -> registered.add(h.cardId()));
    for (NightFacts facts : past) {
      facts
          .presence()
          .ifPresent(p -> p.periods().stream().map(InMinePeriod::cardId).forEach(used::add));
    }
    List<Spell> dormant =
        tonight.values().stream()
            .filter(s -> s.hours() >= working)
            .filter(s -> !used.contains(s.cardId()) && registered.contains(s.cardId()))
            .toList();
    return dormant.size() >= night.parameter(code().code(), "least_dormant_cards")
        ? dormant
        : List.of();
  }

  private Observation observe(
      MineNight night, String variant, List<Spell> spells, String zh, String en) {
    double hours = spells.stream().mapToDouble(Spell::hours).max().orElseThrow();
    long from = spells.stream().mapToLong(Spell::fromMillis).min().orElseThrow();
    long to = spells.stream().mapToLong(Spell::toMillis).max().orElseThrow();
    Observation.Builder o =
        Observation.of(code(), variant, Observation.Source.POSITIONS)
            .anchor("cards:" + variant)
            .certainty(variant.equals("dormant") ? Certainty.WATCH : Certainty.PROBABLE)
            .seen(night.at(from), night.at(to))
            .title(
                zh.formatted(spells.size(), Numbers.one(hours)),
                en.formatted(spells.size(), Numbers.one(hours)))
            .measure("cards", spells.size())
            .measure("hours", hours)
            .benign(
                "新发或补发的卡尚未登记：请核对发卡记录的日期",
                "a new or replaced card that is not registered yet: compare the date it was issued")
            .benign(
                "参观、检查人员临时卡：下井时间短的只作提示",
                "a visitor's or inspector's card: a short visit is no more than a notice");
    People.cite(o, night, spells.stream().map(Spell::cardId).toList(), from, to);
    return o.build();
  }
}
