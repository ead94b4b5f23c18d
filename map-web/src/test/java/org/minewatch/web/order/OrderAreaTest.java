package org.minewatch.web.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKTReader;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.web.store.MineOrder;
import org.minewatch.web.system.Problems;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Areas of orders from what papers, drawings and findings say. */
class OrderAreaTest {
  private static final double LON = 104.1;
  private static final double LAT = 25.5;
  private static final PlaneGrid GRID = PlaneGrid.plain(LON, LAT).orElseThrow();
  private static final OrderArea AREA =
      new OrderArea(GRID, new Envelope(LON - 0.01, LON + 0.01, LAT - 0.01, LAT + 0.01));

  /** Corner points round the middle, for texts with {@code N+20} and {@code E-20} in them. */
  private static String placed(String text) {
    double[] middle = GRID.fromLonLat(LON, LAT);
    StringBuilder all = new StringBuilder();
    for (String word : text.replace("/", "\n").split("(?<=[ ,\n()])|(?=[ ,\n()])")) {
      boolean north = word.startsWith("N");
      all.append(
          word.matches("[NE][+-]\\d+")
              ? String.format(
                  Locale.ROOT, "%.3f", middle[north ? 1 : 0] + Integer.parseInt(word.substring(1)))
              : word);
    }
    return all.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "N+0 E+0/N+0 E+20/N+20 E+20/N+20 E+0,400",
    "1 N+0 E+0/2 N+0 E+20/3 N+20 E+20,200",
    "1 N+0 E+0/2 N+0 E+20/3 N+20 E+20/1 N+0 E+0,200",
    "'POLYGON ((E+0 N+0, E+20 N+0, E+20 N+20, E+0 N+20, E+0 N+0))',400",
    "'MULTIPOLYGON (((E+0 N+0, E+2 N+0, E+2 N+2, E+0 N+0)), ((E+9 N+9, E+11 N+9, E+11 N+11, E+9 N+9)))',4"
  })
  void whatIsPastedIsAnAreaInTheMinesMetres(String text, double squareMetres) throws Exception {
    MineOrder.Area area = AREA.of(placed(text));
    assertThat(new WKTReader().read(area.wkt()).getArea()).isCloseTo(squareMetres, within(0.1));
    assertThat(area.crs()).isEqualTo(GRID.crs().code());
    var ring = JsonMapper.shared().readTree(area.geoJson()).path("coordinates").get(0).get(0);
    double[] back = GRID.fromLonLat(ring.get(0).get(0).asDouble(), ring.get(0).get(1).asDouble());
    Coordinate first = new WKTReader().read(area.wkt()).getCoordinates()[0];
    assertThat(back[0]).isCloseTo(first.x, within(0.002));
    assertThat(back[1]).isCloseTo(first.y, within(0.002));
  }

  @ParameterizedTest
  @CsvSource({
    "N+0/N+0 E+20/N+20 E+20,第 1 行",
    "N+0 E+0/N+0 E+20,至少要三个",
    "E+0 N+0/E+20 N+0/E+20 N+20,X 为北",
    "N+0 E+0/N+20 E+20/N+20 E+0/N+0 E+20,自相交",
    "N+0 E+0/N+90000 E+20/N+20 E+90000,离该矿太远",
    "'POLYGON ((E+0 N+0, E+20 N+0',WKT 读不懂",
    "'POLYGON ((1 1, 2 2, 1e400 3, 1 1))',自相交",
    "'POLYGON EMPTY',面积为零"
  })
  void whatIsWrongIsSaid(String text, String zh) {
    ErrorResponseException problem =
        catchThrowableOfType(ErrorResponseException.class, () -> AREA.of(placed(text)));
    assertThat(problem).isNotNull();
    assertThat(Problems.text(problem).zh()).contains(zh);
    assertThat(problem.getStatusCode().value()).isEqualTo(422);
  }

  @Test
  void theAreaRoundAFindingHoldsAllOfIt() throws Exception {
    long seed = 20260302;
    Random random = new Random(seed);
    for (int run = 0; run < 50; run++) {
      StringBuilder line = new StringBuilder("{\"type\":\"LineString\",\"coordinates\":[");
      Coordinate[] metres = new Coordinate[1 + random.nextInt(6)];
      for (int i = 0; i < metres.length; i++) {
        double lon = LON + (random.nextDouble() - 0.5) * 0.01;
        double lat = LAT + (random.nextDouble() - 0.5) * 0.01;
        double[] at = GRID.fromLonLat(lon, lat);
        metres[i] = new Coordinate(at[0], at[1]);
        line.append(i == 0 ? "" : ",").append('[').append(lon).append(',').append(lat).append(']');
      }
      double margin = 1 + random.nextInt(100);
      MineOrder.Area area =
          AREA.around(JsonMapper.shared().readTree(line.append("]}").toString()), margin);
      Geometry polygon = new WKTReader().read(area.wkt());
      Geometry points = new GeometryFactory().createMultiPointFromCoords(metres);
      assertThat(polygon.contains(points)).as("seed %d, run %d", seed, run).isTrue();
      assertThat(polygon.getBoundary().distance(points)).isGreaterThan(0.9 * margin);
    }
  }

  @Test
  void aShapeOfTheNightIsTakenAsItIsOrWithAMargin() throws Exception {
    Geometry lonLat =
        new WKTReader()
            .read("POLYGON ((104.1 25.5, 104.101 25.5, 104.101 25.501, 104.1 25.501, 104.1 25.5))");
    Geometry plain = new WKTReader().read(AREA.along(lonLat, 0).wkt());
    Geometry wider = new WKTReader().read(AREA.along(lonLat, 30).wkt());
    double[] corner = GRID.fromLonLat(104.101, 25.501);
    assertThat(plain.getEnvelopeInternal().getMaxX()).isCloseTo(corner[0], within(1.0));
    assertThat(wider.contains(plain)).isTrue();
    assertThat(wider.getBoundary().distance(plain)).isCloseTo(30, within(1.0));
    Geometry face = new WKTReader().read("LINESTRING (104.1 25.5, 104.101 25.5)");
    assertThat(new WKTReader().read(AREA.along(face, 30).wkt()).getArea()).isGreaterThan(60 * 90);
    assertThat(catchThrowableOfType(ErrorResponseException.class, () -> AREA.along(face, 0)))
        .isNotNull();
    assertThat(lonLat.getEnvelopeInternal().getMaxX()).isEqualTo(104.101);
  }
}
