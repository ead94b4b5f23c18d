package org.minewatch.web.geoserver;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.minewatch.web.store.Visible;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the GeoServer draw. Few ask it at a time, each within a time and a size, and one that did not
 * answer is left alone for a moment, so that the rest of the server never waits for it.
 */
public final class GeoServerMaps {
  private static final Logger LOG = LoggerFactory.getLogger(GeoServerMaps.class);
  private static final int MOST_BYTES = 8 << 20;
  private static final int AT_ONCE = 6;
  private static final Duration LEFT_ALONE = Duration.ofSeconds(5);
  private static final String PNG = "image/png";
  private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String GRID = "EPSG:900913";

  private final Optional<BoundedHttp> http;
  private final Duration longest;
  private final Clock clock;
  private final Semaphore asking = new Semaphore(AT_ONCE, true);
  private volatile Instant askAgain = Instant.MIN;
  private volatile String trouble = "";

  GeoServerMaps(GeoServerSettings settings, Clock clock) throws IOException {
    this.longest = Duration.ofSeconds(settings.seconds());
    this.clock = clock;
    this.http =
        settings.isConfigured()
            ? Optional.of(
                new BoundedHttp(
                    settings.address(), settings.user(), settings.password(), longest, MOST_BYTES))
            : Optional.empty();
  }

  /** Whether there is one to ask. */
  public boolean isConfigured() {
    return http.isPresent();
  }

  /** A picture of what somebody may see. */
  byte[] draw(MapAsk ask, Visible visible) throws GeoServerException {
    String form =
        ask.parameters(MineFilter.of(visible)).stream()
            .map(p -> p[0] + "=" + URLEncoder.encode(p[1], StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return picture(
        "POST", "/" + Bodies.WORKSPACE + "/wms", FORM, form.getBytes(StandardCharsets.US_ASCII));
  }

  /** A kept tile of all mines, for who sees all. */
  byte[] keptTile(MapLayer layer, int z, int x, int y) throws GeoServerException {
    return picture(
        "GET",
        "/gwc/service/wmts?service=WMTS&version=1.0.0&request=GetTile&style=&format=image/png"
            + "&layer=%s&tilematrixset=%s&tilematrix=%s:%d&tilerow=%d&tilecol=%d"
                .formatted(Bodies.qualified(layer.layerName()), GRID, GRID, z, y, x),
        "",
        new byte[0]);
  }

  private byte[] picture(String method, String path, String type, byte[] body)
      throws GeoServerException {
    BoundedHttp.Answer answer = ask(method, path, PNG, type, body);
    boolean isPicture =
        answer.type().equals(PNG)
            && answer.body().length > PNG_BEGINS.length
            && Arrays.equals(answer.body(), 0, PNG_BEGINS.length, PNG_BEGINS, 0, PNG_BEGINS.length);
    if (answer.status() != 200 || !isPicture) {
      throw failed(
          "status %d of the type %s instead of a picture".formatted(answer.status(), answer.type()),
          null);
    }
    trouble = "";
    return answer.body();
  }

  private BoundedHttp.Answer ask(
      String method, String path, String accept, String type, byte[] body)
      throws GeoServerException {
    if (clock.instant().isBefore(askAgain)) {
      throw new GeoServerException("it did not answer a moment ago: " + trouble);
    }
    try {
      if (!asking.tryAcquire(longest.toMillis() / 2, TimeUnit.MILLISECONDS)) {
        throw new GeoServerException("too many ask it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GeoServerException("interrupted", e);
    }
    try {
      return http.orElseThrow().ask(method, path, accept, type, body);
    } catch (GeoServerException e) {
      askAgain = clock.instant().plus(LEFT_ALONE);
      throw failed(e.getMessage(), e);
    } finally {
      asking.release();
    }
  }

  private GeoServerException failed(String why, GeoServerException cause) {
    trouble = why;
    LOG.warn("GeoServer: {}", why);
    return new GeoServerException(why, cause);
  }

  /** What is wrong with it, found out by asking; empty when nothing is. */
  public String findTrouble() {
    try {
      BoundedHttp.Answer answer =
          ask(
              "GET",
              "/" + Bodies.WORKSPACE + "/wms?service=WMS&version=1.1.1&request=GetCapabilities",
              "*/*",
              "",
              new byte[0]);
      String body = answer.text();
      for (MapLayer layer : MapLayer.values()) {
        if (answer.status() != 200 || !body.contains(layer.layerName())) {
          return answer.status() == 200
              ? "layer " + layer.layerName() + " is missing"
              : "status " + answer.status();
        }
      }
      return "";
    } catch (GeoServerException e) {
      return e.getMessage();
    }
  }
}
