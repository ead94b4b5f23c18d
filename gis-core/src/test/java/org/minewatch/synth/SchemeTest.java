package org.minewatch.synth;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.synth.ground.GaussKrueger;

/** What schemes plant, measured in the files that were written, at the hardest difficulty. */
class SchemeTest {
  private static final String MINE = "530399990002";
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final String SECOND = "2026-03-03";
  private static final GaussKrueger GRID = GaussKrueger.threeDegreeZone(35);

  @TempDir Path folder;

  private WrittenRegion region;
  private Truth.Event event;

  @ParameterizedTest
  @EnumSource(value = Plant.class, from = "NEAR_BOUNDARY", to = "CHANGED_FILES")
  void a_planted_violation_is_in_the_files_and_in_the_truth(Plant plant) throws IOException {
    DrawingForm drawn =
        new DrawingForm(DrawingForm.Format.GEOJSON, LayerHabit.BY_ROCK, false, true);
    PositionForm form = plant.forms().iterator().next();
    MineSpec south = MineSpec.named("南示例煤矿").drawing(drawn).positions(PositionForm.ZONE).build();
    MineSpec mine =
        MineSpec.named("北示例煤矿")
            .northOf(0)
            .drawing(drawn)
            .positions(form)
            .fixes(60, 0.8)
            .plant(Difficulty.HARD, plant)
            .build();
    Truth truth =
        SyntheticRegion.write(new SynthSpec(3, "p", FIRST, 2, List.of(south, mine)), folder);
    assertThat(truth.events()).singleElement().satisfies(e -> event = e);
    assertThat(event.rule()).isEqualTo(plant.rule());
    assertThat(event.mineCode()).isEqualTo(MINE);
    assertThat(event.difficulty()).isEqualTo("hard");
    assertThat(event.from()).isBefore(event.toExclusive());
    region = new WrittenRegion(folder);
    measure(plant);
  }

  private void measure(Plant plant) throws IOException {
    switch (plant) {
      case NEAR_BOUNDARY -> {
        double left = boundary().distance(head("东翼运输大巷掘进", SECOND));
        double rate = left / Math.max(0.1, advanceADay("东翼运输大巷掘进"));
        assertThat(rate).isBetween(8.0, 13.0);
      }
      case CONCEALED_HEADING, MISSING_ROAD -> {
        assertThat(fixesNear(event.geometry(), 12).values().stream())
            .filteredOn(n -> n >= 8)
            .hasSizeGreaterThanOrEqualTo(2);
        assertThat(
                region.latestDrawing(MINE).stream()
                    .filter(d -> d.layer().contains("巷"))
                    .mapToDouble(d -> metres(d.lonLat(), end(event.geometry())))
                    .min()
                    .orElseThrow())
            .isGreaterThan(35);
      }
      case DARK_FACE ->
          assertThat(longestGaps(90))
              .as("cards unseen for three hours near the seal")
              .hasSizeGreaterThanOrEqualTo(3);
      case TOO_MANY_HEADINGS -> {
        int limit = Integer.parseInt(row("mines.csv").getField("heading_limit"));
        assertThat(rows("faces.csv", "kind", "heading")).hasSizeGreaterThan(limit);
      }
      case PHANTOM_HEADING -> {
        Geometry head = lonLat(head("1105回风顺槽掘进", SECOND));
        Map<String, Integer> fixes = fixesNear(head, 25);
        assertThat(fixes.values()).as("nobody stays an hour").allMatch(n -> n < 60);
        assertThat(advanceADay("1105回风顺槽掘进")).isGreaterThan(3);
      }
      case FISH_BONE -> {
        long ribs =
            region.latestDrawing(MINE).stream()
                .filter(d -> d.layer().equals("煤巷"))
                .filter(d -> d.lonLat().getNumPoints() > 1)
                .filter(d -> d.lonLat().getLength() * 1e5 < 60)
                .filter(d -> metres(d.lonLat(), event.geometry()) < 2)
                .count();
        assertThat(ribs).isGreaterThanOrEqualTo(4);
      }
      case UNDERSTATED_ADVANCE -> {
        Geometry told = lonLat(head("1105运输顺槽掘进", SECOND));
        Geometry there = end(event.geometry());
        assertThat(metres(told, there)).isBetween(25.0, 50.0);
        assertThat(cardsNear(there, 15)).hasSizeGreaterThanOrEqualTo(3);
      }
      case DISPLACED_DRAWING -> {
        double off = (double) event.measures().get("offset_m");
        assertThat(off).isBetween(9.0, 13.0);
        assertThat(boundaryDrawnOff()).isLessThan(0.02);
        assertThat(medianOffRoads()).isGreaterThan(4);
      }
      case REGRESSED_DRAWING ->
          assertThat(drawings().get(0) - drawings().get(1))
              .as("entities that went missing")
              .isPositive();
      case RAISED_ELEVATIONS -> {
        List<Double> before = highest(earlierDrawing());
        List<Double> after = highest(region.latestDrawing(MINE));
        assertThat(after.get(0) - before.get(0)).isBetween(12.5, 17.5);
      }
      case NEIGHBOUR_GOAF -> {
        assertThat(region.latestDrawing(MINE))
            .anyMatch(
                d -> d.layer().equals("南示例煤矿采空区") && metres(d.lonLat(), event.geometry()) < 1);
        assertThat(region.latestDrawing("530399990001"))
            .filteredOn(d -> d.layer().equals("采空区"))
            .allMatch(d -> metres(d.lonLat(), event.geometry()) > 40);
      }
      case BREACHED_SEAL -> {
        assertThat(cardsNear(end(event.geometry()), 15)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(rows("seals.csv", "opened", "")).isEmpty();
      }
      case UNMATCHED_SEAL -> {
        boolean registered =
            region.rows("seals.csv", MINE).stream()
                .anyMatch(r -> metres(lonLat(WrittenRegion.point(r)), event.geometry()) < 2);
        boolean drawn =
            region.latestDrawing(MINE).stream()
                .anyMatch(d -> d.layer().equals("密闭墙") && metres(d.lonLat(), event.geometry()) < 5);
        assertThat(registered).isNotEqualTo(drawn);
      }
      case INTO_GOAF ->
          assertThat(fixesNearOn(FIRST.toString(), end(event.geometry()), 12).values().stream())
              .filteredOn(n -> n > 20)
              .hasSize(2);
      case PAST_ALERT_LINE -> {
        double gap = gapToWater();
        assertThat(gap).isLessThan(toLine("警戒线蓝")).isGreaterThan(toLine("探水线红"));
        assertThat(probes()).isEmpty();
      }
      case PAST_PROBE_LINE -> {
        double gap = gapToWater();
        assertThat(gap).isLessThan(toLine("探水线红") - 6).isGreaterThan(toLine("停采线"));
        for (NamedCsvRecord probe : probes()) {
          double since =
              WrittenRegion.point(probe).distance(head(probe.getField("face_id"), SECOND));
          assertThat(since).isGreaterThan(Double.parseDouble(probe.getField("allowed_advance_m")));
        }
      }
      case PAST_STOP_LINE -> assertThat(gapToWater()).isBetween(5.0, toLine("停采线") - 4);
      case NEAR_WATER -> {
        double left = gapToWater() - toLine("警戒线蓝");
        assertThat(left / advanceADay(waterFace())).isBetween(8.5, 12.5);
      }
      case BAD_WATER_LINES -> {
        assertThat(row("water_bodies.csv").getField("boundary")).isEqualTo("uncertain");
        assertThat(toLine("探水线红")).as("60 m are required").isBetween(37.0, 47.0);
      }
      case IN_FORBIDDEN_AREA -> {
        Geometry area = drawnOn("缓采区");
        assertThat(area.intersects(lonLat(head(waterFace(), SECOND)))).isTrue();
        assertThat(event.geometry().getLength() * 1e5).isBetween(10.0, 45.0);
      }
      case FAKE_PROBING -> {
        NamedCsvRecord probe =
            probes().stream().max(Comparator.comparing(r -> r.getField("date"))).orElseThrow();
        LocalDateTime from = LocalDateTime.parse(probe.getField("started"));
        LocalDateTime to = LocalDateTime.parse(probe.getField("ended"));
        Geometry head = lonLat(WrittenRegion.point(probe));
        assertThat(
                region.fixes(MINE, probe.getField("date")).stream()
                    .filter(f -> metres(lonLat(WrittenRegion.point(f)), head) < 60)
                    .map(f -> LocalDateTime.parse(f.getField("time")))
                    .filter(t -> t.isAfter(from) && t.isBefore(to)))
            .isEmpty();
      }
      case NOT_WITHDRAWN -> {
        boolean told =
            Files.exists(folder.resolve("region/events/" + MINE + "/inrush-sign.csv"))
                || !region.rows("orders.csv", MINE).isEmpty();
        assertThat(told).isTrue();
        long there =
            region.fixes(MINE, SECOND).stream()
                .filter(
                    f -> LocalDateTime.parse(f.getField("time")).isAfter(event.from().plusHours(1)))
                .filter(f -> metres(lonLat(WrittenRegion.point(f)), event.geometry()) < 1)
                .count();
        assertThat(there).isGreaterThan(100);
      }
      case UNDERSTATED_OUTPUT -> {
        double told =
            region.rows("output.csv", MINE).stream()
                .mapToDouble(r -> Double.parseDouble(r.getField("output_t")))
                .average()
                .orElseThrow();
        double won = advanceADay("1103") * 180 * 2.6 * 1.4;
        assertThat(told / won).isBetween(0.55, 0.7);
      }
      case UNEXPLAINED_EVENTS, HOIST_WHILE_STOPPED -> {
        try (Stream<Path> files = Files.list(folder.resolve("region/events/" + MINE))) {
          assertThat(files.count()).isPositive();
        }
        if (plant == Plant.HOIST_WHILE_STOPPED) {
          assertThat(region.rows("mine_status.csv", MINE))
              .anyMatch(r -> r.getField("status").equals("suspended"));
        }
      }
      case NO_LEADER -> {
        Set<String> leaders =
            rows("persons.csv", "leader", "true").stream()
                .map(r -> r.getField("card_id"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(
                region.fixes(MINE, FIRST.toString()).stream()
                    .filter(f -> leaders.contains(f.getField("card_id")))
                    .map(f -> LocalDateTime.parse(f.getField("time")))
                    .filter(
                        t ->
                            t.isAfter(event.from().plusMinutes(60))
                                && t.isBefore(event.toExclusive().minusMinutes(60))))
            .isEmpty();
      }
      case INFLATED_LIMITS ->
          assertThat(
                  Integer.parseInt(
                      rows("zones.csv", "kind", "face").get(0).getField("headcount_limit")))
              .isGreaterThan(23);
      case OVER_LIMIT -> {
        int limit =
            Integer.parseInt(rows("zones.csv", "kind", "face").get(0).getField("headcount_limit"));
        assertThat((int) event.measures().get("persons")).isGreaterThan(limit);
        assertThat(cardsNear(event.geometry(), 1)).hasSizeGreaterThan(limit);
      }
      case UNDERREPORTED, CARDS_LEFT_OUTSIDE -> {
        int fewer = (int) event.measures().get("persons");
        assertThat(fewer).isBetween(5, 6);
        if (plant == Plant.CARDS_LEFT_OUTSIDE) {
          assertThat(Files.exists(folder.resolve("region/events/" + MINE))).isTrue();
        }
      }
      case OVERTIME -> assertThat(longestStay()).isBetween(12.0, 13.6);
      case BURST_EXIT -> {
        Map<String, Long> lasts =
            lastFixes(SECOND).values().stream()
                .collect(Collectors.groupingBy(t -> t, TreeMap::new, Collectors.counting()));
        assertThat(lasts.values().stream().mapToLong(Long::longValue).max().orElseThrow())
            .isGreaterThanOrEqualTo((int) event.measures().get("cards"));
      }
      case PROXY_CARDS -> assertThat(nearest(SECOND, SECOND, 0)).isLessThan(4);
      case REPLAYED -> {
        String[] note = event.note().split(" s with")[0].split(" ");
        assertThat(nearest(FIRST.toString(), SECOND, Long.parseLong(note[note.length - 1])))
            .isLessThan(3);
      }
      case SYNTHETIC -> {
        long others =
            region.fixes(MINE, SECOND).stream()
                .map(f -> LocalDateTime.parse(f.getField("time")).getSecond())
                .filter(s -> s != 0)
                .count();
        assertThat(others)
            .as("everybody to the second")
            .isLessThan(region.fixes(MINE, SECOND).size() / 2);
      }
      case IMPLAUSIBLE -> assertThat(fastest(SECOND)).isGreaterThan(10);
      case PARKED -> assertThat(cardsNear(event.geometry(), 6)).hasSizeGreaterThanOrEqualTo(2);
      case STATION_MISPLACED -> {
        double off = ((Long) event.measures().get("offset_m")).doubleValue();
        NamedCsvRecord reader =
            region.rows("readers.csv", MINE).stream()
                .filter(r -> event.note().contains(r.getField("reader_id") + " "))
                .findFirst()
                .orElseThrow();
        double nearest =
            region.latestDrawing(MINE).stream()
                .filter(d -> d.layer().endsWith("巷") || d.layer().equals("井筒"))
                .filter(d -> d.lonLat().getNumPoints() > 1)
                .mapToDouble(d -> metres(d.lonLat(), lonLat(WrittenRegion.point(reader))))
                .min()
                .orElseThrow();
        assertThat(off).isBetween(45.0, 61.0);
        assertThat(nearest).as("off every road").isGreaterThan(20);
      }
      case UNKNOWN_CARDS -> {
        Set<String> known =
            region.rows("persons.csv", MINE).stream()
                .map(r -> r.getField("card_id"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(
                region.fixes(MINE, SECOND).stream()
                    .map(f -> f.getField("card_id"))
                    .filter(c -> !known.contains(c))
                    .distinct())
            .hasSize(1);
      }
      case COVERAGE_HOLE ->
          assertThat(region.rows("readers.csv", MINE))
              .allMatch(
                  r ->
                      metres(lonLat(WrittenRegion.point(r)), end(event.geometry()))
                          > Double.parseDouble(r.getField("range_m")));
      case OUTAGE -> {
        Geometry district = event.geometry();
        assertThat(
                region.fixes(MINE, FIRST.toString()).stream()
                    .filter(
                        f -> {
                          LocalDateTime t = LocalDateTime.parse(f.getField("time"));
                          return t.isAfter(event.from().plusSeconds(5))
                              && t.isBefore(FIRST.atTime(18, 45));
                        })
                    .filter(f -> district.buffer(-1e-4).contains(lonLat(WrittenRegion.point(f)))))
            .isEmpty();
      }
      case MISSING_CYCLES, CHANGED_FILES -> {
        try (Stream<Path> files = Files.list(folder.resolve("region/uploads/" + MINE))) {
          List<String> names = files.map(p -> p.getFileName().toString()).sorted().toList();
          long again = names.stream().filter(n -> n.endsWith("_2.txt")).count();
          long snapshots = names.stream().filter(n -> n.contains("RYSS")).count() - again;
          assertThat(snapshots).isLessThanOrEqualTo(2 * 1440);
          if (plant == Plant.CHANGED_FILES) {
            assertThat(again).isGreaterThanOrEqualTo(25);
          } else {
            assertThat(snapshots).isLessThan(2 * 1440 - 80);
          }
        }
      }
      default -> throw new AssertionError(plant + " is measured in PlantTest");
    }
  }

  private NamedCsvRecord row(String file) {
    return region.rows(file, MINE).get(0);
  }

  private List<NamedCsvRecord> rows(String file, String column, String value) {
    return region.rows(file, MINE).stream()
        .filter(r -> r.findField(column).orElse("none").equals(value))
        .toList();
  }

  private Geometry head(String face, String date) {
    return WrittenRegion.point(region.progress(MINE, face, date));
  }

  private Geometry boundary() {
    return region.licence(MINE).getBoundary();
  }

  private double advanceADay(String face) {
    return Double.parseDouble(region.progress(MINE, face, SECOND).getField("advance_m"))
        - Double.parseDouble(region.progress(MINE, face, FIRST.toString()).getField("advance_m"));
  }

  private String waterFace() {
    return region.rows("faces.csv", MINE).stream()
        .map(r -> r.getField("face_id"))
        .filter(f -> f.startsWith("1111") || f.startsWith("1112"))
        .findFirst()
        .orElseThrow();
  }

  private double gapToWater() {
    return WrittenRegion.wkt(row("water_bodies.csv").getField("wkt"))
        .distance(head(waterFace(), FIRST.toString()));
  }

  private List<NamedCsvRecord> probes() {
    return Files.exists(folder.resolve("region/probe_records.csv"))
        ? region.rows("probe_records.csv", MINE)
        : List.of();
  }

  private Geometry drawnOn(String layer) {
    return region.latestDrawing(MINE).stream()
        .filter(d -> d.layer().equals(layer))
        .findFirst()
        .orElseThrow()
        .lonLat();
  }

  /** Least distance from the water to a drawn line. */
  private double toLine(String layer) {
    Geometry water = lonLat(WrittenRegion.wkt(row("water_bodies.csv").getField("wkt")));
    Geometry line = drawnOn(layer);
    return metres(water, line.getDimension() == 2 ? line.getBoundary() : line);
  }

  private Map<String, Integer> fixesNear(Geometry lonLat, double within) {
    return fixesNearOn(SECOND, lonLat, within);
  }

  private Map<String, Integer> fixesNearOn(String date, Geometry lonLat, double within) {
    Map<String, Integer> fixes = new TreeMap<>();
    for (NamedCsvRecord fix : region.fixes(MINE, date)) {
      if (metres(lonLat(WrittenRegion.point(fix)), lonLat) <= within) {
        fixes.merge(fix.getField("card_id"), 1, Integer::sum);
      }
    }
    return fixes;
  }

  /** Cards with at least twenty fixes near a place on the second day. */
  private List<String> cardsNear(Geometry lonLat, double within) {
    return fixesNear(lonLat, within).entrySet().stream()
        .filter(e -> e.getValue() >= 20)
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<String, List<NamedCsvRecord>> byCard(String date) {
    Map<String, List<NamedCsvRecord>> cards =
        region.fixes(MINE, date).stream()
            .collect(
                Collectors.groupingBy(
                    f -> f.getField("card_id"), TreeMap::new, Collectors.toList()));
    cards.values().forEach(l -> l.sort(Comparator.comparing(f -> f.getField("time"))));
    return cards;
  }

  /** Cards that were last seen near the event before three silent hours of a shift. */
  private List<String> longestGaps(double within) {
    List<String> cards = new ArrayList<>();
    byCard(SECOND)
        .forEach(
            (card, fixes) -> {
              for (int i = 1; i < fixes.size(); i++) {
                Duration gap =
                    Duration.between(
                        LocalDateTime.parse(fixes.get(i - 1).getField("time")),
                        LocalDateTime.parse(fixes.get(i).getField("time")));
                if (gap.toMinutes() >= 180
                    && gap.toMinutes() < 400
                    && metres(lonLat(WrittenRegion.point(fixes.get(i - 1))), event.geometry())
                        < within) {
                  cards.add(card);
                }
              }
            });
    return cards;
  }

  /** Hours of the longest stay on the first day; two silent hours end a stay. */
  private double longestStay() {
    double longest = 0;
    for (List<NamedCsvRecord> fixes : byCard(FIRST.toString()).values()) {
      LocalDateTime since = LocalDateTime.parse(fixes.get(0).getField("time"));
      LocalDateTime last = since;
      for (NamedCsvRecord fix : fixes) {
        LocalDateTime time = LocalDateTime.parse(fix.getField("time"));
        since = Duration.between(last, time).toMinutes() > 120 ? time : since;
        longest = Math.max(longest, Duration.between(since, time).toMinutes() / 60.0);
        last = time;
      }
    }
    return longest;
  }

  private Map<String, String> lastFixes(String date) {
    Map<String, String> lasts = new TreeMap<>();
    byCard(date)
        .forEach((card, fixes) -> lasts.put(card, fixes.get(fixes.size() - 1).getField("time")));
    lasts.values().removeIf(t -> t.compareTo(date + "T23:50") > 0);
    return lasts;
  }

  /**
   * The least median distance in which two cards of the heading go the whole shift, the second so
   * many seconds and a day after the first where the dates differ.
   */
  private double nearest(String date, String other, long seconds) {
    Map<String, List<NamedCsvRecord>> first = byCard(date);
    double least = Double.POSITIVE_INFINITY;
    for (Map.Entry<String, List<NamedCsvRecord>> a : byCard(other).entrySet()) {
      TreeMap<LocalDateTime, NamedCsvRecord> times = new TreeMap<>();
      a.getValue().forEach(f -> times.put(LocalDateTime.parse(f.getField("time")), f));
      for (Map.Entry<String, List<NamedCsvRecord>> b : first.entrySet()) {
        boolean same = a.getKey().equals(b.getKey());
        if (same == date.equals(other)) {
          continue;
        }
        List<Double> apart = new ArrayList<>();
        for (NamedCsvRecord fix : b.getValue()) {
          LocalDateTime t =
              LocalDateTime.parse(fix.getField("time"))
                  .plusDays(date.equals(other) ? 0 : 1)
                  .plusSeconds(seconds);
          Map.Entry<LocalDateTime, NamedCsvRecord> there = times.ceilingEntry(t.minusSeconds(8));
          if (there != null && there.getKey().isBefore(t.plusSeconds(8))) {
            apart.add(WrittenRegion.point(fix).distance(WrittenRegion.point(there.getValue())));
          }
        }
        if (apart.size() > 250) {
          apart.sort(null);
          least = Math.min(least, apart.get((int) (apart.size() * 0.9)));
        }
      }
    }
    return least;
  }

  private double fastest(String date) {
    double fastest = 0;
    for (List<NamedCsvRecord> fixes : byCard(date).values()) {
      for (int i = 1; i < fixes.size(); i++) {
        double seconds =
            Duration.between(
                    LocalDateTime.parse(fixes.get(i - 1).getField("time")),
                    LocalDateTime.parse(fixes.get(i).getField("time")))
                .toSeconds();
        double metres =
            WrittenRegion.point(fixes.get(i - 1)).distance(WrittenRegion.point(fixes.get(i)));
        fastest = Math.max(fastest, metres / Math.max(1, seconds));
      }
    }
    return fastest;
  }

  private double medianOffRoads() {
    List<Geometry> roads =
        region.latestDrawing(MINE).stream()
            .filter(d -> d.layer().endsWith("巷") && d.lonLat().getNumPoints() > 1)
            .map(WrittenRegion.Drawn::lonLat)
            .toList();
    List<Double> off = new ArrayList<>();
    List<NamedCsvRecord> fixes = region.fixes(MINE, SECOND);
    for (int i = 0; i < fixes.size(); i += 40) {
      Geometry at = lonLat(WrittenRegion.point(fixes.get(i)));
      off.add(roads.stream().mapToDouble(r -> metres(r, at)).min().orElseThrow());
    }
    off.sort(null);
    return off.get(off.size() / 2);
  }

  private double boundaryDrawnOff() {
    Geometry drawn = drawnOn("井田边界");
    Coordinate[] printed = lonLat(region.rings(MINE, "outer").get(0)).getCoordinates();
    double most = 0;
    for (Coordinate c : printed) {
      double least = Double.POSITIVE_INFINITY;
      for (Coordinate d : drawn.getCoordinates()) {
        least = Math.min(least, metres(point(c), point(d)));
      }
      most = Math.max(most, least);
    }
    return most;
  }

  /** Entities of the earlier and of the latest drawing. */
  private List<Integer> drawings() {
    return List.of(earlierDrawing().size(), region.latestDrawing(MINE).size());
  }

  private List<WrittenRegion.Drawn> earlierDrawing() {
    return region.drawing(row("drawings.csv").getField("file"));
  }

  /** Highest elevations of the roads that lie along the event, descending. */
  private List<Double> highest(List<WrittenRegion.Drawn> drawn) {
    return drawn.stream()
        .filter(d -> d.layer().equals("煤巷") && d.lonLat().getNumPoints() > 1)
        .filter(d -> event.geometry().buffer(1e-5).contains(d.lonLat()))
        .flatMap(d -> d.elevations().stream())
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static Geometry end(Geometry line) {
    Coordinate[] all = line.getCoordinates();
    return point(all[all.length - 1]);
  }

  private static Geometry point(Coordinate c) {
    return WrittenRegion.GEOMETRY.createPoint(c);
  }

  private static Geometry lonLat(Geometry grid) {
    Geometry copy = grid.copy();
    copy.apply((Coordinate c) -> c.setCoordinate(GRID.unproject(c)));
    copy.geometryChanged();
    return copy;
  }

  /** Metres between shapes in degrees, near latitude 25.5. */
  private static double metres(Geometry a, Geometry b) {
    Geometry x = a.copy();
    Geometry y = b.copy();
    for (Geometry g : List.of(x, y)) {
      g.apply((Coordinate c) -> c.setCoordinate(new Coordinate(c.x * 100_475, c.y * 110_770)));
      g.geometryChanged();
    }
    return x.distance(y);
  }
}
