package org.minewatch.nightly;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minewatch.boundary.Verdict;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.Evidence;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Ground;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;
import org.minewatch.geo.LonLat;
import org.minewatch.rules.RuleTable;

/**
 * Carries one mine's findings from night to night: the same situation keeps its id, what is no
 * longer so ends, and what could not be looked at stays open. What persists gains in certainty and
 * gravity here.
 *
 * <p>It works on findings as they are written, so that going on from a result folder and going
 * through the whole history come to the same.
 */
final class Ledger {
  /**
   * A finding without a name of its own is known again by a rule in common within this distance.
   */
  static final double SAME_PLACE_METRES = 80;

  private static final int ID_DIGITS = 16;

  private final List<Finding> open;
  private final List<Finding> closed;

  private Ledger(List<Finding> open, List<Finding> closed) {
    this.open = List.copyOf(open);
    this.closed = closed.stream().sorted(Comparator.comparing(Finding::id)).toList();
  }

  static Ledger empty() {
    return new Ledger(List.of(), List.of());
  }

  /**
   * Goes on from what an earlier night left; what ended in it stays ended.
   *
   * @param closed what had ended before that night
   */
  static Ledger after(List<Finding> findings, List<Finding> closed) {
    return new Ledger(
        findings.stream().filter(f -> !f.ended()).toList(),
        Stream.concat(closed.stream(), findings.stream().filter(Finding::ended)).toList());
  }

  /** The ids among a night's findings that were not open before it. */
  List<String> opened(List<Finding> findings) {
    Set<String> before = open.stream().map(Finding::id).collect(Collectors.toSet());
    return findings.stream().map(Finding::id).filter(id -> !before.contains(id)).toList();
  }

  /** What ended before a night and may still come back after it. */
  List<Finding> closed(RuleTable rules, LocalDate night) {
    LocalDate oldest =
        night.minusDays((long) rules.parameter("ledger", "recurrence_most_days", night));
    return closed.stream().filter(f -> !f.lastSeen().toLocalDate().isBefore(oldest)).toList();
  }

  /**
   * The findings of the next night: open ones, known or new, and those that ended in it.
   *
   * @param seen findings of the night without ids
   * @param judgements what could be judged, of the same mine
   */
  List<Finding> next(
      List<Finding> seen, List<Judgement> judgements, RuleTable rules, LocalDate night) {
    Map<Integer, Finding> before = match(seen);
    Set<String> ids = open.stream().map(Finding::id).collect(Collectors.toCollection(HashSet::new));
    List<Finding> result = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      Finding known = before.get(i);
      Finding now =
          known == null
              ? Recurrence.linked(fresh(seen.get(i), ids), closed(rules, night), rules, night)
              : Recurrence.keep(known, continued(known, seen.get(i), rules, night));
      result.add(persistent(now));
    }
    Set<String> matched = before.values().stream().map(Finding::id).collect(Collectors.toSet());
    Set<RuleCode> blind =
        judgements.stream()
            .filter(Ledger::isBlind)
            .map(Judgement::rule)
            .collect(Collectors.toSet());
    for (Finding old : open) {
      if (!matched.contains(old.id())) {
        boolean lookedAt = old.grounds().stream().map(Ground::rule).noneMatch(blind::contains);
        result.add(lookedAt ? withEnded(old) : old);
      }
    }
    result.sort(Comparator.comparing(Finding::id));
    return List.copyOf(result);
  }

  /**
   * Whether a rule saw too little to say that something is over: nothing, or half a position file.
   */
  private static boolean isBlind(Judgement j) {
    return j.state() == Judgement.State.CANNOT_JUDGE
        || j.reasonCode().equals("positions-incomplete");
  }

  /** Pairs findings of this night with open ones: by name first, then by the nearest place. */
  private Map<Integer, Finding> match(List<Finding> seen) {
    record Pair(int now, Finding before, double metres) {}
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      for (Finding old : open) {
        double metres = apart(seen.get(i), old);
        if (metres <= SAME_PLACE_METRES) {
          pairs.add(new Pair(i, old, metres));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(Pair::metres)
            .thenComparing(p -> p.before().id())
            .thenComparingInt(Pair::now));
    Map<Integer, Finding> matched = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Pair p : pairs) {
      if (!matched.containsKey(p.now()) && !taken.contains(p.before().id())) {
        matched.put(p.now(), p.before());
        taken.add(p.before().id());
      }
    }
    return matched;
  }

  /**
   * Negative when a name tells, the distance when a rule in common and the place do, else infinite.
   */
  static double apart(Finding now, Finding before) {
    Set<String> named = names(now);
    named.retainAll(names(before));
    if (!named.isEmpty()) {
      return -1;
    }
    boolean ruleInCommon =
        now.grounds().stream()
            .map(Ground::rule)
            .anyMatch(r -> before.grounds().stream().anyMatch(g -> g.rule() == r));
    if (!ruleInCommon
        || now.geometry().isEmpty()
        || before.geometry().isEmpty()
        || (!names(now).isEmpty() && !names(before).isEmpty())) {
      return Double.POSITIVE_INFINITY;
    }
    return LonLat.roughMetres(now.geometry().get(), before.geometry().get());
  }

  private static Set<String> names(Finding f) {
    Set<String> names = new HashSet<>();
    for (Evidence e : f.evidence()) {
      if (e.isForLedger() && !"".equals(e.facts().get("anchor"))) {
        names.add(e.facts().get("rule") + " " + e.facts().get("anchor"));
      }
    }
    return names;
  }

  /**
   * A new finding: its id comes from what, where and since when, not from the night that first ran.
   */
  private static Finding fresh(Finding seen, Set<String> ids) {
    String name = names(seen).stream().sorted().findFirst().orElse("");
    String place = name.isEmpty() ? origin(seen) : name;
    String key =
        String.join(
            "|",
            seen.mineCode(),
            seen.rule().code(),
            place,
            seen.firstSeen().toInstant().toString());
    String id = hash(key);
    for (int i = 2; !ids.add(id); i++) {
      id = hash(key + "|" + i);
    }
    return copy(seen, id, seen.grounds(), seen.firstSeen(), seen.measures(), false);
  }

  /** Where the leading observation began. */
  private static String origin(Finding seen) {
    return seen.evidence().stream()
        .filter(Evidence::isForLedger)
        .filter(e -> seen.rule().code().equals(e.facts().get("rule")))
        .findFirst()
        .map(e -> String.valueOf(e.facts().getOrDefault("origin", "")))
        .orElse("");
  }

  private static String hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return "F" + HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Finding continued(Finding before, Finding now, RuleTable rules, LocalDate night) {
    OffsetDateTime first =
        before.firstSeen().isBefore(now.firstSeen()) ? before.firstSeen() : now.firstSeen();
    List<Ground> grounds =
        now.grounds().stream().map(g -> accumulated(before, g, rules, night)).toList();
    SortedMap<String, Double> measures = new TreeMap<>(now.measures());
    measures.putAll(grounds.get(0).measures());
    return copy(now, before.id(), grounds, first, measures, false);
  }

  /**
   * Counts nights and shifts of what people did on; more shifts may make it certain. A rule that
   * looks back over nights itself, and says over how many, has counted already.
   */
  private static Ground accumulated(Finding before, Ground now, RuleTable rules, LocalDate night) {
    Ground was =
        before.grounds().stream().filter(g -> g.rule() == now.rule()).findFirst().orElse(null);
    if (was == null
        || !now.measures().containsKey("shifts")
        || now.measures().containsKey("nights")) {
      return now;
    }
    SortedMap<String, Double> measures = new TreeMap<>(now.measures());
    measures.merge("shifts", was.measures().getOrDefault("shifts", 0.0), Double::sum);
    measures.put("nights", was.measures().getOrDefault("nights", 1.0) + 1);
    measures.computeIfPresent(
        "max_distance_m",
        (name, metres) -> Math.max(metres, was.measures().getOrDefault(name, metres)));
    Certainty certainty =
        Verdict.of(
                measures.getOrDefault("max_distance_m", Double.NaN),
                measures.getOrDefault("sigma_m", Double.NaN))
            .certainty(
                measures.get("shifts") >= rules.parameter("certainty", "certain_shifts", night));
    return new Ground(
        now.rule(),
        now.severity(),
        certainty.compareTo(now.certainty()) > 0 ? certainty : now.certainty(),
        measures);
  }

  /**
   * Major becomes critical when a major ground of the situation is certain on the data and either
   * two kinds of data agree or the evidence is of more than one night.
   */
  private static Finding persistent(Finding f) {
    Ground leading = f.grounds().get(0);
    List<Ground> certain =
        f.grounds().stream()
            .filter(g -> g.severity() == Severity.MAJOR)
            .filter(g -> g.certainty() == Certainty.CERTAIN_ON_DATA)
            .toList();
    if (leading.severity() != Severity.MAJOR || certain.isEmpty()) {
      return f;
    }
    List<Evidence> situations = f.evidence().stream().filter(Evidence::isForLedger).toList();
    boolean repeated =
        situations.stream().anyMatch(e -> Boolean.TRUE.equals(e.facts().get("repeated")))
            || Recurrence.is(f)
            || certain.stream().anyMatch(g -> g.measures().getOrDefault("nights", 1.0) >= 2);
    long sources = situations.stream().map(e -> e.facts().get("source")).distinct().count();
    if (!repeated && sources < 2) {
      return f;
    }
    List<Ground> grounds = new ArrayList<>(f.grounds());
    grounds.set(
        0,
        new Ground(
            leading.rule(), Severity.CRITICAL, Certainty.CERTAIN_ON_DATA, leading.measures()));
    return copy(f, f.id(), grounds, f.firstSeen(), f.measures(), f.ended());
  }

  private static Finding withEnded(Finding f) {
    return copy(f, f.id(), f.grounds(), f.firstSeen(), f.measures(), true);
  }

  private static Finding copy(
      Finding f,
      String id,
      List<Ground> grounds,
      OffsetDateTime firstSeen,
      SortedMap<String, Double> measures,
      boolean ended) {
    return new Finding(
        id,
        f.mineCode(),
        grounds,
        ended,
        f.confidence(),
        firstSeen,
        f.lastSeen(),
        f.title(),
        f.basis(),
        measures,
        f.evidence(),
        f.benign(),
        f.geometry());
  }
}
