package org.minewatch.report;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.Evidence;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Ground;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.LicenceAccount;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.NightResult;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;
import org.minewatch.finding.Supervision;
import org.minewatch.region.InputFile;
import org.minewatch.region.RegionInfo;
import org.minewatch.region.Rejection;
import org.minewatch.rules.RuleTable;
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

/** A night of invented mines with something of everything that the report has to show. */
final class InventedNight {

  static final LocalDate NIGHT = LocalDate.of(2026, 3, 5);

  private static final String MINE = "530399000001";
  private static final String BLIND = "530399000002";
  private static final String CLEAN = "530399000003";

  private final RuleTable rules = RuleTable.load();
  private final String mineName;

  private InventedNight(String mineName) {
    this.mineName = mineName;
  }

  static NightResult make() {
    return new InventedNight("云岭一矿").night();
  }

  /** The same night with a mine of this name, which also stands in titles, facts and reasons. */
  static NightResult named(String mineName) {
    return new InventedNight(mineName).night();
  }

  private NightResult night() {
    return new NightResult(
        new RegionInfo(1, "示范区域 " + mineName, ZoneId.of("Asia/Shanghai"), Optional.empty()),
        NIGHT,
        "0.1.0",
        rules.version(),
        List.of(
            new NightResult.MineLine(MINE, mineName, "示范县", "EPSG:4523"),
            new NightResult.MineLine(BLIND, "松坪二矿", "示范县", "2000国家大地坐标系 3度带 35带"),
            new NightResult.MineLine(
                CLEAN, "清水三矿", "", "EPSG:4523", Supervision.UNKNOWN, Optional.of(sight()))),
        findings(),
        List.of(),
        judgements(),
        List.of(
            new LicenceAccount(
                "C5300002019121110000001",
                MINE,
                "EPSG:4523",
                1,
                11,
                3.0125,
                3.0121,
                3.0121,
                "ok",
                "plane area agrees"),
            new LicenceAccount(
                "C5300002019121110000002",
                BLIND,
                "EPSG:2359",
                2,
                9,
                2.4012,
                Double.NaN,
                2.8812,
                "area-differs",
                "printed area differs by 16.7 %; " + mineName)),
        List.of(
            new InputFile("licences.csv", "0f".repeat(32), 3, 0, List.of()),
            new InputFile(
                "tracks/" + MINE + "/2026-03-05.csv.gz",
                "a7".repeat(32),
                182_331,
                9,
                List.of("GB18030", "unknown column " + mineName))),
        List.of(
            new Rejection(
                "tracks/" + MINE + "/2026-03-05.csv.gz",
                812,
                "time",
                "\"25:61\" is no time; write 2026-03-05T02:14:00",
                "x,25:61"),
            new Rejection(
                "tracks/" + MINE + "/2026-03-05.csv.gz",
                97,
                "time",
                "\"25:61\" is no time; write 2026-03-05T02:14:00",
                "y,25:61"),
            new Rejection(mineName + ".csv", 0, "", "no such table: " + mineName, "")),
        mapFeatures());
  }

  /** Of the clean mine: lamps were counted, gates were not; a stretch is blind. */
  private MineSight sight() {
    OffsetDateTime from = OffsetDateTime.parse("2026-03-05T08:00:00+08:00");
    OptionalInt none = OptionalInt.empty();
    return new MineSight(
        new Sight(
            RuleCode.values().length,
            0,
            0,
            Optional.of(new PeopleSeen(46, 338.5, 0, 20, 0, 0, 14, 0)),
            Optional.of(
                new WorkingsSeen(
                    12_400,
                    31,
                    2,
                    OptionalDouble.of(185.5),
                    OptionalDouble.of(9_800),
                    1,
                    List.of(
                        new BlindStretch(
                            "D1 line 12 " + mineName,
                            "roadway",
                            40,
                            225.5,
                            OptionalDouble.of(612),
                            103.85,
                            25.503)),
                    List.of(
                        new LostPlace(
                            "R7 " + mineName,
                            -250,
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            12,
                            9,
                            31.5))))),
        new Balance(
            List.of(
                new CrewLine(
                    "早班 " + mineName,
                    from,
                    from.plusHours(8),
                    OptionalInt.of(44),
                    OptionalInt.of(51),
                    none,
                    none,
                    OptionalInt.of(43),
                    OptionalDouble.of(352.2),
                    OptionalDouble.of(320.1),
                    true)),
            List.of(
                new FaceLine(
                    "1101",
                    mineName,
                    OptionalDouble.of(4.8),
                    OptionalDouble.of(4.5),
                    OptionalDouble.of(6.25),
                    OptionalDouble.of(5.1),
                    OptionalDouble.of(7.4),
                    OptionalDouble.of(-1.5),
                    OptionalDouble.of(2_890),
                    OptionalDouble.of(3_763))),
            List.of(
                new OutputLine(
                    LocalDate.of(2026, 2, 1),
                    LocalDate.of(2026, 2, 28),
                    "",
                    61_000,
                    OptionalDouble.of(83_500))),
            List.of(
                new MachineLine(
                    "power", "kWh " + mineName, 24, true, 9_120, OptionalDouble.of(6_900))),
            List.of("gate-count", "video-count", "hoist")));
  }

  private List<Finding> findings() {
    return List.of(
        finding(
            "F-0001",
            RuleCode.BOUNDARY_TRACKED,
            "working",
            Severity.CRITICAL,
            Certainty.CERTAIN_ON_DATA,
            "三名掘进工在许可边界外 107 米处连续作业 3 班",
            "Three drivers worked three shifts 107 m outside the licensed boundary",
            Map.of(
                "max_distance_m",
                107.3,
                "sigma_m",
                2.1,
                "persons",
                10.0,
                "person_hours",
                61.5,
                "shifts",
                3.0),
            "LINESTRING (103.8352 25.5103, 103.8363 25.5107)",
            List.of(
                new Ground(
                    RuleCode.BOUNDARY_DRAWN,
                    Severity.MAJOR,
                    Certainty.PROBABLE,
                    measures(Map.of("length_m", 118.2))))),
        finding(
            "F-0002",
            RuleCode.BOUNDARY_DRAWN,
            "extraction",
            Severity.MAJOR,
            Certainty.PROBABLE,
            "采空区越出许可边界 2,310 平方米",
            "Goaf lies 2,310 m² outside the licensed boundary",
            Map.of("area_m2", 2310.4, "max_distance_m", 41.0, "sigma_m", 1.6),
            "POLYGON ((103.8280 25.5161, 103.8297 25.5161, 103.8297 25.5166, 103.8280 25.5166, 103.8280 25.5161))",
            List.of()),
        finding(
            "F-0003",
            RuleCode.BOUNDARY_MISMATCH,
            "corner",
            Severity.WARNING,
            Certainty.WATCH,
            "图上 3 号拐点与许可证相差 6.2 米",
            "Corner 3 on the drawing lies 6.2 m from the licence",
            Map.of("max_offset_m", 6.2, "sigma_m", 3.0),
            "POINT (103.8340 25.5160)",
            List.of()),
        finding(
            "F-0004",
            RuleCode.BOUNDARY_PILLAR,
            "",
            Severity.NOTICE,
            Certainty.WATCH,
            "巷道进入村庄煤柱 3 米",
            "A roadway enters the village pillar by 3 m",
            Map.of("max_distance_m", 3.0),
            "LINESTRING (103.8225 25.5085, 103.8232 25.5085)",
            List.of()),
        finding(
            "F-0005",
            RuleCode.LICENCE_LAPSED,
            "mining-licence",
            Severity.MAJOR,
            Certainty.CERTAIN_ON_DATA,
            "采矿许可证过期 33 天，仍有 41 人作业（" + mineName + "）",
            "The licence expired 33 days ago and 41 people were at work (" + mineName + ")",
            Map.of("days_expired", 33.0, "persons", 41.0),
            null,
            List.of()));
  }

  private Finding finding(
      String id,
      RuleCode rule,
      String variant,
      Severity severity,
      Certainty certainty,
      String zh,
      String en,
      Map<String, Double> measures,
      String wkt,
      List<Ground> further) {
    List<Ground> grounds = new ArrayList<>();
    grounds.add(new Ground(rule, severity, certainty, measures(measures)));
    grounds.addAll(further);
    return new Finding(
        id,
        MINE,
        grounds,
        id.equals("F-0004"),
        0.8,
        OffsetDateTime.parse("2026-03-04T18:05:00Z"),
        OffsetDateTime.parse("2026-03-05T23:14:00+08:00"),
        new Text(zh, en),
        rules.basis(rule, variant, NIGHT),
        measures(measures),
        List.of(
            new Evidence(
                "licence",
                new TreeMap<>(
                    Map.of("licence_no", "C5300002019121110000001", "corners", List.of("3", "4")))),
            new Evidence(
                "drawing",
                new TreeMap<>(
                    Map.of(
                        "drawing_id",
                        "D-2026-02 " + mineName,
                        "as_of",
                        "2026-02-28",
                        "entity",
                        "1A7"))),
            new Evidence(
                "positions",
                new TreeMap<>(
                    Map.of(
                        "cards",
                        java.util.stream.IntStream.range(0, 15)
                            .mapToObj(i -> "K" + (100 + i))
                            .toList(),
                        "fixes",
                        4211,
                        "sigma_position_m",
                        0.8)))),
        List.of(
            new Text(
                "定位噪声：超出 107 米，远大于 2σ = 4.2 米", "Position noise: 107 m is far beyond 2σ = 4.2 m"),
            new Text("批准的联络巷：批准文件中没有", "An approved connecting road: no approval is on record")),
        Optional.ofNullable(wkt).map(InventedNight::geometry));
  }

  private List<Judgement> judgements() {
    List<Judgement> judgements = new ArrayList<>();
    for (RuleCode rule : RuleCode.values()) {
      judgements.add(Judgement.judged(MINE, rule));
      judgements.add(Judgement.judged(CLEAN, rule));
      boolean blind = rule == RuleCode.BOUNDARY_TRACKED || rule == RuleCode.ORDER_DEFIED;
      judgements.add(
          blind
              ? new Judgement(
                  BLIND,
                  rule,
                  Judgement.State.CANNOT_JUDGE,
                  "no-coordinates",
                  new Text(
                      "人员位置只有基站和距离，没有坐标",
                      "positions are stations and distances, not coordinates (" + mineName + ")"),
                  List.of("readers.csv", "tracks with coordinates"))
              : Judgement.judged(BLIND, rule));
    }
    return judgements;
  }

  private List<MapFeature> mapFeatures() {
    List<MapFeature> features = new ArrayList<>();
    add(
        features,
        MINE,
        "licence",
        "POLYGON ((103.8180 25.5020, 103.8350 25.5020, 103.8350 25.5110, 103.8340 25.5160, 103.8180 25.5160, 103.8180 25.5020))",
        Map.of("licence_no", "C5300002019121110000001", "valid_to", "2026-01-31"));
    add(
        features,
        MINE,
        "deduction",
        "POLYGON ((103.8300 25.5030, 103.8330 25.5030, 103.8330 25.5050, 103.8300 25.5050, 103.8300 25.5030))",
        Map.of());
    add(features, MINE, "neighbour", "LINESTRING (103.8352 25.5030, 103.8380 25.5030)", Map.of());
    add(
        features,
        MINE,
        "pillar",
        "POLYGON ((103.8215 25.5070, 103.8240 25.5070, 103.8240 25.5095, 103.8215 25.5095, 103.8215 25.5070))",
        Map.of("name", "村庄煤柱"));
    add(
        features,
        MINE,
        "goaf",
        "POLYGON ((103.8240 25.5120, 103.8300 25.5120, 103.8300 25.5166, 103.8240 25.5166, 103.8240 25.5120))",
        Map.of("name", "1101采空区"));
    add(
        features,
        MINE,
        "water-extent",
        "POLYGON ((103.8190 25.5125, 103.8210 25.5125, 103.8210 25.5140, 103.8190 25.5140, 103.8190 25.5125))",
        Map.of());
    add(
        features,
        MINE,
        "probe-line",
        "LINESTRING (103.8187 25.5122, 103.8213 25.5122, 103.8213 25.5143)",
        Map.of());
    for (int i = 0; i < 6; i++) {
      double north = 25.503 + i * 0.0016;
      add(
          features,
          MINE,
          "roadway",
          "LINESTRING (103.8190 " + north + ", 103.8345 " + north + ")",
          Map.of("drawing_id", "D-2026-02 " + mineName, "as_of", "2026-02-28"));
    }
    add(
        features,
        MINE,
        "roadway",
        "LINESTRING (103.8190 25.5025, 103.8190 25.5120, 103.8345 25.5103)",
        Map.of());
    add(
        features,
        MINE,
        "reported-face",
        "POLYGON ((103.8250 25.5062, 103.8290 25.5062, 103.8290 25.5078, 103.8250 25.5078, 103.8250 25.5062))",
        Map.of("name", mineName + "1102工作面"));
    add(features, MINE, "face-head", "POINT (103.8276 25.5070)", Map.of());
    add(features, MINE, "shaft", "POINT (103.8192 25.5026)", Map.of("name", "主井"));
    add(
        features,
        MINE,
        "reader",
        "MULTIPOINT ((103.8230 25.5046), (103.8290 25.5046), (103.8340 25.5104))",
        Map.of());
    add(
        features,
        MINE,
        "presence",
        "MULTIPOINT ((103.8353 25.51032), (103.8355 25.51038), (103.8357 25.51049), (103.8360 25.5106), (103.8280 25.5063), (103.8283 25.5065))",
        Map.of());
    add(features, MINE, "roadway", "LINESTRING (110.0 30.0, 110.1 30.1)", Map.of());
    add(features, MINE, "annotation", "POINT (103.82 25.51)", Map.of());
    add(
        features,
        CLEAN,
        "licence",
        "POLYGON ((103.8480 25.5020, 103.8650 25.5020, 103.8650 25.5060, 103.8480 25.5060, 103.8480 25.5020))",
        Map.of());
    return features;
  }

  private static void add(
      List<MapFeature> features, String mine, String layer, String wkt, Map<String, Object> facts) {
    features.add(new MapFeature(mine, layer, new TreeMap<>(facts), geometry(wkt)));
  }

  private static SortedMap<String, Double> measures(Map<String, Double> measures) {
    return new TreeMap<>(measures);
  }

  private static Geometry geometry(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException e) {
      throw new IllegalArgumentException(wkt, e);
    }
  }
}
