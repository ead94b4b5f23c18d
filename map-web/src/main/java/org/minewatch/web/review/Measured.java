package org.minewatch.web.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minewatch.finding.RuleCode;
import org.minewatch.pack.Checks;
import org.minewatch.web.store.CaseFindings;
import org.minewatch.web.store.Cases;
import org.minewatch.web.store.Cases.StepOfCase;
import org.minewatch.web.store.InspectionPacks;
import org.minewatch.web.store.PackRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was measured underground beside what we had said: which pack and point it belongs to, and
 * how well the figures of a rule agree.
 */
final class Measured {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Cases cases;
  private final CaseFindings findings;
  private final InspectionPacks packs;

  Measured(Cases cases, CaseFindings findings, InspectionPacks packs) {
    this.cases = cases;
    this.findings = findings;
    this.packs = packs;
  }

  /**
   * What goes into the step besides what was said: the figure of the finding as it is now, which
   * later nights may change.
   *
   * <p>Throws what is wrong with the pack or the point that was named.
   *
   * @param caseId the finding whose case it is
   * @param findingId the finding that was asked for, of that case too
   */
  Map<String, Object> beside(String caseId, String findingId, Map<String, ?> said) {
    pack(caseId, said);
    Map<String, Object> more = new TreeMap<>();
    findings
        .findLatest(findingId)
        .flatMap(latest -> figure(JSON.readTree(latest.feature()).path("properties")))
        .ifPresent(
            figure -> {
              more.put("figure", figure.name());
              more.put("saidM", figure.metres());
              figure.sigmaMetres().ifPresent(sigma -> more.put("saidSigmaM", sigma));
            });
    return more;
  }

  private static Optional<Checks.Figure> figure(JsonNode properties) {
    Map<RuleCode, SortedMap<String, Double>> grounds = new LinkedHashMap<>();
    rule(properties).ifPresent(rule -> grounds.put(rule, new TreeMap<>()));
    for (JsonNode ground : properties.path("grounds")) {
      rule(ground).ifPresent(rule -> grounds.put(rule, measures(ground)));
    }
    return Checks.figure(grounds, measures(properties));
  }

  private static Optional<RuleCode> rule(JsonNode of) {
    String code = of.path("rule").asString("");
    return Arrays.stream(RuleCode.values()).filter(r -> r.code().equals(code)).findFirst();
  }

  private static SortedMap<String, Double> measures(JsonNode of) {
    SortedMap<String, Double> measures = new TreeMap<>();
    for (Map.Entry<String, JsonNode> m : of.path("measures").properties()) {
      if (m.getValue().isNumber()) {
        measures.put(m.getKey(), m.getValue().asDouble());
      }
    }
    return measures;
  }

  private void pack(String caseId, Map<String, ?> said) {
    String number = String.valueOf(said.containsKey("pack") ? said.get("pack") : "").strip();
    String point = String.valueOf(said.containsKey("point") ? said.get("point") : "").strip();
    if (number.isEmpty()) {
      if (!point.isEmpty()) {
        throw Refused.field("pack", "填写测点须同时填写检查包编号", "a point needs the number of its pack");
      }
      return;
    }
    Optional<PackRow> pack = packs.find(caseId, number);
    if (pack.isEmpty()) {
      throw Refused.field(
          "pack",
          "本案没有这个检查包，编号如 P2026-123456",
          "the case has no such pack; a number is like P2026-123456");
    }
    List<String> names = new ArrayList<>();
    JSON.readTree(pack.get().points())
        .values()
        .forEach(p -> names.add(p.path("name").asString("")));
    if (!point.isEmpty() && !names.contains(point)) {
      throw Refused.field(
          "point",
          "该检查包没有这个测点；有：" + String.join("、", names),
          "the pack has no such point; it has: " + String.join(", ", names));
    }
  }

  /**
   * How well the figures of a rule agree with measurements.
   *
   * @param cases how many were measured and had a figure to compare with
   * @param withErrors of how many of them both errors are known
   * @param within of those, how many agree within two sigma of both errors together
   * @param medianDifferenceM measured less said, null when there is none
   */
  record Agreement(int cases, int withErrors, int within, @Nullable Double medianDifferenceM) {
    static Agreement of(List<JsonNode> measurements) {
      int withErrors = 0;
      int within = 0;
      List<Double> differences = new ArrayList<>();
      for (JsonNode said : measurements) {
        double difference = said.path("measuredM").asDouble() - said.path("saidM").asDouble();
        differences.add(difference);
        if (said.path("sigmaM").isNumber() && said.path("saidSigmaM").isNumber()) {
          withErrors++;
          double sigma =
              Math.hypot(said.path("sigmaM").asDouble(), said.path("saidSigmaM").asDouble());
          if (Math.abs(difference) <= 2 * sigma) {
            within++;
          }
        }
      }
      differences.sort(null);
      int n = differences.size();
      Double median = n == 0 ? null : (differences.get((n - 1) / 2) + differences.get(n / 2)) / 2;
      return new Agreement(n, withErrors, within, median);
    }
  }

  /** The last measurement of each case that had a figure to compare with. */
  Map<String, JsonNode> lastOfEach() {
    Map<String, JsonNode> last = new HashMap<>();
    for (StepOfCase line : cases.listSteps(List.of(StepKind.MEASURE.wireName()))) {
      JsonNode said = CaseStep.of(line.step()).said();
      if (said.path("saidM").isNumber() && said.path("measuredM").isNumber()) {
        last.put(line.of().finding().id(), said);
      }
    }
    return last;
  }
}
