package org.minewatch.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKTReader;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NeighbourCheckTest {
  private static final MineFrame FRAME = MineFrame.of(CrsCatalogue.get(4523));

  private static NeighbourCheck.Placed placed(String no, String wkt) throws Exception {
    return new NeighbourCheck.Placed(no, no, FRAME, FRAME.toLonLat(new WKTReader().read(wkt)));
  }

  private static final String WEST =
      "POLYGON ((35400000 2780000, 35402000 2780000, 35402300 2781000, 35402000 2782000, 35400000 2782000, 35400000 2780000))";

  @Test
  void aSharedBorderIsNeitherGapNorOverlap() throws Exception {
    List<NeighbourCheck.Contact> contacts =
        NeighbourCheck.contacts(
            List.of(
                placed("A", WEST),
                placed(
                    "B",
                    "POLYGON ((35402000 2780000, 35404000 2780000, 35404000 2782000, 35402000 2782000, 35402300 2781000, 35402000 2780000))")));
    assertThat(contacts).hasSize(1);
    assertThat(contacts.get(0).overlapM2()).isZero();
    assertThat(contacts.get(0).offset()).isEmpty();
    assertThat(contacts.get(0).looksLikeDatumMixUp()).isFalse();
  }

  @Test
  void theParallelOffsetOfTwoDatumsIsRecognised() throws Exception {
    List<NeighbourCheck.Contact> contacts =
        NeighbourCheck.contacts(
            List.of(
                placed("A", WEST),
                placed(
                    "B",
                    "POLYGON ((35401946.58 2780015.59, 35404000 2780000, 35404000 2782000, 35401946.58 2782015.59, 35402246.58 2781015.59, 35401946.58 2780015.59))")));
    assertThat(contacts).hasSize(1);
    NeighbourCheck.Contact c = contacts.get(0);
    assertThat(c.looksLikeDatumMixUp()).isTrue();
    assertThat(c.offset().orElseThrow().eastingMetres()).isCloseTo(-53.42, offset(0.01));
    assertThat(c.offset().orElseThrow().northingMetres()).isCloseTo(15.59, offset(0.01));
    assertThat(c.overlapM2()).isGreaterThan(90_000);
  }

  @Test
  void licencesFarApartAreNoNeighbours() throws Exception {
    assertThat(
            NeighbourCheck.contacts(
                List.of(
                    placed("A", WEST),
                    placed(
                        "B",
                        "POLYGON ((35402500 2780000, 35404000 2780000, 35404000 2782000, 35402500 2780000))"))))
        .isEmpty();
  }

  /** The eastern neighbour of {@link #WEST}, moved. */
  private static String east(double by) {
    return String.format(
        java.util.Locale.ROOT,
        "POLYGON ((%1$.2f 2780000, 35404000 2780000, 35404000 2782000, %1$.2f 2782000, %2$.2f 2781000, %1$.2f 2780000))",
        35402000 + by,
        35402300 + by);
  }

  @Test
  void aGapOfLessThanAHundredAndFiftyMetresIsStillAContact() throws Exception {
    List<NeighbourCheck.Contact> near =
        NeighbourCheck.contacts(List.of(placed("A", WEST), placed("B", east(148))));
    assertThat(near).hasSize(1);
    assertThat(near.get(0).gapMetres()).isBetween(130.0, 148.0);
    assertThat(near.get(0).overlapM2()).isZero();
    assertThat(NeighbourCheck.contacts(List.of(placed("A", WEST), placed("B", east(175)))))
        .isEmpty();
  }

  @Test
  void onlyAShiftOfFortyToAHundredAndTwentyMetresLooksLikeTwoDatums() throws Exception {
    for (double by : new double[] {-39, -41, -119, -121, 41, 121}) {
      NeighbourCheck.Contact c =
          NeighbourCheck.contacts(List.of(placed("A", WEST), placed("B", east(by)))).get(0);
      assertThat(c.offset().orElseThrow().metres()).isCloseTo(Math.abs(by), offset(0.02));
      assertThat(c.offset().orElseThrow().corners()).isEqualTo(3);
      assertThat(c.looksLikeDatumMixUp())
          .as("%s m", by)
          .isEqualTo(Math.abs(by) > 40 && Math.abs(by) < 120);
    }
  }

  @Test
  void aGapBetweenBoxesIsAContactInEitherDirection() throws Exception {
    String square =
        "POLYGON ((35400000 2780000, 35401000 2780000, 35401000 2781000, 35400000 2781000, 35400000 2780000))";
    String beside =
        "POLYGON ((35401100 2780000, 35402000 2780000, 35402000 2781000, 35401100 2781000, 35401100 2780000))";
    String above =
        "POLYGON ((35400000 2781100, 35401000 2781100, 35401000 2782000, 35400000 2782000, 35400000 2781100))";
    assertThat(
            NeighbourCheck.contacts(
                List.of(placed("A", square), placed("B", beside), placed("C", above))))
        .extracting(c -> c.first().licenceNo() + c.second().licenceNo())
        .containsExactly("AB", "AC", "BC");
  }

  @Test
  void oneCornerNearAnotherIsNoOffset() throws Exception {
    NeighbourCheck.Contact c =
        NeighbourCheck.contacts(
                List.of(
                    placed("A", WEST),
                    placed(
                        "B",
                        "POLYGON ((35402050 2780000, 35404000 2779000, 35404000 2781900, 35402050 2780000))")))
            .get(0);
    assertThat(c.offset()).isEmpty();
  }

  @Test
  void aLicenceWithoutAreaTouchesNobody() throws Exception {
    assertThat(
            NeighbourCheck.contacts(
                List.of(placed("A", WEST), placed("B", "POLYGON EMPTY"), placed("C", east(60)))))
        .singleElement()
        .satisfies(c -> assertThat(c.second().licenceNo()).isEqualTo("C"));
  }

  /** Two published boundaries of which one was printed in Beijing 54 and read without a shift. */
  @Test
  void findsTheDatumMixUpInPublishedBoundaries() throws Exception {
    String shared = System.getProperty("minewatch.shared", "");
    Assumptions.assumeFalse(shared.isEmpty(), "minewatch.shared is not set");
    Path file = Path.of(shared, "data/real/gem/china_boundaries.geojson");
    Geometry first = ring(file, "M0388.B1");
    Geometry second = ring(file, "M0426.B1");
    MineFrame frame = MineFrame.of(CrsCatalogue.get(4527));
    List<NeighbourCheck.Contact> contacts =
        NeighbourCheck.contacts(
            List.of(
                new NeighbourCheck.Placed("A", "A", frame, first),
                new NeighbourCheck.Placed("B", "B", frame, second)));
    assertThat(contacts).hasSize(1);
    assertThat(contacts.get(0).overlapM2()).isCloseTo(171_700, offset(500.0));
    NeighbourCheck.Offset vector = contacts.get(0).offset().orElseThrow();
    assertThat(Math.abs(vector.northingMetres())).isCloseTo(15.59, offset(0.7));
    assertThat(Math.abs(vector.eastingMetres())).isCloseTo(53.42, offset(0.7));
    assertThat(contacts.get(0).looksLikeDatumMixUp()).isTrue();
  }

  private static Geometry ring(Path file, String id) throws Exception {
    JsonNode all = JsonMapper.shared().readTree(Files.readString(file));
    for (JsonNode f : all.get("features")) {
      if (f.get("properties").get("id").asString().equals(id)) {
        JsonNode points = f.get("geometry").get("coordinates").get(0);
        Coordinate[] c = new Coordinate[points.size()];
        for (int i = 0; i < c.length; i++) {
          c[i] = new Coordinate(points.get(i).get(0).asDouble(), points.get(i).get(1).asDouble());
        }
        return new GeometryFactory().createPolygon(c);
      }
    }
    throw new IllegalStateException("no feature " + id);
  }
}
