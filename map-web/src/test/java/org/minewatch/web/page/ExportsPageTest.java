package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minewatch.drawing.dxf.DxfReader;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;

/** What a list or the map shows comes out as a file by a click or by the keyboard. */
class ExportsPageTest extends InBrowser {

  private Locator menu(String key) {
    return page.locator("[data-export=" + key + "]");
  }

  private Path saved(String key, String button) {
    Download download =
        page.waitForDownload(() -> menu(key).locator("[data-key=" + button + "]").click());
    assertThat(menu(key).locator(".export-status")).containsText(download.suggestedFilename());
    return download.path();
  }

  private List<String> lines(String key, String button) throws IOException {
    return Files.readString(saved(key, button)).lines().skip(1).toList();
  }

  @Test
  void aFilteredListComesOutAsItIs() throws IOException {
    page.navigate(address(""));
    item("").waitFor();
    menu("list").locator("summary").click();
    assertThat(lines("list", "export-list-0-csv")).hasSize(items().count());

    page.locator("[data-key=chip-notice]").click();
    page.locator("[data-key=chip-warning]").click();
    int shown = items().count();
    assertThat(lines("list", "export-list-0-csv")).hasSize(shown);

    page.locator("#search").fill("界外");
    page.waitForCondition(() -> items().count() < shown);
    List<String> ids =
        items().all().stream()
            .map(item -> item.getAttribute("data-key").replace("finding-", ""))
            .toList();
    assertThat(ids).isNotEmpty();
    assertThat(lines("list", "export-list-0-csv").stream().map(line -> line.split(",", 2)[0]))
        .as("found by words that only the page has")
        .containsExactlyInAnyOrderElementsOf(ids);

    page.locator("#search").fill("nothing is called so");
    page.waitForCondition(() -> items().count() == 0);
    menu("list").locator("[data-key=export-list-0-xlsx]").click();
    assertThat(menu("list").locator(".export-status")).hasText("没有可导出的行。");
  }

  @Test
  void whatCannotBeJudgedComesOutToo() throws IOException {
    page.navigate(address("?lang=en"));
    item("").waitFor();
    menu("list").locator("summary").click();
    assertThat(menu("list").locator("legend").nth(1)).hasText("Cannot judge");
    assertThat(lines("list", "export-list-1-csv"))
        .isNotEmpty()
        .allMatch(l -> l.contains("cannot-judge"));
  }

  @Test
  void theLayersOfAMineComeOutAsADrawingInItsGrid() throws IOException {
    page.setViewportSize(1600, 900);
    page.navigate(address(""));
    page.locator("#list h2.mine a").first().click();
    drawer().locator("h2").waitFor();
    page.locator("#legend > details[open]").waitFor();
    menu("layers").locator("summary").click();
    SourceDrawing drawing =
        new DxfReader()
            .read(saved("layers", "export-layers-1-dxf"), "out.dxf", DrawingLimits.DEFAULT);
    assertThat(drawing.rejections()).isEmpty();
    assertThat(drawing.features()).extracting(f -> f.layer()).contains("许可范围", "巷道", "线索");
    assertThat(drawing.features().get(0).path(0)[0]).isGreaterThan(100_000);
  }

  @Test
  void aMenuIsWorkedByKeyboardAlone() {
    page.navigate(address("ledger.html"));
    page.waitForLoadState(LoadState.NETWORKIDLE);
    menu("ledger").locator("summary").focus();
    page.keyboard().press("Enter");
    // It is filled a moment after it has opened.
    assertThat(menu("ledger").locator(".export-panel button").first()).isVisible();
    page.keyboard().press("Tab");
    Download download = page.waitForDownload(() -> page.keyboard().press("Enter"));
    assertThat(download.suggestedFilename()).isEqualTo("minewatch-ledger.xlsx");
    page.keyboard().press("Escape");
    assertThat(menu("ledger")).not().hasAttribute("open", "");
    assertThat(menu("ledger").locator("summary")).isFocused();
  }

  @Test
  void casesAndTheAuditLogComeOut() throws IOException {
    page.navigate(address("cases.html"));
    menu("cases").locator("summary").click();
    menu("cases").locator("[data-key=export-cases-0-gpkg]").click();
    assertThat(menu("cases").locator(".export-status")).not().isEmpty();

    page.navigate(address(""));
    page.locator(".account summary").click();
    page.locator("[data-demo=auditor]").click();
    page.locator(".account summary", new Page.LocatorOptions().setHasText("审计员")).waitFor();
    page.navigate(address("audit.html"));
    menu("audit").locator("summary").click();
    assertThat(lines("audit", "export-audit-0-csv")).isNotEmpty();
    forgetRefusals();
  }

  @Test
  void aRefusalIsSaidInTheMenu() {
    page.route(
        "**/api/exports/**",
        route ->
            route.fulfill(
                new com.microsoft.playwright.Route.FulfillOptions()
                    .setStatus(422)
                    .setContentType("application/problem+json")
                    .setBody("{\"detail\":\"more than 2 rows\",\"detail_zh\":\"超过 2 行\"}")));
    page.navigate(address(""));
    item("").waitFor();
    menu("list").locator("summary").click();
    menu("list").locator("[data-key=export-list-0-zip]").click();
    assertThat(menu("list").locator(".export-status")).containsText("超过 2 行");
    assertThat(menu("list").locator("[data-key=export-list-0-zip]")).isEnabled();
    troubles.removeIf(trouble -> trouble.contains("422"));
  }
}
