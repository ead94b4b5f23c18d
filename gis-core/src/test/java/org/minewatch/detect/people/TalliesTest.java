package org.minewatch.detect.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts about a shift that begins at eight. */
class TalliesTest {
  private static final Shift SHIFT =
      new Shift(
          Readings.NIGHT,
          "early",
          Readings.at("08:00"),
          Readings.at("16:00"),
          OptionalInt.of(30),
          "",
          "",
          "");

  private static List<Tallies.Tally> of(Readings mine) {
    return Tallies.of(mine.night(Readings.NIGHT), SHIFT);
  }

  @Test
  void gatesAndCamerasCountWhoWentInAndLampsWhoIsOut() {
    Readings mine = new Readings(1);
    for (String kind : List.of("video-count", "gate-count", "lamp-count")) {
      mine.count(kind, Readings.at("07:00"), "main", 12)
          .count(kind, Readings.at("08:00"), "main", 9);
      mine.count(kind, Readings.at("08:00"), "second", 5);
    }

    assertThat(of(mine))
        .containsExactly(
            new Tallies.Tally("gate-count", 26, "events.csv"),
            new Tallies.Tally("lamp-count", 14, "events.csv"),
            new Tallies.Tally("video-count", 26, "events.csv"));
  }

  @ParameterizedTest(name = "at {0}: {1}")
  @CsvSource({"05:59:59, 0", "06:00:00, 1", "09:00:00, 1", "09:00:01, 0"})
  void countsFromTwoHoursBeforeToOneHourAfterTheBeginningAreTheShifts(String time, int tallies) {
    assertThat(of(new Readings(1).count("gate-count", Readings.at(time), "main", 10)))
        .hasSize(tallies);
  }

  @Test
  void whatIsNoCountOfPeopleGoingInIsLeftOut() {
    Readings mine = new Readings(1);
    long at = Readings.at("08:00");
    mine.count("gate-count", at, "main-out", 10).count("gate-count", at, "gate OUT", 10);
    mine.count("gate-count", at, "升井口", 10).count("gate-count", at, "出井", 10);
    mine.count("gate-count", at, "main", Double.NaN).count("gate-count", at, "main", -1);
    mine.count("power", at, "main", 10);

    assertThat(of(mine)).isEmpty();
    assertThat(of(mine.count("gate-count", at, "layout", 0)))
        .extracting(t -> t.heads())
        .containsExactly(0);
  }

  @ParameterizedTest(name = "{0} with {1} underground before: {2}")
  @CsvSource({
    "gate-count, 0, true",
    "video-count, 0, true",
    // Ten lamps; five people fewer may be a mistake, six are not all that are out.
    "lamp-count, 15, false",
    "lamp-count, 16, true"
  })
  void fewerLampsThanPeopleUndergroundAreThoseOfTheShift(
      String kind, int underground, boolean goingIn) {
    List<Spell> spells = new ArrayList<>();
    for (int k = 0; k < 30; k++) {
      // The others went out a second before, or come in a second later.
      String from = k >= underground && k % 2 == 0 ? "08:00:01" : "01:00:00";
      String to = k < underground ? "08:00:00" : k % 2 == 0 ? "15:00:00" : "07:59:59";
      spells.add(new Spell("C" + k, Readings.at(from), Readings.at(to), true, false));
    }

    assertThat(new Tallies.Tally(kind, 10, "").isOfGoingIn(SHIFT, spells)).isEqualTo(goingIn);
  }

  @ParameterizedTest
  @CsvSource({"gate-count, 门禁, gates", "lamp-count, 矿灯, lamps", "video-count, 视频, cameras"})
  void eachIsCalledByItsName(String kind, String zh, String en) {
    Tallies.Tally tally = new Tallies.Tally(kind, 1, "");

    assertThat(tally.zh()).isEqualTo(zh);
    assertThat(tally.en()).isEqualTo(en);
  }
}
