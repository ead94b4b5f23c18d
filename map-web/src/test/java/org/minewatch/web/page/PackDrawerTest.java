package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An inspection pack from the drawer of a finding to the page that is taken underground. */
class PackDrawerTest extends InBrowser {
  private static final String OUTSIDE = "人员在界外作业";

  private Locator packs() {
    return drawer().locator(".packs");
  }

  @Test
  void aPackIsMadeInTheDrawerAndOpensAsAPageOfItsOwn() {
    as("regulator");
    page.navigate(address(""));
    item(OUTSIDE).click();
    assertThat(packs()).containsText("还没有做过检查包");
    packs().locator("[data-key=pack-make]").click();
    Locator link = packs().locator(".pack-list li a").first();
    assertThat(link).hasText(Pattern.compile("P\\d{4}-\\d{6}"));
    assertThat(link).isFocused();
    Page pack = context.waitForPage(link::click);
    assertThat(pack.locator("h1")).containsText(link.textContent());
    assertThat(pack.locator("table.legs tbody tr").first()).containsText("m");
    assertThat(pack.locator("main")).containsText("待测点");
    assertThat(pack.locator("svg.map").first()).isVisible();
    pack.locator("label.for-en").click();
    assertThat(pack.locator("h2").first()).containsText("The way");
    pack.close();
  }

  /**
   * The drawer that came late took the panels along, which can be in one place only, and was thrown
   * away.
   */
  @Test
  void aDrawerThatComesLateTakesNothingAlong() {
    as("regulator");
    List<Route> held = new ArrayList<>();
    page.route(
        "**/api/activity/*",
        route -> {
          if (held.isEmpty()) {
            held.add(route);
          } else {
            route.resume();
          }
        });
    page.navigate(address(""));
    item(OUTSIDE).click();
    assertThat(page.locator("#list a[data-key^='gap-']").first()).isVisible();
    page.locator("[data-tool=language]").click();
    page.locator("[data-tool=language]").click();
    Locator make = packs().locator("[data-key=pack-make]");
    assertThat(make).isVisible();
    page.waitForResponse("**/api/activity/*", () -> held.get(0).resume());
    page.waitForTimeout(300);
    assertThat(make).isVisible();
    assertThat(drawer().locator(".case .way")).isVisible();
  }

  @Test
  void whatWasMeasuredStandsInTheDrawerBesideWhatWeSaid() {
    as("supervisor");
    page.navigate(address("?lang=en"));
    Locator one =
        items()
            .filter(
                new Locator.FilterOptions().setHas(page.locator("[data-severity=major], .mark")))
            .last();
    one.click();
    String finding = drawer().locator(".case").getAttribute("data-case");
    for (String step :
        new String[] {
          "{\"kind\":\"register\",\"version\":0}",
          "{\"kind\":\"triage\",\"version\":1,\"route\":\"routine\"}",
          "{\"kind\":\"verify\",\"version\":2,\"who\":\"two\"}",
          "{\"kind\":\"measure\",\"version\":3,\"measuredM\":104.2,\"sigmaM\":0.5,\"how\":\"traverse\",\"words\":\"twice\"}"
        }) {
      APIResponse answer =
          page.request()
              .post(
                  address("api/cases/" + finding + "/steps"),
                  RequestOptions.create()
                      .setHeader("X-Minewatch", "page")
                      .setHeader("Content-Type", "application/json")
                      .setData(step));
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    page.reload();
    assertThat(drawer().locator(".pack-measured"))
        .containsText("Measured underground: 104.2 ± 0.5 m (traverse).");
  }
}
