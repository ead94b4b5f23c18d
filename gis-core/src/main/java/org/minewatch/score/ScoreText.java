package org.minewatch.score;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes a score as a table to read and as JSON to keep. */
public final class ScoreText {
  private static final String HEAD = "%-26s %6s %5s %5s %6s %7s %7s %6s %9s %9s %9s%n";
  private static final String LINE = "%-26s %6d %5d %5d %6d %7.3f %7.3f %6.3f %9.1f %9.1f %9.1f%n";

  private ScoreText() {}

  /** The table, a line a rule, then what was missed and what was wrong. */
  public static String table(Score score) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            HEAD,
            "rule",
            "events",
            "hits",
            "same",
            "false",
            "recall",
            "precis",
            "f1",
            "gap med",
            "centre",
            "c. p90"));
    score.rules().forEach((code, tally) -> text.append(line(code, tally)));
    text.append(line("all", score.overall()));
    score
        .difficulties()
        .forEach(
            (name, counts) ->
                text.append(
                    String.format(Locale.ROOT, "%s: %d of %d%n", name, counts[1], counts[0])));
    score.missed().forEach(m -> text.append("missed ").append(m).append(System.lineSeparator()));
    score
        .falseAlarms()
        .forEach(a -> text.append("false alarm ").append(a).append(System.lineSeparator()));
    Tally all = score.overall();
    text.append(
        String.format(
            Locale.ROOT, "findings per event found (duplication) %.2f%n", all.duplication()));
    text.append(
        String.format(
            Locale.ROOT,
            "overall recall=%.3f precision=%.3f f1=%.3f clean_false_alarms_per_mine_night=%.3f%n",
            Double.isNaN(all.recall()) ? 0 : all.recall(),
            all.precision(),
            all.f1(),
            score.cleanFalseAlarmRate()));
    return text.toString();
  }

  private static String line(String name, Tally t) {
    return String.format(
        Locale.ROOT,
        LINE,
        name,
        t.events(),
        t.hits(),
        t.same(),
        t.falseAlarms(),
        t.recall(),
        t.precision(),
        t.f1(),
        t.gap(0.5),
        t.centre(0.5),
        t.centre(0.9));
  }

  /** The same as JSON; what is not a number is null. */
  public static String json(Score score) {
    Map<String, Object> root = new LinkedHashMap<>();
    Map<String, Object> overall = json(score.overall());
    overall.put("clean_false_alarms_per_mine_night", score.cleanFalseAlarmRate());
    root.put("overall", overall);
    Map<String, Object> rules = new LinkedHashMap<>();
    score.rules().forEach((code, tally) -> rules.put(code, json(tally)));
    root.put("rules", rules);
    Map<String, Object> difficulty = new LinkedHashMap<>();
    score
        .difficulties()
        .forEach(
            (name, counts) -> difficulty.put(name, Map.of("events", counts[0], "hits", counts[1])));
    root.put("difficulty", difficulty);
    root.put("missed", score.missed());
    root.put("false_alarms", score.falseAlarms());
    return JsonMapper.shared().writeValueAsString(root) + "\n";
  }

  private static Map<String, Object> json(Tally t) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("events", t.events());
    row.put("hits", t.hits());
    row.put("hits_same_rule", t.same());
    row.put("false_alarms", t.falseAlarms());
    row.put("recall", number(t.recall()));
    row.put("recall_same_rule", number(t.sameRecall()));
    row.put("precision", t.precision());
    row.put("f1", t.f1());
    row.put("duplication", t.duplication());
    row.put("gap_median_m", number(t.gap(0.5)));
    row.put("gap_p90_m", number(t.gap(0.9)));
    row.put("centre_median_m", number(t.centre(0.5)));
    row.put("centre_p90_m", number(t.centre(0.9)));
    return row;
  }

  private static Object number(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
