package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.minewatch.evidence.zip.StoredEntry;
import org.minewatch.evidence.zip.StoredZipFile;

/** The part of a finding's drawer about evidence bundles. */
class BundleDrawerTest extends InBrowser {
  private static final String OUTSIDE = "人员在界外作业";

  private Locator bundles() {
    return drawer().locator(".bundles");
  }

  @Test
  void aBundleIsMadeInTheDrawerAndSavedWithItsReceipt() throws IOException {
    as("regulator");
    page.navigate(address(""));
    item(OUTSIDE).click();
    assertThat(bundles()).containsText("还没有做过证据包");
    bundles().locator("[data-key=bundle-make]").click();
    assertThat(bundles().locator("[data-key=bundle-make]"))
        .isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(60_000));
    assertThat(bundles().locator(".failure")).hasText("");
    Locator link = bundles().locator(".pack-list li a").first();
    assertThat(link).hasText(Pattern.compile("E\\d{4}-\\d{9}"));
    assertThat(link).isFocused();
    Download file = page.waitForDownload(link::click);
    assertThat(file.suggestedFilename()).isEqualTo(link.textContent() + ".zip");
    try (StoredZipFile zip = StoredZipFile.open(file.path())) {
      assertThat(zip.entries()).extracting(StoredEntry::name).contains("finding.json", "map.html");
    }
    Locator receipt = bundles().locator(".pack-list li a").nth(1);
    assertThat(receipt).hasText("回执");
    Download proof = page.waitForDownload(receipt::click);
    assertThat(Files.readString(proof.path())).contains("minewatch-evidence-receipt");
  }

  @Test
  void whoMayNotKnowOfBundlesFindsNothingOfThem() {
    as("geologist");
    page.navigate(address(""));
    item(OUTSIDE).click();
    assertThat(drawer().locator(".packs")).isVisible();
    assertThat(bundles()).hasCount(0);
  }
}
