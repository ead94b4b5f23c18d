package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A resident group on its page: founded, manned, its board printed, a task given and done. */
class ResidentPageTest extends InBrowser {
  private static final String SHOTS = System.getProperty("minewatch.shots", "");
  private static final String TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
  private static final String TASK = "每班核对 <b>入井</b> 人数";

  private void shot(String name) {
    if (!SHOTS.isEmpty()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(SHOTS, name + ".png")));
    }
  }

  private Locator chosen() {
    return page.locator("#chosen");
  }

  private void step(String kind) {
    chosen().locator("[data-key=step-" + kind + "]").click();
  }

  private void go() {
    chosen().locator("[data-key=step-go]").click();
  }

  @Test
  void aGroupIsFoundedGivenATaskAndItsBoardIsPrinted() {
    as("regulator");
    page.navigate(address("residents.html"));
    assertThat(page.locator("tbody").first()).containsText("没有驻矿监管组");
    page.locator("[data-key^='mine-']").first().click();
    step("found");
    chosen().locator("#resident-on").fill(TODAY);
    go();
    assertThat(chosen()).containsText("人数不足");
    step("join");
    chosen().locator("#resident-member").selectOption("resident-inspector");
    chosen().locator("#resident-from").fill(TODAY);
    shot("resident-form");
    nothingSerious("the form of a membership");
    go();
    assertThat(chosen()).containsText("郑驻矿");
    step("lead");
    chosen().locator("#resident-member").selectOption("resident-inspector");
    go();
    assertThat(chosen().locator(".resident-warnings")).not().containsText("没有组长");
    step("board");
    chosen().locator("#resident-office").fill("县能源局驻矿监管组");
    go();
    assertThat(chosen().locator("#resident-phone")).isFocused();
    chosen().locator("#resident-phone").fill("0874-1234567");
    go();
    assertThat(chosen().locator(".resident-board")).containsText("0874-1234567");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(chosen().locator(".resident-board")).isVisible();
    assertThat(page.locator("#page h2")).isHidden();
    shot("resident-print");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    chosen().locator("[data-key=give]").click();
    chosen().locator("#resident-words").fill(TASK);
    chosen().locator("#resident-due").fill(TODAY);
    go();
    assertThat(chosen().locator(".note-text")).hasText(TASK);
    nothingSerious("a task");
    shot("resident-task");
    page.locator("[data-tool=language]").click();
    assertThat(chosen()).containsText("the whole group");
    assertThat(page.locator("body").innerText())
        .doesNotContainPattern("\\b(resident|order|case|cases|place)\\.[a-z]+");
    page.locator("[data-key^='mine-']").first().click();
    assertThat(chosen()).containsText("too few members");
    nothingSerious("a group");
    shot("resident-group-en");
    page.locator("[data-tool=language]").click();

    as("resident-inspector");
    page.navigate(address("residents.html"));
    assertThat(page.locator("[data-key^='mine-']")).hasCount(1);
    page.locator("[data-key^='task-']").click();
    step("done");
    chosen().locator("#resident-words").fill("已核对三班");
    go();
    assertThat(chosen().locator("h3")).containsText("已完成");
    assertThat(chosen().locator(".steps")).containsText("已核对三班");
  }

  private void nothingSerious(String screen) {
    assertThat(
            new AxeBuilder(page)
                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                    .analyze()
                    .getViolations()
                    .stream()
                    .filter(
                        v -> v.getImpact().equals("serious") || v.getImpact().equals("critical"))
                    .map(v -> v.getId() + v.getNodes().get(0).getHtml())
                    .toList())
        .as(screen)
        .isEmpty();
  }
}
