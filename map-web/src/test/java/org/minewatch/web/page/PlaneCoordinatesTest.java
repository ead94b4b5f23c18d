package org.minewatch.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page's own projection against PROJ: {@code cs2cs -f %.4f EPSG:4490 EPSG:45xx}. */
class PlaneCoordinatesTest extends InBrowser {

  /** Longitude, latitude, zone; northing, easting with prefix, code of the system. */
  private static final String PROJ =
      """
      103.8, 25.5, 35, 2821986.4658, 35379349.1410, EPSG:4523
      103.41, 25.5, 35, 2822397.6169, 35340132.0146, EPSG:4523
      104.9, 25.5, 35, 2821446.2596, 35489946.2244, EPSG:4523
      106.7, 26.6, 35, 2944435.2304, 35669341.2083, EPSG:4523
      112.0, 37.9, 37, 4196869.9767, 37587952.7029, EPSG:4525
      110.5, 37.9, 37, 4196516.3375, 37456024.0636, EPSG:4525
      84.1, 43.2, 28, 4784943.6762, 28508127.6001, EPSG:4516
      130.0, 45.9, 43, 5085457.2393, 43577602.6113, EPSG:4531
      108.0, 21.5, 36, 2378437.0176, 36500000.0000, EPSG:4524
      """;

  private static final String BOTH_WAYS =
      "async ([lon, lat, zone]) => { const c = await import('/js/crs.js');"
          + " const p = c.toPlane(lon, lat, zone);"
          + " return { ...p, epsg: c.epsgOf(zone), ...c.toDegrees(p.northing, p.easting, zone) }; }";

  @Test
  void agreesWithProjToAMillimetreAndGoesBack() {
    page.navigate(address(""));
    List<String> lines = PROJ.lines().toList();
    assertThat(lines)
        .hasSize(9)
        .allSatisfy(
            line -> {
              String[] cells = line.split(", ");
              double[] expected = new double[5];
              for (int i = 0; i < expected.length; i++) {
                expected[i] = Double.parseDouble(cells[i]);
              }
              Map<?, ?> got =
                  (Map<?, ?>)
                      page.evaluate(
                          BOTH_WAYS, List.of(expected[0], expected[1], (int) expected[2]));
              assertThat(number(got, "northing")).isEqualTo(expected[3], within(0.001));
              assertThat(number(got, "easting")).isEqualTo(expected[4], within(0.001));
              assertThat(got.get("epsg")).isEqualTo(cells[5]);
              assertThat(number(got, "lon")).isEqualTo(expected[0], within(1e-9));
              assertThat(number(got, "lat")).isEqualTo(expected[1], within(1e-9));
            });
  }

  private static double number(Map<?, ?> values, String name) {
    return ((Number) values.get(name)).doubleValue();
  }
}
