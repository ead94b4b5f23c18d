package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.StoredNight;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a night keeps for whoever goes to a place: mouths, areas, seals in roads, known points. */
class WayLayersTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 5);

  private static final JsonNode CASE =
      JsonMapper.shared()
          .readTree(
              """
              {"tables": {
                "entrances.csv": ["mine_code,entrance_id,kind,easting_m,northing_m",
                  "530399990101,主斜井,incline,@e100,@n1000"],
                "zones.csv": ["mine_code,zone_id,kind,name,wkt",
                  "530399990101,Z1,chamber,避难硐室,\\"POLYGON ((@e1500 @n990, @e1600 @n990, @e1600 @n1010, @e1500 @n1010, @e1500 @n990))\\""],
                "seals.csv": ["mine_code,seal_id,easting_m,northing_m,built,kind,opened",
                  "530399990101,MB-1,@e1300,@n1000,2025-01-01,goaf,",
                  "530399990101,FM-2,@e1200,@n1000,2025-01-01,air-door,",
                  "530399990101,MB-3,@e1250,@n1000,2025-01-01,goaf,2026-03-09",
                  "530399990101,MB-9,@e300,@n100,2025-01-01,goaf,"],
                "transforms.csv": ["mine_code,from_crs,method,points,source",
                  "530399990101,EPSG:2359,points,points.csv,2019 survey"]},
               "files": {"points.csv": "name,from_easting_m,from_northing_m,to_easting_m,to_northing_m\\nA1,35400100,2780000,35400200,2780008\\nA2,35400900,2780000,35401000,2780008\\nA3,35400100,2780800,35400200,2780808\\n"}}
              """);

  @TempDir Path folder;

  private List<MapFeature> features(Random shuffle) throws Exception {
    Path region =
        CaseRegion.write(CASE, folder.resolve(shuffle == null ? "r" : "shuffled"), shuffle);
    Path out = folder.resolve(shuffle == null ? "o" : "shuffled-o");
    Runs.run(region, NIGHT, 1, Optional.empty(), out, 1);
    StoredNight night = Runs.night(out, NIGHT);
    return night.mapFeatures(CaseRegion.MINE);
  }

  private static List<MapFeature> layer(List<MapFeature> all, String layer) {
    return all.stream().filter(f -> f.layer().equals(layer)).toList();
  }

  @Test
  void mouthsAreasSealsAndKnownPointsAreOnTheMap() throws Exception {
    List<MapFeature> all = features(null);
    assertThat(layer(all, "entrance"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.facts())
                  .containsEntry("name", "主斜井")
                  .containsEntry("entrance_kind", "incline");
            });
    assertThat(layer(all, "zone"))
        .singleElement()
        .satisfies(f -> assertThat(f.facts()).containsEntry("name", "避难硐室"));
    assertThat(layer(all, "control-point"))
        .extracting(f -> f.facts().get("name"))
        .containsExactlyInAnyOrder("A1", "A2", "A3");
    assertThat(layer(all, "control-point").get(0).facts())
        .containsEntry("basis", "transform")
        .containsEntry("source", "2019 survey");
  }

  @Test
  void aSealStandsInItsRoadAndOneThatIsOpenedLaterIsShutTonight() throws Exception {
    List<MapFeature> all = features(null);
    List<MapFeature> seals = layer(all, "network-seal");
    assertThat(seals)
        .extracting(f -> f.facts().get("name"))
        .as("one far from every road stands in none")
        .containsExactlyInAnyOrder("MB-1", "FM-2", "MB-3");
    for (MapFeature seal : seals) {
      assertThat(seal.facts()).doesNotContainKey("opened");
      MapFeature road =
          layer(all, "network").stream()
              .filter(r -> r.facts().get("edge").equals(seal.facts().get("edge")))
              .findFirst()
              .orElseThrow();
      double degrees = road.geometry().distance(seal.geometry());
      assertThat(degrees * 100_000).as("metres from its road").isCloseTo(0, within(0.5));
    }
    assertThat(
            seals.stream()
                .filter(f -> "FM-2".equals(f.facts().get("name")))
                .findFirst()
                .orElseThrow()
                .facts())
        .containsEntry("seal_kind", "air-door");
  }

  @Test
  void theOrderOfRowsChangesNothing() throws Exception {
    assertThat(features(new Random(3))).isEqualTo(features(null));
  }
}
