package org.minewatch.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.drawing.LayerMeaning.Medium;

class LayerDictionaryTest {
  private static final Set<String> NEIGHBOURS = Set.of("来宾煤矿", "南屯煤矿", "兴隆煤矿", "鲍店煤矿", "星村煤矿");

  private static Optional<LayerMeaning> find(String layer) {
    return LayerDictionary.STANDARD.find(layer, NEIGHBOURS).map(LayerDictionary.Entry::meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "井田边界, licence-boundary",
    "封闭井田边界, licence-boundary",
    "井田边界拐点, annotation",
    "采区边界, annotation",
    "边界煤柱, pillar",
    "煤巷, roadway",
    "2煤煤巷, roadway",
    "3下煤巷, roadway",
    "2020年巷道, roadway",
    "2026年3下煤巷, roadway",
    "进尺, roadway",
    "报废巷道, roadway",
    "井筒, shaft",
    "钻机硐室, chamber",
    "2煤底板标高, annotation",
    "3下煤底板标高, annotation",
    "岩巷底板标高, annotation",
    "2煤岩巷底板标高, annotation",
    "6号煤底板等高线, annotation",
    "3下煤巷道名称, annotation",
    "工作面停采线, annotation",
    "停采线, stop-line",
    "探水线红, probe-line",
    "警戒线蓝, alert-line",
    "积水区蓝, water-extent",
    "积水区边界黑, water-extent",
    "井下积水区, water-extent",
    "积水注记, annotation",
    "禁采区, forbidden-area",
    "缓采区, deferred-area",
    "密闭墙, seal",
    "110KV高压线煤柱, pillar",
    "2煤实见断层, fault",
    "Defpoints, ignore",
    "0, ignore",
    "经纬网, ignore",
    "交换图图签, ignore",
    "图形修饰, ignore",
    "ROADWAY, roadway",
    "Licence_Boundary, licence-boundary",
    "water extent, water-extent",
    "GOAF, goaf",
    "PLAN$0$采空区, goaf",
    "采空区　, goaf",
    "煤巷2025, roadway"
  })
  void knowsTheNamesThatDraughtsmenUse(String layer, String wireName) {
    assertThat(find(layer).map(m -> m.layerClass().wireName())).hasValue(wireName);
    assertThat(find(layer).map(LayerMeaning::neighbour)).hasValue("");
  }

  @ParameterizedTest
  @CsvSource({
    "来宾煤矿巷道, 来宾煤矿, roadway",
    "来宾煤矿井田边界, 来宾煤矿, licence-boundary",
    "鲍店3下煤巷道, 鲍店煤矿, roadway",
    "南屯积水蓝, 南屯煤矿, water-extent",
    "兴隆探水红, 兴隆煤矿, probe-line",
    "星村井田边界, 星村煤矿, licence-boundary",
    "南屯采场, 南屯煤矿, unknown"
  })
  void knowsANeighbourByItsNameInFront(String layer, String neighbour, String wireName) {
    assertThat(find(layer).map(LayerMeaning::neighbour)).hasValue(neighbour);
    assertThat(find(layer).map(m -> m.layerClass().wireName())).hasValue(wireName);
  }

  @ParameterizedTest
  @CsvSource({"张村井田边界", "某某煤矿巷道", "KJ-1", "红", "层", "1", "巷道红图", "2020.03.11"})
  void guessesNothing(String layer) {
    assertThat(find(layer)).isEmpty();
  }

  @Test
  void readsSeamYearMediumAndAbandonmentFromTheName() {
    LayerMeaning coal = find("3下煤巷").orElseThrow();
    assertThat(coal.seam()).isEqualTo("3下");
    assertThat(coal.medium()).isEqualTo(Medium.COAL);
    LayerMeaning rock = find("2煤岩巷").orElseThrow();
    assertThat(rock.seam()).isEqualTo("2");
    assertThat(rock.medium()).isEqualTo(Medium.ROCK);
    assertThat(find("2020年巷道").orElseThrow().year()).hasValue(2020);
    assertThat(find("报废巷道").orElseThrow().abandoned()).isTrue();
  }

  @Test
  void knowsThatALayerMayCarryTwoKindsOfLine() {
    LayerDictionary.Entry e = LayerDictionary.STANDARD.find("积水线探水线", Set.of()).orElseThrow();

    assertThat(e.meaning().layerClass()).isEqualTo(LayerClass.WATER_EXTENT);
    assertThat(e.outer()).hasValue(LayerClass.PROBE_LINE);
  }

  @Test
  void knowsMostOfTheLayersOfARealMineThatDrawWorkings() throws Exception {
    List<String> lines =
        Files.readAllLines(
            ScenarioRegion.shared().resolve("data/real/drawings/layer_names_yanzhou.csv"));
    List<String> unknown = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String layer = line.substring(line.indexOf(',') + 1);
      if (find(layer).map(m -> m.layerClass() == LayerClass.UNKNOWN).orElse(true)) {
        unknown.add(layer);
      }
    }
    assertThat(unknown).hasSizeLessThan(40);
  }
}
