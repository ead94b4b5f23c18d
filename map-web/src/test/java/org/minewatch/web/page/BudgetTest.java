package org.minewatch.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    List<Request> code = new ArrayList<>();
    page.onRequestFinished(
        request -> {
          if (request.url().matches(".*\\.(js|css|html|svg)$|.*/")) {
            code.add(request);
          }
        });
    page.navigate(address);
    items().first().waitFor();
    double shown = ((Number) page.evaluate("() => performance.now()")).doubleValue();
    items().first().click();
    drawer().locator("h2").waitFor();
    // The map comes last; its code counts too.
    page.locator("#map.leaflet-container").waitFor();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    codeBytes.accept(
        List.copyOf(code).stream()
            .map(Request::sizes)
            .mapToLong(s -> s.responseBodySize + (long) s.responseHeadersSize)
            .sum());
    return shown;
  }

  @Test
  void codeAndStylesAreLessThanTheBudget() {
    open(
        address(""),
        bytes -> {
          System.out.printf("code and styles of the map: %,d bytes transferred%n", bytes);
          assertThat(bytes).isBetween(10_000L, MOST_CODE_BYTES);
        });
  }

  @Test
  void everyModuleIsAskedForAtOnce() {
    open(address(""), bytes -> {});
    Object late =
        page.evaluate(
            "() => { const named = new Set([...document.querySelectorAll('link[rel=modulepreload],"
                + " script[src]')].map(n => n.href || n.src)); const got ="
                + " performance.getEntriesByType('resource').map(r => r.name).filter(n =>"
                + " n.endsWith('.js')); return [...got.filter(n => !named.has(n)),"
                + " ...[...named].filter(n => !got.includes(n)).map(n => 'never used: ' + n)]; }");
    assertThat((List<?>) late).isEmpty();
  }

  @Test
  @Tag("show")
  void twoMinesAreThereInTwoSeconds() {
    double first = open(address(""), bytes -> {});
    // A browser that has nothing yet, at a server that has answered before.
    context.close();
    openAPage();
    double second = open(address(""), bytes -> {});
    System.out.printf(
        "two mines: a finding can be chosen after %.0f ms, again with nothing kept %.0f ms%n",
        first, second);
    assertThat(second).isLessThan(2_000);
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
