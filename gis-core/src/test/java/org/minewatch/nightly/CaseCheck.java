package org.minewatch.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Ground;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.Severity;
import org.minewatch.finding.StoredNight;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares a night with what its case expects and words every difference. Whatever the case does
 * not expect must not be claimed at warning or above.
 */
final class CaseCheck {
  private static final MineFrame FRAME = MineFrame.of(CrsCatalogue.get(4523));
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final StoredNight night;
  private final JsonNode expect;
  private final List<String> problems = new ArrayList<>();

  private CaseCheck(StoredNight night, JsonNode expect) {
    this.night = night;
    this.expect = expect;
  }

  /** The differences, none when all is as expected. */
  static List<String> problems(StoredNight night, JsonNode expect) {
    CaseCheck check = new CaseCheck(night, expect);
    check.findings();
    check.judgements();
    check.sight();
    if (expect.has("rejected") && expect.get("rejected").intValue() != night.rejectedCount()) {
      check.problems.add(
          "rejected " + night.rejectedCount() + ", expected " + expect.get("rejected"));
    }
    if (!check.problems.isEmpty()) {
      check.problems.add("the night had: " + said(night.findings()));
    }
    return check.problems;
  }

  private void findings() {
    List<Finding> left = new ArrayList<>(night.findings());
    for (JsonNode wanted : expect.path("findings")) {
      List<List<String>> misses = new ArrayList<>();
      Finding match = null;
      for (Finding f : left) {
        if (f.rule().code().equals(wanted.get("rule").stringValue())) {
          List<String> miss = differences(f, wanted);
          misses.add(miss);
          if (miss.isEmpty()) {
            match = f;
            break;
          }
        }
      }
      if (match == null) {
        problems.add("missing " + wanted + (misses.isEmpty() ? "" : ", nearest: " + misses));
      } else {
        left.remove(match);
      }
    }
    Set<String> grounds = grounds();
    for (Finding f : left) {
      boolean claims = !f.ended() && f.severity().compareTo(Severity.WARNING) >= 0;
      if (claims && !grounds.containsAll(claims(f, Severity.WARNING))) {
        problems.add("unexpected " + said(f));
      }
    }
    for (JsonNode absent : expect.path("absent")) {
      night.findings().stream()
          .filter(f -> claims(f, Severity.NOTICE).contains(absent.stringValue()))
          .forEach(f -> problems.add("not even a notice was expected: " + said(f)));
    }
  }

  /** The rules of {@code grounds}, each of which some open finding of the night has to claim. */
  private Set<String> grounds() {
    Set<String> rules = new TreeSet<>();
    for (JsonNode wanted : expect.path("grounds")) {
      boolean plain = wanted.isString();
      String rule = (plain ? wanted : wanted.get("rule")).stringValue();
      Severity least =
          plain
              ? Severity.WARNING
              : Severity.valueOf(wanted.get("severity").stringValue().toUpperCase(Locale.ROOT));
      if (night.findings().stream().noneMatch(f -> !f.ended() && claims(f, least).contains(rule))) {
        problems.add("no finding claims " + rule + " as " + least.wireName() + " or graver");
      }
      rules.add(rule);
    }
    return rules;
  }

  private static Set<String> claims(Finding f, Severity least) {
    return f.grounds().stream()
        .filter(g -> g.severity().compareTo(least) >= 0)
        .map(g -> g.rule().code())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<String> differences(Finding f, JsonNode wanted) {
    List<String> miss = new ArrayList<>();
    same(miss, "severity", wanted, f.severity().wireName());
    same(miss, "certainty", wanted, f.certainty().wireName());
    same(miss, "mine", wanted, f.mineCode());
    same(miss, "first_seen", wanted, f.firstSeen().toString());
    String state = f.ended() ? "ended" : "open";
    if (!wanted.path("state").asString("open").equals(state)) {
      miss.add("state is " + state);
    }
    Set<String> with = new TreeSet<>(Set.of(f.rule().code()));
    wanted.path("with").forEach(r -> with.add(r.stringValue()));
    Set<String> claims = claims(f, Severity.WARNING);
    claims.add(f.rule().code());
    if (!claims.equals(with)) {
      miss.add("it claims " + claims + ", expected " + with);
    }
    for (String name : wanted.path("measures").propertyNames()) {
      JsonNode range = wanted.get("measures").get(name);
      double value = f.measures().getOrDefault(name, Double.NaN);
      if (!(value >= range.get(0).doubleValue() && value <= range.get(1).doubleValue())) {
        miss.add(name + " is " + value + ", expected " + range);
      }
    }
    if (wanted.has("title")) {
      String titles = f.title().zh() + " | " + f.title().en();
      if (!titles.contains(wanted.get("title").stringValue())) {
        miss.add("the title is " + titles);
      }
    }
    if (wanted.has("evidence")) {
      String kind = wanted.get("evidence").stringValue();
      if (f.evidence().stream().noneMatch(e -> e.kind().equals(kind))) {
        miss.add("no evidence of kind " + kind);
      }
    }
    place(miss, f, wanted);
    return miss;
  }

  private static void place(List<String> miss, Finding f, JsonNode wanted) {
    if (wanted.path("whole_mine").asBoolean(false) && f.geometry().isPresent()) {
      miss.add("it has a place, expected the whole mine");
    }
    if (!wanted.has("near")) {
      return;
    }
    if (f.geometry().isEmpty()) {
      miss.add("it has no place");
      return;
    }
    JsonNode near = wanted.get("near");
    Geometry metres = FRAME.fromLonLat(f.geometry().get());
    double distance =
        metres.distance(
            FACTORY.createPoint(
                new Coordinate(
                    CaseRegion.EASTING + near.get(0).doubleValue(),
                    CaseRegion.NORTHING + near.get(1).doubleValue())));
    if (distance > near.get(2).doubleValue()) {
      miss.add(
          String.format(
              Locale.ROOT, "it lies %.1f m from the place, at %s", distance, metres.getCentroid()));
    }
  }

  private static void same(List<String> miss, String field, JsonNode wanted, String actual) {
    if (wanted.has(field) && !wanted.get(field).stringValue().equals(actual)) {
      miss.add(field + " is " + actual);
    }
  }

  private void judgements() {
    JsonNode wanted = expect.path("judgements");
    for (String rule : wanted.propertyNames()) {
      String expected = wanted.get(rule).stringValue();
      List<Judgement> all =
          night.judgements().stream()
              .filter(j -> j.mineCode().equals(CaseRegion.MINE))
              .filter(j -> rule.equals("*") || j.rule().code().equals(rule))
              .toList();
      if (all.isEmpty()) {
        problems.add("no judgement of " + rule);
      }
      for (Judgement j : all) {
        String actual = (j.state().wireName() + " " + j.reasonCode()).strip();
        if (!actual.equals(expected)) {
          problems.add(j.rule().code() + " is \"" + actual + "\", expected \"" + expected + "\"");
        }
        if (j.state() != Judgement.State.JUDGED
            && (j.reason().zh().isBlank() || j.reason().en().isBlank() || j.needs().isEmpty())) {
          problems.add(j.rule().code() + " does not say what it lacks: " + j);
        }
      }
    }
  }

  /** Members of the mine's {@code sight} and {@code balance}: a range, a text, or null for none. */
  private void sight() {
    JsonNode mine = null;
    try {
      JsonNode summary =
          JsonMapper.shared().readTree(Files.readString(night.folder().resolve("summary.json")));
      for (JsonNode m : summary.get("mines")) {
        mine = m.get("mine_code").stringValue().equals(CaseRegion.MINE) ? m : mine;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JsonNode wanted = expect.path("sight");
    for (String path : wanted.propertyNames()) {
      JsonNode actual = mine.at("/" + path.replace('.', '/'));
      JsonNode expected = wanted.get(path);
      boolean same =
          expected.isNull()
              ? actual.isMissingNode()
              : expected.isArray()
                  ? actual.isNumber()
                      && actual.doubleValue() >= expected.get(0).doubleValue()
                      && actual.doubleValue() <= expected.get(1).doubleValue()
                  : actual.asString("").contains(expected.stringValue());
      if (!same) {
        problems.add(path + " is " + actual + ", expected " + expected);
      }
    }
  }

  private static String said(List<Finding> findings) {
    return findings.isEmpty()
        ? "no finding"
        : findings.stream()
            .map(CaseCheck::said)
            .collect(Collectors.joining("\n    ", "\n    ", ""));
  }

  private static String said(Finding f) {
    return f.rule().code()
        + " "
        + f.severity().wireName()
        + " "
        + f.certainty().wireName()
        + (f.ended() ? " ended" : "")
        + " ("
        + f.title().en()
        + ") "
        + f.measures()
        + f.grounds().stream().map(Ground::rule).toList();
  }
}
