package org.minewatch.finding;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.minewatch.region.InputFile;
import org.minewatch.region.RegionInfo;
import org.minewatch.region.Rejection;
import org.minewatch.sight.Balance;
import org.minewatch.sight.BlindStretch;
import org.minewatch.sight.CrewLine;
import org.minewatch.sight.FaceLine;
import org.minewatch.sight.LostPlace;
import org.minewatch.sight.MachineLine;
import org.minewatch.sight.MineSight;
import org.minewatch.sight.OutputLine;
import org.minewatch.sight.PeopleSeen;
import org.minewatch.sight.Sight;
import org.minewatch.sight.WorkingsSeen;
import org.minewatch.wording.Text;

/** Makes nights of every shape that the result folder has to carry, hostile names included. */
final class RandomNight {

  private static final String[] WORDS = {
    "", "云岭一矿", "<script>alert(1)</script>", "\"quoted\", comma", "=1+1", "'=1+1", "-12.5", "+86",
    "line\nbreak", "\u202Eright to left", "a\\b", "tab\tin", " blank ", "😀", "@SUM(A1)", "\u2028",
  };

  private final Random random;
  private final GeometryFactory geometries = new GeometryFactory();

  RandomNight(long seed) {
    random = new Random(seed);
  }

  NightResult night() {
    List<String> mines = List.of("530399000001", "530399000002", "../etc/passwd", "a/b");
    List<Finding> findings = list(() -> finding(mines.get(random.nextInt(mines.size()))));
    return new NightResult(
        new RegionInfo(1, word(), ZoneId.of("Asia/Shanghai"), Optional.of(word())),
        LocalDate.of(2026, 3, 5),
        "0.1.0",
        "2026-02-01+abcdef012345",
        mines.stream()
            .map(
                c ->
                    new NightResult.MineLine(
                        c,
                        word(),
                        word(),
                        "EPSG:4523",
                        new Supervision(word(), word(), word()),
                        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(sight()),
                        register(),
                        List.of("F" + random.nextInt(100), "F" + random.nextInt(100))))
            .toList(),
        findings,
        list(() -> finding(mines.get(random.nextInt(mines.size())))),
        mines.stream().map(code -> judgement(code)).toList(),
        mines.stream().map(this::licence).toList(),
        distinctInputs(),
        list(() -> new Rejection(word(), random.nextInt(9), word(), word(), word())),
        list(() -> mapFeature(mines.get(random.nextInt(mines.size())))));
  }

  private Finding finding(String mine) {
    LocalDateTime first = LocalDateTime.of(2026, 3, 1, 0, 0).plusSeconds(random.nextInt(500_000));
    OffsetDateTime seen = first.atOffset(ZoneOffset.ofHours(random.nextInt(3) * 4));
    return new Finding(
        Long.toHexString(random.nextLong()) + "._-",
        mine,
        nonEmpty(
            () ->
                new Ground(
                    pick(RuleCode.values()),
                    pick(Severity.values()),
                    pick(Certainty.values()),
                    measures())),
        random.nextBoolean(),
        random.nextDouble(),
        seen,
        seen.plusSeconds(random.nextInt(90_000)),
        text(),
        list(() -> new Basis(word(), word(), word(), word())),
        measures(),
        list(() -> new Evidence("positions", facts())),
        list(this::text),
        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(geometry()));
  }

  private MineSight sight() {
    Optional<PeopleSeen> people =
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(
                new PeopleSeen(
                    random.nextInt(900), hours(), hours(), hours(), 0, hours(), hours(), hours()));
    Optional<WorkingsSeen> workings =
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(
                new WorkingsSeen(
                    hours(),
                    random.nextInt(60),
                    random.nextInt(9),
                    maybe(),
                    maybe(),
                    random.nextInt(14),
                    list(
                        () ->
                            new BlindStretch(
                                word(), word(), hours(), hours(), maybe(), hours(), -hours())),
                    list(() -> new LostPlace(word(), -50, maybe(), maybe(), 4, 3, hours()))));
    return new MineSight(
        new Sight(random.nextInt(50), random.nextInt(9), 3, people, workings),
        new Balance(
            list(this::crew),
            list(
                () ->
                    new FaceLine(
                        word(), word(), maybe(), maybe(), maybe(), maybe(), maybe(), maybe(),
                        maybe(), maybe())),
            list(
                () ->
                    new OutputLine(
                        LocalDate.of(2026, 2, 1),
                        LocalDate.of(2026, 2, 28),
                        word(),
                        hours(),
                        maybe())),
            list(() -> new MachineLine(word(), word(), 24, random.nextBoolean(), hours(), maybe())),
            list(this::word)));
  }

  private CrewLine crew() {
    OffsetDateTime from = OffsetDateTime.parse("2026-03-04T22:00:00+08:00");
    return new CrewLine(
        word(),
        from,
        from.plusHours(8),
        heads(),
        heads(),
        heads(),
        heads(),
        heads(),
        maybe(),
        maybe(),
        random.nextBoolean());
  }

  private double hours() {
    return random.nextInt(5) == 0 ? random.nextInt(9) : random.nextDouble() * 5000;
  }

  private OptionalDouble maybe() {
    return switch (random.nextInt(4)) {
      case 0 -> OptionalDouble.empty();
      case 1 -> OptionalDouble.of(Double.NaN);
      default -> OptionalDouble.of(random.nextGaussian() * 1000);
    };
  }

  private OptionalInt heads() {
    return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(90));
  }

  private MineRegister register() {
    return random.nextBoolean()
        ? MineRegister.UNKNOWN
        : new MineRegister("producing", limit(), limit(), limit());
  }

  private OptionalInt limit() {
    return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(300));
  }

  private Judgement judgement(String mine) {
    return new Judgement(
        mine,
        pick(RuleCode.values()),
        pick(Judgement.State.values()),
        "no-coordinates",
        text(),
        list(this::word));
  }

  private LicenceAccount licence(String mine) {
    double area = random.nextBoolean() ? Double.NaN : random.nextDouble() * 50;
    return new LicenceAccount(
        word(), mine, word(), 1, random.nextInt(40), area, area * 1.0001, Double.NaN, "ok", word());
  }

  private List<InputFile> distinctInputs() {
    List<InputFile> inputs = new ArrayList<>();
    for (int i = 0; i < random.nextInt(5); i++) {
      inputs.add(
          new InputFile(
              "tracks/" + i + ".csv", "ab".repeat(32), random.nextInt(), 3, List.of(word())));
    }
    return inputs;
  }

  private MapFeature mapFeature(String mine) {
    return new MapFeature(mine, random.nextBoolean() ? "roadway" : "licence", facts(), geometry());
  }

  private SortedMap<String, Double> measures() {
    TreeMap<String, Double> measures = new TreeMap<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      double[] shapes = {
        random.nextGaussian() * 1e4, random.nextInt(100), 1e-9, -0.0, 1e12, Double.NaN
      };
      measures.put("measure_" + i + "_m", shapes[random.nextInt(shapes.length)]);
    }
    return measures;
  }

  private SortedMap<String, Object> facts() {
    TreeMap<String, Object> facts = new TreeMap<>();
    Object[] shapes = {
      word(),
      random.nextInt(),
      random.nextGaussian(),
      1100.0,
      random.nextBoolean(),
      list(this::word),
      3L
    };
    for (int i = 0; i < random.nextInt(5); i++) {
      facts.put("fact_" + random.nextInt(9), shapes[random.nextInt(shapes.length)]);
    }
    return facts;
  }

  private Geometry geometry() {
    return switch (random.nextInt(6)) {
      case 0 -> geometries.createPoint(at());
      case 1 -> geometries.createLineString(new Coordinate[] {at(), at(), at()});
      case 2 -> polygon();
      case 3 -> geometries.createMultiPolygon(new Polygon[] {polygon(), polygon()});
      case 4 -> geometries.createMultiPointFromCoords(new Coordinate[] {at(), at()});
      default ->
          geometries.createGeometryCollection(
              new Geometry[] {polygon(), geometries.createPoint(at())});
    };
  }

  private Polygon polygon() {
    Coordinate centre = at();
    Polygon outer = (Polygon) geometries.createPoint(centre).buffer(0.01, 2);
    Polygon hole = (Polygon) geometries.createPoint(centre).buffer(0.004, 1);
    Polygon holed =
        geometries.createPolygon(
            outer.getExteriorRing(),
            new org.locationtech.jts.geom.LinearRing[] {hole.getExteriorRing()});
    return random.nextBoolean() ? holed : holed.reverse();
  }

  private Coordinate at() {
    return new Coordinate(103.8 + random.nextDouble() * 0.1, 25.5 + random.nextDouble() * 0.1);
  }

  private Text text() {
    return new Text(word(), word());
  }

  private String word() {
    return pick(WORDS);
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> List<T> list(Supplier<T> element) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(element.get());
    }
    return list;
  }

  private <T> List<T> nonEmpty(Supplier<T> element) {
    List<T> list = new ArrayList<>(list(element));
    list.add(element.get());
    return list;
  }
}
