package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.UploadLog;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.Judgement;
import org.minewatch.region.MineStatusPeriod;
import org.minewatch.track.upload.SameMoment;
import org.minewatch.track.upload.Snapshot;
import org.minewatch.track.upload.StationState;

class PositionOutageTest {
  private static final int EIGHT = SmallMine.clock("08:00");
  private static final int NINE = SmallMine.clock("09:00");
  private static final int HOUR = 3600;

  private static Rule.Outcome judge(SmallMine mine, MineNight... before) {
    return new PositionOutage().judge(mine.night(before));
  }

  private static Observation only(SmallMine mine, MineNight... before) {
    List<Observation> seen = judge(mine, before).observations();
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).benign()).isNotEmpty();
    return seen.get(0);
  }

  private static OffsetDateTime at(long second) {
    return OffsetDateTime.parse("2026-03-05T00:00:00+08:00").plusSeconds(second);
  }

  private static SmallMine stays(SmallMine mine, String card, String reader, int from, int to) {
    for (int s = to; s >= from; s -= 60) {
      mine.read(card, s, reader, 0);
    }
    return mine;
  }

  private static SmallMine mine() {
    SmallMine mine = new SmallMine().zone("Z1", 0, 0).zone("Z2", 1000, 0).zone("Z3", 250, 0);
    return stays(mine, "elsewhere", "Z2", EIGHT, NINE + 8 * HOUR);
  }

  /** At a reader for an hour, silent for an hour, heard again for an hour; then they go out. */
  private static SmallMine lost(SmallMine mine, String name, int cards, String reader, int at) {
    for (int k = 0; k < cards; k++) {
      stays(mine, name + k, reader, at - HOUR, at);
      stays(mine, name + k, reader, at + HOUR, at + 2 * HOUR);
      mine.read(name + k, at + 2 * HOUR + 60, "Z2", 0);
    }
    return mine;
  }

  @Test
  void aSilentStationIsSaidSo() {
    Observation o = only(lost(mine(), "C", 3, "Z1", NINE));

    assertThat(o.variant()).isEqualTo("stations");
    assertThat(o.certainty()).isEqualTo(Certainty.PROBABLE);
    assertThat(o.firstSeen()).isEqualTo(at(NINE));
    assertThat(o.lastSeen()).isEqualTo(at(NINE + HOUR));
    assertThat(o.title().en())
        .isEqualTo(
            "Stations Z1 were silent for 1.0 h between 09:00 and 10:00 while 3 people were at work"
                + " there");
    assertThat(o.title().zh()).isEqualTo("09:00 至 10:00 分站 Z1 无任何信号 1.0 小时，当时 3 人正在那里作业");
    assertThat(o.measures())
        .containsEntry("silent_hours", 1.0)
        .containsEntry("stations", 1.0)
        .containsEntry("persons", 3.0)
        .containsEntry("persons_heard_again", 3.0);
    assertThat(o.geometry().orElseThrow().getCoordinate().x).isEqualTo(SmallMine.EASTING);
    assertThat(o.evidence()).extracting(e -> e.kind()).containsExactly("stations", "positions");
  }

  @Test
  void silencesOfOneStationInANightAreOneObservation() {
    SmallMine mine = lost(mine(), "C", 3, "Z1", NINE);
    Observation o = only(lost(mine, "D", 4, "Z1", NINE + 4 * HOUR));

    assertThat(o.title().en())
        .isEqualTo(
            "Stations Z1 were silent for 2.0 h between 09:00 and 14:00 while 7 people were at work"
                + " there");
    assertThat(o.measures()).containsEntry("persons_heard_again", 7.0);
  }

  @Test
  void stationsSilentAtOtherTimesAreOtherSituations() {
    SmallMine mine = lost(mine(), "C", 3, "Z1", NINE);

    assertThat(judge(lost(mine, "D", 3, "Z3", NINE + 4 * HOUR)).observations())
        .extracting(o -> o.measures().get("stations"))
        .containsExactly(1.0, 1.0);
  }

  @Test
  void stationsSilentTogetherAreNamedTogether() {
    SmallMine mine = lost(mine(), "C", 3, "Z1", NINE);

    assertThat(only(lost(mine, "D", 3, "Z3", NINE)).title().en())
        .startsWith("Stations Z1, Z3 were silent for 1.0 h");
  }

  @Test
  void whereNobodyIsHeardAgainItIsForAWatchUntilTheEndOfTheDay() {
    SmallMine mine = mine();
    for (int k = 0; k < 3; k++) {
      stays(mine, "C" + k, "Z1", EIGHT, NINE);
    }
    Observation o = only(mine);

    assertThat(o.certainty()).isEqualTo(Certainty.WATCH);
    assertThat(o.lastSeen()).isEqualTo(at(24 * HOUR));
    assertThat(o.measures()).containsEntry("silent_hours", 15.0);
  }

  private static StationState state(String station, int second) {
    return new StationState(
        station,
        SmallMine.millis(second),
        StationState.Run.COMMUNICATION_LOST,
        StationState.Power.BATTERY);
  }

  private static UploadLog log(List<Snapshot> snapshots, List<StationState> states) {
    return new UploadLog(snapshots, List.of(), List.of(), List.of(), states, List.of());
  }

  @Test
  void whatTheMineReportedOfTheStationIsCited() {
    SmallMine mine = lost(mine(), "C", 3, "Z1", NINE);
    mine.uploads(
        log(
            List.of(),
            List.of(
                state("Z1", NINE - HOUR - 1),
                state("Z1", NINE - HOUR),
                state("Z1", NINE + HOUR),
                state("Z1", NINE + HOUR + 1),
                state("Z2", NINE))));
    Observation o = only(mine);

    assertThat(o.evidence().get(1).kind()).isEqualTo("station-states");
    assertThat(o.evidence().get(1).facts())
        .containsEntry(
            "states",
            List.of(
                "Z1 " + at(NINE - HOUR) + " COMMUNICATION_LOST BATTERY",
                "Z1 " + at(NINE + HOUR) + " COMMUNICATION_LOST BATTERY"));
  }

  /** One snapshot a minute, each of so many people. */
  private static List<Snapshot> snapshots(int from, int to, int people) {
    List<Snapshot> snapshots = new ArrayList<>();
    for (int s = from; s <= to; s += 60) {
      // Nobody stays all the time.
      snapshots.add(snapshot(s, people + s / 60 % 2));
    }
    return snapshots;
  }

  private static Snapshot snapshot(int second, int people) {
    return new Snapshot(SmallMine.millis(second), people, 0, 0, true, "f" + second);
  }

  private static SmallMine uploaded(UploadLog log) {
    return new SmallMine().seen("C", EIGHT, 0, 0).uploads(log);
  }

  private static SmallMine gap(int seconds, int people) {
    List<Snapshot> all = new ArrayList<>(snapshots(EIGHT, NINE, people));
    all.addAll(snapshots(NINE + seconds, NINE + seconds + HOUR, people));
    return uploaded(log(all, List.of()));
  }

  @Test
  void missingFilesAreSaidSo() {
    Observation o = only(gap(HOUR, 12));

    assertThat(o.variant()).isEqualTo("uploads-missing");
    assertThat(o.anchor()).isEqualTo("uploads-missing");
    assertThat(o.certainty()).isEqualTo(Certainty.PROBABLE);
    assertThat(o.firstSeen()).isEqualTo(at(NINE));
    assertThat(o.lastSeen()).isEqualTo(at(NINE + HOUR));
    assertThat(o.title().en())
        .isEqualTo(
            "Personnel files are missing for 1.0 h between 09:00 and 10:00 (one comes every 60 s);"
                + " 12 people were underground before and after");
    assertThat(o.title().zh())
        .isEqualTo("09:00 至 10:00 缺少人员定位上传文件 1.0 小时（正常每 60 秒一份），前后均有 12 人在井下");
    assertThat(o.measures())
        .containsEntry("silent_hours", 1.0)
        .containsEntry("persons", 12.0)
        .containsEntry("cycle_s", 60.0);
  }

  @ParameterizedTest(name = "{0} s, {1} people: {2}")
  @CsvSource({"2100, 12, 1", "2099, 12, 0", "3600, 3, 1", "3600, 2, 0"})
  void filesAreMissingForThirtyFiveMinutesWithThreePeopleUnderground(
      int seconds, int people, int observations) {
    assertThat(judge(gap(seconds, people)).observations()).hasSize(observations);
  }

  @Test
  void whereFilesComeRarelyThreeOfThemAreMissing() {
    List<Snapshot> rare = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      rare.add(snapshot(EIGHT + 900 * k, 10 + k % 2));
    }
    rare.add(snapshot(EIGHT + 900 * 7 + 2699, 10));

    assertThat(judge(uploaded(log(rare, List.of()))).observations()).isEmpty();
    rare.set(8, snapshot(EIGHT + 900 * 7 + 2700, 10));
    assertThat(judge(uploaded(log(rare, List.of()))).observations()).hasSize(1);
  }

  @Test
  void severalGapsAreOneObservationFromTheFirstToTheLast() {
    List<Snapshot> all = new ArrayList<>(snapshots(EIGHT, NINE, 12));
    all.addAll(snapshots(NINE + HOUR, NINE + 2 * HOUR, 30));
    all.addAll(snapshots(NINE + 4 * HOUR, NINE + 5 * HOUR, 30));
    Observation o = only(uploaded(log(all, List.of())));

    assertThat(o.firstSeen()).isEqualTo(at(NINE));
    assertThat(o.lastSeen()).isEqualTo(at(NINE + 4 * HOUR));
    assertThat(o.measures()).containsEntry("silent_hours", 3.0).containsEntry("persons", 30.0);
  }

  @Test
  void stationsAreNotSilentWhileTheFilesAreMissing() {
    List<Snapshot> all = new ArrayList<>(snapshots(EIGHT, NINE, 12));
    all.addAll(snapshots(NINE + HOUR, NINE + 2 * HOUR, 12));
    SmallMine mine = lost(mine(), "C", 3, "Z1", NINE).uploads(log(all, List.of()));

    assertThat(only(mine).variant()).isEqualTo("uploads-missing");
    SmallMine later = lost(mine(), "C", 3, "Z1", NINE + 2 * HOUR).uploads(log(all, List.of()));
    assertThat(judge(later).observations())
        .extracting(Observation::variant)
        .containsExactly("uploads-missing", "stations");
  }

  private static SmallMine frozen(int seconds, int people) {
    List<Snapshot> all = new ArrayList<>();
    all.add(snapshot(HOUR - 60, people + 5));
    for (int s = 0; s <= seconds; s += 60) {
      all.add(snapshot(HOUR + s, people));
    }
    if (seconds % 60 != 0) {
      all.add(snapshot(HOUR + seconds, people));
    }
    all.add(snapshot(HOUR + seconds + 60, people - 5));
    return uploaded(log(all, List.of()));
  }

  @ParameterizedTest(name = "{0} s, {1} people: {2}")
  @CsvSource({"32400, 20, 1", "32399, 20, 0", "36000, 19, 0"})
  void aCountThatOutlastsAShiftStandsStill(int seconds, int people, int observations) {
    assertThat(judge(frozen(seconds, people)).observations()).hasSize(observations);
  }

  @Test
  void aCountThatStandsStillIsSaidSo() {
    Observation o = only(frozen(10 * HOUR, 25));

    assertThat(o.variant()).isEqualTo("frozen");
    assertThat(o.firstSeen()).isEqualTo(at(HOUR));
    assertThat(o.lastSeen()).isEqualTo(at(11 * HOUR));
    assertThat(o.title().en())
        .isEqualTo(
            "From 01:00 to 11:00 the uploads count 25 people underground without a change, shifts"
                + " or not");
    assertThat(o.title().zh()).isEqualTo("01:00 至 11:00 上传的井下人数一直是 25 人，跨过交接班也不变");
    assertThat(o.measures()).containsEntry("frozen_hours", 10.0).containsEntry("persons", 25.0);
  }

  @Test
  void aCountThatStandsStillToTheEndIsSeenAsWell() {
    List<Snapshot> all = new ArrayList<>();
    for (int s = 0; s <= 10 * HOUR; s += 60) {
      all.add(snapshot(HOUR + s, 25));
    }

    assertThat(only(uploaded(log(all, List.of()))).variant()).isEqualTo("frozen");
  }

  private static UploadLog files(
      List<String> changed, List<SameMoment> sameMoments, List<String> redated) {
    return new UploadLog(List.of(), changed, sameMoments, redated, List.of(), List.of());
  }

  private static List<SameMoment> moments(int differing, int agreeing, int persons) {
    List<SameMoment> moments = new ArrayList<>();
    for (int k = 0; k < differing + agreeing; k++) {
      moments.add(
          new SameMoment(
              SmallMine.millis(EIGHT + 60 * k),
              "a" + k,
              "b" + k,
              20,
              k < differing ? persons + k : 1));
    }
    return moments;
  }

  @Test
  void filesOfTheSameNameWithOtherContentAreSaidSo() {
    Observation o = only(uploaded(files(List.of("x", "y"), List.of(), List.of())));

    assertThat(o.variant()).isEqualTo("changed");
    assertThat(o.certainty()).isEqualTo(Certainty.PROBABLE);
    assertThat(o.firstSeen()).isEqualTo(at(0));
    assertThat(o.lastSeen()).isEqualTo(at(24 * HOUR - 1));
    assertThat(o.title().en())
        .isEqualTo("2 personnel files came again under the same name with other content");
    assertThat(o.title().zh()).isEqualTo("2 份人员定位文件以相同文件名重传，内容已改动");
    assertThat(o.measures()).containsEntry("files", 2.0).doesNotContainKey("persons");
    assertThat(o.evidence().get(0).facts()).containsEntry("files", List.of("x", "y"));
  }

  @Test
  void filesOfTheSameMomentWithOtherPeopleAreSaidSo() {
    Observation o = only(uploaded(files(List.of(), moments(3, 6, 2), List.of())));

    assertThat(o.firstSeen()).isEqualTo(at(EIGHT));
    assertThat(o.lastSeen()).isEqualTo(at(EIGHT + 120));
    assertThat(o.title().en())
        .isEqualTo(
            "3 personnel files came again for the same moment with other people, up to 4 of them");
    assertThat(o.title().zh()).isEqualTo("3 份人员定位文件针对同一时刻重传，人员最多相差 4 人");
    assertThat(o.measures()).containsEntry("files", 3.0).containsEntry("persons", 4.0);
    assertThat(o.evidence().get(0).facts()).containsEntry("files", List.of("b0", "b1", "b2"));
  }

  @ParameterizedTest(name = "{0} with {2} others, {1} that agree: {3}")
  @CsvSource({
    "3, 6, 2, 1",
    // Less than a third of what came twice; too few; one person only changes places.
    "3, 7, 2, 0",
    "2, 0, 2, 0",
    "3, 0, -2, 0"
  })
  void aSecondSenderIsNoContradiction(int differing, int agreeing, int persons, int observations) {
    SmallMine mine = uploaded(files(List.of(), moments(differing, agreeing, persons), List.of()));

    assertThat(judge(mine).observations()).hasSize(observations);
  }

  @Test
  void bothKindsOfChangeAreOneObservation() {
    Observation o = only(uploaded(files(List.of("x"), moments(3, 0, 2), List.of())));

    assertThat(o.title().en()).startsWith("4 personnel files came again under the same name");
    assertThat(o.measures()).containsEntry("files", 4.0).containsEntry("persons", 4.0);
  }

  @ParameterizedTest(name = "{0} files: {1}")
  @CsvSource({"3, 1", "2, 0"})
  void threeFilesOfAnotherTimeThanTheirNamesAreSaidSo(int files, int observations) {
    List<String> redated = List.of("x", "y", "z").subList(0, files);
    List<Observation> seen = judge(uploaded(files(List.of(), List.of(), redated))).observations();

    assertThat(seen).hasSize(observations);
    seen.forEach(
        o -> {
          assertThat(o.variant()).isEqualTo("redated");
          assertThat(o.certainty()).isEqualTo(Certainty.WATCH);
          assertThat(o.title().en())
              .isEqualTo(
                  "In 3 personnel files the time in the name differs from that in the header");
          assertThat(o.title().zh()).isEqualTo("3 份人员定位文件的文件名时间与文件头时间不一致");
          assertThat(o.lastSeen()).isEqualTo(at(24 * HOUR - 1));
        });
  }

  private static MineNight[] nightsBefore(int nights) {
    MineNight[] before = new MineNight[nights];
    for (int k = 0; k < nights; k++) {
      LocalDate date = SmallMine.NIGHT.minusDays(k + 1);
      before[k] = new SmallMine(date).seen("C", EIGHT, 0, 0).night();
    }
    return before;
  }

  @Test
  void aNightWithoutPositionsAfterThreeWithThemIsSaidSo() {
    Rule.Outcome outcome = judge(new SmallMine().nothingHandedIn(), nightsBefore(3));
    Observation o = outcome.observations().get(0);

    assertThat(outcome.judgement().state()).isEqualTo(Judgement.State.PARTIAL);
    assertThat(outcome.judgement().reasonCode()).isEqualTo("no-positions");
    assertThat(o.variant()).isEqualTo("night-missing");
    assertThat(o.certainty()).isEqualTo(Certainty.PROBABLE);
    assertThat(o.firstSeen()).isEqualTo(at(0));
    assertThat(o.lastSeen()).isEqualTo(at(24 * HOUR - 1));
    assertThat(o.title().en())
        .isEqualTo(
            "No positions were handed in for this night, and they were on each of the 3 days"
                + " before");
    assertThat(o.title().zh()).isEqualTo("当夜没有人员位置数据，而此前 3 天每天都有");
    assertThat(o.measures()).containsEntry("nights_before", 3.0);
    assertThat(o.evidence().get(0).facts())
        .containsEntry("dates", List.of("2026-03-02", "2026-03-03", "2026-03-04"));
  }

  @Test
  void fewerNightsTellNothing() {
    Rule.Outcome outcome = judge(new SmallMine().nothingHandedIn(), nightsBefore(2));

    assertThat(outcome.observations()).isEmpty();
    assertThat(outcome.judgement().state()).isEqualTo(Judgement.State.CANNOT_JUDGE);
  }

  @Test
  void anEmptyFileIsNoMissingNight() {
    assertThat(judge(new SmallMine(), nightsBefore(3)).observations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"CLOSED, 0", "SUSPENDED, 1"})
  void aClosedMineOwesNone(MineStatusPeriod.Status status, int observations) {
    SmallMine mine = new SmallMine().nothingHandedIn().status(status);

    assertThat(judge(mine, nightsBefore(3)).observations()).hasSize(observations);
  }

  @Test
  void aFileThatBreaksOffIsJudgedInPart() {
    Optional<String> reason =
        Optional.of(judge(mine().brokenOff())).map(o -> o.judgement().reasonCode());

    assertThat(reason).contains("positions-incomplete");
    assertThat(judge(mine()).judgement().state()).isEqualTo(Judgement.State.JUDGED);
  }
}
