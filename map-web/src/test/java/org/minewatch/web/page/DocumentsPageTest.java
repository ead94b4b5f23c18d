package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Drafts of documents in the drawer, lists on the reports' page, and the page of the past. */
class DocumentsPageTest extends InBrowser {
  private static final String OUTSIDE = "人员在界外作业";

  private String saved(String selector) throws IOException {
    Download file = page.waitForDownload(() -> page.locator(selector).click());
    return new String(Files.readAllBytes(file.path()), 0, 4, StandardCharsets.ISO_8859_1);
  }

  @Test
  void aDraftIsTakenFromTheDrawer() throws IOException {
    as("regulator");
    page.navigate(address(""));
    item(OUTSIDE).click();
    drawer().locator("[data-key=documents]").click();
    assertThat(saved("[data-key=document-withdrawal-order-docx]")).startsWith("PK");
    assertThat(saved("[data-key=document-withdrawal-order-pdf]")).isEqualTo("%PDF");
    as("geologist");
    page.navigate(address(""));
    item(OUTSIDE).click();
    assertThat(drawer().locator(".packs")).isVisible();
    assertThat(drawer().locator("[data-key=documents]")).hasCount(0);
  }

  @Test
  void theListsAreTakenFromTheReportsPage() throws IOException {
    as("supervisor");
    page.navigate(address("reports.html"));
    page.locator("[data-key=export-lists]").click();
    assertThat(saved("[data-key=export-lists-0-xlsx]")).startsWith("PK");
    assertThat(saved("[data-key=export-lists-2-xlsx]")).startsWith("PK");
    as("geologist");
    page.navigate(address("reports.html"));
    page.locator("[data-key=export-lists]").click();
    assertThat(page.locator("[data-key=export-lists-1-xlsx]")).isVisible();
    assertThat(page.locator("[data-key=export-lists-2-xlsx]")).hasCount(0);
  }

  @Test
  void thePageOfThePastSaysThatItIsThePastAndDoesNothing() {
    as("regulator");
    page.navigate(address(""));
    page.locator("[data-key=known]").click();
    page.waitForURL("**/known.html?night=*");
    assertThat(page.locator(".known-past")).containsText("不是现在的情况");
    assertThat(page.locator("#page tbody tr").first()).containsText("煤矿");
    assertThat(page.locator("table")).containsText("界外");
    page.locator("[data-key=known-face]").click();
    assertThat(page.locator("[data-key=known-face]")).hasAttribute("aria-pressed", "true");
    assertThat(page.locator("table"))
        .containsText(java.util.regex.Pattern.compile("POLYGON|LINESTRING|POINT"));
    page.locator("[data-key=known-date]").fill("2001-01-01");
    page.locator("[data-key=known-look]").click();
    assertThat(page.locator("#page")).containsText("那时系统还没有任何一夜的结果");
    assertThat(page.locator("#page form[method=post]")).hasCount(0);
  }
}
