package org.minewatch.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.minewatch.web.account.People;
import org.minewatch.web.load.LargeNight;
import org.minewatch.web.system.MapServer;

/** What a browser is made to fetch, and how soon somebody can work with the page. */
class BudgetTest extends InBrowser {

  private static final long MOST_CODE_BYTES = 600_000;

  /** Opens the map with an empty cache and waits until a finding can be chosen; milliseconds. */
  private double open(String address, LongConsumer codeBytes) {
    AtomicLong bytes = new AtomicLong();
    page.onRequestFinished(
        request -> {
          if (request.url().matches(".*\\.(js|css|html|svg)$|.*/")) {
            bytes.addAndGet(
                request.sizes().responseBodySize + (long) request.sizes().responseHeadersSize);
          }
        });
    page.navigate(address);
    items().first().waitFor();
    double shown = ((Number) page.evaluate("() => performance.now()")).doubleValue();
    items().first().click();
    drawer().locator("h2").waitFor();
    page.waitForLoadState();
    codeBytes.accept(bytes.get());
    return shown;
  }

  @Test
  void codeAndStylesAreLessThanTheBudget() {
    double shown =
        open(
            address(""),
            bytes -> {
              System.out.printf("code and styles of the map: %,d bytes transferred%n", bytes);
              assertThat(bytes).isBetween(10_000L, MOST_CODE_BYTES);
            });
    System.out.printf("two mines: a finding can be chosen after %.0f ms%n", shown);
  }

  @Test
  @Tag("show")
  void aProvinceIsThereInFourSeconds() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    try (MapServer server = MapServer.start(settings)) {
      server.nightImport().importNight(LargeNight.of(600, 20_000, 7));
      province = "http://localhost:" + server.port() + "/";
      double first = open(province, bytes -> {});
      Page again = context.newPage();
      page = again;
      double second = open(province, bytes -> {});
      System.out.printf(
          "600 mines, 20,000 findings: a finding can be chosen after %.0f ms, again %.0f ms%n",
          first, second);
      assertThat(Math.max(first, second)).isLessThan(4_000);
    }
  }

  private String province;

  @Override
  protected String home() {
    return province == null ? address("") : province;
  }
}
