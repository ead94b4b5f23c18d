package org.minewatch.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.synth.ground.GaussKrueger;

/** Each plant, measured in the files that were written and not in the generator's own shapes. */
class PlantTest {
  private static final String MINE = "530399990001";
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final String LAST = "2026-03-04";
  private static final GaussKrueger GRID = GaussKrueger.threeDegreeZone(35);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(value = Plant.class, from = "UNDRAWN_HEADING_OUTSIDE", to = "STALE_DRAWING")
  void a_planted_violation_is_in_the_files_and_in_the_truth(Plant plant) throws IOException {
    for (long seed = 1; seed <= 2; seed++) {
      MineSpec mine =
          MineSpec.named("示例煤矿")
              .drawing(new DrawingForm(DrawingForm.Format.GEOJSON, LayerHabit.BY_ROCK, false, true))
              .fixes(60, 1.2)
              .plant(plant)
              .build();
      Truth truth =
          SyntheticRegion.write(
              new SynthSpec(seed, "plant", FIRST, 3, List.of(mine)), folder.resolve("s" + seed));
      assertThat(truth.events())
          .as("seed %d", seed)
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.rule()).isEqualTo(plant.rule());
                assertThat(event.from()).isBefore(event.toExclusive());
                if (event.geometry() != null) {
                  assertThat(event.geometry().isEmpty()).isFalse();
                }
              });
      check(plant, new WrittenRegion(folder.resolve("s" + seed)), truth.events().get(0), seed);
    }
  }

  private void check(Plant plant, WrittenRegion region, Truth.Event event, long seed) {
    String about = plant + ", seed " + seed;
    switch (plant) {
      case UNDRAWN_HEADING_OUTSIDE -> {
        Geometry licence = region.licence(MINE);
        Map<String, Long> fixesOutside =
            region.fixes(MINE, LAST).stream()
                .filter(f -> WrittenRegion.point(f).distance(licence) > 25)
                .collect(Collectors.groupingBy(f -> f.getField("card_id"), Collectors.counting()));
        assertThat(fixesOutside.values().stream().filter(n -> n > 100).count())
            .as(about + ": cards outside for an hour")
            .isGreaterThanOrEqualTo(4);
        assertThat(
                region.latestDrawing(MINE).stream()
                    .filter(d -> !d.layer().startsWith("井田边界"))
                    .mapToDouble(d -> d.lonLat().distance(event.geometry()))
                    .min()
                    .orElseThrow())
            .as(about + ": nothing is drawn within fifty metres")
            .isGreaterThan(5e-4);
      }
      case HEADING_IN_DEDUCTED_PART -> {
        Geometry head = WrittenRegion.point(region.progress(MINE, "1106运输顺槽掘进", LAST));
        Geometry hole = region.rings(MINE, "deducted").get(0);
        assertThat(hole.contains(head)).as(about).isTrue();
        assertThat(hole.getBoundary().distance(head)).as(about).isGreaterThan(25);
      }
      case PANEL_ACROSS_BORDER -> {
        Geometry licence = lonLat(region.licence(MINE));
        double outside =
            region.latestDrawing(MINE).stream()
                .filter(d -> d.layer().equals("采空区"))
                .mapToDouble(d -> d.lonLat().difference(licence).getArea())
                .sum();
        assertThat(outside).as(about).isCloseTo(event.geometry().getArea(), within(1e-9));
        assertThat((long) event.measures().get("area_m2")).as(about).isBetween(10_000L, 17_000L);
      }
      case HEADING_BELOW_BOTTOM -> {
        double head = elevation(region.progress(MINE, "1111运输顺槽掘进", FIRST.toString()));
        double bottom =
            Double.parseDouble(region.rows("corners.csv").get(0).getField("bottom_elevation_m"));
        assertThat(bottom - head).as(about).isBetween(17.0, 40.0);
        for (NamedCsvRecord row : region.rows("face_progress.csv", MINE)) {
          if (!row.getField("face_id").startsWith("1111")
              && !row.getField("advance_m").equals("abc")) {
            assertThat(elevation(row)).as(about + " " + row).isGreaterThan(bottom);
          }
        }
      }
      case MOVED_CORNER, SHIFTED_BOUNDARY -> {
        Geometry drawn =
            region.latestDrawing(MINE).stream()
                .filter(d -> d.layer().equals("井田边界"))
                .findFirst()
                .orElseThrow()
                .lonLat();
        Geometry printed = lonLat(region.rings(MINE, "outer").get(0));
        long moved =
            List.of(printed.getCoordinates()).stream()
                .skip(1)
                .filter(c -> WrittenRegion.GEOMETRY.createPoint(c).distance(vertices(drawn)) > 1e-6)
                .count();
        assertThat(moved)
            .as(about)
            .isEqualTo(plant == Plant.MOVED_CORNER ? 1 : printed.getNumPoints() - 1);
      }
      case HEADING_IN_PILLAR -> {
        Geometry head = lonLat(WrittenRegion.point(region.progress(MINE, "1109运输顺槽掘进", LAST)));
        assertThat(region.latestDrawing(MINE))
            .as(about)
            .anyMatch(d -> d.layer().equals("村庄煤柱") && d.lonLat().contains(head));
        assertThat(region.rows("approvals.csv", MINE)).isEmpty();
      }
      case EXPIRED_LICENCE -> {
        LocalDate end =
            LocalDate.parse(region.rows("licences.csv", MINE).get(0).getField("valid_to"));
        assertThat(end).as(about).isBefore(LAST);
        assertThat(region.fixes(MINE, LAST)).as(about).hasSizeGreaterThan(1000);
      }
      case WORK_WHILE_SUSPENDED -> {
        assertThat(region.rows("mine_status.csv", MINE))
            .as(about)
            .anyMatch(r -> r.getField("status").equals("suspended") && r.getField("to").isEmpty());
        Geometry head = WrittenRegion.point(region.progress(MINE, "1105运输顺槽掘进", LAST));
        assertThat(near(region, head, FIRST.toString())).as(about + ", first day").isZero();
        assertThat(near(region, head, LAST)).as(about + ", last day").isGreaterThanOrEqualTo(4);
      }
      case OUTSIDE_DESIGN -> {
        Geometry scope =
            WrittenRegion.wkt(region.rows("approvals.csv", MINE).get(0).getField("wkt"));
        for (NamedCsvRecord face : region.rows("faces.csv", MINE)) {
          String id = face.getField("face_id");
          double outside = WrittenRegion.point(region.progress(MINE, id, LAST)).distance(scope);
          if (id.startsWith("1108")) {
            assertThat(outside).as(about).isGreaterThan(25);
          } else {
            assertThat(outside).as(about + " " + id).isZero();
          }
        }
      }
      case ORDER_DEFIED -> {
        NamedCsvRecord order = region.rows("orders.csv", MINE).get(0);
        Geometry part = WrittenRegion.wkt(order.getField("wkt"));
        assertThat(order.getField("from")).isEqualTo("2026-03-03T00:00:00");
        long cards =
            region.fixes(MINE, LAST).stream()
                .filter(f -> part.contains(WrittenRegion.point(f)))
                .map(f -> f.getField("card_id"))
                .distinct()
                .count();
        assertThat(cards).as(about).isGreaterThanOrEqualTo(9);
      }
      case STALE_DRAWING ->
          assertThat(region.rows("drawings.csv", MINE))
              .as(about)
              .allMatch(
                  r -> ChronoUnit.DAYS.between(LocalDate.parse(r.getField("as_of")), FIRST) > 65);
      default -> throw new AssertionError(plant + " is measured in SchemeTest");
    }
  }

  private static long near(WrittenRegion region, Geometry head, String date) {
    return region.fixes(MINE, date).stream()
        .filter(f -> WrittenRegion.point(f).distance(head) < 40)
        .collect(Collectors.groupingBy(f -> f.getField("card_id"), Collectors.counting()))
        .values()
        .stream()
        .filter(n -> n > 100)
        .count();
  }

  private static double elevation(NamedCsvRecord row) {
    return Double.parseDouble(row.getField("elevation_m"));
  }

  private static Geometry vertices(Geometry polygon) {
    return WrittenRegion.GEOMETRY.createMultiPointFromCoords(polygon.getCoordinates());
  }

  private static Geometry lonLat(Geometry grid) {
    Geometry copy = grid.copy();
    copy.apply((org.locationtech.jts.geom.Coordinate c) -> c.setCoordinate(GRID.unproject(c)));
    copy.geometryChanged();
    return copy;
  }
}
