package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.finding.Finding;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real underground layout through the whole run, under an invented name: public data stitched
 * from different dates and datums, which say nothing about any mine's conduct.
 */
class RealLayoutTest {
  private static final String MINE = "149999990001";
  private static final LocalDate NIGHT = LocalDate.parse("2026-03-05");
  private static final MineFrame FRAME = MineFrame.of(CrsCatalogue.get(4525));

  @TempDir Path temp;

  @Test
  void roadwaysBeyondTheBoundaryAreFoundAndMeasured() throws Exception {
    Path layout = ScenarioTruthTest.shared().resolve("data/real/mines/sihe");
    Path region = Files.createDirectories(temp.resolve("region"));
    double total = lay(region, layout);
    assertThat(total).isCloseTo(90_411, within(904.0));

    Path out = temp.resolve("out");
    Runs.run(region, NIGHT, 1, Optional.empty(), out, 1);
    List<Finding> outside =
        Runs.night(out, NIGHT).findings().stream()
            .filter(f -> f.rule().code().equals("boundary.drawn"))
            .toList();
    TreeSet<String> roads = new TreeSet<>();
    double length = 0;
    for (Finding f : outside) {
      length += f.measures().get("length_m");
      f.evidence().stream()
          .filter(e -> e.kind().equals("drawing"))
          .forEach(
              e -> ((List<?>) e.facts().get("entities")).forEach(r -> roads.add(r.toString())));
    }
    assertThat(roads).hasSize(10);
    assertThat(length).isCloseTo(8_633, within(86.0));
  }

  private static double lay(Path region, Path layout) throws IOException {
    write(region, "region.json", "{\"version\":1,\"name\":\"试\",\"time_zone\":\"Asia/Shanghai\"}");
    write(region, "mines.csv", "mine_code,name,crs\n" + MINE + ",立夏示例煤矿,EPSG:4525\n");
    write(
        region,
        "licences.csv",
        "licence_no,mine_code,valid_from,valid_to,crs\nL1,"
            + MINE
            + ",2020-01-01,2040-01-01,EPSG:4525\n");
    StringBuilder corners = new StringBuilder("licence_no,part,role,seq,x_northing,y_easting\n");
    JsonNode ring =
        features(layout.resolve("boundary.geojson"))
            .get(0)
            .get("geometry")
            .get("coordinates")
            .get(0);
    for (int i = 0; i + 1 < ring.size(); i++) {
      double[] en =
          FRAME.fromLonLat(ring.get(i).get(0).doubleValue(), ring.get(i).get(1).doubleValue());
      corners.append(String.format(Locale.ROOT, "L1,1,outer,%d,%.3f,%.3f%n", i + 1, en[1], en[0]));
    }
    write(region, "corners.csv", corners.toString());
    write(
        region,
        "drawings.csv",
        "drawing_id,mine_code,as_of,file,kind,seam,crs\nD1,"
            + MINE
            + ",2026-02-25,drawings/d.geojson,mining-plan,3,EPSG:4490\n");
    double total = 0;
    List<String> roads = new ArrayList<>();
    for (JsonNode f : features(layout.resolve("roadways_3d.geojson"))) {
      JsonNode geometry = f.get("geometry");
      total += length(geometry);
      roads.add(
          "{\"type\":\"Feature\",\"properties\":{\"layer\":\"巷道\"},\"geometry\":" + geometry + "}");
    }
    Files.createDirectories(region.resolve("drawings"));
    write(
        region,
        "drawings/d.geojson",
        "{\"type\":\"FeatureCollection\",\"features\":[\n" + String.join(",\n", roads) + "\n]}");
    return total;
  }

  private static double length(JsonNode geometry) {
    List<JsonNode> lines = new ArrayList<>();
    if (geometry.get("type").stringValue().equals("LineString")) {
      lines.add(geometry.get("coordinates"));
    } else {
      geometry.get("coordinates").forEach(lines::add);
    }
    double length = 0;
    for (JsonNode line : lines) {
      List<Coordinate> places = new ArrayList<>();
      for (JsonNode c : line) {
        double[] en = FRAME.fromLonLat(c.get(0).doubleValue(), c.get(1).doubleValue());
        places.add(new Coordinate(en[0], en[1]));
      }
      length +=
          new GeometryFactory().createLineString(places.toArray(Coordinate[]::new)).getLength();
    }
    return length;
  }

  private static JsonNode features(Path file) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(file)).get("features");
  }

  private static void write(Path region, String name, String text) throws IOException {
    Files.writeString(region.resolve(name), text);
  }
}
