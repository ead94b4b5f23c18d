package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.track.upload.UploadWriter;
import org.minewatch.web.account.People;
import org.minewatch.web.ingest.IngestBench;
import org.minewatch.web.system.MapServer;

/** The page of files that were handed in: what became of them, why, and handing one in. */
class FilesPageTest extends InBrowser {
  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

  @TempDir Path folder;
  private String home = address("");

  @Override
  protected String home() {
    return home;
  }

  @Test
  void whatBecameOfEachFileIsThereWithItsReasons() throws IOException {
    IngestBench bench = IngestBench.with(folder);
    UploadWriter good = IngestBench.snapshot(IngestBench.MINE, IngestBench.MORNING, 4);
    bench.put("drop/" + good.name(), good.bytes());
    bench.put(
        "drop/" + IngestBench.MINE + "/2026-09-22.csv",
        "card_id,time,reader_id,distance_m\nC1,eight,R1,0\n");
    bench.put("drop/holiday.jpg", "x");
    Map<String, Object> settings = bench.properties();
    settings.put(People.DEMO, true);
    try (MapServer server = MapServer.start(settings)) {
      home = "http://localhost:" + server.port() + "/";
      page.addInitScript("localStorage.setItem('minewatch.demo', 'administrator')");
      page.navigate(home + "files.html");
      Locator rows = page.locator("table tbody tr");
      assertThat(row(rows, good.name())).containsText("已采用", SOON);
      Locator bad = row(rows, "2026-09-22.csv");
      assertThat(bad).containsText("拒收", SOON);
      assertThat(row(rows, "holiday.jpg")).containsText("文件名不属于任何可收取的种类", SOON);
      bad.locator("summary").click();
      assertThat(bad).containsText("第 2 行 time");
      AccessibilityTest.nothingSerious(page, "files that were handed in");

      page.locator("select[name=state]").selectOption("rejected");
      page.locator("form button:not([data-key])").click();
      assertThat(rows).hasCount(2);
      page.locator("select[name=state]").selectOption("");
      page.locator("form button:not([data-key])").click();

      UploadWriter handed =
          IngestBench.snapshot(IngestBench.MINE, IngestBench.MORNING.plusMinutes(5), 2);
      page.locator("input[name=file]")
          .setInputFiles(new FilePayload(handed.name(), "text/plain", handed.bytes()));
      page.locator("[data-key=hand-in]").click();
      page.locator("h2").click();
      assertThat(row(rows, handed.name())).containsText("已采用", SOON);
      page.locator("[data-tool=language]").click();
      assertThat(row(rows, handed.name())).containsText("accepted");
      // It would go on asking a server that is gone.
      page.close();
    }
  }

  private static Locator row(Locator rows, String name) {
    return rows.filter(new Locator.FilterOptions().setHasText(name)).first();
  }

  @Test
  void aServerThatTakesInNothingSaysHowToSetItUp() {
    page.addInitScript("localStorage.setItem('minewatch.demo', 'supervisor')");
    page.navigate(address("files.html"));
    assertThat(page.locator("#page")).containsText("minewatch.ingest.archive");
  }
}
