package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.Evidence;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.RuleCode;

/** What is said of made-up, copied and impossible positions, to the word. */
class PositionWordingTest {
  private static final int EIGHT = SmallMine.clock("08:00");
  private static final LocalDate BEFORE = SmallMine.NIGHT.minusDays(1);

  private static Rule.Outcome judge(Rule rule, SmallMine mine, MineNight... before) {
    return rule.judge(mine.night(before));
  }

  private static Observation only(Rule rule, SmallMine mine, MineNight... before) {
    List<Observation> seen = judge(rule, mine, before).observations();
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).benign()).isNotEmpty();
    return seen.get(0);
  }

  private static Evidence evidence(Observation o, String kind) {
    return o.evidence().stream().filter(e -> e.kind().equals(kind)).findFirst().orElseThrow();
  }

  private static OffsetDateTime at(long second) {
    return OffsetDateTime.parse("2026-03-05T00:00:00+08:00").plusSeconds(second);
  }

  /** Cards put 1000 m to and fro every ten minutes: 6 km an hour. */
  private static SmallMine restless(int restless, int still) {
    SmallMine mine = new SmallMine();
    for (int card = 0; card < restless + still; card++) {
      for (int k = 0; k < 13; k++) {
        mine.seen("C%02d".formatted(card), EIGHT + 600L * k, card < restless ? k % 2 * 1058 : 0, 0);
      }
    }
    return mine;
  }

  @Test
  void aRestlessMineIsSaidSo() {
    Observation o = only(new PositionSynthetic(), restless(10, 10));

    assertThat(o.rule()).isEqualTo(RuleCode.POSITION_SYNTHETIC);
    assertThat(o.variant()).isEqualTo("restless");
    assertThat(o.anchor()).isEqualTo("mine");
    assertThat(o.certainty()).isEqualTo(Certainty.PROBABLE);
    assertThat(o.firstSeen()).isEqualTo(at(EIGHT));
    assertThat(o.lastSeen()).isEqualTo(at(EIGHT + 7200));
    assertThat(o.title().en())
        .isEqualTo(
            "Positions that no real mine produces: 10 of 20 people move between stations all over"
                + " the mine without rest, at least 6.0 km an hour");
    assertThat(o.title().zh()).isEqualTo("人员位置数据不像真实矿井：20 人中 10 人整班不停地在全矿各分站之间移动，平均每小时 6.0 公里以上");
    assertThat(o.measures())
        .containsEntry("cards", 20.0)
        .containsEntry("followed_cards", 20.0)
        .containsEntry("restless_cards", 10.0)
        .containsEntry("median_speed_km_per_h", 6.0)
        .containsEntry("massed_entries", 0.0);
    assertThat(o.benign())
        .extracting(b -> b.en())
        .contains("a cage brings dozens down at once: not what this rests on");
    assertThat(evidence(o, "positions").facts())
        .containsEntry("file", "tracks")
        .containsEntry("from", at(EIGHT).toString());
  }

  @ParameterizedTest(name = "{0} restless, {1} not: {2}")
  @CsvSource({"10, 0, 1", "10, 10, 1", "10, 11, 0", "9, 0, 0"})
  void tenPeopleAndHalfOfAllAreRestless(int restless, int still, int observations) {
    assertThat(judge(new PositionSynthetic(), restless(restless, still)).observations())
        .hasSize(observations);
  }

  /** Groups of eight in a row 100 m apart, each beginning in one second. */
  private static SmallMine massed(int groups, int others, boolean awake) {
    SmallMine mine = new SmallMine();
    for (int g = 0; g < groups; g++) {
      for (int k = 0; k < 8; k++) {
        mine.seen("M" + g + k, EIGHT + 4 * 3600L * g, 100 * k, 0);
      }
    }
    for (int k = 0; k < others; k++) {
      mine.seen("X%02d".formatted(k), EIGHT - 7200 + 11L * k, 0, 0);
      if (awake) {
        mine.seen("X%02d".formatted(k), EIGHT - 300, 0, 0);
      }
    }
    return mine;
  }

  @Test
  void shiftsThatBeginInOneSecondAreSaidSo() {
    Observation o = only(new PositionSynthetic(), massed(2, 16, true));

    assertThat(o.variant()).isEqualTo("entries");
    assertThat(o.certainty()).isEqualTo(Certainty.PROBABLE);
    assertThat(o.firstSeen()).isEqualTo(at(0));
    assertThat(o.lastSeen()).isEqualTo(at(86_400).minusNanos(1_000_000));
    assertThat(o.title().en())
        .isEqualTo(
            "Positions that no real mine produces: 16 of 32 begin in the same second as their"
                + " shift, 171 m apart and more");
    assertThat(o.title().zh()).isEqualTo("人员位置数据不像真实矿井：32 人中 16 人按班在同一秒出现，且相距 171 米以上");
    assertThat(o.measures())
        .containsEntry("entries", 32.0)
        .containsEntry("massed_entries", 16.0)
        .containsEntry("entry_spread_m", 171.0)
        .doesNotContainKey("median_speed_km_per_h");
    assertThat(o.benign())
        .extracting(b -> b.en())
        .contains(
            "a cage brings dozens down at once, to one place; here they are spread over the mine in"
                + " one second");
  }

  @Test
  void afterARestartTheSameIsForAWatchOnly() {
    assertThat(only(new PositionSynthetic(), massed(2, 16, false)).certainty())
        .isEqualTo(Certainty.WATCH);
  }

  @ParameterizedTest(name = "{0} groups, {1} others: {2}")
  @CsvSource({"2, 16, 1", "2, 17, 0", "1, 0, 0"})
  void halfOfAllEntriesAndTwoShiftsAreMassed(int groups, int others, int observations) {
    assertThat(judge(new PositionSynthetic(), massed(groups, others, true)).observations())
        .hasSize(observations);
  }

  @Test
  void aScriptIsSaidSo() {
    SmallMine mine = new SmallMine();
    for (int card = 0; card < 20; card++) {
      int entry = (card < 10 ? EIGHT : EIGHT + 4 * 3600) + 7 * card;
      for (int k = 0; k <= 20; k++) {
        mine.seen("C%02d".formatted(card), entry + 60L * k, 25 + 50 * k, 25);
      }
    }
    Observation o = only(new PositionSynthetic(), mine);

    assertThat(o.variant()).isEqualTo("scripted");
    assertThat(o.certainty()).isEqualTo(Certainty.PROBABLE);
    assertThat(o.title().en())
        .isEqualTo(
            "Positions that no real mine produces: 320 of 320 arrivals come at the same second"
                + " after the entry as those of other shifts, 20 of 20 times underground last"
                + " equally long to the second, 0 of 400 readings are missing");
    assertThat(o.title().zh())
        .isEqualTo("人员位置数据不像真实矿井：320 人次到达各处 320 人次与入井时刻相差的秒数都相同，20 人次井下时长逐秒相同，400 条读数缺失 0 条");
  }

  @Test
  void judgedIsAsMuchAsHasAPlace() {
    Rule rule = new PositionSynthetic();
    SmallMine partly = new SmallMine().seen("C", EIGHT, 0, 0).heard("C", EIGHT + 60, "nowhere");
    SmallMine none = new SmallMine().heard("C", EIGHT, "nowhere");

    assertThat(judge(rule, new SmallMine().seen("C", EIGHT, 0, 0)).judgement().state())
        .isEqualTo(Judgement.State.JUDGED);
    assertThat(judge(rule, partly).judgement().reasonCode()).isEqualTo("positions-partly-placed");
    assertThat(judge(rule, partly).judgement().reason().en())
        .isEqualTo("1 of 2 fixes name a station without a place");
    assertThat(judge(rule, partly).judgement().reason().zh()).isEqualTo("2 条定位记录中 1 条的分站无登记位置");
    assertThat(judge(rule, none).judgement().reasonCode()).isEqualTo("stations-unplaced");
    assertThat(
            judge(rule, new SmallMine().seen("C", EIGHT, 0, 0).brokenOff())
                .judgement()
                .reasonCode())
        .isEqualTo("positions-incomplete");
  }

  @Test
  void theRulesOnPositionsAreThese() {
    assertThat(IntegrityRules.all())
        .extracting(Rule::code)
        .containsExactlyInAnyOrder(
            RuleCode.POSITION_SYNTHETIC,
            RuleCode.POSITION_REPLAYED,
            RuleCode.POSITION_IMPLAUSIBLE,
            RuleCode.POSITION_OUTAGE,
            RuleCode.POSITION_COVERAGE_HOLE,
            RuleCode.POSITION_STATION_MISPLACED);
  }

  @Test
  void withoutPositionsNoRuleOnThemJudges() {
    List<Rule> rules =
        List.of(new PositionSynthetic(), new PositionReplayed(), new PositionImplausible());
    for (Rule rule : rules) {
      SmallMine unread = new SmallMine().brokenOff();
      assertThat(judge(rule, new SmallMine().nothingHandedIn()).judgement().reasonCode())
          .isEqualTo("no-positions");
      assertThat(judge(rule, unread).judgement().reasonCode()).isEqualTo("positions-unreadable");
      assertThat(judge(rule, unread).judgement().state()).isEqualTo(Judgement.State.CANNOT_JUDGE);
    }
  }

  /** A walk of 300 m north and an hour and more at rest, shaking by half a metre without order. */
  private static SmallMine shift(SmallMine mine, String card, int begin, double east) {
    Random random = new Random(5);
    for (int k = 0; k < 170; k++) {
      double shake = k != 84 && random.nextBoolean() ? 0.5 : 0;
      mine.seen(card, begin + 30L * k, east + shake, 10 * Math.min(k, 30));
    }
    return mine;
  }

  @Test
  void aCopyOfAnotherCardADayAgoIsSaidSo() {
    MineNight before = shift(new SmallMine(BEFORE), "S", EIGHT, 0).night();
    Observation o =
        only(new PositionReplayed(), shift(new SmallMine(), "C", EIGHT + 300, 0), before);

    assertThat(o.variant()).isEqualTo("noise");
    assertThat(o.anchor()).isEqualTo("card:C");
    assertThat(o.certainty()).isEqualTo(Certainty.PROBABLE);
    assertThat(o.firstSeen()).isEqualTo(at(EIGHT + 300));
    assertThat(o.lastSeen()).isEqualTo(at(EIGHT + 300 + 169 * 30));
    assertThat(o.title().en())
        .isEqualTo(
            "Card C: positions from 08:05 to 09:29 are those of card S on 2026-03-04 moved by"
                + " 1 day(s) and 300 s: 170 readings agree, even the errors of measurement at rest"
                + " (correlation 1.00)");
    assertThat(o.title().zh())
        .isEqualTo(
            "标识卡 C 08:05 至 09:29 的位置是标识卡 S 在 2026-03-04 的轨迹整体推后 1 天又 300 秒的复制："
                + "170 条读数一致，连静止时的测量误差也相同（相关系数 1.00）");
    assertThat(o.measures())
        .containsEntry("cards", 1.0)
        .containsEntry("lag_s", 86_700.0)
        .containsEntry("readings", 170.0)
        .containsEntry("noise_correlation", 1.0)
        .containsEntry("person_hours", 1.408);
    assertThat(evidence(o, "copied-from").facts())
        .containsEntry("date", "2026-03-04")
        .containsEntry("cards", List.of("S"))
        .containsEntry("lag_s", 86_700L);
    assertThat(evidence(o, "positions").facts()).containsEntry("cards", List.of("C"));
    // The 85th of 170 readings.
    assertThat(o.geometry().orElseThrow().getCoordinate().x).isEqualTo(SmallMine.EASTING);
    assertThat(o.geometry().orElseThrow().getCoordinate().y).isEqualTo(SmallMine.NORTHING + 300);
  }

  @Test
  void cardsCopiedTogetherAreOneSituationAndOtherLagsAreOthers() {
    SmallMine source = new SmallMine(BEFORE);
    SmallMine copy = new SmallMine();
    for (int k = 0; k < 3; k++) {
      shift(source, "S" + k, EIGHT, 1000 * k);
      shift(copy, "C" + k, EIGHT + (k < 2 ? 300 : 600), 1000 * k);
    }
    List<Observation> seen = judge(new PositionReplayed(), copy, source.night()).observations();

    assertThat(seen).hasSize(2);
    assertThat(seen.get(0).title().en())
        .startsWith("2 cards: positions from 08:05 to 09:29 are those of card S0 on 2026-03-04");
    assertThat(seen.get(0).title().zh()).startsWith("2 张标识卡 08:05");
    assertThat(seen.get(0).measures())
        .containsEntry("readings", 340.0)
        .containsEntry("person_hours", 2.817);
    assertThat(seen.get(0).geometry().orElseThrow().getNumPoints()).isEqualTo(2);
    assertThat(seen.get(1).anchor()).isEqualTo("card:C2");
  }

  @Test
  void ownPositionsOfJustADayAgoAreSaidSo() {
    MineNight before = shift(new SmallMine(BEFORE), "C", EIGHT, 0).night();

    Observation o = only(new PositionReplayed(), shift(new SmallMine(), "C", EIGHT, 0), before);

    assertThat(o.title().en())
        .contains(" those of the same card on 2026-03-04 moved by 1 day(s): ");
    assertThat(o.title().zh()).contains("的位置是本卡 2026-03-04 的轨迹整体推后 1 天的复制");
  }

  @Test
  void aCopyWithinTheNightHasItsSecondsAndTheRestIsNotLookedAt() {
    SmallMine mine = shift(shift(new SmallMine(), "S", EIGHT, 0), "C", EIGHT + 120, 0);
    Rule.Outcome outcome = judge(new PositionReplayed(), mine);

    assertThat(outcome.observations()).hasSize(1);
    assertThat(outcome.observations().get(0).title().en())
        .contains(" those of card S on 2026-03-05 moved by 120 s: ");
    assertThat(outcome.observations().get(0).title().zh()).contains("整体推后 120 秒的复制");
    assertThat(outcome.judgement().reasonCode()).isEqualTo("no-earlier-positions");
    assertThat(outcome.judgement().state()).isEqualTo(Judgement.State.PARTIAL);
  }

  @Test
  void withNightsBeforeEverythingWasLookedAt() {
    MineNight before = shift(new SmallMine(BEFORE), "S", EIGHT, 5000).night();
    Rule.Outcome outcome =
        judge(new PositionReplayed(), shift(new SmallMine(), "C", EIGHT, 0), before);

    assertThat(outcome.observations()).isEmpty();
    assertThat(outcome.judgement().state()).isEqualTo(Judgement.State.JUDGED);
  }

  /** From reader to reader every three minutes, each step another one. */
  private static SmallMine round(SmallMine mine, String card, int begin, boolean placed) {
    int at = 0;
    for (int visit = 0; visit < 26; visit++) {
      at = (at + visit + 1) % 29;
      for (int k = 0; k < 6; k++) {
        mine.read(card, begin + 180L * visit + 30L * k, "Z" + at, 0);
      }
    }
    for (int r = 0; placed && r < 29; r++) {
      mine.zone("Z" + r, 500 * r, 0);
    }
    return mine;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void amongZoneReadersTheChangesAreTheSameAndItIsForAWatch(boolean placed) {
    MineNight before = round(new SmallMine(BEFORE), "S", EIGHT, placed).night();
    Observation o =
        only(new PositionReplayed(), round(new SmallMine(), "C", EIGHT + 300, placed), before);

    assertThat(o.variant()).isEqualTo("sequence");
    assertThat(o.certainty()).isEqualTo(Certainty.WATCH);
    assertThat(o.title().en())
        .endsWith("156 readings agree, each change of reader to the second (100 %)");
    assertThat(o.title().zh()).endsWith("156 条读数一致，换分站的时刻逐秒相同（100%）");
    assertThat(o.measures()).containsEntry("changes_alike_share", 1.0);
    // After thirteen visits it is 1 + 2 + ... + 13 = 91 readers on, the fifth of the fourth round.
    assertThat(o.geometry().map(g -> g.getCoordinate().x - SmallMine.EASTING))
        .isEqualTo(placed ? java.util.Optional.of(500.0 * (91 % 29)) : java.util.Optional.empty());
  }

  private static SmallMine toAndFro(SmallMine mine, String card, int readings, double north) {
    for (int k = 0; k < readings; k++) {
      mine.seen(card, EIGHT + 60L * k, k % 2 == 0 ? 0 : 1000, north);
    }
    return mine;
  }

  @Test
  void aCardAtTwoPlacesInTurnIsSaidSo() {
    Observation o = only(new PositionImplausible(), toAndFro(new SmallMine(), "C", 5, 0));

    assertThat(o.variant()).isEqualTo("two-places");
    assertThat(o.certainty()).isEqualTo(Certainty.PROBABLE);
    assertThat(o.firstSeen()).isEqualTo(at(EIGHT));
    assertThat(o.lastSeen()).isEqualTo(at(EIGHT + 240));
    assertThat(o.title().en())
        .isEqualTo(
            "Card C: heard from 08:00 to 08:04 at two places at least 942 m apart in turn, 4 times,"
                + " as little as 60 s between; nobody can move so");
    assertThat(o.title().zh())
        .isEqualTo("标识卡 C 08:00 至 08:04 在相距至少 942 米的两处轮流出现 4 次，最短间隔 60 秒，人不可能这样移动");
    assertThat(o.measures())
        .containsEntry("jumps", 4.0)
        .containsEntry("cards", 1.0)
        .containsEntry("distance_m", 942.0)
        .containsEntry("least_interval_s", 60.0);
    assertThat(o.geometry().orElseThrow().getNumPoints()).isEqualTo(2);
  }

  @Test
  void threeTimesIsForAWatch() {
    assertThat(only(new PositionImplausible(), toAndFro(new SmallMine(), "C", 4, 0)).certainty())
        .isEqualTo(Certainty.WATCH);
  }

  @Test
  void cardsAtTheSameTwoPlacesAreOneSituationAndTheWorstIsTold() {
    SmallMine mine = toAndFro(new SmallMine(), "A", 3, 0);
    Observation o = only(new PositionImplausible(), toAndFro(mine, "B", 7, 10));

    assertThat(o.title().en()).startsWith("2 cards: heard from 08:00 to 08:06").contains("6 times");
    assertThat(o.title().zh()).startsWith("2 张标识卡 08:00 至 08:06");
    assertThat(o.measures()).containsEntry("cards", 2.0);
  }

  @Test
  void ofAMineMadeUpAsAWholeNothingIsSaidOfSingleCards() {
    SmallMine mine = toAndFro(restless(10, 0), "T", 5, 0);
    Rule.Outcome outcome = judge(new PositionImplausible(), mine);

    assertThat(outcome.observations()).isEmpty();
    assertThat(outcome.judgement().state()).isEqualTo(Judgement.State.JUDGED);
  }
}
