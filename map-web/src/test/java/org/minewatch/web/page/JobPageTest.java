package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;
import org.minewatch.web.account.People;
import org.minewatch.web.system.MapServer;

/** The page of the nightly job: a run asked for, followed to its end, and its night on the map. */
class JobPageTest extends InBrowser {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);
  private static final double LONGEST_MILLIS = 90_000;

  @TempDir Path folder;
  private String home = address("");

  @Override
  protected String home() {
    return home;
  }

  private MapServer serve() throws IOException {
    SyntheticRegion.write(
        new SynthSpec(5, "示例矿区", NIGHT, 2, List.of(MineSpec.named("大雪示例煤矿").fixes(10, 1).build())),
        folder);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put("minewatch.job.region", folder.resolve(SyntheticRegion.REGION));
    settings.put("minewatch.job.results", folder.resolve("results"));
    settings.put("minewatch.job.cron", "-");
    settings.put("minewatch.job.poll-seconds", 1);
    settings.put(People.DEMO, true);
    MapServer server = MapServer.start(settings);
    home = "http://localhost:" + server.port() + "/";
    return server;
  }

  @Test
  void aRunIsAskedForAndItsNightsAreOnTheMap() throws IOException {
    try (MapServer server = serve()) {
      page.addInitScript("localStorage.setItem('minewatch.demo', 'supervisor')");
      page.navigate(home + "job.html");
      Locator runs = page.locator("table tbody tr");
      assertThat(page.locator("#page")).containsText("还没有运行过");
      page.locator("input[name=from]").fill(NIGHT.plusDays(1).toString());
      page.locator("input[name=to]").fill(NIGHT.toString());
      page.locator("form button").click();
      assertThat(page.locator("#trouble")).containsText("起始日期晚于终止日期");
      troubles.removeIf(trouble -> trouble.contains("422"));
      page.locator("input[name=from]").fill(NIGHT.toString());
      page.locator("input[name=to]").fill(NIGHT.plusDays(1).toString());
      page.locator("form button").click();
      assertThat(runs).hasCount(1, new HasCountOptions().setTimeout(LONGEST_MILLIS));
      assertThat(runs.first())
          .containsText("完成", new ContainsTextOptions().setTimeout(LONGEST_MILLIS));
      assertThat(runs.first()).containsText(NIGHT + " – " + NIGHT.plusDays(1));
      AccessibilityTest.nothingSerious(page, "the nightly job");
      page.locator("[data-tool=language]").click();
      assertThat(runs.first()).containsText("done");
      page.navigate(home + "?lang=en");
      assertThat(page.locator("#nights")).containsText("03-03");
      // It would go on asking a server that is gone.
      page.close();
    }
  }

  @Test
  void aServerWithoutAJobSaysHowToGiveItOne() {
    page.addInitScript("localStorage.setItem('minewatch.demo', 'supervisor')");
    page.navigate(address("job.html"));
    assertThat(page.locator("#page")).containsText("minewatch.job.region");
    assertThat(page.locator("[data-key=due]")).hasCount(0);
  }
}
