package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** An order on its page: issued on a part of a mine, reported done by the mine, accepted. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrderPageTest extends InBrowser {
  private static final String SHOTS = System.getProperty("minewatch.shots", "");
  private static final String NUMBER = "停〔2026〕<b>7</b>号";

  private void shot(String name) {
    if (!SHOTS.isEmpty()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(SHOTS, name + ".png")));
    }
  }

  private Locator chosen() {
    return page.locator("#chosen");
  }

  private void go() {
    chosen().locator("[data-key=step-go]").click();
    Locator yes = chosen().locator("[data-key=step-yes]");
    if (yes.count() > 0 && yes.isVisible()) {
      yes.click();
    }
  }

  private void open(String login) {
    as(login);
    page.navigate(address("orders.html"));
    page.locator("#page [data-key^='order-']").first().click();
    assertThat(chosen().locator("h3")).containsText(NUMBER);
  }

  @Test
  @Order(1)
  void anOrderIsIssuedReportedDoneByTheMineAndAccepted() {
    as("regulator");
    page.navigate(address("orders.html"));
    assertThat(page.locator("#page")).containsText("没有符合条件的指令");
    page.locator("[data-key=issue]").click();
    Locator mines = chosen().locator("#order-mine");
    assertThat(mines.locator("option")).hasCount(3);
    String mine = mines.locator("option").nth(1).getAttribute("value");
    mines.selectOption(mine);
    chosen().locator("#order-orderNo").fill(NUMBER);
    chosen().locator("#order-kind").selectOption("stop");
    chosen().locator("#order-demand").fill("停止三采区作业");
    chosen().locator("#order-corners").fill("1  1  2\n2  x");
    chosen().locator("#order-acceptor").selectOption("regulator");
    go();
    assertThat(chosen().locator(".failure")).containsText("第 2 行");
    assertThat(chosen().locator("#order-corners")).isFocused();
    assertThat(troubles.removeIf(text -> text.contains("422"))).isTrue();
    shot("order-form");
    nothingSerious("the form of an order");
    chosen().locator("#order-corners").fill("");
    go();
    assertThat(chosen().locator("h3")).containsText("执行中");
    assertThat(chosen()).containsText("尚不知道这份指令");
    assertThat(page.locator("tbody tr")).containsText(new String[] {NUMBER});
    nothingSerious("an order");
    shot("order");
    page.locator("[data-tool=language]").click();
    assertThat(chosen()).containsText("did not know it");
    assertThat(page.locator("body").innerText())
        .doesNotContainPattern("\\b(order|case|cases|place)\\.[a-z]+");
    page.locator("[data-tool=language]").click();
    page.navigate(address("?mine=" + mine));
    assertThat(drawer()).containsText(NUMBER);

    page.waitForLoadState(LoadState.NETWORKIDLE);
    open("mine-user");
    forgetRefusals();
    assertThat(page.locator("thead")).not().containsText("昨夜");
    chosen().locator("[data-key=step-report-done]").click();
    chosen().locator("#order-words").fill("已停止作业");
    go();
    assertThat(chosen().locator("h3")).containsText("待验收");

    open("regulator-2");
    chosen().locator("[data-key=step-accept]").click();
    chosen().locator("#order-acceptedBy").fill("周、孙");
    chosen().locator("#order-on").fill("2026-03-05");
    chosen().locator("#order-documentNo").fill("验1");
    go();
    assertThat(chosen().locator("h3")).containsText("已验收");
    shot("order-accepted");
  }

  @Test
  @Order(2)
  void theAreaIsDrawnOnTheMapAndWhatWasWrittenIsStillThere() {
    as("regulator");
    page.navigate(address("orders.html"));
    page.locator("[data-key=issue]").click();
    Locator mines = chosen().locator("#order-mine");
    assertThat(mines.locator("option")).hasCount(3);
    mines.selectOption(mines.locator("option").nth(1).getAttribute("value"));
    assertThat(chosen().locator("#order-place option[value^='licence:']").first()).isAttached();
    chosen().locator("#order-orderNo").fill("诺2");
    chosen().locator("#order-kind").selectOption("promise");
    chosen().locator("#order-deadline").fill("2099-01-01");
    chosen().locator("#order-demand").fill("停止三采区作业");
    chosen().locator("#order-acceptor").selectOption("regulator");
    chosen().locator("#order-halts").check();
    chosen().locator("[data-key=order-draw]").click();
    Locator bar = page.locator(".sketch-bar");
    bar.waitFor();
    assertThat(bar).containsText("拐点");
    shot("order-draw");
    page.locator("#map").press("Space");
    page.locator("#map").press("Enter");
    assertThat(bar).containsText("至少要 3 点");
    for (String way : List.of("ArrowRight", "ArrowDown")) {
      page.locator("#map").press(way);
      page.waitForTimeout(600);
      page.locator("#map").press("Space");
    }
    assertThat(bar).containsText("3 个拐点");
    page.locator("#map").press("Enter");
    assertThat(chosen().locator("#order-corners"))
        .hasValue(
            java.util.regex.Pattern.compile("1 {2}\\d+\\.\\d\\d {2}\\d+\\.\\d\\d\n2 .*\n3 .*"));
    assertThat(chosen().locator("#order-demand")).hasValue("停止三采区作业");
    assertThat(chosen().locator("#order-halts")).isChecked();
    shot("order-drawn");
    go();
    assertThat(chosen().locator("h3")).containsText("执行中");
    assertThat(chosen().locator(".order-corners")).containsText("POLYGON ((");
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
