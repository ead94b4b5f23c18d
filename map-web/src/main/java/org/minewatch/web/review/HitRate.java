package org.minewatch.web.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.review.Outcomes.Outcome;

/**
 * How often each rule was right, by what people found underground. It says nothing of what no rule
 * flagged: for that there are {@link Samples}.
 */
final class HitRate {

  /** A duplicate says nothing of the rule, so it counts for nothing. */
  private static final String DUPLICATE = "duplicate";

  private final Outcomes outcomes;
  private final Rights rights;
  private final LeadSight sight;

  HitRate(Outcomes outcomes, Rights rights, LeadSight sight) {
    this.outcomes = outcomes;
    this.rights = rights;
    this.sight = sight;
  }

  /**
   * A rule.
   *
   * @param rate null while nothing of it was decided
   * @param reasons why findings were dismissed, with how many
   * @param duplicates left out of the rate
   */
  record RuleRate(
      String rule,
      int confirmed,
      int dismissed,
      @Nullable Interval rate,
      Map<String, Integer> reasons,
      int duplicates) {}

  private static final class Counts {
    int confirmed;
    int dismissed;
    int duplicates;
    final Map<String, Integer> reasons = new TreeMap<>();
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
    for (Outcome outcome : outcomes.list()) {
      if (visible.test(outcome.of().finding().mineCode())
          && known.test(outcome.of().finding().id())) {
        count(byRule.computeIfAbsent(outcome.of().finding().rule(), r -> new Counts()), outcome);
        count(all, outcome);
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
        counts.duplicates);
  }
}
