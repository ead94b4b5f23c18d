package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.StoredNight;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;
import org.minewatch.replay.After;
import org.minewatch.replay.Before;
import org.minewatch.replay.PlaceKind;
import org.minewatch.replay.ReadReplay;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.Plant;
import org.minewatch.synth.PositionForm;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;

/** The films of a night of three made-up mines, against the readings that were handed in. */
class NightReplayTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);

  @TempDir static Path folder;
  private static StoredNight night;

  @BeforeAll
  static void runANight() throws Exception {
    SyntheticRegion.write(
        new SynthSpec(
            5,
            "film",
            NIGHT,
            1,
            List.of(
                MineSpec.named("立春示例煤矿")
                    .positions(PositionForm.COORDINATES)
                    .fixes(20, 1)
                    .plant(Plant.DARK_FACE)
                    .build(),
                MineSpec.named("雨水示例煤矿").positions(PositionForm.STATION_DISTANCE).build(),
                MineSpec.named("惊蛰示例煤矿")
                    .positions(PositionForm.COORDINATES)
                    .grid(MineSpec.Grid.ZONE_6_DEGREE_18, false)
                    .build())),
        folder);
    Path region = folder.resolve(SyntheticRegion.REGION);
    Runs.run(region, NIGHT, 1, Optional.empty(), folder.resolve("out"), 2);
    night = Runs.night(folder.resolve("out"), NIGHT);
  }

  private static ReadReplay film(String mine) throws IOException {
    return new ReadReplay(
        ByteBuffer.wrap(Files.readAllBytes(night.replayFile(mine).orElseThrow())));
  }

  private static List<String> mines() {
    return night.mines().stream().map(m -> m.code()).toList();
  }

  @Test
  void everyMineHasAFilmOfTheNight() throws IOException {
    for (String mine : mines()) {
      ReadReplay film = film(mine);
      assertThat(film.start).isEqualTo(1_772_380_800);
      assertThat(film.length).isEqualTo(86_400);
      assertThat(film.shifts).isNotEmpty();
      assertThat(film.stations).isNotEmpty();
      assertThat(film.cards.stream().map(ReadReplay.Card::id)).isSorted();
      assertThat(film.cards).anySatisfy(c -> assertThat(c.job()).isNotEmpty());
    }
  }

  @Test
  void everyCardThatWasReadIsInItAndTimesGoOn() throws IOException {
    for (String mine : mines()) {
      Set<String> read = rows(mine).stream().map(r -> r.get("card_id")).collect(Collectors.toSet());
      ReadReplay film = film(mine);
      assertThat(film.cards.stream().map(ReadReplay.Card::id).collect(Collectors.toSet()))
          .isEqualTo(read);
      for (ReadReplay.Card card : film.cards) {
        long last = -1;
        for (ReadReplay.Moment m : card.moments()) {
          assertThat(m.ticks() * film.tickMillis).isBetween(0L, film.length * 1000 - 1);
          assertThat(m.ticks()).isGreaterThanOrEqualTo(last);
          last = m.ticks();
        }
      }
    }
  }

  /** Coordinates that were handed in, of the first and the third mine, lie in the film. */
  @Test
  void placesAreThoseThatWereHandedIn() throws IOException {
    for (int k : new int[] {0, 2}) {
      String mine = mines().get(k);
      MineFrame own =
          MineFrame.of(CrsCatalogue.get(Integer.parseInt(night.mines().get(k).crs().substring(5))));
      ReadReplay film = film(mine);
      MineFrame plane = MineFrame.of(CrsCatalogue.get(4488 + (int) film.zone));
      Map<String, List<double[]>> byCard = new TreeMap<>();
      for (Map<String, String> row : rows(mine)) {
        double[] lonLat =
            own.toLonLat(
                Double.parseDouble(row.get("easting_m")),
                Double.parseDouble(row.get("northing_m")));
        double[] at = plane.fromLonLat(lonLat[0], lonLat[1]);
        byCard
            .computeIfAbsent(row.get("card_id"), c -> new ArrayList<>())
            .add(new double[] {seconds(row.get("time")), at[0], at[1]});
      }
      int compared = 0;
      for (ReadReplay.Card card : film.cards) {
        for (ReadReplay.Moment m : card.moments()) {
          if (m.kind() == PlaceKind.ON_THE_WAY) {
            continue;
          }
          double miss = Double.POSITIVE_INFINITY;
          for (double[] r : byCard.get(card.id())) {
            if (r[0] == m.ticks() * film.tickMillis / 1000.0) {
              miss =
                  Math.min(
                      miss,
                      Math.hypot(
                          r[1] - film.originEast - m.east(), r[2] - film.originNorth - m.north()));
            }
          }
          assertThat(miss).isLessThan(0.1);
          compared++;
        }
      }
      assertThat(compared).isGreaterThan(1000);
    }
  }

  @Test
  void mostPeopleOfHonestShiftsComeInAndLeave() throws IOException {
    ReadReplay film = film(mines().get(2));
    List<ReadReplay.Moment> moments =
        film.cards.stream().flatMap(c -> c.moments().stream()).toList();
    assertThat(moments).filteredOn(m -> m.after() == After.LEFT).hasSizeGreaterThan(10);
    assertThat(moments).filteredOn(m -> m.before() == Before.ENTERED).hasSizeGreaterThan(10);
    assertThat(moments.stream().filter(m -> m.kind() == PlaceKind.ROAD).count())
        .isGreaterThan(moments.size() / 2);
  }

  /** Who works where nothing hears him is a gap with a reason, not a straight walk. */
  @Test
  void whoVanishesAndComesBackIsAGap() throws IOException {
    ReadReplay film = film(mines().get(0));
    Set<Before> gaps = EnumSet.noneOf(Before.class);
    for (ReadReplay.Card card : film.cards) {
      for (int k = 1; k < card.moments().size(); k++) {
        ReadReplay.Moment m = card.moments().get(k);
        if (m.before().ordinal() >= Before.GAP_NO_COVERAGE.ordinal()) {
          gaps.add(m.before());
          assertThat(m.ticks() - card.moments().get(k - 1).ticks()).isGreaterThan(film.silence);
        }
      }
    }
    assertThat(gaps).isNotEmpty();
  }

  @Test
  void peopleByStationsLieOnTheDrawnRoads() throws IOException {
    String mine = mines().get(1);
    ReadReplay film = film(mine);
    MineFrame plane = MineFrame.of(CrsCatalogue.get(4488 + (int) film.zone));
    List<Geometry> roads = roads(night, mine, plane);
    long onRoad = 0;
    for (ReadReplay.Card card : film.cards) {
      for (ReadReplay.Moment m : card.moments()) {
        if (m.kind() == PlaceKind.ROAD) {
          Geometry at =
              new GeometryFactory()
                  .createPoint(
                      new Coordinate(film.originEast + m.east(), film.originNorth + m.north()));
          assertThat(roads.stream().mapToDouble(at::distance).min().orElseThrow())
              .as(card.id() + " at " + at)
              .isLessThan(6);
          onRoad++;
        }
      }
    }
    assertThat(onRoad).isGreaterThan(500);
  }

  /** Read every five minutes, people turn corners between readings and do not walk through rock. */
  @Test
  void betweenReadingsFarApartPeopleGoAlongTheRoads() throws Exception {
    Path apart = folder.resolve("apart");
    SyntheticRegion.write(
        new SynthSpec(
            6,
            "apart",
            NIGHT,
            1,
            List.of(
                MineSpec.named("春分示例煤矿")
                    .positions(PositionForm.STATION_DISTANCE)
                    .snapshots(300)
                    .build())),
        apart);
    Path region = apart.resolve(SyntheticRegion.REGION);
    Runs.run(region, NIGHT, 1, Optional.empty(), apart.resolve("out"), 1);
    StoredNight far = Runs.night(apart.resolve("out"), NIGHT);
    String mine = far.mines().get(0).code();
    ReadReplay film =
        new ReadReplay(ByteBuffer.wrap(Files.readAllBytes(far.replayFile(mine).orElseThrow())));
    MineFrame plane = MineFrame.of(CrsCatalogue.get(4488 + (int) film.zone));
    List<Geometry> roads = roads(far, mine, plane);
    int bends = 0;
    int through = 0;
    int ways = 0;
    for (ReadReplay.Card card : film.cards) {
      for (int k = 1; k < card.moments().size(); k++) {
        ReadReplay.Moment a = card.moments().get(k - 1);
        ReadReplay.Moment b = card.moments().get(k);
        bends += b.kind() == PlaceKind.ON_THE_WAY ? 1 : 0;
        if (isOnRoad(a) && isOnRoad(b) && b.before() == Before.HEARD) {
          Geometry middle =
              new GeometryFactory()
                  .createPoint(
                      new Coordinate(
                          film.originEast + (a.east() + b.east()) / 2,
                          film.originNorth + (a.north() + b.north()) / 2));
          ways++;
          through += roads.stream().noneMatch(r -> middle.distance(r) < 8) ? 1 : 0;
        }
      }
    }
    assertThat(bends).isGreaterThan(100);
    assertThat(through).as("of " + ways).isLessThan(ways / 100);
  }

  private static List<Geometry> roads(StoredNight of, String mine, MineFrame plane)
      throws IOException {
    List<Geometry> roads = new ArrayList<>();
    for (MapFeature f : of.mapFeatures(mine)) {
      if (Set.of("roadway", "shaft", "chamber", "face", "reported-face").contains(f.layer())) {
        roads.add(plane.fromLonLat(f.geometry()));
      }
    }
    return roads;
  }

  private static boolean isOnRoad(ReadReplay.Moment m) {
    return m.kind() == PlaceKind.ROAD || m.kind() == PlaceKind.ON_THE_WAY;
  }

  @Test
  void aMineWithoutPositionsHasNoFilm() throws Exception {
    Path region = folder.resolve(SyntheticRegion.REGION);
    Runs.run(region, NIGHT.plusDays(1), 1, Optional.empty(), folder.resolve("next"), 2);
    StoredNight next = Runs.night(folder.resolve("next"), NIGHT.plusDays(1));
    assertThat(mines()).allSatisfy(m -> assertThat(next.replayFile(m)).isEmpty());
  }

  @Test
  void elevationsAreThoseOfTheRoads() throws IOException {
    ReadReplay film = film(mines().get(0));
    List<Double> heights =
        film.cards.stream()
            .flatMap(c -> c.moments().stream())
            .map(ReadReplay.Moment::elevation)
            .filter(z -> !z.isNaN())
            .toList();
    assertThat(heights).isNotEmpty();
    double middle = heights.stream().mapToDouble(z -> z).average().orElseThrow();
    assertThat(heights).allSatisfy(z -> assertThat(z).isCloseTo(middle, within(400.0)));
  }

  private static double seconds(String time) {
    return java.time.Duration.between(NIGHT.atStartOfDay(), java.time.LocalDateTime.parse(time))
            .toMillis()
        / 1000.0;
  }

  private static List<Map<String, String>> rows(String mine) throws IOException {
    Path tracks = folder.resolve(SyntheticRegion.REGION).resolve("tracks").resolve(mine);
    try (Stream<Path> files = Files.list(tracks)) {
      Path file = files.findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      if (file.toString().endsWith(".gz")) {
        bytes = new GZIPInputStream(new java.io.ByteArrayInputStream(bytes)).readAllBytes();
      }
      List<String> lines =
          new String(bytes, java.nio.charset.StandardCharsets.UTF_8).lines().toList();
      List<String> heads = List.of(lines.get(0).split(","));
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        Map<String, String> row = new TreeMap<>();
        for (int i = 0; i < cells.length; i++) {
          row.put(heads.get(i), cells[i]);
        }
        // Some rows are damaged on purpose; the run rejects them.
        if (cells.length == heads.size()
            && !row.get("card_id").isEmpty()
            && row.get("time").matches("[0-9T:.-]+")) {
          rows.add(row);
        }
      }
      return rows;
    }
  }
}
