package org.minewatch.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.minewatch.region.Reader;
import org.minewatch.track.FixColumns;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Networks of the scenario mines and their people on them. */
class ScenarioNetworkTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  @ParameterizedTest
  @ValueSource(strings = {"small", "dev", "wide"})
  void everyDrawingGivesOneConnectedNetworkWithElevationsAndItsSeals(String name) throws Exception {
    int seals = 0;
    List<String> astray = new ArrayList<>();
    for (ScenarioMine mine : ScenarioMine.all(name)) {
      LocalDate night = firstNight(mine);
      RoadwayNetwork network = mine.network(night);
      assertThat(network.totalLength()).as(mine.code()).isBetween(8_000.0, 20_000.0);
      double inLargest = 0;
      double known = 0;
      for (int e = 0; e < network.edgeCount(); e++) {
        inLargest += network.component(network.from(e)) == 0 ? network.length(e) : 0;
        known += Double.isNaN(network.elevation(e, network.length(e) / 2)) ? 0 : network.length(e);
      }
      assertThat(inLargest)
          .as("%s in one piece", mine.code())
          .isGreaterThan(0.97 * network.totalLength());
      assertThat(known)
          .as("%s with elevations", mine.code())
          .isGreaterThan(0.85 * network.totalLength());
      seals += network.seals().size();
      if (minesWith(name, "drawing.regressed", "drawing.displaced").contains(mine.code())) {
        continue;
      }
      network.seals().stream()
          .filter(s -> s.position() == null)
          .forEach(s -> astray.add(mine.code() + " " + s));
    }
    assertThat(astray).as("but for roads that a drawing hides or displaces").isEmpty();
    assertThat(seals).isPositive();
  }

  @Test
  void centrelinesOfDoubleLinesRunWhereSurveyedReadersAndCentrelineDrawingsSay() throws Exception {
    int doubleLines = 0;
    for (ScenarioMine mine : ScenarioMine.all("dev")) {
      // The drawing of this mine is shifted by 7.6 m on purpose.
      if (mine.records().readers().isEmpty() || mine.code().equals("530324001003")) {
        continue;
      }
      LocalDate night = firstNight(mine);
      RoadwayNetwork network = mine.network(night);
      if (network.notes().stream().noneMatch(n -> n.contains("two walls"))) {
        continue;
      }
      doubleLines++;
      double[] miss =
          ReaderPlaces.of(network, mine.records().readers(), night).list().stream()
              .mapToDouble(ReaderPlace::missMetres)
              .sorted()
              .toArray();
      // Half the wall spacing, 2.3 m, is what a wall taken for a centreline would miss by.
      assertThat(miss[miss.length / 2]).as(mine.code()).isLessThan(1);
      assertThat(miss[miss.length - 1]).as(mine.code()).isLessThan(4);
      for (int e = 0; e < network.edgeCount(); e++) {
        if (network.kind(e) == RoadKind.ROADWAY) {
          assertThat(network.widthMetres(e)).as(mine.code()).isBetween(4.0, 5.2);
        }
      }
    }
    assertThat(doubleLines).isGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "dev", "wide"})
  void fixesOfStationsAreOnTheNetworkUnlessSomethingIsThere(String name) throws Exception {
    for (ScenarioMine mine : ScenarioMine.all(name)) {
      for (LocalDate night : mine.records().tracks().keySet()) {
        FixColumns fixes = mine.fixes(night);
        RoadwayNetwork network = mine.network(night);
        ReaderPlaces readers = ReaderPlaces.of(network, mine.records().readers(), night);
        PlacedFixes placed = new FixPlacer(network, readers).place(fixes);
        int stations = 0;
        int open = 0;
        int unmatched = 0;
        for (int i = 0; i < fixes.size(); i++) {
          if (!fixes.hasPlace(i)) {
            stations++;
            open += placed.isAmbiguous(i) ? 1 : 0;
            unmatched += placed.isUnmatched(i) ? 1 : 0;
            assertThat(placed.isPlaced(i)).isTrue();
          }
        }
        if (stations > 0) {
          String what = mine.code() + " " + night;
          assertThat(open)
              .as("ambiguous of %s of %s", stations, what)
              .isLessThan((int) (0.35 * stations));
          assertThat(unmatched)
              .as("unmatched of %s of %s", stations, what)
              .isLessThan((int) (0.2 * stations));
        }
        break;
      }
    }
  }

  @Test
  void aCrewInAnUndrawnHeadingIsPlacedBeyondTheDeadEnd() throws Exception {
    ScenarioMine mine = ScenarioMine.of(ScenarioMine.region("dev"), "530324001396");
    JsonNode event = event("E023");
    List<Coordinate> line = new ArrayList<>();
    event
        .path("geometry")
        .path("coordinates")
        .forEach(p -> line.add(mine.metres(p.get(0).asDouble(), p.get(1).asDouble())));
    LineString heading = FACTORY.createLineString(line.toArray(Coordinate[]::new));
    double tolerance = event.path("tolerance_m").asDouble();
    for (LocalDate night : mine.records().tracks().keySet()) {
      FixColumns fixes = mine.fixes(night);
      RoadwayNetwork network = mine.network(night);
      ReaderPlaces readers = ReaderPlaces.of(network, mine.records().readers(), night);
      PlacedFixes placed = new FixPlacer(network, readers).place(fixes);
      int beyond = 0;
      int there = 0;
      for (int i = 0; i < placed.size(); i++) {
        if (placed.isBeyondEnd(i) && placed.offNetworkMetres(i) > 150) {
          beyond++;
          Point at = FACTORY.createPoint(new Coordinate(placed.easting(i), placed.northing(i)));
          there += at.distance(heading) <= tolerance ? 1 : 0;
          assertThat(placed.isUnmatched(i)).isTrue();
          assertThat(placed.isAmbiguous(i)).isFalse();
          assertThat(placed.basis(i)).isEqualTo(PlaceBasis.SURVEYED_STATION);
          assertThat(placed.elevation(i)).isNaN();
          assertThat(
                  network.isDeadEnd(network.from(placed.edge(i)))
                      || network.isDeadEnd(network.to(placed.edge(i))))
              .isTrue();
        }
      }
      assertThat(beyond).as("fixes beyond on %s", night).isGreaterThan(300);
      assertThat(there).as("within %s m on %s", tolerance, night).isEqualTo(beyond);
    }
  }

  @Test
  void aZoneReadersFixIsAStretchOfRoadAndNoPoint() throws Exception {
    ScenarioMine mine = ScenarioMine.of(ScenarioMine.region("dev"), "530325001162");
    LocalDate night = mine.records().tracks().firstKey();
    RoadwayNetwork network = mine.network(night);
    ReaderPlaces readers = ReaderPlaces.of(network, mine.records().readers(), night);
    FixColumns fixes = mine.fixes(night);
    PlacedFixes placed = new FixPlacer(network, readers).place(fixes);
    for (int i = 0; i < placed.size(); i++) {
      Reader reader = readers.find(fixes.readers().get(fixes.reader(i))).orElseThrow().reader();
      assertThat(placed.isSegment(i)).isEqualTo(reader.kind() == Reader.Kind.ZONE);
      assertThat(placed.isCertainRoad(i)).isFalse();
      assertThat(placed.sigmaMetres(i)).isGreaterThanOrEqualTo(fixes.accuracy(i));
    }
  }

  private static LocalDate firstNight(ScenarioMine mine) {
    return mine.records().tracks().isEmpty()
        ? LocalDate.of(2026, 5, 6)
        : mine.records().tracks().firstKey();
  }

  private static List<String> minesWith(String region, String... rules) throws Exception {
    List<String> mines = new ArrayList<>();
    for (JsonNode e : events(region)) {
      if (List.of(rules).contains(e.path("rule").asString())) {
        mines.add(e.path("mine_code").asString());
      }
    }
    return mines;
  }

  private static JsonNode event(String id) throws Exception {
    for (JsonNode e : events("dev")) {
      if (e.path("id").asString().equals(id)) {
        return e;
      }
    }
    throw new IllegalArgumentException(id);
  }

  private static JsonNode events(String region) throws Exception {
    var truth = ScenarioMine.shared().resolve("scenarios").resolve(region).resolve("truth.json");
    return JsonMapper.shared().readTree(Files.readString(truth)).path("events");
  }
}
