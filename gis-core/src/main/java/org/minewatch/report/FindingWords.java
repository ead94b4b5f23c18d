package org.minewatch.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minewatch.finding.Evidence;
import org.minewatch.finding.Finding;
import org.minewatch.wording.Text;

/** What a finding measures and rests on, as plain sentences for papers that are no page. */
public final class FindingWords {
  private static final int MOST_LISTED = 12;

  private FindingWords() {}

  /**
   * A measure as people read it.
   *
   * @param figure with its unit, and ± two sigma where they are known
   */
  public record Measure(Text name, Text figure) {}

  /** The measures of a finding by name. */
  public static List<Measure> measures(Finding finding) {
    List<Measure> measures = new ArrayList<>();
    finding
        .measures()
        .forEach(
            (name, value) -> {
              String figure = Measures.figure(name, value, finding.measures());
              Optional<Text> unit = Measures.unit(name);
              measures.add(
                  new Measure(
                      Words.find("measure", name).orElseGet(() -> Measures.spelled(name)),
                      new Text(
                          (figure + " " + unit.map(Text::zh).orElse("")).strip(),
                          (figure + " " + unit.map(Text::en).orElse("")).strip())));
            });
    return measures;
  }

  /** Each piece of evidence in a line. */
  public static List<Text> evidence(Finding finding) {
    return finding.evidence().stream().map(e -> new Text(line(e, false), line(e, true))).toList();
  }

  private static String line(Evidence evidence, boolean english) {
    String facts =
        evidence.facts().entrySet().stream()
            .map(f -> said(Words.of("fact", f.getKey()), english) + " " + value(f, english))
            .collect(Collectors.joining(english ? "; " : "；"));
    return said(Words.of("evidence", evidence.kind()), english) + (english ? ": " : "：") + facts;
  }

  private static String value(Map.Entry<String, Object> fact, boolean english) {
    Object value = fact.getValue();
    if (value instanceof Boolean truth) {
      return english ? (truth ? "yes" : "no") : (truth ? "是" : "否");
    }
    Optional<Text> unit = Measures.unit(fact.getKey());
    if (value instanceof Number number && unit.isPresent()) {
      return Measures.figure(fact.getKey(), number.doubleValue()) + " " + said(unit.get(), english);
    }
    if (value instanceof List<?> list) {
      String some =
          list.stream().limit(MOST_LISTED).map(String::valueOf).collect(Collectors.joining(", "));
      int more = list.size() - MOST_LISTED;
      return more <= 0
          ? some
          : some + (english ? " and " + more + " more" : " 等共 " + list.size() + " 项");
    }
    return String.valueOf(value);
  }

  private static String said(Text text, boolean english) {
    return english ? text.en() : text.zh();
  }
}
