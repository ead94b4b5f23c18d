package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.web.account.People;
import org.minewatch.web.geoserver.FakeMaps;
import org.minewatch.web.geoserver.FakeMaps.Mood;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.system.MapServer;

/**
 * Layers of a GeoServer on the map: offered where there is one, drawn, and missed by nothing else.
 */
class ServedLayersPageTest extends InBrowser {
  @TempDir Path folder;
  private String home = address("");

  @Override
  protected String home() {
    return home;
  }

  private Locator row(String name) {
    return page.locator("#legend [data-layer=served-" + name + "]");
  }

  /** The legend is drawn anew while layers come in, so it is opened until it stays so. */
  private void openLegend() {
    page.locator("#legend > details").waitFor();
    page.waitForFunction(
        "() => {"
            + " const details = document.querySelector('#legend > details');"
            + " window.openFor = details.open ? (window.openFor ?? 0) + 1 : 0;"
            + " if (!details.open) details.querySelector('summary').click();"
            + " return window.openFor > 30; }");
  }

  private Color middle() throws IOException {
    var shot = ImageIO.read(new ByteArrayInputStream(page.locator("#map").screenshot()));
    // Off the middle, where the sign of a mine may stand.
    return new Color(shot.getRGB(shot.getWidth() / 2 + 97, shot.getHeight() / 2 + 61));
  }

  @Test
  void aLayerOfTheGeoServerIsOfferedDrawnAndMissedByNothing() throws Exception {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    try (FakeMaps maps = FakeMaps.start()) {
      settings.putAll(maps.settings(folder));
      try (MapServer server = MapServer.start(settings)) {
        server.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "a".repeat(64)));
        home = "http://localhost:" + server.port() + "/";
        page.addInitScript("localStorage.setItem('minewatch.demo', 'regulator')");
        page.navigate(home);
        assertThat(page.locator(".served-layers input")).hasCount(6);
        assertThat(page.locator(".served-layers")).containsText("采矿许可证范围");
        assertThat(maps.asked()).as("nothing is asked for before it is wanted").isEmpty();

        openLegend();
        row("licences").check();
        assertThat(page.locator("#map img.served")).hasCount(1);
        page.waitForFunction("() => document.querySelector('#map img.served')?.naturalWidth > 0");
        assertThat(middle()).isEqualTo(FakeMaps.COLOUR);
        Map<String, String> asked = maps.asked().get(0).parameters();
        assertThat(asked)
            .containsEntry("layers", "minewatch:licences")
            .containsEntry("srs", "EPSG:4523")
            .containsEntry("cql_filter", "INCLUDE");
        // Metres of the zone, as many to a pixel both ways.
        double[] box =
            java.util.Arrays.stream(asked.get("bbox").split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(box[0]).isBetween(35_000_000.0, 36_000_000.0);
        assertThat((box[2] - box[0]) / Integer.parseInt(asked.get("width")))
            .isCloseTo(
                (box[3] - box[1]) / Integer.parseInt(asked.get("height")),
                org.assertj.core.data.Offset.offset(1.0));
        AccessibilityTest.nothingSerious(page, "layers of a GeoServer");

        maps.answer(Mood.RUBBISH);
        row("faces").check();
        assertThat(page.locator(".served-layers [role=status]"))
            .containsText("GeoServer 暂不可用，其余图层不受影响");
        assertThat(page.locator("#map img.served")).hasCount(0);
        assertThat(page.locator("#trouble")).isHidden();
        assertThat(items().first()).isVisible();
        assertThat(page.locator("#legend [data-layer=licence]")).isChecked();

        maps.answer(Mood.GOOD);
        row("faces").uncheck();
        assertThat(page.locator("#map img.served")).hasCount(1);
        row("licences").uncheck();
        assertThat(page.locator("#map img.served")).hasCount(0);
        assertThat(page.locator(".served-layers [role=status]")).hasCount(0);
        // What the browser says by itself of the picture that did not come.
        troubles.removeIf(trouble -> trouble.contains("503"));
      }
    }
  }

  @Test
  void withoutAGeoServerThereIsNothingToChoose() {
    page.addInitScript("localStorage.setItem('minewatch.demo', 'regulator')");
    page.navigate(home);
    page.locator("#map.leaflet-container").waitFor();
    openLegend();
    assertThat(page.locator("#legend input[data-layer=finding]")).isVisible();
    assertThat(page.locator(".served-layers")).hasCount(0);
  }
}
