package org.minewatch.licencepaper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The boundaries of Global Energy Monitor (CC BY 4.0), where the folder {@code minewatch.shared}
 * has them.
 */
class SharedBoundariesTest {
  /** Areas printed in licences or quoted in the notes, km2, for boundaries of this set. */
  private static final Map<String, String> PRINTED =
      Map.of("M0366.B1", "119.71", "M0305.B2", "13.3");

  private static Path file;

  @BeforeAll
  static void shared() {
    String folder = System.getProperty("minewatch.shared", "");
    Assumptions.assumeFalse(folder.isEmpty());
    file = Path.of(folder, "data/real/gem/china_boundaries.geojson");
    Assumptions.assumeTrue(Files.exists(file));
  }

  @Test
  void every45ReportedRingReadsAsAPolygonWithItsArea() throws IOException {
    JsonNode all = JsonMapper.shared().readTree(Files.readString(file));
    int read = 0;
    for (JsonNode feature : all.get("features")) {
      if (!feature.at("/properties/precision").asString().equals("reported")) {
        continue;
      }
      read++;
      ImportedLicence imported = PrintedLicenceReader.read(feature.toString(), "ring.geojson");
      assertThat(imported.readings()).hasSize(1);
      LicenceReading reading = imported.readings().get(0);
      String id = feature.at("/properties/id").asString();
      long repeated =
          reading.notes().stream()
              .filter(n -> n.en().contains("repeats the corner before"))
              .count();
      assertThat(reading.licence().corners().size() + repeated)
          .as(id)
          .isEqualTo(feature.at("/geometry/coordinates/0").size() - 1);
      assertThat(reading.status()).as(id).isEqualTo(ReadingStatus.OK);
      // Their area has geodesic edges, the norm's are straight in longitude and latitude: on edges
      // of 10 km and more that is 1.5 in 10,000.
      double geodesic = feature.at("/properties/area_km2_ellipsoid").asDouble();
      assertThat(reading.area().ellipsoidKm2().orElseThrow())
          .as(id)
          .isCloseTo(geodesic, within(geodesic * 5e-4));
    }
    assertThat(read).isEqualTo(45);
  }

  @Test
  void printedAreasOfThoseBoundariesAgree() throws IOException {
    JsonNode all = JsonMapper.shared().readTree(Files.readString(file));
    int compared = 0;
    for (JsonNode feature : all.get("features")) {
      String printed = PRINTED.get(feature.at("/properties/id").asString());
      if (printed == null) {
        continue;
      }
      compared++;
      ((ObjectNode) feature.get("properties")).put("printed_area_km2", printed);
      AreaCheck check =
          PrintedLicenceReader.read(feature.toString(), "ring.geojson").readings().get(0).area();
      assertThat(check.agreement()).as(check.toString()).isEqualTo(AreaCheck.Agreement.ELLIPSOID);
    }
    assertThat(compared).isEqualTo(PRINTED.size());
  }

  @Test
  void theWholeFileReadsAtOnce() throws IOException {
    ImportedLicence imported = PrintedLicenceReader.read(file);
    assertThat(imported.readings()).hasSize(76);
    assertThat(imported.licences()).hasSizeGreaterThanOrEqualTo(45);
  }
}
