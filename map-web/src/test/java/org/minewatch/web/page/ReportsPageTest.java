package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** A report is chosen and taken, and the sheet of a finding from its drawer. */
class ReportsPageTest extends InBrowser {

  private String saved(String key) throws IOException {
    Download download = page.waitForDownload(() -> page.locator("[data-key=" + key + "]").click());
    byte[] file = Files.readAllBytes(download.path());
    return new String(file, 0, 4, StandardCharsets.ISO_8859_1);
  }

  @Test
  void aReportOfOneMineComesOutInEachForm() throws IOException {
    page.navigate(address("reports.html"));
    page.locator("[data-key=reports-about]")
        .selectOption(
            page.locator("[data-key=reports-about] optgroup option").last().getAttribute("value"));
    assertThat(saved("report-pdf-zh")).isEqualTo("%PDF");
    assertThat(saved("report-pdf-en")).isEqualTo("%PDF");
    assertThat(saved("report-xlsx-both")).startsWith("PK");
    assertThat(saved("report-html-both")).isEqualTo("<!DO");
  }

  @Test
  void whatGoesWrongIsSaidOnThePage() {
    page.navigate(address("reports.html?lang=en"));
    page.locator("[data-key=report-pdf-en]").waitFor();
    page.route("**/report?**", route -> route.fulfill(new Route.FulfillOptions().setStatus(403)));
    page.locator("[data-key=report-pdf-en]").click();
    assertThat(page.locator("#trouble")).containsText("the reports");
    assertThat(page.locator("[data-key=report-pdf-en]")).isEnabled();
    forgetRefusals();
  }

  @Test
  void theEvidenceSheetIsTakenFromTheDrawer() throws IOException {
    page.navigate(address(""));
    item("").click();
    drawer().locator("[data-key=sheet]").waitFor();
    assertThat(saved("sheet")).isEqualTo("%PDF");
  }
}
