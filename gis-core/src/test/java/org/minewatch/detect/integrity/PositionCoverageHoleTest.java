package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.Judgement;

/** A road from the mouth and a station at 300 m that hears 300 m. */
class PositionCoverageHoleTest {
  private static final int EIGHT = SmallMine.clock("08:00");
  private static final Rule RULE = new PositionCoverageHole();

  private static SmallMine mine(double length) {
    return new SmallMine()
        .road(0, 0, length, 0)
        .mouth(0, 0)
        .station("P", 300, 0)
        .seen("C", EIGHT, 100, 0);
  }

  private static Judgement judgement(SmallMine mine) {
    return RULE.judge(mine.night()).judgement();
  }

  private static Observation only(SmallMine mine) {
    List<Observation> seen = RULE.judge(mine.night()).observations();
    assertThat(seen).hasSize(1);
    return seen.get(0);
  }

  @Test
  void aDeadEndOutOfReachIsSaidSo() {
    Observation o = only(mine(1000));

    assertThat(o.variant()).isEqualTo("road");
    assertThat(o.anchor()).isEmpty();
    assertThat(o.certainty()).isEqualTo(Certainty.PROBABLE);
    assertThat(o.title().en())
        .isEqualTo(
            "A dead end: no station sees its last 400 m (the nearest, P, is 700 m away along the"
                + " roads)");
    assertThat(o.title().zh()).isEqualTo("一条盲巷 最里面 400 米不在任何分站覆盖范围内（最近分站 P 沿巷道 700 米）");
    assertThat(o.measures())
        .containsEntry("unseen_m", 400.0)
        .containsEntry("to_station_m", 700.0)
        .containsEntry("ends", 1.0);
    assertThat(o.evidence().get(0).facts()).containsEntry("reader_id", "P");
    assertThat(o.benign()).hasSize(3);
    assertThat(o.geometry().orElseThrow().getCoordinate().x).isEqualTo(SmallMine.EASTING + 1000);
  }

  @Test
  void atAFaceTheFaceIsNamed() {
    SmallMine mine = mine(700).heading("H1", 400, 700, 0, 1500, 0);
    Observation o = only(mine);

    assertThat(o.variant()).isEqualTo("face");
    assertThat(o.anchor()).isEqualTo("face:H1");
    assertThat(o.title().en()).startsWith("Face H1: no station sees its last 500 m");
    assertThat(o.title().zh()).startsWith("工作面 H1 最里面 500 米");
    assertThat(o.evidence()).hasSize(2);
  }

  @Test
  void endsSideBySideAreOneSituationAndTheWorstIsTold() {
    SmallMine mine = mine(1000).road(960, 0, 960, 20);
    Observation o = only(mine);

    assertThat(o.measures()).containsEntry("ends", 2.0).containsEntry("unseen_m", 400.0);
  }

  @ParameterizedTest(name = "{0} m of road: {1}")
  @CsvSource({"1200, JUDGED", "1250, CANNOT_JUDGE"})
  void ofARegisterThatLeavesMostRoadsOutNothingFollows(double length, Judgement.State state) {
    assertThat(judgement(mine(length)).state()).isEqualTo(state);
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(judgement(mine(1500)).reasonCode()).isEqualTo("stations-incomplete");
    assertThat(judgement(mine(1500)).reason().en())
        .isEqualTo(
            "the stations on record cover only 40 % of the roads in use; the register seems"
                + " incomplete");
    assertThat(judgement(mine(1500)).reason().zh()).isEqualTo("登记的分站只覆盖在用巷道的 40%，登记可能不全");
    assertThat(judgement(new SmallMine().station("P", 0, 0)).needs()).containsExactly("drawings");
    assertThat(judgement(new SmallMine().road(0, 0, 9, 0).station("P", 0, 90)).reasonCode())
        .isEqualTo("stations-unplaced");
    SmallMine silent = new SmallMine().road(0, 0, 500, 0).station("P", 300, 0).nothingHandedIn();
    assertThat(judgement(silent).reasonCode()).isEqualTo("no-positions");
    assertThat(judgement(mine(500)).state()).isEqualTo(Judgement.State.JUDGED);
  }
}
