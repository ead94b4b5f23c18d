package org.minewatch.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SightWordsTest {

  private static final WorkingsSeen ALL_SEEN =
      new WorkingsSeen(
          6930.8, 56, 7, OptionalDouble.of(0), OptionalDouble.of(5257.7), 1, List.of(), List.of());

  private static Sight sight(PeopleSeen people) {
    return new Sight(30, 10, 9, Optional.of(people), Optional.of(ALL_SEEN));
  }

  @Test
  void aNightThatSawNothingSaysSo() {
    Sight blind = new Sight(8, 6, 35, Optional.empty(), Optional.empty());
    assertThat(SightWords.sentence(blind).zh())
        .isEqualTo(
            "49 项规则中判定 8 项、部分判定 6 项、无法判定 35 项。当夜没有可用的人员位置数据：井下有谁、在何处，都没有看到。"
                + "没有可用的图纸：巷道有多长、哪些看不到，都不知道。");
    assertThat(SightWords.sentence(blind).en())
        .contains("Of 49 rules 8 were judged, 6 in part and 35 could not be.")
        .contains("who was underground, and where, was not seen")
        .contains("There is no usable drawing");
    assertThat(SightWords.brief(blind)).isEmpty();
  }

  @Test
  void allOfThePeoplesTimeIsAccountedFor() {
    PeopleSeen people = new PeopleSeen(157, 1171.4, 0, 98.3, 0.1, 0, 0, 0);
    assertThat(people.totalHours()).isEqualTo(1269.8);
    assertThat(SightWords.sentence(sight(people)).zh())
        .contains("听到 157 张卡，井下共 1,270 人·时，其中 92% 能放到一条巷道的一处，8% 可能在几条巷道之一，不到 1% 不在已绘巷道上。")
        .contains("在用巷道 6,931 米，按 56 台分站的覆盖和听到人的地方算，都能看到。其中 7 台分站当夜没有读到任何卡。");
    assertThat(SightWords.brief(sight(people)).orElseThrow().en())
        .isEqualTo("92% of person-hours on a road, 0 m unseen");
  }

  @Test
  void whatIsNotAllIsNeverCalledAHundredPerCent() {
    PeopleSeen nearly = new PeopleSeen(4, 999.8, 0, 0, 0, 0, 0.2, 0);
    assertThat(SightWords.sentence(sight(nearly)).en())
        .contains("99% of them in one place of one road, under 1% not heard at all.");
    PeopleSeen all = new PeopleSeen(4, 16, 0, 0, 0, 0, 0, 0);
    assertThat(SightWords.sentence(sight(all)).en()).contains("100% of them in one place");
  }

  @Test
  void placesThatRestOnTheMinesOwnDrawingAreNamedAsSuch() {
    PeopleSeen drawn = new PeopleSeen(4, 80, 0, 20, 0, 0, 0, 40);
    assertThat(SightWords.sentence(sight(drawn)).zh()).contains("50% 依靠取自矿方图纸的分站位置");
  }

  @Test
  void cardsWithoutAnyTimeAreNoShareOfAnything() {
    PeopleSeen none = new PeopleSeen(1, 0, 0, 0, 0, 0, 0, 0);
    assertThat(none.onRoadShare()).isZero();
    assertThat(SightWords.sentence(sight(none)).en())
        .contains("1 card was heard")
        .doesNotContain("NaN");
  }
}
