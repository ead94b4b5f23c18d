package org.minewatch.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of a run beside their targets, printed as they come and as a table at the end. */
public final class Figures {
  private final List<String> rows = new ArrayList<>();
  private final PrintStream out;

  public Figures(PrintStream out) {
    this.out = out;
  }

  /** A line without a target. */
  public void say(String line, String format, Object... values) {
    row(line, String.format(Locale.ROOT, format, values), "", "");
  }

  /** A line that must not fall below its target. */
  public void atLeast(String line, String unit, double value, double target) {
    row(
        line,
        figure(value, unit),
        "≥ " + figure(target, unit),
        value >= target ? "holds" : "MISSED");
  }

  /** A line that must stay below its target. */
  public void below(String line, String unit, double value, double target) {
    row(
        line,
        figure(value, unit),
        "< " + figure(target, unit),
        value < target ? "holds" : "MISSED");
  }

  /** A line that must be one count and no other. */
  public void exactly(String line, long value, long target) {
    row(line, Long.toString(value), "= " + target, value == target ? "holds" : "MISSED");
  }

  private static String figure(double value, String unit) {
    String digits = Math.abs(value) >= 100 || value == Math.rint(value) ? "%.0f" : "%.2f";
    return String.format(Locale.ROOT, digits, value) + (unit.isEmpty() ? "" : " " + unit);
  }

  private void row(String line, String figure, String target, String verdict) {
    rows.add("| " + line + " | " + figure + " | " + target + " | " + verdict + " |");
    out.println("RESULT " + rows.get(rows.size() - 1));
  }

  public void printTable() {
    out.println("| line | figure | target | |");
    out.println("|---|---|---|---|");
    rows.forEach(out::println);
  }
}
