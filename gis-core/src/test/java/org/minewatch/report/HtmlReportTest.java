package org.minewatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.minewatch.drawing.LayerClass;
import org.minewatch.finding.NightResult;
import org.minewatch.finding.RuleCode;

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
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/report-example.html"), report);
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
        .contains("9 项规则中 2 项未能（完全）判定", "2 of 9 rules not or only partly judged", "no-coordinates")
        .contains("<table class=\"hatched\">")
        .doesNotContainIgnoringCase("green");
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
  void everyNumberOnTheMapLeadsToItsFinding() throws IOException {
    String report = report(InventedNight.make());
    for (int number : new int[] {1, 3, 4, 5}) {
      assertThat(report).contains("<a href=\"#f" + number + "\">", "id=\"f" + number + "\"");
    }
    assertThat(report).contains("id=\"f2\"").doesNotContain("<a href=\"#f2\">");
  }

  @Test
  void theMarkupIsWellFormed() throws Exception {
    String xml =
        report(InventedNight.named("<&\"'"))
            .replace("<!DOCTYPE html>", "")
            .replaceAll("<(meta|input|br)([^>]*?)(?: checked)?>", "<$1$2/>");
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
    // 0.02 degrees on the WGS 84 ellipsoid at 25.5 N: 2010.0 m east, 2215.5 m north
    assertThat((frame.x(103.83) - frame.x(103.81)) * metresPerTenth).isBetween(2005.0, 2015.0);
    assertThat((frame.y(25.49) - frame.y(25.51)) * metresPerTenth).isBetween(2210.0, 2221.0);
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
}
