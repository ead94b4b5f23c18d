package org.minewatch.web.geoserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.filter.text.ecql.ECQL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.Severity;
import org.w3c.dom.Element;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;

/** The styles against the schema of SLD 1.0.0, their filters as CQL and against what views hold. */
class StylesTest {
  private static final String SCHEMAS = "/schemas/sld-1.0.0/";
  private static final Schema SLD = schema();

  /** Everything that is imported comes from beside; what is not there is an error. */
  private static Schema schema() {
    try {
      SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
      DOMImplementationLS dom =
          (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
      factory.setResourceResolver(
          (type, namespace, publicId, systemId, base) -> {
            LSInput input = dom.createLSInput();
            String name = systemId.substring(systemId.lastIndexOf('/') + 1);
            // One name a file, or it counts as two schemas.
            input.setSystemId("beside:/" + name);
            input.setByteStream(resource(name));
            return input;
          });
      return factory.newSchema(
          new StreamSource(
              resource("StyledLayerDescriptor.xsd"), "beside:/StyledLayerDescriptor.xsd"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static InputStream resource(String name) {
    InputStream in = StylesTest.class.getResourceAsStream(SCHEMAS + name);
    if (in == null) {
      throw new IllegalStateException("no " + name + " beside the schema");
    }
    return in;
  }

  @ParameterizedTest
  @EnumSource(MapLayer.class)
  void everyStyleIsValid(MapLayer layer) throws Exception {
    SLD.newValidator().validate(new StreamSource(new ByteArrayInputStream(Styles.of(layer))));
  }

  @Test
  void theSchemaRefusesWhatIsNoStyle() {
    byte[] wrong =
        new String(Styles.of(MapLayer.FACES), StandardCharsets.UTF_8)
            .replace("<Halo>", "<Glow>")
            .replace("</Halo>", "</Glow>")
            .getBytes(StandardCharsets.UTF_8);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> SLD.newValidator().validate(new StreamSource(new ByteArrayInputStream(wrong))))
        .hasMessageContaining("Glow");
  }

  @ParameterizedTest
  @EnumSource(MapLayer.class)
  void everyStyleIsNamedAsItsLayerAndAsksForNothingFromElsewhere(MapLayer layer) throws Exception {
    String text = new String(Styles.of(layer), StandardCharsets.UTF_8);
    assertThat(text)
        .contains("<Name>" + layer.layerName() + "</Name>")
        .doesNotContain("OnlineResource", "ExternalGraphic", "href", "Function", "env(");
    assertThat(rules(layer).keySet()).doesNotHaveDuplicates().isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(MapLayer.class)
  void everyFilterIsCqlOverColumnsOfItsView(MapLayer layer) throws Exception {
    Set<String> columns = columns(layer);
    for (Map.Entry<String, String> rule : rules(layer).entrySet()) {
      Filter filter = ECQL.toFilter(rule.getValue());
      assertThat(ECQL.toCQL(filter)).as(rule.getKey()).isNotBlank();
      Matcher names = Pattern.compile("\"([a-z_]+)\"").matcher(rule.getValue());
      while (names.find()) {
        assertThat(columns).as(rule.getKey()).contains(names.group(1));
      }
    }
  }

  /** The columns of a view, as the migration names them. */
  private static Set<String> columns(MapLayer layer) throws IOException {
    try (InputStream in =
        StylesTest.class.getResourceAsStream("/db/migration/postgresql/V29__geoserver.sql")) {
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int from = sql.indexOf("CREATE VIEW " + layer.view() + " AS");
      String select = sql.substring(from, sql.indexOf("    FROM ", from));
      Set<String> names = new TreeSet<>();
      Matcher each =
          Pattern.compile("(?:AS |[fn]\\.)([a-z_]+)(?=,|\\s*$)", Pattern.MULTILINE).matcher(select);
      while (each.find()) {
        names.add(each.group(1));
      }
      return names;
    }
  }

  /** The filters of a style as CQL, by the names of their rules. */
  private static Map<String, String> rules(MapLayer layer) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    collect(ConfigXml.parse(Styles.of(layer)), all);
    return all;
  }

  private static void collect(Element element, Map<String, String> all) {
    if (element.getLocalName().equals("Rule")) {
      String name = "";
      for (Element child : ConfigXml.children(element)) {
        if (child.getLocalName().equals("Name")) {
          name = child.getTextContent();
        } else if (child.getLocalName().equals("Filter")) {
          assertThat(all.put(name, cql(ConfigXml.children(child).get(0)))).as(name).isNull();
        }
      }
      assertThat(all).as("every rule has a filter").containsKey(name);
    } else {
      ConfigXml.children(element).forEach(child -> collect(child, all));
    }
  }

  private static String cql(Element e) {
    List<Element> parts = ConfigXml.children(e);
    return switch (e.getLocalName()) {
      case "And" ->
          parts.stream().map(p -> "(" + cql(p) + ")").collect(Collectors.joining(" AND "));
      case "Or" -> parts.stream().map(p -> "(" + cql(p) + ")").collect(Collectors.joining(" OR "));
      case "PropertyIsEqualTo" -> compare(parts, "=");
      case "PropertyIsNotEqualTo" -> compare(parts, "<>");
      case "PropertyIsGreaterThan" -> compare(parts, ">");
      case "PropertyIsGreaterThanOrEqualTo" -> compare(parts, ">=");
      case "PropertyIsLessThan" -> compare(parts, "<");
      default -> throw new IllegalArgumentException(e.getLocalName());
    };
  }

  private static String compare(List<Element> parts, String how) {
    String literal = parts.get(1).getTextContent();
    return "\"%s\" %s %s"
        .formatted(
            parts.get(0).getTextContent(),
            how,
            literal.matches("-?\\d+(\\.\\d+)?") ? literal : "'" + literal.replace("'", "''") + "'");
  }

  private static List<String> matching(MapLayer layer, Map<String, Object> facts) throws Exception {
    SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
    type.setName("f");
    facts.forEach((name, value) -> type.add(name, value.getClass()));
    SimpleFeatureBuilder builder = new SimpleFeatureBuilder(type.buildFeatureType());
    facts.values().forEach(builder::add);
    SimpleFeature feature = builder.buildFeature("1");
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, String> rule : rules(layer).entrySet()) {
      if (ECQL.toFilter(rule.getValue()).evaluate(feature)) {
        names.add(rule.getKey());
      }
    }
    return names;
  }

  @Test
  void everyFindingHasOneMarkAndOpenOnesWithAnExtentOneOutline() throws Exception {
    for (Severity severity : Severity.values()) {
      for (Certainty certainty : Certainty.values()) {
        for (String state : List.of("open", "ended")) {
          for (String handling : List.of("none", "working", "done")) {
            for (int shape : new int[] {0, 1, 2}) {
              Map<String, Object> facts = new LinkedHashMap<>();
              facts.put("severity", severity.wireName());
              facts.put("certainty", certainty.wireName());
              facts.put("state", state);
              facts.put("handling", handling);
              facts.put("shape", shape);
              List<String> rules = matching(MapLayer.FINDINGS, facts);
              String mark =
                  severity.wireName()
                      + "-"
                      + state
                      + switch (handling) {
                        case "working" -> "-case";
                        case "done" -> "-closed";
                        default -> "";
                      };
              if (state.equals("open") && shape > 0) {
                assertThat(rules)
                    .as(facts.toString())
                    .containsExactly(severity.wireName() + "-" + certainty.wireName(), mark);
              } else {
                assertThat(rules).as(facts.toString()).containsExactly(mark);
              }
            }
          }
        }
      }
    }
  }

  @Test
  void everyKindThatAViewShowsIsDrawn() throws Exception {
    for (String kind :
        List.of(
            "licence-boundary",
            "roadway",
            "face",
            "goaf",
            "pillar",
            "chamber",
            "fault",
            "fire-area",
            "forbidden-area",
            "deferred-area",
            "mineable-area",
            "neighbour")) {
      for (int shape : new int[] {1, 2}) {
        assertThat(drawn(MapLayer.DRAWINGS, kind, shape)).as(kind + " " + shape).hasSize(1);
      }
    }
    for (String kind : List.of("seal", "shaft", "chamber")) {
      assertThat(drawn(MapLayer.DRAWINGS, kind, 0)).as(kind).hasSize(1);
    }
    for (String kind : List.of("water-extent", "probe-line", "alert-line", "stop-line")) {
      assertThat(drawn(MapLayer.WATER_LINES, kind, 1)).as(kind).hasSize(1);
      assertThat(drawn(MapLayer.WATER_LINES, kind, 2)).as(kind).hasSize(1);
    }
    assertThat(drawn(MapLayer.LICENCES, "licence", 2)).containsExactly("licence", "licence-no");
    assertThat(drawn(MapLayer.LICENCES, "deduction", 2)).containsExactly("deduction");
    assertThat(drawn(MapLayer.FACES, "reported-face", 2)).containsExactly("reported-face", "name");
    assertThat(drawn(MapLayer.FACES, "face-head", 0)).containsExactly("face-head");
    for (double hours : new double[] {0, 0.99, 1, 9.99, 10, 1e6}) {
      assertThat(matching(MapLayer.PRESENCE, Map.of("person_hours", hours))).hasSize(1);
    }
  }

  private static List<String> drawn(MapLayer layer, String kind, int shape) throws Exception {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("kind", kind);
    facts.put("name", "");
    facts.put("shape", shape);
    return matching(layer, facts);
  }
}
