package org.minewatch.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.web.account.People;
import org.minewatch.web.store.SampleFilm;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.system.MapServer;

/**
 * How smoothly 500 people who are underground for a whole day, read every 30 seconds, are played in
 * headless Chromium. Prints the figures; holds them to what a busy machine reaches as well.
 */
class ReplayFramesTest {
  private static final int PEOPLE = 500;
  private static final String FILM =
      "api/nights/" + SampleNight.NIGHT + "/mines/" + SampleNight.MINE + "/replay";

  @TempDir static Path folder;
  private static MapServer server;
  private static Browser browser;
  private static long fileBytes;

  @BeforeAll
  static void serve() throws Exception {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    server = MapServer.start(settings);
    Path film = SampleFilm.write(folder, PEOPLE);
    fileBytes = Files.size(film);
    server.nightImport().importNight(SampleFilm.night(film));
    browser = Browser.open();
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  private static Page open(BrowserContext context, String query) {
    Page page = context.newPage();
    page.navigate("http://localhost:" + server.port() + "/" + query);
    page.locator("#list ul a.item").first().waitFor();
    return page;
  }

  @Test
  @Tag("show")
  void fiveHundredPeopleMoveSmoothly() {
    try (BrowserContext context =
        browser.chromium().newContext(new NewContextOptions().setViewportSize(1280, 800))) {
      context.setDefaultTimeout(60_000);
      for (int trail : new int[] {5, 30}) {
        Page page =
            open(context, "?view=16.25/25.51/103.81&replay=" + SampleNight.MINE + "/10:00:00");
        page.locator("#replay .replay-time").waitFor();
        page.locator("#replay .replay-choices select").nth(1).selectOption(String.valueOf(trail));
        assertThat(page.locator("#replay .replay-heads strong").textContent())
            .isEqualTo("井下 " + PEOPLE);
        page.locator("#replay [data-replay=play]").click();
        page.waitForTimeout(1500);
        double[] frames = frames(page, 6000);
        double length = frames[frames.length - 1] - frames[0];
        double each = 1000 * (frames.length - 1) / length;
        double slowest = 0;
        for (int i = 1; i < frames.length; i++) {
          slowest = Math.max(slowest, frames[i] - frames[i - 1]);
        }
        System.out.printf(
            "%d people, trails of %d min, 60 times as fast: %.1f frames a second, slowest frame"
                + " %.0f ms, drawing one takes %.1f ms; load %.1f%n",
            PEOPLE,
            trail,
            each,
            slowest,
            ((Number) page.evaluate(DRAWING)).doubleValue(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        assertThat(each).isGreaterThan(12);
        page.close();
      }
    }
  }

  /** Milliseconds of one step of the axis, which draws the same as a frame. */
  private static final String DRAWING =
      """
      () => {
        document.querySelector('[data-replay=play]').click();
        const axis = document.querySelector('#replay .axis');
        const key = () => axis.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
        for (let i = 0; i < 10; i++) key();
        const begin = performance.now();
        for (let i = 0; i < 40; i++) key();
        return (performance.now() - begin) / 40;
      }""";

  private static double[] frames(Page page, int millis) {
    List<?> stamps =
        (List<?>)
            page.evaluate(
                """
                (millis) => new Promise((done) => {
                  const stamps = [];
                  const frame = (now) => {
                    stamps.push(now);
                    if (now - stamps[0] < millis) requestAnimationFrame(frame);
                    else done(stamps);
                  };
                  requestAnimationFrame(frame);
                })""",
                millis);
    return stamps.stream().mapToDouble(s -> ((Number) s).doubleValue()).toArray();
  }

  @Test
  void aDayOfFiveHundredPeopleIsReadInAMoment() {
    try (BrowserContext context = browser.chromium().newContext()) {
      context.setDefaultTimeout(60_000);
      Page page = open(context, "");
      List<?> got =
          (List<?>)
              page.evaluate(
                  """
                  async (path) => {
                    const { decode } = await import('/js/replay/film.js');
                    const { curveOf, heatOf } = await import('/js/replay/motion.js');
                    const took = async (act) => { const begin = performance.now(); const value = await act(); return [performance.now() - begin, value]; };
                    const [fetched, bytes] = await took(async () => (await fetch(path)).arrayBuffer());
                    const times = [];
                    let film;
                    for (let i = 0; i < 3; i++) {
                      const [ms, value] = await took(() => decode(bytes));
                      times.push(ms);
                      film = value;
                    }
                    const [curve] = await took(() => curveOf(film));
                    const [heat] = await took(() => heatOf(film));
                    const packed = performance.getEntriesByName(new URL(path, location.href).href).at(-1).transferSize;
                    return [film.time.length, bytes.byteLength, packed, fetched, ...times, curve, heat];
                  }""",
                  "/" + FILM);
      double[] n = got.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
      System.out.printf(
          "%d people, a day: %,.0f moments, %,.0f bytes, %,.0f sent, fetched in %.0f ms, decoded in"
              + " %.0f, %.0f and %.0f ms; heads over the day %.0f ms, heat %.0f ms%n",
          PEOPLE, n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8]);
      assertThat(n[1]).isEqualTo(fileBytes);
      assertThat(Math.min(n[4], Math.min(n[5], n[6]))).isLessThan(500);
    }
  }
}
