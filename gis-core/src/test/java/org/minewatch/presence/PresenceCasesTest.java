package org.minewatch.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.presence.clean.DayTracks;
import org.minewatch.presence.clean.StationClock;
import org.minewatch.region.Entrance;
import org.minewatch.region.SourceLine;
import org.minewatch.track.FixColumns;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cases of {@code cases/presence}: a small mine, what people did in it, and the marks and facts
 * that must come of their fixes. The README there says how one is written.
 */
class PresenceCasesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final GeometryFactory FACTORY = new GeometryFactory();

  static Stream<String> cases() throws Exception {
    URL folder = PresenceCasesTest.class.getResource("/cases/presence");
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".json"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theCaseComesOutAsWritten(String file) throws Exception {
    URL url = PresenceCasesTest.class.getResource("/cases/presence/" + file);
    JsonNode c = JsonMapper.shared().readTree(Files.readString(Path.of(url.toURI())));
    DrawnMine mine = mine(c);
    RawFixes fixes = new RawFixes();
    int days = c.path("days").asInt(1);
    for (int d = -1; d <= days; d++) {
      fixes.ensure(FIRST.plusDays(d));
    }
    c.path("people").forEach(p -> new Person(p, mine, fixes).live());
    List<DayTracks> files = fixes.days(mine);
    List<Entrance> entrances = new ArrayList<>();
    for (JsonNode e : c.path("entrances")) {
      entrances.add(
          new Entrance(
              DrawnMine.CODE,
              "E",
              "drift",
              e.get(0).asDouble(),
              e.get(1).asDouble(),
              java.util.OptionalInt.empty(),
              java.util.OptionalDouble.empty(),
              new SourceLine("entrances.csv", 2)));
    }
    Mouths mouths = Mouths.of(entrances, List.of(), PresenceRules.DEFAULT);
    List<CountedArea> areas = new ArrayList<>();
    for (JsonNode a : c.path("areas")) {
      areas.add(new CountedArea(a.path("id").asString(), ring(a.path("ring"))));
    }
    Night night = Night.of(mine, files, FIRST, FIRST.plusDays(days - 1L), mouths, areas);
    new Expected(c.path("expect"), files, night).check();
  }

  private static org.locationtech.jts.geom.Geometry ring(JsonNode points) {
    Coordinate[] ring = new Coordinate[points.size() + 1];
    for (int i = 0; i < points.size(); i++) {
      ring[i] = new Coordinate(points.get(i).get(0).asDouble(), points.get(i).get(1).asDouble());
    }
    ring[points.size()] = ring[0].copy();
    return FACTORY.createPolygon(ring);
  }

  private static DrawnMine mine(JsonNode c) {
    DrawnMine mine = new DrawnMine();
    for (JsonNode r : c.path("roads")) {
      double[] line = new double[2 * r.size()];
      for (int i = 0; i < line.length; i++) {
        line[i] = r.get(i / 2).get(i % 2).asDouble();
      }
      mine.road(line);
    }
    for (JsonNode r : c.path("readers")) {
      mine.reader(
          r.path("id").asString(),
          r.path("at").get(0).asDouble(),
          r.path("at").get(1).asDouble(),
          r.path("azimuth").asDouble(90),
          r.path("kind").asString("precise").equals("zone"));
    }
    for (JsonNode s : c.path("seals")) {
      mine.seal(
          s.path("id").asString(), s.path("at").get(0).asDouble(), s.path("at").get(1).asDouble());
    }
    return mine;
  }

  /** Milliseconds of "07:30:00" on the first day, or of "2 07:30:00" on the second. */
  static long time(String text) {
    String[] parts = text.split(" ");
    int day = parts.length > 1 ? Integer.parseInt(parts[0]) - 1 : 0;
    return FIRST
        .plusDays(day)
        .atTime(LocalTime.parse(parts[parts.length - 1]))
        .atZone(RawFixes.ZONE)
        .toInstant()
        .toEpochMilli();
  }

  /** Goes through what a person does and writes the fixes. */
  private static final class Person {
    private final JsonNode person;
    private final DrawnMine mine;
    private final RawFixes fixes;
    private final Random random;
    private final TreeMap<String, Long> clocks = new TreeMap<>();
    private long time;
    private double e;
    private double n;
    private boolean still;
    private RawFixes.Row held;

    Person(JsonNode person, DrawnMine mine, RawFixes fixes) {
      this.person = person;
      this.mine = mine;
      this.fixes = fixes;
      random = new Random(person.path("card").asString().hashCode());
      person
          .path("clocks")
          .properties()
          .forEach(p -> clocks.put(p.getKey(), 1000 * p.getValue().asLong()));
    }

    void live() {
      time = time(person.path("from").asString());
      for (JsonNode step : person.path("does")) {
        if (step.has("at")) {
          e = step.path("at").get(0).asDouble();
          n = step.path("at").get(1).asDouble();
          fix();
        } else if (step.has("go")) {
          go(step);
        } else if (step.has("stay") || step.has("freeze")) {
          still = step.has("freeze");
          held = null;
          long until = time + 1000 * step.path(still ? "freeze" : "stay").asLong();
          while (time < until) {
            fix();
          }
          still = false;
        } else if (step.has("silent")) {
          time += 1000 * step.path("silent").asLong();
        } else {
          throw new IllegalArgumentException("not a step: " + step);
        }
      }
    }

    private void go(JsonNode step) {
      double toE = step.path("go").get(0).asDouble();
      double toN = step.path("go").get(1).asDouble();
      double fromE = e;
      double fromN = n;
      double length = Math.hypot(toE - e, toN - n);
      double each = step.path("speed").asDouble(1) * person.path("every").asInt(30);
      for (double gone = each; gone < length; gone += each) {
        e = fromE + (toE - fromE) * gone / length;
        n = fromN + (toN - fromN) * gone / length;
        fix();
      }
      e = toE;
      n = toN;
      fix();
    }

    private void fix() {
      double noise = person.path("noise").asDouble(0);
      RawFixes.Row row;
      if (still && held != null) {
        row =
            new RawFixes.Row(
                held.card(), time, held.reader(), held.distance(), held.e(), held.n(), 1);
      } else if (person.path("by").asString("coordinates").equals("readers")) {
        DrawnMine.Reading r = mine.read(e, n);
        double round = person.path("round").asDouble(0.01);
        double d = Math.rint((r.distance() + noise * random.nextGaussian()) / round) * round;
        row =
            new RawFixes.Row(
                person.path("card").asString(),
                time,
                r.readerId(),
                (float) d,
                Double.NaN,
                Double.NaN,
                1);
      } else {
        row =
            new RawFixes.Row(
                person.path("card").asString(),
                time,
                "",
                Float.NaN,
                e + noise * random.nextGaussian(),
                n + noise * random.nextGaussian(),
                1);
      }
      held = row;
      long late = clocks.getOrDefault(row.reader(), 0L);
      fixes.add(
          new RawFixes.Row(
              row.card(),
              row.time() + late,
              row.reader(),
              row.distance(),
              row.e(),
              row.n(),
              row.accuracy()));
      time += 1000L * person.path("every").asInt(30);
    }
  }

  /** Compares what came of a case with what must. */
  private record Expected(JsonNode expect, List<DayTracks> files, Night night) {
    void check() {
      for (String name : expect.propertyNames()) {
        JsonNode e = expect.path(name);
        switch (name) {
          case "marks" -> marks(e);
          case "clocks" -> clocks(e);
          case "passages" -> passages(e);
          case "stays" -> stays(e);
          case "gaps" -> gaps(e);
          case "periods" -> periods(e);
          case "frozen" -> frozen(e);
          case "heads" -> heads(e);
          default -> throw new IllegalArgumentException("nothing to compare: " + name);
        }
      }
    }

    private void marks(JsonNode e) {
      files.forEach(
          f -> {
            if (!f.date().isBefore(FIRST) && !f.date().isAfter(last())) {
              night.tracks().copyMarks(f);
            }
          });
      for (var of : e.properties()) {
        String[] key = of.getKey().split(" ");
        int bit =
            switch (key[1]) {
              case "jump" -> FixColumns.MARK_JUMP;
              case "speed" -> FixColumns.MARK_SPEED;
              case "frozen" -> FixColumns.MARK_FROZEN;
              case "clock" -> FixColumns.MARK_CLOCK;
              default -> throw new IllegalArgumentException("not a mark: " + key[1]);
            };
        int count = 0;
        for (DayTracks f : files) {
          for (int i = 0; i < f.fixes().size(); i++) {
            boolean his = f.fixes().cardId(i).equals(key[0]);
            count += his && (f.fixes().marks(i) & bit) != 0 ? 1 : 0;
          }
        }
        assertThat(count).as(of.getKey()).isEqualTo(of.getValue().asInt());
      }
    }

    private LocalDate last() {
      return night.days().get(night.days().size() - 1).date();
    }

    private void clocks(JsonNode e) {
      List<StationClock> found = new ArrayList<>();
      files.forEach(f -> found.addAll(f.clocks()));
      assertThat(found.stream().map(StationClock::readerId)).hasSize(e.size());
      for (int i = 0; i < e.size(); i++) {
        assertThat(found.get(i).readerId()).isEqualTo(e.get(i).path("id").asString());
        assertThat(found.get(i).shiftMillis() / 1000.0)
            .as("clock of " + found.get(i).readerId())
            .isCloseTo(
                e.get(i).path("shift").asDouble(), within(e.get(i).path("within").asDouble()));
      }
    }

    private <T> List<T> all(java.util.function.Function<PresenceDay, List<T>> facts) {
      return night.days().stream().flatMap(d -> facts.apply(d).stream()).toList();
    }

    private static void close(JsonNode e, String name, long millis, String what) {
      if (e.has(name)) {
        assertThat(Math.abs(millis - time(e.path(name).asString())) / 1000.0)
            .as("%s %s, seconds off", what, name)
            .isLessThanOrEqualTo(e.path("within").asDouble(30));
      }
    }

    private static void equal(JsonNode e, String name, Object value, String what) {
      if (e.has(name)) {
        assertThat(String.valueOf(value)).as(what + " " + name).isEqualTo(e.path(name).asString());
      }
    }

    private static void place(JsonNode e, double easting, double northing, String what) {
      if (e.has("at")) {
        double miss =
            Math.hypot(
                easting - e.path("at").get(0).asDouble(),
                northing - e.path("at").get(1).asDouble());
        assertThat(miss).as(what + " place").isLessThanOrEqualTo(e.path("metres").asDouble(5));
      }
    }

    private void passages(JsonNode e) {
      List<Passage> found = all(PresenceDay::passages);
      assertThat(found).hasSize(e.size());
      for (int i = 0; i < e.size(); i++) {
        Passage p = found.get(i);
        String what = "passage " + i;
        equal(e.get(i), "card", p.cardId(), what);
        equal(e.get(i), "kind", p.kind(), what);
        equal(e.get(i), "id", p.placeId(), what);
        equal(e.get(i), "sure", p.sure(), what);
        equal(e.get(i), "in", Math.round(p.inDegrees()), what);
        equal(e.get(i), "out", Math.round(p.outDegrees()), what);
        close(e.get(i), "time", p.timeMillis(), what);
        place(e.get(i), p.easting(), p.northing(), what);
      }
    }

    private void stays(JsonNode e) {
      List<Stay> found = all(PresenceDay::stays);
      assertThat(found).hasSize(e.size());
      for (int i = 0; i < e.size(); i++) {
        Stay s = found.get(i);
        String what = "stay " + i;
        equal(e.get(i), "card", s.cardId(), what);
        equal(e.get(i), "frozen", s.frozenFixes(), what);
        equal(e.get(i), "open", s.openFixes(), what);
        close(e.get(i), "from", s.fromMillis(), what);
        close(e.get(i), "to", s.toMillis(), what);
        place(e.get(i), s.easting(), s.northing(), what);
      }
    }

    private void gaps(JsonNode e) {
      CoverageModel model =
          night.days().stream()
              .map(PresenceDay::coverage)
              .reduce(CoverageModel.EMPTY, CoverageModel::plus);
      List<Gap> found = all(PresenceDay::gaps);
      assertThat(found).hasSize(e.size());
      for (int i = 0; i < e.size(); i++) {
        Gap g = found.get(i);
        String what = "gap " + i;
        equal(e.get(i), "card", g.cardId(), what);
        equal(e.get(i), "cause", model.cause(g), what);
        equal(e.get(i), "others", g.othersHeard(), what);
        equal(e.get(i), "together", g.lostTogether(), what);
        close(e.get(i), "from", g.fromMillis(), what);
        close(e.get(i), "to", g.toMillis(), what);
        place(e.get(i), g.before().easting(), g.before().northing(), what);
      }
    }

    private void periods(JsonNode e) {
      List<InMinePeriod> found = all(PresenceDay::periods);
      assertThat(found).hasSize(e.size());
      for (int i = 0; i < e.size(); i++) {
        InMinePeriod p = found.get(i);
        String what = "period " + i;
        equal(e.get(i), "card", p.cardId(), what);
        equal(e.get(i), "entry", p.entrySeen(), what);
        equal(e.get(i), "exit", p.exitSeen(), what);
        equal(e.get(i), "open", p.openAfter(), what);
        close(e.get(i), "from", p.enteredMillis(), what);
        close(e.get(i), "to", p.leftMillis(), what);
      }
    }

    private void frozen(JsonNode e) {
      List<FrozenSpell> found = all(PresenceDay::frozen);
      assertThat(found).hasSize(e.size());
      for (int i = 0; i < e.size(); i++) {
        FrozenSpell f = found.get(i);
        String what = "frozen " + i;
        equal(e.get(i), "card", f.cardId(), what);
        equal(e.get(i), "cause", f.cause(), what);
        close(e.get(i), "from", f.fromMillis(), what);
        close(e.get(i), "to", f.toMillis(), what);
      }
    }

    private void heads(JsonNode e) {
      for (JsonNode h : e) {
        long t = time(h.path("time").asString());
        Headcount heads =
            night.days().stream()
                .map(PresenceDay::headcount)
                .filter(c -> c.timeMillis(0) <= t && t <= c.timeMillis(c.steps() - 1))
                .findFirst()
                .orElseThrow();
        int step = (int) ((t - heads.timeMillis(0)) / PresenceRules.DEFAULT.stepMillis());
        equal(h, "placed", heads.placed(step), h.toString());
        equal(h, "open", heads.open(step), h.toString());
        equal(h, "unseen", heads.unseen(step), h.toString());
        int area = heads.areas().indexOf(h.path("area").asString(""));
        if (h.has("inside")) {
          equal(h, "inside", heads.inside(area, step), h.toString());
        }
        if (h.has("perhaps")) {
          equal(h, "perhaps", heads.perhaps(area, step), h.toString());
        }
      }
    }
  }
}
