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

  /**
   * A piece of evidence as people read it.
   *
   * @param kind what it is
   * @param facts what it says, in a line
   */
  public record EvidenceLine(Text kind, Text facts) {
    /** Both in a line. */
    public Text line() {
      return new Text(kind.zh() + "：" + facts.zh(), kind.en() + ": " + facts.en());
    }
  }

  /** What a finding rests on, but for what only the ledger reads. */
  public static List<EvidenceLine> evidence(Finding finding) {
    return finding.evidence().stream()
        .filter(e -> !e.isForLedger())
        .map(
            e ->
                new EvidenceLine(
                    Words.of("evidence", e.kind()), new Text(facts(e, false), facts(e, true))))
        .toList();
  }

  private static String facts(Evidence evidence, boolean english) {
    return evidence.facts().entrySet().stream()
        .filter(f -> !f.getKey().endsWith(english ? "_zh" : "_en"))
        .map(f -> said(Words.of("fact", name(f)), english) + " " + value(f, english))
        .collect(Collectors.joining(english ? "; " : "；"));
  }

  /** The name of a fact; one that is told in both languages has one name. */
  private static String name(Map.Entry<String, Object> fact) {
    return fact.getKey().replaceFirst("_(zh|en)$", "");
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
          list.stream()
              .limit(MOST_LISTED)
              .map(v -> word(String.valueOf(v), english))
              .collect(Collectors.joining(english ? ", " : "、"));
      int more = list.size() - MOST_LISTED;
      return more <= 0
          ? some
          : some + (english ? " and " + more + " more" : " 等共 " + list.size() + " 项");
    }
    return word(String.valueOf(value), english);
  }

  /** A value that is a code of the exchange format has words. */
  private static String word(String value, boolean english) {
    return Words.find("word", value).map(w -> said(w, english)).orElse(value);
  }

  private static String said(Text text, boolean english) {
    return english ? text.en() : text.zh();
  }
}
