package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.minewatch.detect.RuleCatalogue;
import tools.jackson.databind.JsonNode;

/**
 * Every rule has innocent explanations, and each of them a case of {@code cases/nights} in which
 * the rule stays silent; {@code cases/rules/benign.csv} names it. That it does stay silent is the
 * matter of {@link NightCasesTest}.
 */
class BenignCasesTest {

  /** The innocent explanations of the domain notes, sections 9.2 and 11. */
  private static final Set<String> DOMAIN =
      Set.of(
          "9.2 burst-at-cage",
          "9.2 training-visit",
          "9.2 rescue-drill",
          "9.2 vehicle-ride",
          "9.2 station-maintenance",
          "9.2 drawing-lag",
          "9.2 new-heading",
          "9.2 clock-drift",
          "9.2 datum-shift",
          "11 older-roads",
          "11 people-in-the-bands",
          "11 drained-verified",
          "11 other-order",
          "11 approved-road",
          "11 steep-seam",
          "11 re-levelled",
          "11 other-sheet",
          "11 frozen-layer",
          "11 stations-from-drawing",
          "11 lower-seam",
          "11 caving-edge",
          "11 kept-gateway",
          "11 parallel-roads",
          "11 zone-readers",
          "11 seal-check",
          "11 air-door",
          "11 hand-over",
          "11 waiting-room",
          "11 one-shift",
          "11 face-states",
          "11 leader-each-shift");

  /**
   * @param raised {@code none}, or {@code notice} where the domain asks for a fact to be shown
   */
  record Explanation(String rule, String domain, String what, String name, String raised) {}

  private static List<Explanation> explanations() throws IOException {
    try (InputStream in = BenignCasesTest.class.getResourceAsStream("/cases/rules/benign.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(l -> l.split(",", -1))
          .map(c -> new Explanation(c[0], c[1], c[2], c[3], c[4]))
          .toList();
    }
  }

  @Test
  void everyRuleHasInnocentExplanationsAndEveryOneOfTheDomainIsAnswered() throws IOException {
    assertThat(explanations())
        .extracting(Explanation::rule)
        .containsAll(RuleCatalogue.all().stream().map(r -> r.code().code()).toList());
    Set<String> answered =
        explanations().stream()
            .map(Explanation::domain)
            .filter(d -> !d.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(answered).isEqualTo(new TreeSet<>(DOMAIN));
  }

  @Test
  void eachExplanationHasACaseInWhichTheRuleIsSilent() throws IOException {
    var cases =
        NightCase.all().stream().collect(Collectors.toMap(NightCase::file, Function.identity()));
    for (Explanation e : explanations()) {
      NightCase c = cases.get(e.name());
      assertThat(c).as("case of %s", e).isNotNull();
      JsonNode expect = c.node().get("expect");
      if (e.raised().equals("none")) {
        assertThat(strings(expect.path("absent"))).as("absent in %s", e).contains(e.rule());
      } else {
        assertThat(
                StreamSupport.stream(expect.path("findings").spliterator(), false)
                    .filter(f -> f.get("rule").stringValue().equals(e.rule()))
                    .map(f -> f.path("severity").stringValue(""))
                    .toList())
            .as("severity in %s", e)
            .containsOnly(e.raised());
      }
    }
  }

  private static List<String> strings(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::stringValue).toList();
  }
}
