package org.minewatch.nightly;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minewatch.finding.Evidence;
import org.minewatch.finding.Finding;
import org.minewatch.rules.RuleTable;
import org.minewatch.wording.Text;

/**
 * Links what comes back to the case that had ended (假整改): the same situation at the same place,
 * some days after it was over. What flickers from night to night is no recurrence.
 */
final class Recurrence {
  /** Kind of the evidence that names the earlier case. */
  static final String KIND = "recurrence";

  private static final String TIMES = "recurrences";

  private Recurrence() {}

  static boolean is(Finding f) {
    return f.evidence().stream().anyMatch(e -> e.kind().equals(KIND));
  }

  /** A new finding with the case that it brings back, when there is one. */
  static Finding linked(Finding fresh, List<Finding> closed, RuleTable rules, LocalDate night) {
    double least = rules.parameter("ledger", "recurrence_least_days", night);
    Optional<Finding> earlier =
        closed.stream()
            .filter(c -> Ledger.apart(fresh, c) <= Ledger.SAME_PLACE_METRES)
            .filter(c -> ChronoUnit.DAYS.between(c.lastSeen(), fresh.firstSeen()) >= least)
            .max(Comparator.comparing(Finding::lastSeen).thenComparing(Finding::id));
    return earlier.map(c -> with(fresh, evidence(c), 1 + times(c))).orElse(fresh);
  }

  /** A finding that goes on keeps the link it was opened with. */
  static Finding keep(Finding before, Finding now) {
    return before.evidence().stream()
        .filter(e -> e.kind().equals(KIND))
        .findFirst()
        .map(e -> with(now, e, times(before)))
        .orElse(now);
  }

  private static double times(Finding f) {
    return f.measures().getOrDefault(TIMES, 0.0);
  }

  private static Evidence evidence(Finding earlier) {
    TreeMap<String, Object> facts = new TreeMap<>();
    facts.put("finding_id", earlier.id());
    facts.put("first_seen", earlier.firstSeen().toString());
    facts.put("last_seen", earlier.lastSeen().toString());
    facts.put("title_zh", earlier.title().zh());
    facts.put("title_en", earlier.title().en());
    return new Evidence(KIND, facts);
  }

  private static Finding with(Finding f, Evidence link, double times) {
    List<Evidence> evidence = new ArrayList<>(f.evidence());
    evidence.add(link);
    SortedMap<String, Double> measures = new TreeMap<>(f.measures());
    measures.put(TIMES, times);
    return new Finding(
        f.id(),
        f.mineCode(),
        f.grounds(),
        f.ended(),
        f.confidence(),
        f.firstSeen(),
        f.lastSeen(),
        new Text(
            "%s（第 %.0f 次复发）".formatted(f.title().zh(), times),
            "%s (back for the %s time)".formatted(f.title().en(), ordinal((int) times))),
        f.basis(),
        measures,
        evidence,
        f.benign(),
        f.geometry());
  }

  private static String ordinal(int n) {
    return n == 1 ? "first" : n == 2 ? "second" : n == 3 ? "third" : n + "th";
  }
}
