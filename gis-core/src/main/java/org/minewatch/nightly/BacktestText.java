package org.minewatch.nightly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.minewatch.finding.Finding;
import org.minewatch.rules.ParameterChange;

/** The outcome of a backtest in lines for a terminal. */
public final class BacktestText {
  private BacktestText() {}

  /** A line a changed number, a line a finding concerned, and the totals. */
  public static List<String> lines(Backtest.Outcome outcome) {
    List<String> lines = new ArrayList<>();
    lines.add("current table " + outcome.currentVersion());
    lines.add("changed table " + outcome.changedVersion());
    for (ParameterChange p : outcome.parameters()) {
      lines.add("  %s %s: %s -> %s %s".formatted(p.rule(), p.name(), p.from(), p.to(), p.unit()));
    }
    for (Backtest.Difference d : outcome.differences()) {
      Finding f = d.finding();
      lines.add(
          "%s %s  %s  %s %s  %s  %s"
              .formatted(
                  sign(d.kind()),
                  f.mineCode(),
                  nights(d.nights()),
                  f.rule().code(),
                  weight(d),
                  f.id(),
                  f.title().en()));
    }
    lines.add(
        "%d appear, %d disappear, %d weigh otherwise, %d stay as they are"
            .formatted(
                count(outcome, Backtest.Kind.APPEARS),
                count(outcome, Backtest.Kind.DISAPPEARS),
                count(outcome, Backtest.Kind.WEIGHS_OTHERWISE),
                outcome.same()));
    return lines;
  }

  private static String sign(Backtest.Kind kind) {
    return switch (kind) {
      case APPEARS -> "+";
      case DISAPPEARS -> "-";
      case WEIGHS_OTHERWISE -> "~";
    };
  }

  private static String nights(List<LocalDate> nights) {
    LocalDate first = nights.get(0);
    LocalDate last = nights.get(nights.size() - 1);
    return first.equals(last) ? first.toString() : first + ".." + last;
  }

  private static String weight(Backtest.Difference d) {
    if (d.kind() != Backtest.Kind.WEIGHS_OTHERWISE) {
      return weight(d.finding());
    }
    return weight(d.before()) + " -> " + weight(d.after());
  }

  private static String weight(Finding f) {
    return f.severity().wireName() + "/" + f.certainty().wireName();
  }

  private static long count(Backtest.Outcome outcome, Backtest.Kind kind) {
    return outcome.differences().stream().filter(d -> d.kind() == kind).count();
  }
}
