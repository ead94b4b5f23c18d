package org.minewatch.web.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.review.Outcomes.Outcome;
import tools.jackson.databind.JsonNode;

/**
 * How often each rule was right, by what people found underground. It says nothing of what no rule
 * flagged: for that there are {@link Samples}.
 */
final class HitRate {

  /** A duplicate says nothing of the rule, so it counts for nothing. */
  private static final String DUPLICATE = "duplicate";

  private final Outcomes outcomes;
  private final Measured measured;
  private final Rights rights;
  private final LeadSight sight;

  HitRate(Outcomes outcomes, Measured measured, Rights rights, LeadSight sight) {
    this.outcomes = outcomes;
    this.measured = measured;
    this.rights = rights;
    this.sight = sight;
  }

  /**
   * A rule.
   *
   * @param rate null while nothing of it was decided
   * @param reasons why findings were dismissed, with how many
   * @param duplicates left out of the rate
   * @param measured how the figures of the rule agree with what was measured underground, in cases
   *     that were decided
   */
  record RuleRate(
      String rule,
      int confirmed,
      int dismissed,
      @Nullable Interval rate,
      Map<String, Integer> reasons,
      int duplicates,
      Measured.Agreement measured) {}

  private static final class Counts {
    int confirmed;
    int dismissed;
    int duplicates;
    final Map<String, Integer> reasons = new TreeMap<>();
    final Map<String, JsonNode> measured = new TreeMap<>();
  }

  /**
   * The rules of which something was decided in mines that somebody may see, then all together;
   * without leads that are sealed from him.
   */
  List<RuleRate> list(Actor actor) {
    Map<String, Counts> byRule = new TreeMap<>();
    Counts all = new Counts();
    Predicate<String> visible = rights.of(actor);
    Predicate<String> known = sight.of(actor);
    Map<String, JsonNode> measurements = measured.lastOfEach();
    for (Outcome outcome : outcomes.list()) {
      if (visible.test(outcome.of().finding().mineCode())
          && known.test(outcome.of().finding().id())) {
        Counts rule = byRule.computeIfAbsent(outcome.of().finding().rule(), r -> new Counts());
        count(rule, outcome);
        count(all, outcome);
        JsonNode said = measurements.get(outcome.of().finding().id());
        if (said != null) {
          rule.measured.put(outcome.of().finding().id(), said);
          all.measured.put(outcome.of().finding().id(), said);
        }
      }
    }
    List<RuleRate> rates = new ArrayList<>();
    byRule.forEach((rule, counts) -> rates.add(rate(rule, counts)));
    rates.add(rate("", all));
    return rates;
  }

  private static void count(Counts counts, Outcome outcome) {
    if (outcome.isConfirmed()) {
      counts.confirmed++;
      return;
    }
    String reason = outcome.step().text("reason");
    if (reason.equals(DUPLICATE)) {
      counts.duplicates++;
    } else {
      counts.dismissed++;
      counts.reasons.merge(reason, 1, Integer::sum);
    }
  }

  private static RuleRate rate(String rule, Counts counts) {
    int decided = counts.confirmed + counts.dismissed;
    return new RuleRate(
        rule,
        counts.confirmed,
        counts.dismissed,
        decided == 0 ? null : Interval.of(counts.confirmed, decided),
        counts.reasons,
        counts.duplicates,
        Measured.Agreement.of(List.copyOf(counts.measured.values())));
  }
}
