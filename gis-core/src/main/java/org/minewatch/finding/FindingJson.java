package org.minewatch.finding;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.wording.Text;
import tools.jackson.databind.JsonNode;

/** A finding as a feature of {@code findings.geojson}, and back. */
public final class FindingJson {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  private FindingJson() {}

  public static void write(Finding finding, JsonText json) throws IOException {
    json.object().member("type", "Feature").name("geometry");
    if (finding.geometry().isPresent()) {
      GeometryJson.write(finding.geometry().get(), json);
    } else {
      json.nothing();
    }
    json.name("properties").object();
    json.member("id", finding.id()).member("rule", finding.rule().code());
    json.name("grounds").array();
    for (Ground ground : finding.grounds()) {
      json.object().member("rule", ground.rule().code());
      json.member("severity", ground.severity().wireName());
      json.member("certainty", ground.certainty().wireName());
      measures(ground.measures(), json);
      json.end();
    }
    json.end();
    json.member("state", finding.ended() ? "ended" : "open");
    json.member("severity", finding.severity().wireName());
    json.member("certainty", finding.certainty().wireName());
    json.name("confidence").value(finding.confidence());
    json.member("mine_code", finding.mineCode());
    json.member("first_seen", TIME.format(finding.firstSeen()));
    json.member("last_seen", TIME.format(finding.lastSeen()));
    json.member("title_zh", finding.title().zh()).member("title_en", finding.title().en());
    json.name("basis").array();
    for (Basis basis : finding.basis()) {
      json.object().member("text_id", basis.textId()).member("clause", basis.clause());
      json.member("name_zh", basis.nameZh()).member("name_en", basis.nameEn()).end();
    }
    json.end();
    measures(finding.measures(), json);
    json.name("evidence").array();
    for (Evidence evidence : finding.evidence()) {
      json.object().member("kind", evidence.kind());
      facts(evidence.facts(), json);
      json.end();
    }
    json.end();
    json.name("benign").array();
    for (Text benign : finding.benign()) {
      json.object().member("zh", benign.zh()).member("en", benign.en()).end();
    }
    json.end();
    json.end().end();
  }

  private static void measures(SortedMap<String, Double> measures, JsonText json)
      throws IOException {
    json.name("measures").object();
    for (Map.Entry<String, Double> measure : measures.entrySet()) {
      json.name(measure.getKey()).value(measure.getValue());
    }
    json.end();
  }

  static void facts(SortedMap<String, Object> facts, JsonText json) throws IOException {
    for (Map.Entry<String, Object> fact : facts.entrySet()) {
      json.name(fact.getKey());
      if (fact.getValue() instanceof Long number) {
        json.value(number);
      } else if (fact.getValue() instanceof Double number) {
        json.value(number);
      } else if (fact.getValue() instanceof Boolean truth) {
        json.value(truth);
      } else if (fact.getValue() instanceof Collection<?> list) {
        json.array();
        for (Object element : list) {
          json.value((String) element);
        }
        json.end();
      } else {
        json.value((String) fact.getValue());
      }
    }
  }

  /**
   * Reads a feature back.
   *
   * @throws IllegalArgumentException saying what is not a finding about it
   */
  public static Finding read(JsonNode feature) {
    JsonNode p = feature.path("properties");
    JsonNode geometry = feature.path("geometry");
    return new Finding(
        text(p, "id"),
        text(p, "mine_code"),
        each(
            p,
            "grounds",
            ground ->
                new Ground(
                    RuleCode.ofCode(text(ground, "rule")),
                    severity(text(ground, "severity")),
                    certainty(text(ground, "certainty")),
                    measures(ground))),
        text(p, "state").equals("ended"),
        p.path("confidence").doubleValue(),
        OffsetDateTime.parse(text(p, "first_seen")),
        OffsetDateTime.parse(text(p, "last_seen")),
        new Text(text(p, "title_zh"), text(p, "title_en")),
        each(
            p,
            "basis",
            basis ->
                new Basis(
                    text(basis, "text_id"),
                    text(basis, "clause"),
                    text(basis, "name_zh"),
                    text(basis, "name_en"))),
        measures(p),
        each(
            p,
            "evidence",
            evidence -> new Evidence(text(evidence, "kind"), facts(evidence, "kind"))),
        each(p, "benign", benign -> new Text(text(benign, "zh"), text(benign, "en"))),
        geometry.isObject()
            ? Optional.of(GeometryJson.read(geometry))
            : Optional.<Geometry>empty());
  }

  /**
   * Facts of a map feature or of a piece of evidence.
   *
   * @throws IllegalArgumentException for a value that is no fact
   */
  public static SortedMap<String, Object> facts(JsonNode node, String... apartFrom) {
    TreeMap<String, Object> facts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> fact : node.properties()) {
      JsonNode value = fact.getValue();
      if (Arrays.asList(apartFrom).contains(fact.getKey())) {
        continue;
      }
      if (value.isString()) {
        facts.put(fact.getKey(), value.stringValue());
      } else if (value.isIntegralNumber() && value.canConvertToLong()) {
        facts.put(fact.getKey(), value.longValue());
      } else if (value.isNumber()) {
        facts.put(fact.getKey(), value.doubleValue());
      } else if (value.isBoolean()) {
        facts.put(fact.getKey(), value.booleanValue());
      } else if (value.isArray()) {
        facts.put(fact.getKey(), each(node, fact.getKey(), JsonNode::stringValue));
      } else {
        throw new IllegalArgumentException(
            fact.getKey() + " is no string, number, boolean or list: " + value.getNodeType());
      }
    }
    return facts;
  }

  static <T> List<T> each(JsonNode node, String name, Function<JsonNode, T> read) {
    JsonNode array = node.path(name);
    if (!array.isArray()) {
      throw new IllegalArgumentException(name + " is missing or no array");
    }
    List<T> elements = new ArrayList<>(array.size());
    array.forEach(element -> elements.add(read.apply(element)));
    return elements;
  }

  static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isString()) {
      throw new IllegalArgumentException(name + " is missing or no string");
    }
    return value.stringValue();
  }

  private static SortedMap<String, Double> measures(JsonNode node) {
    TreeMap<String, Double> measures = new TreeMap<>();
    for (Map.Entry<String, JsonNode> measure : node.path("measures").properties()) {
      if (!measure.getValue().isNumber()) {
        throw new IllegalArgumentException("measure " + measure.getKey() + " is no number");
      }
      measures.put(measure.getKey(), measure.getValue().doubleValue());
    }
    return measures;
  }

  static Severity severity(String wireName) {
    return named(Severity.values(), Severity::wireName, wireName);
  }

  static Certainty certainty(String wireName) {
    return named(Certainty.values(), Certainty::wireName, wireName);
  }

  static <T> T named(T[] values, Function<T, String> nameOf, String name) {
    return Arrays.stream(values)
        .filter(value -> nameOf.apply(value).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + name + "\" is none of " + Arrays.stream(values).map(nameOf).toList()));
  }
}
