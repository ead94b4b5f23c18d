package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minewatch.drawing.LayerClass;
import org.minewatch.finding.RuleCode;

/** The words of the page: complete in both languages, and none used that is not there. */
class PageTextsTest extends InBrowser {
  private static final Path STATIC = Path.of("src/main/resources/static");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  private final Map<String, List<String>> texts = new TreeMap<>();

  @BeforeEach
  @SuppressWarnings("unchecked")
  void readTexts() {
    page.navigate(address(""));
    texts.putAll(
        (Map<String, List<String>>)
            page.evaluate(
                "async () => { await import('/js/texts-more.js');"
                    + " return (await import('/js/texts.js')).texts; }"));
  }

  @Test
  void theOtherLanguageIsComplete() {
    page.navigate(address("?lang=en"));
    assertThat(item("People outside licence")).isVisible();
    item("People outside licence").click();
    assertThat(drawer().locator("h2")).containsText("beyond the licensed boundary");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    String words = page.locator("body").innerText();
    assertThat(words)
        .doesNotContainPattern("\\b(list|filter|finding|mine|severity|night|trouble)\\.[a-z]+");
    page.locator("[data-tool=language]").click();
    assertThat(drawer().locator("h2")).containsText("在许可边界外");
    assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile("zh.*"));
  }

  @Test
  void everyMeasureOfARuleHasItsWords() throws IOException {
    Pattern measure = Pattern.compile("\\bmeasure\\(\\s*\"([a-z0-9_]+)\"");
    Set<String> names = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("../gis-core/src/main/java/org/minewatch"))) {
      for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
        measure
            .matcher(Files.readString(source))
            .results()
            .forEach(m -> names.add("measure." + m.group(1)));
      }
    }
    assertThat(names).hasSizeGreaterThan(100);
    assertThat(texts.keySet()).containsAll(names);
  }

  /** NightCasesTest sees that the report has words for all evidence; the page has the same ones. */
  @Test
  void whatTheReportHasWordsForThePageHasToo() throws IOException {
    try (Stream<String> words =
        Files.lines(Path.of("../gis-core/src/main/resources/org/minewatch/report/words.csv"))) {
      List<String> keys =
          words
              .map(line -> line.substring(0, Math.max(0, line.indexOf(','))))
              .filter(key -> key.matches("(evidence|fact|input)\\..*"))
              .toList();
      assertThat(keys).hasSizeGreaterThan(150);
      assertThat(texts.keySet()).containsAll(keys);
    }
  }

  @Test
  void everyTextIsThereInBothLanguages() {
    assertThat(texts).hasSizeGreaterThan(300);
    assertThat(texts)
        .allSatisfy(
            (key, both) -> {
              assertThat(both).hasSize(2).doesNotContain("");
              if (!key.equals("language.other")) {
                assertThat(both.get(1)).doesNotContainPattern(CHINESE);
              }
            });
  }

  @Test
  void everyKeyThatIsUsedHasAText() throws IOException {
    TreeSet<String> used = new TreeSet<>();
    for (String pattern :
        List.of(
            "\\bt\\('([a-z][\\w.-]+)'",
            "'(what\\.\\w+)'",
            "data-(?:text|label|placeholder)=\"([^\"]+)\"")) {
      Pattern keys = Pattern.compile(pattern);
      try (Stream<Path> files = Files.walk(STATIC)) {
        for (Path file : files.filter(f -> f.toString().matches(".*\\.(js|html)")).toList()) {
          keys.matcher(Files.readString(file))
              .results()
              .map((MatchResult m) -> m.group(1))
              .forEach(used::add);
        }
      }
    }
    assertThat(used).hasSizeGreaterThan(100);
    assertThat(texts).containsKeys(used.toArray(String[]::new));
  }

  @Test
  void rulesAndLayersOfTheCoreHaveWords() {
    for (RuleCode rule : RuleCode.values()) {
      assertThat(texts).containsKey("rule." + rule.code());
    }
    for (LayerClass layer : LayerClass.values()) {
      if (!List.of("annotation", "ignore", "unknown").contains(layer.wireName())) {
        assertThat(texts).containsKey("layer." + layer.wireName());
      }
    }
  }
}
