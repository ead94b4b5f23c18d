package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.minewatch.web.account.People;
import org.minewatch.web.load.LargeDrawing;
import org.minewatch.web.system.MapServer;

/** Layers too large to be sent whole come as tiles, and look and answer as the others do. */
class TilesPageTest extends InBrowser {
  private static final int LICENCES = 700;
  private static final int POLYLINES = 8_000;

  private static MapServer server;
  private final List<String> asked = new ArrayList<>();

  @BeforeAll
  static void serve() {
    server = serve(LICENCES, POLYLINES);
  }

  private static MapServer serve(int licences, int polylines) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    MapServer made = MapServer.start(settings);
    made.nightImport().importNight(LargeDrawing.of(licences, polylines, 7));
    return made;
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private String home = "http://localhost:" + server.port() + "/";

  @Override
  protected String home() {
    return home;
  }

  private void open(String query) {
    page.onRequest(request -> asked.add(request.url()));
    page.navigate(home + query);
    page.locator("#map .leaflet-ink-pane canvas").waitFor();
    settled();
  }

  /** Until nothing was asked for and drawn for a while. */
  private void settled() {
    page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
    page.waitForTimeout(400);
  }

  /** As if no layer had so many points: everything comes whole. */
  private void whole(Page of) {
    of.route(
        Pattern.compile(".*/layers$"),
        route -> {
          var answer = route.fetch();
          route.fulfill(
              new Route.FulfillOptions()
                  .setResponse(answer)
                  .setBody(answer.text().replaceAll("\"vertices\":\\d+", "\"vertices\":1")));
        });
  }

  private static String near() {
    return "?view=14.25/25.015/103.015&mine=" + LargeDrawing.mine();
  }

  @Test
  void largeLayersAreAskedForAsTiles() {
    open(near());
    assertThat(asked).anyMatch(u -> u.matches(".*/licences/\\d+/\\d+/\\d+\\.mvt"));
    assertThat(asked).anyMatch(u -> u.matches(".*/layers/roadway/\\d+/\\d+/\\d+\\.mvt"));
    assertThat(asked).noneMatch(u -> u.endsWith(".geojson") && !u.contains("findings"));
  }

  @Test
  void smallLayersAreAskedForWhole() {
    home = address("");
    open("");
    items().first().waitFor();
    settled();
    assertThat(asked)
        .anyMatch(u -> u.endsWith("/licences.geojson"))
        .anyMatch(u -> u.endsWith("/layers/roadway.geojson"))
        .noneMatch(u -> u.endsWith(".mvt"));
  }

  @Test
  void tilesShowWhatWholeLayersShow() throws IOException {
    open(near());
    byte[] tiled = ink();
    page.close();
    page = context.newPage();
    whole(page);
    open(near());
    byte[] entire = ink();
    Difference difference = Difference.of(tiled, entire);
    assertThat(difference.inked()).as("there is something to compare").isGreaterThan(0.02);
    assertThat(difference.share())
        .as("pixels that one has and the other has not near by")
        .isLessThan(0.01);
  }

  private byte[] ink() {
    String data =
        (String)
            page.evaluate(
                "() => document.querySelector('#map .leaflet-ink-pane canvas').toDataURL('image/png')");
    return java.util.Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
  }

  @Test
  void whatIsPointedAtIsSaidAndAClickOnALicenceOpensItsMine() {
    open(near());
    com.microsoft.playwright.options.BoundingBox box = page.locator("#map").boundingBox();
    boolean found = false;
    for (int y = 0; y < 40 && !found; y++) {
      page.mouse().move(box.x + box.width / 2, box.y + box.height / 2 + y);
      page.waitForTimeout(45);
      found =
          page.locator(".leaflet-tooltip.facts")
                  .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("巷道"))
                  .count()
              > 0;
    }
    assertThat(found).as("a road says what it is").isTrue();
    assertThat(page.locator(".leaflet-tooltip.facts")).containsText("M8");
    assertThat(page.locator(".leaflet-tooltip.facts")).not().containsText("undefined");

    open("?view=14.25/25.070000/103.070000");
    box = page.locator("#map").boundingBox();
    page.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
    page.waitForURL(Pattern.compile(".*mine=5303.*"));
    assertThat(drawer()).isVisible();
  }

  @Test
  void theLegendSwitchesAndFadesThem() throws IOException {
    open(near());
    if (page.locator("#legend > details").getAttribute("open") == null) {
      page.locator("#legend > details > summary").click();
    }
    byte[] with = ink();
    page.locator("#legend [data-layer=roadway]").uncheck();
    page.waitForURL(Pattern.compile(".*off=roadway.*"));
    settled();
    assertThat(Difference.of(with, ink()).share()).isGreaterThan(0.2);
    page.locator("#legend [data-layer=roadway]").check();
    settled();
    assertThat(Difference.of(with, ink()).share()).isLessThan(0.001);
  }

  @Test
  void anotherReaderReadsTheSame() throws IOException {
    open("");
    String reader = without("point-geometry.js") + without("pbf.js") + without("vector-tile.js");
    Object differences =
        page.evaluate(
            """
            async () => {
              const night = '%s';
              const { decode } = await import(`${location.origin}/js/tiles/decode.js`);
              const { tilesOf } = await import(`${location.origin}/js/tiles/source.js`);
              const { VectorTile, PbfReader } = (() => { %s; return { VectorTile, PbfReader }; })();
              const wrong = [];
              let features = 0;
              for (const zoom of [9, 12, 15]) {
                for (const { z, x, y } of tilesOf([103.001, 25.001, 103.02, 25.02], zoom).slice(0, 6)) {
                  for (const of of ['licences', 'mines/%s/layers/roadway']) {
                    const answer = await fetch(`api/nights/${night}/${of}/${z}/${x}/${y}.mvt`);
                    const bytes = await answer.arrayBuffer();
                    const ours = decode(bytes);
                    const theirs = new VectorTile(new PbfReader(new Uint8Array(bytes)));
                    if ([...ours.keys()].join() !== Object.keys(theirs.layers).join()) wrong.push(`layers of ${z}/${x}/${y}`);
                    for (const [name, list] of ours) {
                      const layer = theirs.layers[name];
                      if (layer.length !== list.length || layer.version !== 2) wrong.push(`features of ${name}`);
                      list.forEach((own, i) => {
                        features++;
                        const other = layer.feature(i);
                        const paths = other.loadGeometry().map((ring) => (other.type === 3 ? ring.slice(0, -1) : ring).flatMap((p) => [p.x, p.y]));
                        const same = own.id === other.id && own.kind === other.type
                          && JSON.stringify(own.facts) === JSON.stringify({ ...other.properties }) && JSON.stringify(own.paths) === JSON.stringify(paths);
                        if (!same) wrong.push(`${name} ${own.id}`);
                      });
                    }
                  }
                }
              }
              return [features, wrong.slice(0, 5).join('; ')];
            }
            """
                .formatted(LargeDrawing.NIGHT, reader, LargeDrawing.mine()));
    List<?> told = (List<?>) differences;
    assertThat(told.get(1)).isEqualTo("");
    assertThat(((Number) told.get(0)).intValue()).isGreaterThan(1_000);
  }

  private static String without(String file) throws IOException {
    try (InputStream in = TilesPageTest.class.getResourceAsStream("vector-tile/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replaceAll("(?m)^import .*$", "")
              .replaceAll("(?m)^export default .*;$", "")
              .replaceAll("(?m)^export (default )?", "")
          + "\n";
    }
  }

  /** What it takes to see and to move a drawing of 35,000 lines among 4,000 licences. */
  @Test
  @Tag("show")
  void howMuchTilesSave() {
    try (MapServer large = serve(4_000, 35_000)) {
      home = "http://localhost:" + large.port() + "/";
      for (boolean tiled : new boolean[] {false, true, true}) {
        page.close();
        page = context.newPage();
        if (!tiled) {
          whole(page);
        }
        measure(tiled);
      }
    }
  }

  private void measure(boolean tiled) {
    List<Request> data = new ArrayList<>();
    page.onRequestFinished(
        request -> {
          if (request.url().contains("/api/")) {
            data.add(request);
          }
        });
    page.navigate(home + near());
    page.waitForFunction(INKED, null, new Page.WaitForFunctionOptions().setTimeout(60_000));
    double seen = ((Number) page.evaluate("() => performance.now()")).doubleValue();
    page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
    page.waitForTimeout(3_000);
    long bytes =
        List.copyOf(data).stream()
            .filter(r -> r.url().matches(".*(\\.mvt|\\.geojson|/layers)$"))
            .mapToLong(r -> r.sizes().responseBodySize)
            .sum();
    var box = page.locator("#map").boundingBox();
    page.evaluate(
        "() => { window.frames_ = []; const f = (t) => { window.frames_.push(t); window.raf_ = requestAnimationFrame(f); }; requestAnimationFrame(f); }");
    for (int drag = 0; drag < 4; drag++) {
      page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
      page.mouse().down();
      for (int i = 1; i <= 25; i++) {
        page.mouse()
            .move(box.x + box.width / 2 + (drag % 2 == 0 ? 4 : -4) * i, box.y + box.height / 2 + i);
      }
      page.mouse().up();
      page.waitForTimeout(300);
    }
    Object frames =
        page.evaluate(
            "() => { cancelAnimationFrame(window.raf_); const f = window.frames_; const gaps = f.slice(1).map((t, i) => t - f[i]).sort((a, b) => a - b);"
                + " return [1000 * gaps.length / (f.at(-1) - f[0]), gaps.at(-1)]; }");
    System.out.printf(
        "%s: seen after %.0f ms, %,d bytes of shapes, frames a second and longest frame while panning %s%n",
        tiled ? "tiles" : "whole", seen, bytes, frames);
  }

  /** The middle of the map has ink on many of its points. */
  private static final String INKED =
      "() => { const c = document.querySelector('#map .leaflet-ink-pane canvas'); if (!c || !c.width) return false;"
          + " const d = c.getContext('2d').getImageData(c.width / 2 - 100, c.height / 2 - 100, 200, 200).data; let n = 0;"
          + " for (let i = 3; i < d.length; i += 4) if (d[i] > 100) n++; return n > 6000; }";
}
