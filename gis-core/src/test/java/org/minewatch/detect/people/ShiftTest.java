package org.minewatch.detect.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftTest {
  private static final long HOUR = 3_600_000;

  private static List<Shift> of(Readings mine) {
    return Shift.ofNight(mine.night(Readings.NIGHT));
  }

  private static Shift eightToFour() {
    return new Shift(
        Readings.NIGHT,
        "early",
        Readings.at("08:00"),
        Readings.at("16:00"),
        OptionalInt.of(30),
        "",
        "",
        "");
  }

  @Test
  void aShiftIsReadAsItIsReported() {
    Readings mine = new Readings(1);
    mine.shift("B", Readings.at("16:00"), Readings.at("23:00"), 20, "", "maintenance");
    mine.shift("A", Readings.at("08:00"), Readings.at("16:00"), 30, "", "production");

    assertThat(of(mine)).extracting(Shift::name).containsExactly("A", "B");
    Shift first = of(mine).get(0);
    assertThat(first.fromMillis()).isEqualTo(Readings.at("08:00"));
    assertThat(first.toMillis()).isEqualTo(Readings.at("16:00"));
    assertThat(first.middleMillis()).isEqualTo(Readings.at("12:00"));
    assertThat(first.headcount()).hasValue(30);
    assertThat(first.kind()).isEqualTo("production");
    assertThat(first.leaderCardId()).isEqualTo("LA");
    assertThat(first.source()).isEqualTo("shifts.csv");
  }

  @ParameterizedTest(name = "from {0} h to {1} h of the day: {2}")
  @CsvSource({
    // The middle decides: 0:00 of the night is in it, 24:00 is not.
    "-4, 4, 1",
    "-5, 4, 0",
    "20, 28, 0",
    "19, 28, 1",
    "8, 8, 0",
    "9, 8, 0"
  })
  void aShiftBelongsToTheNightThatItsMiddleIsIn(int from, int to, int shifts) {
    long midnight = Readings.at("00:00");
    Readings mine =
        new Readings(1).shift("A", midnight + from * HOUR, midnight + to * HOUR, 30, "", "");

    assertThat(of(mine)).hasSize(shifts);
  }

  @Test
  void rowsOfOneShiftAreOneAndTheLargerTotalStands() {
    Readings mine = new Readings(1);
    long from = Readings.at("08:00");
    long to = Readings.at("16:00");
    mine.shift("A", from, to, 9, "F1", "production").shift("A", from, to, 31, "", "");
    mine.shift("A", from, to, 30, "", "maintenance").shift("A", from, to, 50, "F2", "production");

    assertThat(of(mine)).hasSize(1);
    assertThat(of(mine).get(0).headcount()).hasValue(31);
    assertThat(of(mine).get(0).kind()).isEqualTo("maintenance");
  }

  @Test
  void reportsOfFacesAloneSayNoTotalAndNoKind() {
    long from = Readings.at("08:00");
    Readings mine = new Readings(1).shift("A", from, Readings.at("16:00"), 9, "F1", "production");

    assertThat(of(mine).get(0).headcount()).isEmpty();
    assertThat(of(mine).get(0).kind()).isEmpty();
  }

  @ParameterizedTest(name = "from {0} to {1}, entry known {2}: {3}")
  @CsvSource({
    // Two hours before to one hour after it begins.
    "06:00:00, 12:00:00, true, true",
    "05:59:59, 12:00:00, true, false",
    "09:00:00, 12:00:00, true, true",
    "09:00:01, 12:00:00, true, false",
    // Through its middle.
    "08:00:00, 11:59:59, true, false",
    // Half an hour before where nobody knows when he came.
    "07:30:00, 12:00:00, false, true",
    "07:29:59, 12:00:00, false, false",
    "12:00:00, 13:00:00, false, true",
    "12:00:01, 13:00:00, false, false"
  })
  void whoCameWithTheShiftAndStayedThroughItsMiddleBelongsToIt(
      String from, String to, boolean entryKnown, boolean belongs) {
    Spell spell = new Spell("C", Readings.at(from), Readings.at(to), entryKnown, false);

    assertThat(eightToFour().has(spell)).isEqualTo(belongs);
  }
}
