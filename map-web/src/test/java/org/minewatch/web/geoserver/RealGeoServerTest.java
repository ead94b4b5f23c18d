package org.minewatch.web.geoserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The same on a GeoServer that somebody has: {@code GEOSERVER_URL}, {@code
 * GEOSERVER_PASSWORD_FILE}, and {@code GEOSERVER_DATABASE} (host/name of a PostGIS with our tables
 * as the GeoServer reaches it) with {@code GEOSERVER_DATABASE_PASSWORD_FILE}. Packages have no
 * GeoServer, so without one this is left out and says so; the contract test is not.
 */
class RealGeoServerTest {

  @Test
  void aRealGeoServerIsPublishedOnceAndThenLeftAlone() throws Exception {
    String url = System.getenv("GEOSERVER_URL");
    assumeTrue(url != null, "GEOSERVER_URL names no GeoServer to publish on");
    String[] database = System.getenv("GEOSERVER_DATABASE").split("/", 2);
    PublishTarget target =
        new PublishTarget(
            URI.create(url),
            "admin",
            secret("GEOSERVER_PASSWORD_FILE"),
            new PublishTarget.Database(
                database[0],
                5432,
                database[1],
                "public",
                "minewatch_geoserver",
                secret("GEOSERVER_DATABASE_PASSWORD_FILE")),
            new PublishTarget.Reader("minewatch", "reader-of-a-test-1"),
            PublishTarget.Bounds.CHINA,
            false,
            Duration.ofSeconds(60));
    List<String> lines = new ArrayList<>();
    Publishing.run(target, false, lines::add);
    lines.clear();

    assertThat(Publishing.run(target, false, lines::add).same()).isGreaterThan(25);
    assertThat(lines).isEmpty();
    for (MapLayer layer : MapLayer.values()) {
      BoundedHttp.Answer map =
          new BoundedHttp(
                  target.geoserver(), "minewatch", "reader-of-a-test-1", target.longest(), 1 << 22)
              .ask(
                  "GET",
                  "/minewatch/wms?service=WMS&version=1.1.1&request=GetMap&styles=&srs=EPSG:3857"
                      + "&bbox=11580000,4860000,11590000,4870000&width=256&height=256"
                      + "&format=image/png&transparent=true&layers="
                      + layer.layerName(),
                  "image/png",
                  "",
                  new byte[0]);
      assertThat(map.type()).as(map.text()).isEqualTo("image/png");
    }
  }

  private static String secret(String name) throws Exception {
    return Files.readString(Path.of(System.getenv(name)), StandardCharsets.UTF_8).strip();
  }
}
