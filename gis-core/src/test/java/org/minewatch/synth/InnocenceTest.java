package org.minewatch.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.minewatch.synth.ground.GaussKrueger;

/**
 * What is not planted must not be there: measured on random regions, in the files, mine by mine and
 * after taking away what the truth says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InnocenceTest {
  private static final long[] SEEDS = {11, 12, 13};
  private static final Set<String> WORKINGS = Set.of("煤巷", "岩巷", "报废巷道", "采空区", "工作面");
  private static final double DEGREE = 111_000;

  private record Written(long seed, SynthSpec spec, Truth truth, WrittenRegion region) {}

  private final List<Written> regions = new ArrayList<>();

  @BeforeAll
  void generate(@TempDir Path folder) throws IOException {
    for (long seed : SEEDS) {
      SynthSpec random = SynthSpec.random(seed, 4, 1);
      SynthSpec spec =
          new SynthSpec(
              seed,
              random.name(),
              random.firstNight(),
              1,
              random.mines().stream().map(InnocenceTest::drawnAsGeoJson).toList());
      Path target = folder.resolve("r" + seed);
      Truth truth = SyntheticRegion.write(spec, target);
      regions.add(new Written(seed, spec, truth, new WrittenRegion(target)));
    }
  }

  private static MineSpec drawnAsGeoJson(MineSpec mine) {
    return new MineSpec(
        mine.name(),
        mine.grid(),
        mine.crsDescribed(),
        LicenceForm.OWN_CRS,
        mine.positions(),
        new DrawingForm(
            DrawingForm.Format.GEOJSON, LayerHabit.BY_ROCK, mine.drawing().doubleLine(), true),
        mine.plants(),
        mine.difficulties(),
        mine.confounders(),
        mine.northOf(),
        mine.shiftsADay(),
        mine.longwallCrew(),
        mine.headingCrew(),
        30,
        mine.noiseMetres(),
        mine.snapshotSeconds());
  }

  private interface MineCheck {
    void check(Written region, String code, MineSpec mine, GaussKrueger grid);
  }

  private void everyMine(MineCheck check) {
    for (Written region : regions) {
      for (int i = 0; i < region.spec().mines().size(); i++) {
        MineSpec mine = region.spec().mines().get(i);
        GaussKrueger grid =
            mine.grid() == MineSpec.Grid.ZONE_3_DEGREE_35
                ? GaussKrueger.threeDegreeZone(35)
                : GaussKrueger.sixDegreeZone(18);
        check.check(region, String.format("53039999%04d", i + 1), mine, grid);
      }
    }
  }

  @Test
  void drawn_workings_leave_the_licence_only_where_planted_or_approved() {
    everyMine(
        (region, code, mine, grid) -> {
          Geometry licence = toLonLat(region.region().licence(code), grid);
          Geometry excused = excused(region, code, grid);
          for (WrittenRegion.Drawn drawn : region.region().latestDrawing(code)) {
            if (WORKINGS.contains(drawn.layer())) {
              Geometry rest = drawn.lonLat().difference(licence);
              Geometry beyond = rest.isEmpty() ? rest : rest.difference(excused);
              assertThat(beyond.isEmpty())
                  .as("seed %d %s %s: %s", region.seed(), code, drawn.layer(), beyond)
                  .isTrue();
            }
          }
        });
  }

  /** Everything within thirty metres of a planted event or inside an approved corridor. */
  private static Geometry excused(Written region, String code, GaussKrueger grid) {
    Geometry excused = WrittenRegion.GEOMETRY.createPolygon();
    for (Truth.Event event : region.truth().events()) {
      if (event.mineCode().equals(code) && event.geometry() != null) {
        excused = excused.union(event.geometry().buffer(30 / DEGREE));
      }
    }
    for (NamedCsvRecord approval : region.region().rows("approvals.csv", code)) {
      excused = excused.union(toLonLat(WrittenRegion.wkt(approval.getField("wkt")), grid));
    }
    return excused;
  }

  @Test
  void roads_and_faces_keep_the_licensed_elevations_of_the_part_they_are_in() {
    everyMine(
        (region, code, mine, grid) -> {
          List<NamedCsvRecord> corners = new ArrayList<>();
          String licence = region.region().rows("licences.csv", code).get(0).getField("licence_no");
          for (NamedCsvRecord row : region.region().rows("corners.csv")) {
            if (row.getField("licence_no").equals(licence)) {
              corners.add(row);
            }
          }
          List<Geometry> parts = region.region().rings(code, "outer");
          for (NamedCsvRecord row : region.region().rows("face_progress.csv", code)) {
            boolean planted =
                mine.plants().contains(Plant.HEADING_BELOW_BOTTOM)
                    && row.getField("face_id").startsWith("1111运输");
            if (planted || row.getField("advance_m").equals("abc")) {
              continue;
            }
            double z = Double.parseDouble(row.getField("elevation_m"));
            for (int part = 0; part < parts.size(); part++) {
              if (parts.get(part).contains(WrittenRegion.point(row))) {
                String number = Integer.toString(part + 1);
                NamedCsvRecord corner =
                    corners.stream()
                        .filter(c -> c.getField("part").equals(number))
                        .findFirst()
                        .orElseThrow();
                assertThat(z)
                    .as("seed %d %s", region.seed(), row)
                    .isBetween(
                        Double.parseDouble(corner.getField("bottom_elevation_m")),
                        Double.parseDouble(corner.getField("top_elevation_m")));
              }
            }
          }
        });
  }

  @Test
  void people_leave_the_licence_for_long_only_where_planted_or_approved() {
    everyMine(
        (region, code, mine, grid) -> {
          if (mine.positions() != PositionForm.COORDINATES) {
            return;
          }
          Geometry licence = region.region().licence(code);
          PreparedGeometry inside = PreparedGeometryFactory.prepare(licence);
          Geometry excused = excused(region, code, grid);
          Map<String, Long> far =
              region.region().fixes(code, region.spec().firstNight().toString()).stream()
                  .filter(f -> !inside.contains(WrittenRegion.point(f)))
                  .filter(f -> WrittenRegion.point(f).distance(licence) > 45)
                  .filter(f -> !excused.contains(toLonLat(WrittenRegion.point(f), grid)))
                  .collect(
                      Collectors.groupingBy(f -> f.getField("card_id"), Collectors.counting()));
          assertThat(far.values())
              .as("seed %d %s: a multipath jump lasts one fix", region.seed(), code)
              .allMatch(count -> count <= 5);
        });
  }

  @Test
  void nobody_walks_faster_than_a_man_rider_but_for_multipath() {
    everyMine(
        (region, code, mine, grid) -> {
          if (mine.positions() != PositionForm.COORDINATES) {
            return;
          }
          Map<String, List<NamedCsvRecord>> byCard =
              region.region().fixes(code, region.spec().firstNight().toString()).stream()
                  .collect(Collectors.groupingBy(f -> f.getField("card_id")));
          int fast = 0;
          int moves = 0;
          for (List<NamedCsvRecord> fixes : byCard.values()) {
            fixes.sort(java.util.Comparator.comparing(f -> f.getField("time")));
            for (int i = 1; i < fixes.size(); i++) {
              double seconds = seconds(fixes.get(i)) - seconds(fixes.get(i - 1));
              double metres =
                  WrittenRegion.point(fixes.get(i)).distance(WrittenRegion.point(fixes.get(i - 1)));
              moves++;
              if (seconds > 0 && metres > 3.6 * seconds + 8 * mine.noiseMetres()) {
                fast++;
              }
            }
          }
          assertThat(moves).isGreaterThan(1000);
          assertThat((double) fast / moves).as("seed %d %s", region.seed(), code).isLessThan(0.01);
        });
  }

  private static double seconds(NamedCsvRecord fix) {
    return java.time.LocalDateTime.parse(fix.getField("time"))
        .toEpochSecond(java.time.ZoneOffset.UTC);
  }

  @Test
  void licences_touch_at_most_along_a_shared_border() {
    for (Written region : regions) {
      List<Geometry> licences = new ArrayList<>();
      everyMine(
          (written, code, mine, grid) -> {
            if (written == region) {
              Geometry outer =
                  region.region().rings(code, "outer").stream()
                      .reduce(Geometry::union)
                      .orElseThrow();
              assertThat(outer.isValid()).as("seed %d %s", region.seed(), code).isTrue();
              licences.add(toLonLat(outer, grid));
            }
          });
      for (int i = 0; i < licences.size(); i++) {
        for (int j = 0; j < i; j++) {
          double metres2 =
              licences.get(i).intersection(licences.get(j)).getArea() * DEGREE * DEGREE;
          assertThat(metres2).as("seed %d, %d and %d", region.seed(), i, j).isLessThan(50);
        }
        int south = region.spec().mines().get(i).northOf();
        if (south >= 0) {
          assertThat(licences.get(i).distance(licences.get(south))).isCloseTo(0, within(1e-7));
        }
      }
    }
  }

  @Test
  void the_printed_area_is_that_of_the_printed_corners() {
    everyMine(
        (region, code, mine, grid) -> {
          double printed =
              Double.parseDouble(
                  region.region().rows("licences.csv", code).get(0).getField("area_km2"));
          double plane = region.region().licence(code).getArea() / 1e6;
          assertThat(printed)
              .as("seed %d %s", region.seed(), code)
              .isCloseTo(plane, within(plane * 5e-4));
        });
  }

  private static Geometry toLonLat(Geometry geometry, GaussKrueger grid) {
    Geometry copy = geometry.copy();
    copy.apply((Coordinate c) -> c.setCoordinate(grid.unproject(c)));
    copy.geometryChanged();
    return copy;
  }
}
