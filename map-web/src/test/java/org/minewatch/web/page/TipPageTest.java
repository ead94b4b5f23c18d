package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A tip-off on its page: noted, linked, and who told seen by two people's word. */
class TipPageTest extends InBrowser {
  private static final String SHOTS = System.getProperty("minewatch.shots", "");
  private static final String NAME = "欧阳举报";

  private void shot(String name) {
    if (!SHOTS.isEmpty()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(SHOTS, name + ".png")));
    }
  }

  private Locator chosen() {
    return page.locator("#chosen");
  }

  private void take(String kind) {
    chosen().locator("[data-key='step-" + kind + "']").click();
  }

  private void go() {
    chosen().locator("[data-key=step-go]").click();
    Locator yes = chosen().locator("[data-key=step-yes]");
    if (yes.count() > 0 && yes.isVisible()) {
      yes.click();
    }
    assertThat(chosen().locator(".step-form")).hasCount(0);
  }

  private void open(String login) {
    as(login);
    page.navigate(address("tips.html"));
    page.locator("#page [data-key^='tip-']").first().click();
    assertThat(chosen().locator("h3")).containsText(Pattern.compile("J\\d{4}-\\d{5}"));
  }

  @Test
  void aTipOffIsNotedLinkedAndWhoToldIsSeenByTwoPeoplesWord() {
    as("regulator");
    page.navigate(address(""));
    item("人员在界外作业").click();
    Locator panel = drawer().locator(".case");
    assertThat(panel.locator(".way")).isVisible();
    String finding = panel.getAttribute("data-case");
    panel.locator("[data-key='step-register']").click();
    panel.locator("[data-key=step-go]").click();
    assertThat(panel.locator(".case-head")).containsText(Pattern.compile("\\d{4}-\\d{5}"));
    Locator head = panel.locator(".case-head strong");
    String number = head.textContent().replaceAll("[^0-9-]", "");

    page.navigate(address("tips.html"));
    assertThat(page.locator("#page")).containsText("没有符合条件的举报");
    page.locator("[data-key=receive]").click();
    chosen().locator("#tip-channel").selectOption("phone");
    chosen().locator("#tip-words").fill("假密闭后面有人干活，我是" + NAME);
    chosen().locator("#tip-identity-name").fill(NAME);
    chosen().locator("#tip-identity-phone").fill("13987654321");
    chosen().locator("[data-key=step-go]").click();
    assertThat(chosen().locator(".failure")).containsText("此处写有举报人");
    assertThat(troubles.removeIf(text -> text.contains("422"))).isTrue();
    assertThat(chosen().locator("#tip-words")).isFocused();
    shot("tip-receipt");
    chosen().locator("#tip-words").fill("假密闭后面有人干活");
    assertThat((String) page.evaluate("JSON.stringify({...sessionStorage, ...localStorage})"))
        .contains("假密闭后面有人干活")
        .doesNotContain("139876");
    chosen().locator("[data-key=step-go]").click();
    assertThat(chosen().locator("h3")).containsText("待受理");
    assertThat(page.locator("body")).not().containsText(NAME);
    take("link");
    chosen().locator("#tip-finding").fill(finding);
    go();
    assertThat(chosen()).containsText(number);
    take("unmask-ask");
    chosen().locator("#tip-caseNumber").fill(number);
    chosen().locator("#tip-words").fill("核实地点");
    go();
    assertThat(chosen().locator("[data-key=unmask]")).hasCount(0);

    open("supervisor");
    take("unmask-approve");
    go();
    assertThat(chosen().locator("[data-key=unmask]")).hasCount(0);

    open("regulator");
    nothingSerious("a tip-off");
    chosen().locator("[data-key=unmask]").click();
    assertThat(chosen().locator(".tip-unmasked")).containsText(NAME);
    shot("tip-unmasked");
    nothingSerious("who told");
    chosen().locator("[data-key=mask]").click();
    assertThat(page.locator("body")).not().containsText(NAME);
    page.locator("[data-tool=language]").click();
    assertThat(chosen()).containsText("Who told");
    assertThat(page.locator("body").innerText())
        .doesNotContainPattern("\\b(tip|case|cases|place)\\.[a-z]+");
    shot("tip-en");

    page.navigate(address("?lang=zh"));
    item("人员在界外作业").click();
    assertThat(drawer()).containsText(Pattern.compile("J\\d{4}-00001"));
    as("resident-inspector");
    page.navigate(address("?lang=zh"));
    item("人员在界外作业").click();
    assertThat(drawer().locator(".way")).isVisible();
    assertThat(page.locator("body")).not().containsText("举报");
    // What a page was still asking for when its account was left.
    forgetRefusals();
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
