package org.minewatch.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every screen by axe-core: WCAG 2.2 A and AA, nothing serious or critical, by day and by night.
 */
class AccessibilityTest extends InBrowser {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private void nothingSerious(String screen) {
    nothingSerious(page, screen);
  }

  /** What axe-core calls serious or worse must not be there. */
  static void nothingSerious(com.microsoft.playwright.Page page, String screen) {
    List<Rule> violations =
        new AxeBuilder(page)
            .withTags(RULES).analyze().getViolations().stream()
                .filter(v -> v.getImpact().equals("serious") || v.getImpact().equals("critical"))
                .toList();
    assertThat(violations)
        .as(screen)
        .extracting(
            v ->
                v.getId()
                    + ": "
                    + v.getNodes().stream().limit(4).map(n -> n.getHtml() + n.getAny()).toList())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void theMapWithItsListsAndDrawers(ColorScheme scheme) {
    page.emulateMedia(
        new com.microsoft.playwright.Page.EmulateMediaOptions().setColorScheme(scheme));
    page.navigate(address(""));
    item("").waitFor();
    nothingSerious("findings " + scheme);
    page.locator("[data-export=list] summary").click();
    nothingSerious("the list as a file " + scheme);
    page.keyboard().press("Escape");
    page.locator(".account summary").click();
    nothingSerious("the account's menu " + scheme);
    page.keyboard().press("Escape");
    item("").click();
    drawer().locator("h2").waitFor();
    nothingSerious("a finding " + scheme);
    page.keyboard().press("Escape");
    page.locator("#list h2.mine a").first().click();
    drawer().locator("h2").waitFor();
    nothingSerious("a mine " + scheme);
    page.locator("[data-key=by-place]").click();
    page.locator("#list .overview a.item").first().waitFor();
    nothingSerious("the jurisdiction " + scheme);
    page.locator("[data-tool=night]").click();
    drawer().locator("h2").waitFor();
    nothingSerious("a night " + scheme);
    page.keyboard().press("?");
    page.locator("#help[open]").waitFor();
    nothingSerious("help " + scheme);
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void theSectionAndTheToolsOfTheMap(ColorScheme scheme) {
    page.emulateMedia(
        new com.microsoft.playwright.Page.EmulateMediaOptions().setColorScheme(scheme));
    page.navigate(address(""));
    item("超层").click();
    page.locator(".section-drawing .s-mark.finding").first().waitFor();
    nothingSerious("a section " + scheme);
    page.locator("#section [data-key=table]").click();
    page.locator(".section-table:not(.unseen) table").first().waitFor();
    nothingSerious("a section with its table " + scheme);
    page.locator("[data-tool=coordinate]").click();
    nothingSerious("coordinates " + scheme);
    page.locator("[data-tool=measure]").click();
    nothingSerious("measuring " + scheme);
  }

  @Test
  void thePagesOfOtherRoles() {
    page.navigate(address(""));
    page.locator(".account summary").click();
    page.locator("[data-demo=administrator]").click();
    page.waitForURL("**/audit.html");
    page.locator("tbody tr").first().waitFor();
    nothingSerious("the audit log");
    page.navigate(address("accounts.html"));
    page.locator("#account-form").waitFor();
    nothingSerious("accounts");
    forgetRefusals();
  }

  @Test
  void anInspectionPack() {
    page.navigate(address(""));
    item("").click();
    drawer().locator("[data-key=pack-make]").click();
    String pack = drawer().locator(".pack-list a").first().getAttribute("href");
    // Its policy keeps scripts out, those that look at it as well.
    String html = page.request().get(address(pack)).text();
    page.navigate("about:blank");
    page.setContent(html);
    page.locator("h1").waitFor();
    nothingSerious("an inspection pack");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void theReports(ColorScheme scheme) {
    page.emulateMedia(
        new com.microsoft.playwright.Page.EmulateMediaOptions().setColorScheme(scheme));
    page.navigate(address("reports.html"));
    page.locator("[data-key=report-pdf-zh]").waitFor();
    nothingSerious("the reports " + scheme);
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void thePast(ColorScheme scheme) {
    page.emulateMedia(
        new com.microsoft.playwright.Page.EmulateMediaOptions().setColorScheme(scheme));
    page.navigate(address("known.html"));
    page.locator("table tbody tr").first().waitFor();
    nothingSerious("what was known " + scheme);
  }

  @Test
  void theDrawingDesk() {
    page.navigate(address("drawings.html"));
    page.locator("#upload form, #upload button, #upload input").first().waitFor();
    nothingSerious("the drawing desk");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void theVisits(ColorScheme scheme) {
    page.emulateMedia(
        new com.microsoft.playwright.Page.EmulateMediaOptions().setColorScheme(scheme));
    for (String tab : List.of("owed", "plan", "hazards", "activity")) {
      page.navigate(address("visits.html?tab=" + tab));
      page.locator("[data-key=tab-" + tab + "][aria-current=page]").waitFor();
      nothingSerious("visits, " + tab + " " + scheme);
    }
    page.navigate(address("visits.html"));
    page.locator("[data-key^='record-']").first().click();
    page.locator("#beside form").waitFor();
    nothingSerious("writing down a visit " + scheme);
    page.navigate(address("visits.html?tab=hazards"));
    page.locator("[data-key=add]").click();
    page.locator("#beside form").waitFor();
    nothingSerious("entering a hazard " + scheme);
  }

  @Test
  void theResidentGroups() {
    page.navigate(address("residents.html"));
    page.locator("[data-key^='mine-']").first().click();
    page.locator("#chosen h3").first().waitFor();
    nothingSerious("resident groups");
  }
}
