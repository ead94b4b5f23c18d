package org.minewatch.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minewatch.finding.Basis;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;

/**
 * Answers, for a day, which clauses a finding touches, how grave it is and which numbers hold, from
 * the dated table in {@code data/rules}. A bureau's own folder replaces the one inside the product.
 */
public final class RuleTable {

  private static final long MAX_FILE_BYTES = 16L << 20;

  private final List<RuleRow> rules;
  private final List<ParameterRow> parameters;

  /** The same rows by rule and name: rules ask for numbers for every pair of cards. */
  private final Map<String, Map<String, List<ParameterRow>>> parametersByName;

  private final List<LocalParameter> local;
  private final SortedMap<String, String> files;
  private final String version;

  private RuleTable(RuleTableReader reader) {
    this.files = Collections.unmodifiableSortedMap(reader.sources());
    this.rules = List.copyOf(reader.readRules(reader.readTexts()));
    this.parameters = List.copyOf(reader.readParameters());
    this.parametersByName =
        parameters.stream()
            .collect(
                Collectors.groupingBy(
                    ParameterRow::rule, Collectors.groupingBy(ParameterRow::name)));
    this.local = reader.readLocal(parameters);
    this.version = newestDay() + "+" + hash(reader.files());
  }

  private RuleTable(RuleTable all, List<LocalParameter> local) {
    this.rules = all.rules;
    this.parameters = all.parameters;
    this.parametersByName = all.parametersByName;
    this.local = local;
    this.files = all.files;
    this.version = all.version;
  }

  /**
   * The table as it holds for one mine: with the numbers of its province, city, county and of the
   * mine itself, the narrowest first.
   *
   * @param mineCode begins with the code of the county
   */
  public RuleTable forMine(String mineCode) {
    List<LocalParameter> here =
        local.stream()
            .filter(l -> mineCode.startsWith(l.mineCodePrefix()))
            .sorted(
                Comparator.comparingInt((LocalParameter l) -> l.mineCodePrefix().length())
                    .reversed())
            .toList();
    return new RuleTable(this, here);
  }

  /** The numbers that differ in another table, as both have them for a day. */
  public List<ParameterChange> changes(RuleTable other, LocalDate on) {
    return parameters.stream()
        .filter(row -> row.period().contains(on))
        .flatMap(
            row ->
                other.parameters.stream()
                    .filter(o -> o.key().equals(row.key()) && o.period().contains(on))
                    .filter(o -> o.value() != row.value())
                    .map(
                        o ->
                            new ParameterChange(
                                row.rule(), row.name(), row.unit(), row.value(), o.value())))
        .toList();
  }

  /** The table that travels with the product. */
  public static RuleTable load() {
    return new RuleTable(
        new RuleTableReader(
            resource(RuleTableReader.TEXTS),
            resource(RuleTableReader.RULES),
            resource(RuleTableReader.PARAMETERS),
            Optional.empty()));
  }

  /**
   * A bureau's own table: a folder with the same three files, which replaces ours as a whole, and
   * {@code local.csv} when numbers differ by province, county or mine.
   */
  public static RuleTable load(Path folder) {
    return new RuleTable(
        new RuleTableReader(
            file(folder, RuleTableReader.TEXTS),
            file(folder, RuleTableReader.RULES),
            file(folder, RuleTableReader.PARAMETERS),
            Files.exists(folder.resolve(RuleTableReader.LOCAL))
                ? Optional.of(file(folder, RuleTableReader.LOCAL))
                : Optional.empty()));
  }

  /**
   * The newest day in the table and a hash of its cells, such as {@code 2026-02-01+3fa9c2d14e07};
   * line ends and quoting do not change it.
   */
  public String version() {
    return version;
  }

  /**
   * The text of each file that the table was read from, by name: written into a folder it gives the
   * same table again.
   */
  public SortedMap<String, String> files() {
    return files;
  }

  /**
   * The clauses in force on a day, in the order of the table; empty when none is known.
   *
   * @param variant empty for a rule without variants
   */
  public List<Basis> basis(RuleCode rule, String variant, LocalDate on) {
    severity(rule, variant, on);
    return rows(rule, variant)
        .filter(row -> row.period().contains(on) && row.text().isPresent())
        .map(RuleTable::basis)
        .toList();
  }

  /**
   * How grave a finding is when it is true.
   *
   * @throws RuleTableException when the table knows no such variant, or nothing for the day
   */
  public Severity severity(RuleCode rule, String variant, LocalDate on) {
    return rows(rule, variant)
        .filter(row -> row.period().contains(on) && row.severity().isPresent())
        .map(row -> row.severity().get())
        .findFirst()
        .orElseThrow(
            () ->
                new RuleTableException(
                    RuleTableReader.RULES
                        + ": no severity for "
                        + RuleRow.key(rule, variant)
                        + " on "
                        + on
                        + "; the table has "
                        + rules.stream()
                            .filter(row -> row.rule() == rule && row.severity().isPresent())
                            .map(row -> row.key() + " " + row.period())
                            .toList()));
  }

  /**
   * A number that a rule works with, in the unit that its name ends in.
   *
   * @param rule a rule code or a shared group: {@code error-budget}, {@code certainty}, {@code
   *     licence}
   * @throws RuleTableException when the table has no such number for the day
   */
  public double parameter(String rule, String name, LocalDate on) {
    for (LocalParameter l : local) {
      if (l.row().rule().equals(rule)
          && l.row().name().equals(name)
          && l.row().period().contains(on)) {
        return l.row().value();
      }
    }
    for (ParameterRow row :
        parametersByName.getOrDefault(rule, Map.of()).getOrDefault(name, List.of())) {
      if (row.period().contains(on)) {
        return row.value();
      }
    }
    throw new RuleTableException(
        RuleTableReader.PARAMETERS
            + ": no "
            + name
            + " of "
            + rule
            + " on "
            + on
            + "; of "
            + rule
            + " the table has "
            + parameters.stream()
                .filter(row -> row.rule().equals(rule))
                .map(row -> row.name() + " " + row.period())
                .toList());
  }

  private Stream<RuleRow> rows(RuleCode rule, String variant) {
    return rules.stream().filter(row -> row.rule() == rule && row.variant().equals(variant));
  }

  /** Names the clause, and says so where nobody has compared it with the text yet. */
  private static Basis basis(RuleRow row) {
    LawText text = row.text().orElseThrow();
    boolean verified = text.sure().isVerified() && row.sure().isVerified();
    return new Basis(
        text.id(),
        row.clause().map(Clause::zh).orElse(""),
        text.nameZh() + row.clause().map(Clause::zh).orElse("") + (verified ? "" : "（条文待核）"),
        text.nameEn()
            + row.clause().map(clause -> ", " + clause.en()).orElse("")
            + (verified ? "" : " (clause to be verified)"));
  }

  private LocalDate newestDay() {
    return Stream.concat(
            rules.stream().map(RuleRow::period), parameters.stream().map(ParameterRow::period))
        .map(Period::from)
        .max(LocalDate::compareTo)
        .orElseThrow(() -> new RuleTableException("the rule table has no rows"));
  }

  private static String hash(List<TableFile> files) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (TableFile file : files) {
        for (TableFile.Row row : file.rows()) {
          row.positions().keySet().stream()
              .sorted()
              .forEach(
                  column ->
                      sha256.update(
                          (column + "\u001f" + row.text(column) + "\u001e")
                              .getBytes(StandardCharsets.UTF_8)));
        }
        sha256.update((byte) 0x1d);
      }
      return HexFormat.of().formatHex(sha256.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = RuleTable.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new RuleTableException(name + " is not on the class path in org/minewatch/rules");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String file(Path folder, String name) {
    Path file = folder.resolve(name);
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new RuleTableException(file + ": larger than " + MAX_FILE_BYTES + " bytes");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new RuleTableException(
          file
              + ": cannot be read as UTF-8 text ("
              + e
              + "); a rule folder holds texts.csv, rules.csv and parameters.csv",
          e);
    }
  }
}
