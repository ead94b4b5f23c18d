package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.web.account.People;
import org.minewatch.web.ingest.IngestBench;
import org.minewatch.web.ingest.LiveNight;
import org.minewatch.web.system.MapServer;

/** From the file in the drop folder to the page of who watches the map, within seconds. */
class LivePageTest extends InBrowser {
  /** The server looks each second, and tells the pages each second. */
  private static final ContainsTextOptions WITHIN_SECONDS =
      new ContainsTextOptions().setTimeout(Duration.ofSeconds(8).toMillis());

  private static final ContainsTextOptions BEGINS = new ContainsTextOptions().setTimeout(30_000);

  @TempDir Path folder;
  private String home = address("");

  @Override
  protected String home() {
    return home;
  }

  @Test
  void peopleBeyondTheApprovedNumberAreOnTheMapSecondsAfterTheFile() throws IOException {
    IngestBench bench = IngestBench.with(folder);
    Path mines = folder.resolve("region/mines.csv");
    Files.writeString(
        mines,
        "mine_code,name,crs,shift_headcount_limit\n" + IngestBench.MINE + ",甲,EPSG:4524,6\n");
    Map<String, Object> settings = bench.properties();
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    LocalDateTime now = LocalDateTime.now(ZoneId.of("Asia/Shanghai")).withNano(0);
    try (MapServer server = MapServer.start(settings)) {
      home = "http://localhost:" + server.port() + "/";
      server.nightImport().importNight(LiveNight.of());
      drop(bench, now.minusSeconds(40), 4);
      page.addInitScript("localStorage.setItem('minewatch.demo', 'regulator')");
      page.navigate(home);
      assertThat(page.locator("#live summary").first()).containsText("此刻井下 4 人", BEGINS);
      assertThat(page.locator("#live-alarms")).hasCount(0);

      drop(bench, now.minusSeconds(10), 9);
      assertThat(page.locator("#live summary").first()).containsText("9 人", WITHIN_SECONDS);
      assertThat(page.locator("#live-alarms")).containsText("1 项待核");
      assertThat(page.locator("#announce")).containsText("超过核定的 6 人");
      page.locator("#live summary").first().click();
      assertThat(page.locator("#live .live-list")).containsText("青石煤矿");
      AccessibilityTest.nothingSerious(page, "this moment");
      page.locator("[data-tool=language]").click();
      assertThat(page.locator("#live .live-list")).containsText("over the approved 6");

      HttpClient stranger =
          People.made(
              server.port(),
              "elsewhere",
              "某人",
              "regulator",
              "\"everything\":false,\"authorities\":[],\"mineCodes\":[\"530300000003\"]");
      org.assertj.core.api.Assertions.assertThat(
              People.json(stranger, server.port(), "/api/live").path("mines").size())
          .isZero();
      page.close();
    }
  }

  private static void drop(IngestBench bench, LocalDateTime time, int people) throws IOException {
    var file = IngestBench.snapshot(IngestBench.MINE, time, people);
    bench.put("drop/" + file.name(), file.bytes());
  }
}
