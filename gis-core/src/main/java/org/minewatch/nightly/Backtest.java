package org.minewatch.nightly;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.minewatch.finding.Finding;
import org.minewatch.finding.ResultFolder;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.ParameterChange;
import org.minewatch.rules.RuleTable;

/**
 * Judges past nights with two rule tables and says what a change would have made appear, disappear
 * or weigh otherwise.
 */
public final class Backtest {

  /** Where the nights of the two runs are, below the folder of the backtest. */
  private static final String CURRENT = "current";

  private static final String CHANGED = "changed";

  /** What became of a finding. */
  public enum Kind {
    APPEARS,
    DISAPPEARS,
    WEIGHS_OTHERWISE
  }

  /**
   * One finding that the change concerns.
   *
   * @param nights in which it was open, under the table that has it
   * @param before with the current table, on the last of its nights; null when it appears
   * @param after with the changed table; null when it disappears
   */
  public record Difference(Kind kind, List<LocalDate> nights, Finding before, Finding after) {
    public Difference {
      nights = List.copyOf(nights);
    }

    /** The finding as it is now, or would be. */
    public Finding finding() {
      return after == null ? before : after;
    }
  }

  /**
   * What a backtest came to.
   *
   * @param same findings that both tables have with the same weight
   */
  public record Outcome(
      String currentVersion,
      String changedVersion,
      List<ParameterChange> parameters,
      List<Difference> differences,
      int same) {
    public Outcome {
      parameters = List.copyOf(parameters);
      differences = List.copyOf(differences);
    }
  }

  private Backtest() {}

  /**
   * Runs both.
   *
   * @param options the nights; its rule table is the current one, and below its folder {@code out}
   *     the nights of both runs are kept
   */
  public static Outcome run(
      NightlyRun.Options options, RuleTable changed, NightlyRun.Progress progress)
      throws UnreadableRegionException, IOException {
    NightlyRun.Options pages = options.withoutPaper();
    List<Open> before =
        nights(pages.with(options.out().resolve(CURRENT), options.rules()), progress);
    List<Open> after = nights(pages.with(options.out().resolve(CHANGED), changed), progress);
    return compare(options, changed, before, after);
  }

  /** A finding through the nights in which it was open. */
  private record Open(Finding last, List<LocalDate> nights) {}

  private static List<Open> nights(NightlyRun.Options options, NightlyRun.Progress progress)
      throws UnreadableRegionException, IOException {
    TreeMap<String, Open> open = new TreeMap<>();
    for (Path folder : NightlyRun.run(options, progress).nightFolders()) {
      var night = ResultFolder.read(folder);
      for (Finding f : night.findings()) {
        if (!f.ended()) {
          List<LocalDate> nights = new ArrayList<>();
          if (open.containsKey(f.id())) {
            nights.addAll(open.get(f.id()).nights());
          }
          nights.add(night.night());
          open.put(f.id(), new Open(f, nights));
        }
      }
    }
    return List.copyOf(open.values());
  }

  private static Outcome compare(
      NightlyRun.Options options, RuleTable changed, List<Open> before, List<Open> after) {
    List<Difference> differences = new ArrayList<>();
    Set<Open> matched = new HashSet<>();
    int same = 0;
    for (Open was : before) {
      Open now =
          after.stream()
              .filter(
                  a -> !matched.contains(a) && a.last().mineCode().equals(was.last().mineCode()))
              .filter(a -> apart(was, a) <= Ledger.SAME_PLACE_METRES)
              .min(Comparator.comparingDouble((Open a) -> apart(was, a)))
              .orElse(null);
      if (now == null) {
        differences.add(new Difference(Kind.DISAPPEARS, was.nights(), was.last(), null));
        continue;
      }
      matched.add(now);
      if (weight(was.last()).equals(weight(now.last()))) {
        same++;
      } else {
        differences.add(
            new Difference(Kind.WEIGHS_OTHERWISE, now.nights(), was.last(), now.last()));
      }
    }
    after.stream()
        .filter(a -> !matched.contains(a))
        .forEach(a -> differences.add(new Difference(Kind.APPEARS, a.nights(), null, a.last())));
    differences.sort(
        Comparator.comparing((Difference d) -> d.finding().mineCode())
            .thenComparing(Difference::kind)
            .thenComparing(d -> d.finding().rule())
            .thenComparing(d -> d.finding().id()));
    return new Outcome(
        options.rules().version(),
        changed.version(),
        options.rules().changes(changed, options.firstNight()),
        differences,
        same);
  }

  /** 0 for the same id, else how far apart the ledger takes two findings to be. */
  private static double apart(Open a, Open b) {
    return a.last().id().equals(b.last().id()) ? -2 : Ledger.apart(a.last(), b.last());
  }

  private static List<String> weight(Finding f) {
    return Stream.concat(
            Stream.of(f.severity().wireName(), f.certainty().wireName()),
            f.grounds().stream().map(g -> g.rule().code()))
        .toList();
  }
}
