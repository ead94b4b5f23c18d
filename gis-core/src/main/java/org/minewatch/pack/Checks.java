package org.minewatch.pack;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Ground;
import org.minewatch.finding.RuleCode;
import org.minewatch.rules.RuleTable;
import org.minewatch.wording.Text;

/**
 * What to look for, measure, ask and demand by rule, and which innocent explanation an answer would
 * confirm: the table {@code data/rules/pack.csv}.
 */
public final class Checks {
  private static final List<Check> ALL = read();

  private Checks() {}

  /** What an inspector does with one line of the table. */
  enum Aspect {
    LOOK,
    MEASURE,
    ASK,
    PAPER
  }

  /**
   * A line of the table.
   *
   * @param rule a rule's code, or a family such as {@code water.*}
   * @param figures names of the finding's measures that the measuring is compared with; the first
   *     that the finding has counts
   * @param innocent what holds when the answer says so; empty when nothing does
   */
  record Check(
      String rule, Aspect aspect, Text words, List<String> figures, Optional<Text> innocent) {

    boolean isFor(RuleCode code) {
      return rule.endsWith(".*")
          ? code.code().startsWith(rule.substring(0, rule.length() - 1))
          : rule.equals(code.code());
    }
  }

  /**
   * Something to do underground.
   *
   * @param how whether to look, to measure, to ask or to ask for papers
   */
  public record Task(Text how, Text words) {}

  /** What to look for, measure, ask and demand for a finding, in that order. */
  public static List<Task> tasks(Finding finding) {
    List<Task> tasks = new ArrayList<>();
    for (Aspect aspect : Aspect.values()) {
      Text how =
          switch (aspect) {
            case LOOK -> new Text("看", "look");
            case MEASURE -> new Text("测", "measure");
            case ASK -> new Text("问", "ask");
            case PAPER -> new Text("查资料", "papers");
          };
      of(finding, aspect).forEach(c -> tasks.add(new Task(how, c.words())));
    }
    return List.copyOf(tasks);
  }

  /** What holds for a rule, its own lines before those of its family. */
  static List<Check> of(RuleCode rule) {
    return Stream.concat(
            ALL.stream().filter(c -> !c.rule().endsWith(".*")),
            ALL.stream().filter(c -> c.rule().endsWith(".*")))
        .filter(c -> c.isFor(rule))
        .toList();
  }

  /** What holds for every rule of a finding, the leading one's first, each once. */
  static List<Check> of(Finding finding, Aspect aspect) {
    Set<Check> all = new LinkedHashSet<>();
    for (Ground ground : finding.grounds()) {
      of(ground.rule()).stream().filter(c -> c.aspect() == aspect).forEach(all::add);
    }
    return List.copyOf(all);
  }

  /**
   * The figure of a finding that measuring underground is compared with.
   *
   * @param name of the measure
   * @param metres what we said
   * @param sigmaMetres one sigma of it, empty when the finding states none
   */
  public record Figure(String name, double metres, OptionalDouble sigmaMetres) {}

  /** The figure that is to be measured; empty when the finding has none in metres. */
  public static Optional<Figure> figure(Finding finding) {
    Map<RuleCode, SortedMap<String, Double>> grounds = new LinkedHashMap<>();
    finding.grounds().forEach(g -> grounds.putIfAbsent(g.rule(), g.measures()));
    return figure(grounds, finding.measures());
  }

  /**
   * The same of what is known of a finding.
   *
   * @param grounds measures by rule, the leading one first
   * @param all measures of the finding as a whole
   */
  public static Optional<Figure> figure(
      Map<RuleCode, SortedMap<String, Double>> grounds, SortedMap<String, Double> all) {
    for (Map.Entry<RuleCode, SortedMap<String, Double>> ground : grounds.entrySet()) {
      for (Check check : of(ground.getKey())) {
        for (String name : check.figures()) {
          SortedMap<String, Double> measures =
              ground.getValue().containsKey(name) ? ground.getValue() : all;
          if (measures.containsKey(name)) {
            Double sigma = measures.get("sigma_m");
            return Optional.of(
                new Figure(
                    name,
                    measures.get(name),
                    sigma == null ? OptionalDouble.empty() : OptionalDouble.of(sigma)));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<Check> read() {
    List<Check> checks = new ArrayList<>();
    try (InputStream in = RuleTable.class.getResourceAsStream("pack.csv");
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder()
                .ofNamedCsvRecord(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
      for (NamedCsvRecord row : csv) {
        Text innocent = new Text(row.getField("innocent_zh"), row.getField("innocent_en"));
        checks.add(
            new Check(
                row.getField("rule"),
                Aspect.valueOf(row.getField("aspect").toUpperCase(java.util.Locale.ROOT)),
                new Text(row.getField("zh"), row.getField("en")),
                Arrays.stream(row.getField("figure").split(" ")).filter(f -> !f.isEmpty()).toList(),
                Optional.of(innocent).filter(t -> !t.zh().isEmpty())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(checks);
  }

  /** The whole table. */
  static List<Check> all() {
    return ALL;
  }
}
