package org.minewatch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.minewatch.drawing.LayerClass;
import org.minewatch.finding.NightResult;
import org.minewatch.finding.ResultFolder;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.RunAccount;

class HtmlReportTest {

  private static String report(NightResult night) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new HtmlReport().write(night, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void equalNightsGiveEqualBytes() throws IOException {
    String report = report(InventedNight.make());
    assertThat(report).isEqualTo(report(InventedNight.make()));
  }

  @Test
  void itLiesInTheResultFolder(@TempDir Path out) throws IOException {
    RunAccount run =
        new RunAccount("r", OffsetDateTime.parse("2026-03-06T01:30:00+08:00"), Map.of(), "m");
    Path folder = ResultFolder.write(out, InventedNight.make(), run, List.of(new HtmlReport()));
    assertThat(Files.readString(folder.resolve("report.html"))).endsWith("</html>\n");
  }

  @Test
  void itNeedsNothingFromAnywhere() throws IOException {
    assertThat(report(InventedNight.make()))
        .doesNotContain("<script", "http://", "https://", "src=", "@import", "<link", "<iframe")
        .doesNotContainPattern("url\\((?!#)");
  }

  @Test
  void itSaysInBothLanguagesThatAFindingIsALead() throws IOException {
    assertThat(report(InventedNight.make()))
        .contains("本报告所列均为附证据的线索，不是法律结论", "is a lead with evidence, not a legal conclusion");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</title></svg></style><b>",
        "]]>&amp;<!--",
      })
  void markupInANameStaysText(String hostile) throws IOException {
    String plain = report(InventedNight.named("N"));
    String report = report(InventedNight.named(hostile));
    assertThat(tags(report)).isEqualTo(tags(plain));
    assertThat(report).contains(Html.escape(hostile)).doesNotContain(hostile);
  }

  /** Every tag with its attributes but for numbers that depend on the length of labels. */
  private static List<String> tags(String html) {
    Matcher tag = Pattern.compile("<[^>]*>").matcher(html);
    return tag.results()
        .map(found -> found.group())
        .filter(found -> !found.startsWith("<text") && !found.equals("</text>"))
        .toList();
  }

  @Test
  void aNameCannotTurnTheDirectionOfTheWordsAroundIt() throws IOException {
    String report = report(InventedNight.named("abc\u202Edcba\u2066x\u0000\uD800"));
    assertThat(report)
        .contains("<bdi>abc\uFFFDdcba\uFFFDx\uFFFD\uFFFD</bdi>")
        .doesNotContain("\u202E", "\u2066", "\u0000");
  }

  @Test
  void whatCouldNotBeJudgedIsHatchedAndNeverGreen() throws IOException {
    String report = report(InventedNight.make());
    assertThat(report)
        .contains(
            RuleCode.values().length + " 项规则中 2 项未能（完全）判定",
            "2 of " + RuleCode.values().length + " rules not or only partly judged",
            "no-coordinates")
        .contains("<table class=\"hatched\">")
        .doesNotContainIgnoringCase("green");
  }

  @Test
  void aCleanMineSaysHowMuchTheNightCouldSee() throws IOException {
    String report = report(InventedNight.make());
    String clean = report.substring(report.lastIndexOf("<section class=\"mine\""));
    assertThat(clean)
        .contains("所有规则均已判定，未发现线索", "这一夜看得见多少", "How much this night could see")
        .contains("其中 91% 能放到一条巷道的一处，5% 可能在几条巷道之一，4% 没有信号")
        .contains("186 米没有分站能看到：", "距最近分站 612 米")
        .contains("走到这里多数人失去信号（12 次", "-250 m");
    assertThat(report.substring(0, report.indexOf("<section class=\"mine\"")))
        .contains("人·时 91% 定位到巷道，盲区 186 米");
  }

  @Test
  void theSourcesStandBesideEachOtherAndWhatIsMissingIsNoZero() throws IOException {
    String report = report(InventedNight.make());
    assertThat(report)
        .contains(
            "08:00–16:00</td><td class=\"n\">44</td><td class=\"n\">51</td><td class=\"n\">—"
                + "</td><td class=\"n\">—</td><td class=\"n\">43</td><td class=\"n\">352</td>")
        .contains("6.25 (5.10–7.40)", "−1.50", "2,890", "3,763")
        .contains("2026-02-01 至 2026-02-28 上报产量 61,000 吨，按上报进尺推算 83,500 吨")
        .contains("合计 ", "9,120 <bdi>kWh", "前些天通常 6,900")
        .contains("门禁、视频计数、提升", "gates, video counts, hoist");
  }

  @Test
  void aMapIsDrawnAtARoundScaleAndSaysWhatLiesOffTheSheet() throws IOException {
    assertThat(report(InventedNight.make()))
        .contains("A4 打印比例尺 1:15000", "1 features lie off the sheet")
        .contains("103°49′20″E", "500 m");
  }

  @Test
  void aStrayVertexFarOffDoesNotMakeTheMineADot() {
    ReportNight night = ReportNight.of(InventedNight.make());
    Envelope extent = MineSection.extent(night.mines().get(0));
    assertThat(extent.getWidth()).isBetween(0.018, 0.03);
    assertThat(extent.contains(new Envelope(103.8180, 103.8363, 25.5020, 25.5166))).isTrue();
  }

  @Test
  void theLegendExplainsJustWhatIsOnTheMap() throws IOException {
    String report = report(InventedNight.make());
    Matcher legend = Pattern.compile("<ul class=\"legend\">.*?</ul>").matcher(report);
    assertThat(legend.find()).isTrue();
    assertThat(legend.group())
        .contains("许可范围", "goaf", "探水线", "数据确证", "critical")
        .doesNotContain("火区", "警戒线", "annotation");
    assertThat(legend.find()).isTrue();
    assertThat(legend.group()).contains("许可范围").doesNotContain("巷道", "critical");
  }

  @Test
  void aLengthStandsWithItsUncertainty() throws IOException {
    assertThat(report(InventedNight.make())).contains("107.3 ± 4.2</b>", "41.0 ± 3.2</b>");
  }

  @Test
  void everyNumberOnTheMapLeadsToItsFinding() throws IOException {
    String report = report(InventedNight.make());
    Matcher map = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(report);
    StringBuilder maps = new StringBuilder();
    while (map.find()) {
      maps.append(map.group());
    }
    for (int number : new int[] {1, 3, 4, 5}) {
      assertThat(maps).contains("<a href=\"#f" + number + "\">");
      assertThat(report).contains("id=\"f" + number + "\"");
    }
    assertThat(report).contains("id=\"f2\"");
    assertThat(maps).doesNotContain("<a href=\"#f2\">");
  }

  @Test
  void whatToLookAtFirstIsAHandfulOfAMineAndCountsTheRest() throws IOException {
    String report = report(InventedNight.make());
    String first = report.substring(report.indexOf("先看这些"), report.indexOf("各矿情况"));
    assertThat(first).contains("<a href=\"#f1\">").doesNotContain("severity-notice");
    assertThat(first.split("<tr>")).hasSizeLessThanOrEqualTo(1 + 5 * 3);
  }

  @Test
  void theMarkupIsWellFormed() throws Exception {
    String xml =
        report(InventedNight.named("<&\"'"))
            .replace("<!DOCTYPE html>", "")
            .replaceAll("<(meta|input)([^>]*?)(?: checked)?>", "<$1$2/>");
    var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    assertThat(
            factory
                .newDocumentBuilder()
                .parse(new org.xml.sax.InputSource(new StringReader(xml)))
                .getDocumentElement()
                .getTagName())
        .isEqualTo("html");
  }

  @Test
  void everyRuleAndEveryDrawnLayerHasWordsInBothLanguages() {
    assertThat(Arrays.stream(RuleCode.values()).map(RuleCode::code))
        .allSatisfy(code -> assertThat(Words.find("rule", code)).isPresent());
    assertThat(Arrays.stream(LayerClass.values()).map(LayerClass::wireName))
        .filteredOn(layer -> MapStyle.find(layer).isPresent())
        .hasSizeGreaterThan(12)
        .allSatisfy(layer -> assertThat(Words.find("layer", layer)).isPresent());
  }

  @Test
  void aLengthOnTheSheetIsTrueToItsScale() {
    Envelope mine = new Envelope(103.80, 103.84, 25.48, 25.52);
    MapFrame frame = MapFrame.fitting(mine, 1780, 700, 1900, 1000);
    double metresPerTenth = frame.scale() / 10_000.0;
    // PROJ geod on WGS 84: 0.02 degrees at 25.5 N are 2010.754 m east and 2215.608 m north
    assertThat((frame.x(103.83) - frame.x(103.81)) * metresPerTenth)
        .isCloseTo(2010.754, within(metresPerTenth));
    assertThat((frame.y(25.49) - frame.y(25.51)) * metresPerTenth)
        .isCloseTo(2215.608, within(metresPerTenth));
    assertThat(frame.plane().east(103.83) - frame.plane().east(103.81))
        .isCloseTo(2010.754, within(0.05));
    assertThat(frame.plane().north(25.51) - frame.plane().north(25.49))
        .isCloseTo(2215.608, within(0.05));
  }

  @Test
  void figuresCarryTheDigitsThatMeanSomething() {
    assertThat(Measures.figure("max_distance_m", 107.34)).isEqualTo("107");
    assertThat(Measures.figure("area_m2", 1234567.8)).isEqualTo("1,234,568");
    assertThat(Measures.figure("max_distance_m", 6.2)).isEqualTo("6.20");
    assertThat(Measures.figure("persons", 10)).isEqualTo("10");
    assertThat(Measures.figure("plane_area_km2", 10.4885)).isEqualTo("10.4885");
    assertThat(Measures.figure("min_elevation_m", -1250.44)).isEqualTo("−1,250");
  }

  @Test
  void everyMeasureOfARuleHasItsWords() throws IOException {
    Pattern measure = Pattern.compile("\\bmeasure\\(\\s*\"([a-z0-9_]+)\"");
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/minewatch"))) {
      for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
        measure.matcher(Files.readString(source)).results().forEach(m -> names.add(m.group(1)));
      }
    }
    assertThat(names).hasSizeGreaterThan(100);
    assertThat(names).allMatch(name -> Words.find("measure", name).isPresent());
  }
}
