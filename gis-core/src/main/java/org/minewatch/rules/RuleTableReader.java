package org.minewatch.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;

/** Turns the three files of the rule table into rows and checks that they fit each other. */
final class RuleTableReader {

  static final String TEXTS = "texts.csv";
  static final String RULES = "rules.csv";
  static final String PARAMETERS = "parameters.csv";
  static final String LOCAL = "local.csv";

  private static final List<String> TEXT_COLUMNS =
      List.of(
          "text_id",
          "name_zh",
          "name_en",
          "issuer",
          "in_force_from",
          "in_force_to",
          "sure",
          "note");
  private static final List<String> RULE_COLUMNS =
      List.of(
          "rule",
          "variant",
          "text_id",
          "clause",
          "severity",
          "valid_from",
          "valid_to",
          "sure",
          "note");
  private static final List<String> PARAMETER_COLUMNS =
      List.of("rule", "name", "value", "unit", "valid_from", "valid_to", "source", "sure", "note");
  private static final List<String> LOCAL_COLUMNS =
      List.of(
          "mine_code_prefix",
          "rule",
          "name",
          "value",
          "valid_from",
          "valid_to",
          "source",
          "sure",
          "note");
  private static final Pattern PREFIX = Pattern.compile("[0-9A-Za-z]{2,40}");
  private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]*");

  private final TableFile texts;
  private final TableFile rules;
  private final TableFile parameters;
  private final Optional<TableFile> local;
  private final TreeMap<String, String> sources = new TreeMap<>();

  RuleTableReader(
      String textsCsv, String rulesCsv, String parametersCsv, Optional<String> localCsv) {
    texts = TableFile.parse(TEXTS, textsCsv, TEXT_COLUMNS);
    rules = TableFile.parse(RULES, rulesCsv, RULE_COLUMNS);
    parameters = TableFile.parse(PARAMETERS, parametersCsv, PARAMETER_COLUMNS);
    local = localCsv.map(csv -> TableFile.parse(LOCAL, csv, LOCAL_COLUMNS));
    sources.put(TEXTS, textsCsv);
    sources.put(RULES, rulesCsv);
    sources.put(PARAMETERS, parametersCsv);
    localCsv.ifPresent(csv -> sources.put(LOCAL, csv));
  }

  /** The text of each file, by name. */
  SortedMap<String, String> sources() {
    return sources;
  }

  List<TableFile> files() {
    return Stream.concat(Stream.of(texts, rules, parameters), local.stream()).toList();
  }

  Map<String, LawText> readTexts() {
    Map<String, LawText> byId = new LinkedHashMap<>();
    for (TableFile.Row row : texts.rows()) {
      LawText text =
          new LawText(
              word(row, "text_id"),
              row.required("name_zh"),
              row.required("name_en"),
              row.required("issuer"),
              row.period("in_force_from", "in_force_to"),
              row.sureness(),
              row.place());
      LawText earlier = byId.putIfAbsent(text.id(), text);
      if (earlier != null) {
        throw row.wrong("text_id", text.id() + " is already in " + earlier.place());
      }
    }
    return byId;
  }

  List<RuleRow> readRules(Map<String, LawText> byId) {
    List<RuleRow> read = new ArrayList<>();
    for (TableFile.Row row : rules.rows()) {
      RuleRow rule =
          new RuleRow(
              ruleCode(row),
              row.text("variant").isEmpty() ? "" : word(row, "variant"),
              text(row, byId),
              clause(row),
              severity(row),
              row.period("valid_from", "valid_to"),
              row.sureness(),
              row.place());
      check(row, rule);
      read.add(rule);
    }
    checkSeverities(read);
    checkClauses(read);
    return read;
  }

  List<ParameterRow> readParameters() {
    List<ParameterRow> read = new ArrayList<>();
    for (TableFile.Row row : parameters.rows()) {
      row.sureness();
      read.add(
          new ParameterRow(
              word(row, "rule"),
              word(row, "name"),
              row.number("value"),
              row.required("unit"),
              row.period("valid_from", "valid_to"),
              row.required("source"),
              row.place()));
    }
    Map<String, List<Dated>> byKey = new LinkedHashMap<>();
    for (ParameterRow row : read) {
      byKey
          .computeIfAbsent(row.key(), k -> new ArrayList<>())
          .add(new Dated(row.period(), row.place()));
    }
    byKey.forEach(RuleTableReader::checkUnbroken);
    return read;
  }

  /** Numbers of a province, county or mine; each must stand in the general table too. */
  List<LocalParameter> readLocal(List<ParameterRow> general) {
    List<LocalParameter> read = new ArrayList<>();
    for (TableFile.Row row : local.map(TableFile::rows).orElse(List.of())) {
      String prefix = row.required("mine_code_prefix");
      if (!PREFIX.matcher(prefix).matches()) {
        throw row.wrong(
            "mine_code_prefix",
            "\"" + prefix + "\" is not the beginning of a mine code: 53, 5303, 530324 or a mine's");
      }
      row.sureness();
      String rule = word(row, "rule");
      String name = word(row, "name");
      ParameterRow same =
          general.stream()
              .filter(g -> g.rule().equals(rule) && g.name().equals(name))
              .findFirst()
              .orElseThrow(() -> row.wrong("name", PARAMETERS + " has no " + name + " of " + rule));
      LocalParameter now =
          new LocalParameter(
              prefix,
              new ParameterRow(
                  rule,
                  name,
                  row.number("value"),
                  same.unit(),
                  row.period("valid_from", "valid_to"),
                  row.required("source"),
                  row.place()));
      for (LocalParameter other : read) {
        if (other.mineCodePrefix().equals(prefix)
            && other.row().key().equals(now.row().key())
            && other.row().period().overlaps(now.row().period())) {
          throw row.wrong("valid_from", "is also given in " + other.row().place());
        }
      }
      read.add(now);
    }
    return read;
  }

  private static String word(TableFile.Row row, String column) {
    String cell = row.required(column);
    if (!WORD.matcher(cell).matches()) {
      throw row.wrong(column, "\"" + cell + "\" is not of lower-case letters, digits, . _ and -");
    }
    return cell;
  }

  private static RuleCode ruleCode(TableFile.Row row) {
    try {
      return RuleCode.ofCode(row.required("rule"));
    } catch (IllegalArgumentException e) {
      throw row.wrong(
          "rule",
          e.getMessage()
              + "; known are "
              + Arrays.stream(RuleCode.values()).map(RuleCode::code).toList());
    }
  }

  private static Optional<LawText> text(TableFile.Row row, Map<String, LawText> byId) {
    String id = row.text("text_id");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    LawText text = byId.get(id);
    if (text == null) {
      throw row.wrong("text_id", "\"" + id + "\" is not in " + TEXTS);
    }
    return Optional.of(text);
  }

  private static Optional<Clause> clause(TableFile.Row row) {
    String cell = row.text("clause");
    Optional<Clause> clause = Clause.parse(cell);
    if (!cell.isEmpty() && clause.isEmpty()) {
      throw row.wrong(
          "clause", "\"" + cell + "\" is not of the form 第8条, 第8条第2款, 第8条第7项 or 第8条第2款第7项");
    }
    return clause;
  }

  private static Optional<Severity> severity(TableFile.Row row) {
    String cell = row.text("severity");
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(Severity.values())
            .filter(s -> s.wireName().equals(cell))
            .findFirst()
            .orElseThrow(
                () ->
                    row.wrong(
                        "severity",
                        "\""
                            + cell
                            + "\" is none of "
                            + Arrays.stream(Severity.values()).map(Severity::wireName).toList())));
  }

  private static void check(TableFile.Row row, RuleRow rule) {
    if (rule.text().isEmpty() && rule.clause().isPresent()) {
      throw row.wrong("text_id", "is empty although a clause is given");
    }
    if (rule.text().isEmpty() && rule.severity().isEmpty()) {
      throw row.wrong("severity", "the row has neither a severity nor a text");
    }
    rule.text()
        .ifPresent(
            text -> {
              if (!text.inForce().contains(rule.period())) {
                throw row.wrong(
                    "valid_from",
                    "valid "
                        + rule.period()
                        + ", but "
                        + text.id()
                        + " is in force "
                        + text.inForce());
              }
            });
  }

  /** On every day since its first, a rule and variant has exactly one severity. */
  private static void checkSeverities(List<RuleRow> rows) {
    Map<String, List<Dated>> byKey = new LinkedHashMap<>();
    for (RuleRow row : rows) {
      List<Dated> dated = byKey.computeIfAbsent(row.key(), k -> new ArrayList<>());
      if (row.severity().isPresent()) {
        dated.add(new Dated(row.period(), row.place()));
      }
    }
    byKey.forEach((key, dated) -> checkUnbroken(key + " severity", dated));
  }

  /** The same clause is not cited twice for one day. */
  private static void checkClauses(List<RuleRow> rows) {
    Map<String, List<RuleRow>> byClause = new LinkedHashMap<>();
    for (RuleRow row : rows) {
      if (row.text().isEmpty()) {
        continue;
      }
      String key =
          row.key() + " " + row.text().get().id() + " " + row.clause().map(Clause::zh).orElse("");
      List<RuleRow> same = byClause.computeIfAbsent(key, k -> new ArrayList<>());
      for (RuleRow other : same) {
        if (other.period().overlaps(row.period())) {
          throw new RuleTableException(
              row.place()
                  + ": "
                  + key
                  + " is already cited in "
                  + other.place()
                  + " for the same day");
        }
      }
      same.add(row);
    }
  }

  private record Dated(Period period, String place) {}

  /** Periods follow each other without gap or overlap and the last is open. */
  private static void checkUnbroken(String what, List<Dated> unsorted) {
    if (unsorted.isEmpty()) {
      throw new RuleTableException(RULES + ": " + what + " is missing in every row");
    }
    List<Dated> dated = new ArrayList<>(unsorted);
    dated.sort((a, b) -> a.period().from().compareTo(b.period().from()));
    for (int i = 1; i < dated.size(); i++) {
      Dated before = dated.get(i - 1);
      Dated after = dated.get(i);
      if (before.period().overlaps(after.period())) {
        throw new RuleTableException(
            after.place()
                + ": "
                + what
                + " is also given in "
                + before.place()
                + " for "
                + after.period().from());
      }
      if (!before.period().to().plusDays(1).equals(after.period().from())) {
        throw new RuleTableException(
            after.place()
                + ": "
                + what
                + " has a gap between "
                + before.period().to()
                + " ("
                + before.place()
                + ") and "
                + after.period().from());
      }
    }
    Dated last = dated.get(dated.size() - 1);
    if (!last.period().isOpen()) {
      throw new RuleTableException(
          last.place() + ": " + what + " ends on " + last.period().to() + " and nothing follows");
    }
  }
}
