package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;

/** What the tests of the drawing desk do over and over. */
abstract class AtDesk extends InBrowser {
  static final String MINE = "立秋示例煤矿";

  /** A check runs in a process of its own, on a machine that may be busy. */
  private static final double PATIENCE_MILLIS = 120_000;

  /** While a check runs, the browser has to share the machine with it. */
  private static final double ASSERTION_MILLIS = 20_000;

  @BeforeAll
  static void waitLonger() {
    PlaywrightAssertions.setDefaultAssertionTimeout(ASSERTION_MILLIS);
  }

  static HandedInPlan plan() {
    return HandedInPlan.latestOf(region(), mineCode());
  }

  static String mineCode() {
    try {
      List<String> lines = Files.readAllLines(region().resolve("mines.csv"));
      return lines.stream().filter(l -> l.contains(MINE)).findFirst().orElseThrow().split(",")[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void openDesk(String query) {
    page.navigate(address("drawings.html" + query));
    assertThat(page.locator("#upload-mine")).isVisible();
  }

  /** Hands a file in with the mouse, as the mine's. */
  void handIn(String name, byte[] bytes) {
    page.locator("#upload-mine").selectOption(mineCode());
    FileChooser chooser = page.waitForFileChooser(() -> page.locator("#upload-choose").click());
    chooser.setFiles(new FilePayload(name, "application/octet-stream", bytes));
  }

  /** Hands a file in and waits until it has been checked. */
  void check(String name, byte[] bytes) {
    handIn(name, bytes);
    assertThat(drawer().locator(".desk-head h2"))
        .hasText(name, new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS));
    awaitResult();
  }

  /** Waits until the chosen check is no more being made. */
  void awaitResult() {
    assertThat(drawer().locator(".conclusion"))
        .hasClass(
            Pattern.compile("\\b(done|refused|failed)\\b"),
            new LocatorAssertions.HasClassOptions().setTimeout(PATIENCE_MILLIS));
  }

  /** Waits until the chosen check has been made again with other settings. */
  void awaitRun(int revision) {
    assertThat(drawer().locator(".desk-head .under"))
        .containsText(
            "第 " + revision + " 次检查",
            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
    awaitResult();
  }

  /** The plan as it is; every test that changes nothing of its check shares this one. */
  void checkPlain() {
    check("plain.dxf", plan().saying("plain").bytes());
  }

  /** The plan with roads missing; shared as well. */
  void checkThinned() {
    check("thinned.dxf", plan().saying("thinned").withoutFirst(4, "煤巷").bytes());
  }

  void tab(String name) {
    drawer().locator("#tab-" + name).click();
    assertThat(drawer().locator("#tab-" + name)).hasAttribute("aria-selected", "true");
  }

  Locator panel() {
    return drawer().locator("#panel");
  }

  Locator checkItem(String file) {
    return page.locator("#checks a.item").filter(new Locator.FilterOptions().setHasText(file));
  }
}
