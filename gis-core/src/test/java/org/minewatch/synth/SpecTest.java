package org.minewatch.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;

class SpecTest {

  @Test
  void plants_that_contradict_each_other_are_refused() {
    assertThatThrownBy(
            () ->
                MineSpec.named("示例").plant(Plant.WORK_WHILE_SUSPENDED, Plant.ORDER_DEFIED).build())
        .hasMessageContaining("ORDER_DEFIED");
    assertThatThrownBy(
            () -> MineSpec.named("示例").plant(Plant.MOVED_CORNER, Plant.SHIFTED_BOUNDARY).build())
        .hasMessageContaining("moved corner");
    assertThatThrownBy(
            () ->
                MineSpec.named("示例")
                    .plant(Plant.HEADING_BELOW_BOTTOM)
                    .confound(Confounder.TWO_BANDS)
                    .build())
        .hasMessageContaining("TWO_BANDS");
    assertThatThrownBy(() -> MineSpec.named("示例").shiftsADay(4).build())
        .hasMessageContaining("2 or 3 shifts");
  }

  @Test
  void a_mine_must_come_after_its_southern_neighbour_and_share_its_grid() {
    MineSpec south = MineSpec.named("甲").build();
    MineSpec other =
        MineSpec.named("乙").northOf(0).grid(MineSpec.Grid.ZONE_6_DEGREE_18, false).build();
    LocalDate day = LocalDate.of(2026, 3, 2);
    assertThatThrownBy(() -> new SynthSpec(1, "x", day, 1, List.of(south, other)))
        .hasMessageContaining("grid");
    assertThatThrownBy(
            () -> new SynthSpec(1, "x", day, 1, List.of(MineSpec.named("丙").northOf(0).build())))
        .hasMessageContaining("after its southern neighbour");
  }

  @Test
  void a_region_is_told_in_one_form_or_in_one_for_each_mine() {
    SynthSpec demo = SynthSpec.demo();
    assertThat(demo.withPositions(PositionForm.UPLOAD_FILES).mines())
        .allMatch(m -> m.positions() == PositionForm.UPLOAD_FILES);
    PositionForm[] mix = {
      PositionForm.COORDINATES,
      PositionForm.ZONE,
      PositionForm.UPLOAD_FILES,
      PositionForm.STATION_DISTANCE,
      PositionForm.COORDINATES,
      PositionForm.UPLOAD_FILES
    };
    assertThat(demo.withPositions(mix).mines())
        .extracting(MineSpec::positions)
        .containsExactly(mix);
    assertThatThrownBy(() -> demo.withPositions(PositionForm.ZONE, PositionForm.ZONE))
        .hasMessageContaining("6 forms");
    assertThatThrownBy(() -> MineSpec.named("示例").snapshots(7).build())
        .hasMessageContaining("fill a day");
  }

  @Test
  void random_regions_draw_on_every_plant_and_confounder_and_keep_some_mines_clean() {
    Set<Plant> plants = EnumSet.noneOf(Plant.class);
    Set<Confounder> confounders = EnumSet.noneOf(Confounder.class);
    int clean = 0;
    int mines = 0;
    for (long seed = 100; seed < 160; seed++) {
      for (MineSpec mine : SynthSpec.random(seed, 8, 2).mines()) {
        plants.addAll(mine.plants());
        confounders.addAll(mine.confounders());
        clean += mine.plants().isEmpty() ? 1 : 0;
        mines++;
      }
    }
    assertThat(plants).containsExactlyInAnyOrder(Plant.values());
    assertThat(confounders).containsExactlyInAnyOrder(Confounder.values());
    assertThat((double) clean / mines).isBetween(0.25, 0.45);
  }

  @Test
  void names_in_random_regions_are_plainly_invented_and_distinct() {
    List<MineSpec> mines = SynthSpec.random(3, 40, 1).mines();
    assertThat(mines.stream().map(MineSpec::name).collect(Collectors.toSet())).hasSize(40);
    assertThat(mines).allMatch(m -> m.name().contains("示例"));
  }

  @Test
  void many_licences_are_valid_apart_and_of_the_asked_size(@TempDir Path folder)
      throws IOException {
    ManyLicences.write(30, 40, 7, folder.resolve(SyntheticRegion.REGION));
    WrittenRegion region = new WrittenRegion(folder);
    assertThat(region.rows("corners.csv")).hasSize(1200);
    List<Geometry> licences =
        region.rows("mines.csv").stream()
            .map(r -> region.licence(r.getField("mine_code")))
            .toList();
    assertThat(licences).hasSize(30).allMatch(Geometry::isValid);
    for (int i = 0; i < licences.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(licences.get(i).intersects(licences.get(j))).isFalse();
      }
    }
  }
}
