package org.minewatch.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;

/** How long people were at a place, held against films of which that is known. */
class PlacePresenceTest {
  private static final int EAST = 35_379_300;
  private static final int NORTH = 2_822_000;
  private static final MineFrame PLANE = MineFrame.of(CrsCatalogue.get(4523));
  private static final GeometryFactory SHAPES = new GeometryFactory();

  private static ReplayWriter writer() {
    return new ReplayWriter(
        new ReplayWriter.Head(1_772_640_000, 86_400, 1000, 600, 35, EAST, NORTH));
  }

  /** A place so many metres east and north of the origin, in degrees. */
  private static Geometry place(double east, double north) {
    return PLANE.toLonLat(SHAPES.createPoint(new Coordinate(EAST + east, NORTH + north)));
  }

  private static void moment(
      ReplayWriter w, int second, PlaceKind kind, Before before, After after, double east) {
    w.moment(second, kind, before, after, EAST + east, NORTH, Double.NaN, Double.NaN);
  }

  @Test
  void whoWalksPastCountsForTheTimeWithinReach() {
    ReplayWriter w = writer();
    w.card("a", "", "", false);
    moment(w, 0, PlaceKind.ROAD, Before.ENTERED, After.GOES_ON, 0);
    moment(w, 4000, PlaceKind.ROAD, Before.HEARD, After.LEFT, 4000);
    w.card("b", "", "", false);
    moment(w, 0, PlaceKind.ROAD, Before.ENTERED, After.GOES_ON, 3000);
    moment(w, 3600, PlaceKind.ROAD, Before.HEARD, After.LEFT, 3000);
    PlacePresence seen = PlacePresence.of(w.finish(), place(2000, 0), 100);
    assertThat(seen.cards()).isEqualTo(1);
    assertThat(seen.personHours()).isCloseTo(200 / 3600.0, within(21 / 3600.0));
    assertThat(seen.mineCards()).isEqualTo(2);
    assertThat(seen.mineHours()).isCloseTo(7600 / 3600.0, within(1e-6));
  }

  @Test
  void itTellsWhenPeopleWereThereAndHowManyAtOnce() {
    ReplayWriter w = writer();
    for (int c = 0; c < 3; c++) {
      w.card("card-" + c, "", "", false);
      moment(w, 1000 * c, PlaceKind.ROAD, Before.ENTERED, After.GOES_ON, 2000);
      moment(w, 1000 * c + 1500, PlaceKind.ROAD, Before.HEARD, After.GOES_ON, 2000);
      moment(w, 1000 * c + 1501, PlaceKind.ROAD, Before.HEARD, After.LEFT, 4000);
    }
    ByteBuffer film = w.finish();
    long start = 1_772_640_000;
    PlacePresence.Attendance all =
        PlacePresence.of(film, place(2000, 0), 10).attendance().orElseThrow();
    assertThat(all).isEqualTo(new PlacePresence.Attendance(start, start + 3500, 2, start + 1000));

    PlacePresence cut =
        PlacePresence.of(film, Optional.of(place(2000, 0)), 10, start + 1600, start + 1700);
    assertThat(cut.cards()).isEqualTo(1);
    assertThat(cut.personHours()).isCloseTo(100 / 3600.0, within(1e-9));
    assertThat(cut.mineHours()).isCloseTo(100 / 3600.0, within(1e-9));
    assertThat(cut.attendance())
        .contains(new PlacePresence.Attendance(start + 1600, start + 1700, 1, start + 1600));
    assertThat(PlacePresence.of(film, place(0, 0), 10).attendance()).isEmpty();

    PlacePresence anywhere = PlacePresence.of(film, Optional.empty(), 0, 0, Long.MAX_VALUE);
    assertThat(anywhere.cards()).isEqualTo(3);
    assertThat(anywhere.personHours()).isEqualTo(anywhere.mineHours());
    assertThat(anywhere.attendance().orElseThrow().most()).isEqualTo(2);
  }

  @Test
  void silencesCountNowhereAndAReaderWithoutDistanceCountsWhereItIs() {
    ReplayWriter w = writer();
    w.card("a", "", "", false);
    moment(w, 0, PlaceKind.NEAR, Before.ENTERED, After.GOES_ON, 2000);
    moment(w, 1800, PlaceKind.NEAR, Before.HEARD, After.GOES_ON, 5000);
    moment(w, 9000, PlaceKind.NEAR, Before.GAP_AT_SEAL, After.GOES_ON, 2000);
    moment(w, 9900, PlaceKind.NOWHERE, Before.HEARD, After.GOES_ON, 0);
    moment(w, 9999, PlaceKind.NOWHERE, Before.HEARD, After.LOST, 0);
    PlacePresence seen = PlacePresence.of(w.finish(), place(2000, 50), 100);
    assertThat(seen.personHours()).isCloseTo(2700 / 3600.0, within(1e-6));
    assertThat(seen.mineHours()).isCloseTo(2700 / 3600.0, within(1e-6));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void itAgreesWithAFilmReadAnotherWay(long seed) {
    Random random = new Random(seed);
    ReplayWriter w = writer();
    for (int c = 0; c < 12; c++) {
      w.card("card-" + c, "", "", false);
      double east = random.nextInt(800);
      Before before = Before.ENTERED;
      for (int t = 0; t < 80_000; t += 30 + random.nextInt(300)) {
        PlaceKind kind = PlaceKind.values()[random.nextInt(6)];
        moment(w, t, kind, before, After.GOES_ON, east);
        east += random.nextGaussian() * 60;
        before = random.nextInt(20) == 0 ? Before.GAP_UNEXPLAINED : Before.HEARD;
      }
    }
    ByteBuffer film = w.finish();
    double reach = 120;
    double expected = 0;
    ReadReplay other = new ReadReplay(film);
    for (ReadReplay.Card card : other.cards) {
      for (int i = 1; i < card.moments().size(); i++) {
        ReadReplay.Moment a = card.moments().get(i - 1);
        ReadReplay.Moment b = card.moments().get(i);
        if (a.kind() == PlaceKind.NOWHERE || b.before() != Before.HEARD) {
          continue;
        }
        boolean straight = a.kind().isPoint() && b.kind().isPoint();
        int pieces = 2000;
        for (int k = 0; k < pieces; k++) {
          double f = straight ? (k + 0.5) / pieces : 0;
          double x = a.east() + (straight ? f * (b.east() - a.east()) : 0);
          double y = a.north() + (straight ? f * (b.north() - a.north()) : 0);
          expected +=
              Math.hypot(x - 400, y) <= reach ? (b.ticks() - a.ticks()) / 3600.0 / pieces : 0;
        }
      }
    }
    PlacePresence seen = PlacePresence.of(film, place(400, 0), reach);
    assertThat(seen.personHours()).as("seed " + seed).isCloseTo(expected, within(0.03 * expected));
    assertThat(expected).isGreaterThan(5);
  }

  @Test
  void whatIsNoWholeFilmIsRefused() {
    ReplayWriter w = writer();
    w.card("a", "", "", false);
    for (int t = 0; t < 300; t++) {
      moment(w, t * 60, PlaceKind.ROAD, Before.HEARD, After.GOES_ON, (t * 37) % 500);
    }
    ByteBuffer film = w.finish();
    byte[] bytes = new byte[film.remaining()];
    film.get(bytes);
    for (int length = 0; length < bytes.length; length++) {
      ByteBuffer cut = ByteBuffer.wrap(bytes, 0, length).slice();
      assertThatThrownBy(() -> PlacePresence.of(cut, place(0, 0), 100))
          .as("cut to " + cut.remaining())
          .isInstanceOf(IllegalArgumentException.class);
    }
    Random random = new Random(9);
    for (int i = 0; i < 3000; i++) {
      byte[] spoilt = bytes.clone();
      spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
      try {
        PlacePresence.of(ByteBuffer.wrap(spoilt), place(0, 0), 100);
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }
}
