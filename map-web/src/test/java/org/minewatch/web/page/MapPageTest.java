package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.page.ServedNight.HOSTILE;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.minewatch.detect.RuleCatalogue;

/** List, map and drawer as one selection, by mouse, by keyboard and by link. */
class MapPageTest extends InBrowser {

  @Test
  void theListShowsFindingsAndWhatCouldNotBeJudged() {
    page.navigate(address(""));
    assertThat(item("人员在界外作业")).isVisible();
    assertThat(item("图纸边界与许可证不符")).isVisible();
    assertThat(item("图纸未按时更新")).isVisible();
    assertThat(page.locator("#list a[data-key^='gap-']").first()).containsText("无法判定");
    assertThat(page.locator("#region-name")).hasText("示例矿区");
  }

  @Test
  void aClickInTheListOpensTheFindingAndTheMapFollows() {
    page.navigate(address(""));
    item("人员在界外作业").click();
    assertThat(drawer()).isVisible();
    assertThat(drawer().locator("h2")).containsText("在许可边界外");
    assertThat(drawer()).containsText("第64条");
    assertThat(drawer()).containsText("定位散射");
    assertThat(drawer()).containsText("EPSG:4523");
    page.waitForURL(Pattern.compile(".*finding=F[0-9a-f]+.*"));
    assertThat(page.locator("#list a.item.chosen")).hasCount(1);
    assertThat(page.locator(".leaflet-findings-pane .leaflet-interactive").first()).isAttached();
  }

  /** An answer that came between press and release redrew the list, and the click was lost. */
  @Test
  void whatIsPressedIsClickedThoughAnAnswerComesBetween() {
    List<Route> held = new ArrayList<>();
    page.route("**/judgements*", held::add);
    page.navigate(address(""));
    Locator gap = page.locator("#list a[data-key^='gap-']");
    item("人员在界外作业").hover();
    assertThat(gap).hasCount(0);
    page.mouse().down();
    page.waitForResponse("**/judgements*", () -> held.forEach(Route::resume));
    page.waitForTimeout(300);
    assertThat(gap).hasCount(0);
    page.mouse().up();
    assertThat(drawer().locator("h2")).containsText("在许可边界外");
    assertThat(gap.first()).isVisible();
  }

  /** A legend that was redrawn before the browser told that it had been opened snapped shut. */
  @Test
  void aLegendThatIsRedrawnAsItOpensStaysOpen() {
    page.navigate(address(""));
    page.locator("#legend > details > summary").waitFor();
    Object open =
        page.evaluate(
            "() => { document.querySelector('#legend > details > summary').click();"
                + " document.querySelector('[data-tool=language]').click();"
                + " return document.querySelector('#legend > details').open; }");
    assertThat(page.locator("#legend > details > summary")).hasText("Legend");
    assertThat(open).isEqualTo(true);
  }

  @Test
  void aClickOnTheMapChoosesInTheList() {
    page.navigate(address(""));
    item("人员在界外作业").click();
    assertThat(drawer()).isVisible();
    page.keyboard().press("Escape");
    assertThat(drawer()).isHidden();
    Locator mark = page.locator(".finding-mark[aria-label*='在许可边界外']");
    String id = mark.getAttribute("data-finding");
    mark.click();
    assertThat(drawer().locator("h2")).containsText("在许可边界外");
    assertThat(page.locator("#list a.item.chosen")).hasAttribute("data-key", "finding-" + id);
  }

  @Test
  void theBarsOfTheNightsAreAsHighAsWhatTheyShow() {
    page.route(
        "**/api/region",
        route -> {
          String region = route.fetch().text();
          String before =
              "{\"date\":\"2026-03-01\",\"productVersion\":\"1\",\"ruleSetVersion\":\"1\","
                  + "\"findings\":0,\"cannotJudge\":0},";
          route.fulfill(
              new Route.FulfillOptions()
                  .setContentType("application/json")
                  .setBody(region.replace("\"nights\":[", "\"nights\":[" + before)));
        });
    page.navigate(address(""));
    assertThat(page.locator("#timeline .night")).not().hasCount(0);
    Object parts =
        page.evaluate(
            "() => [...document.querySelectorAll('#timeline .bar-of')].map(b =>"
                + " Math.round(100 * ([...b.children].reduce((sum, c) =>"
                + " sum + c.getBoundingClientRect().height, 0)) / b.getBoundingClientRect().height))"
                + " .sort((a, b) => b - a)");
    assertThat((List<?>) parts).first().as("per cent of the highest bar").isEqualTo(100);
  }

  @Test
  void everythingGoesByKeyboard() {
    page.navigate(address(""));
    assertThat(items().first()).isVisible();
    page.keyboard().press("j");
    page.keyboard().press("Enter");
    assertThat(drawer()).isVisible();
    String first = page.url();
    page.keyboard().press("j");
    page.waitForCondition(() -> !page.url().equals(first));
    page.keyboard().press("Escape");
    assertThat(drawer()).isHidden();
    page.keyboard().press("/");
    assertThat(page.locator("#search")).isFocused();
    page.keyboard().type("图纸边界");
    assertThat(items()).hasCount(1);
    page.keyboard().press("Escape");
    page.keyboard().press("m");
    assertThat(page.locator("#map")).isFocused();
    page.keyboard().press("?");
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
  }

  @Test
  void aLinkBringsTheSameViewBack() {
    page.navigate(address(""));
    item("图纸边界与许可证不符").click();
    assertThat(drawer().locator("h2")).containsText("拐点");
    page.locator("#list .chip[data-severity=notice]").click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("放大")).click();
    page.waitForURL(Pattern.compile(".*finding=.*without=notice.*view=.*"));
    page.waitForFunction("() => !document.querySelector('.leaflet-zoom-anim')");
    String link = page.url();
    page.navigate("about:blank");
    page.navigate(link);
    assertThat(drawer().locator("h2")).containsText("拐点");
    assertThat(page.locator("#list a.item.chosen")).hasCount(1);
    assertThat(page.locator("#list .chip[data-severity=notice]"))
        .hasAttribute("aria-pressed", "false");
    org.assertj.core.api.Assertions.assertThat(page.url()).isEqualTo(link);
  }

  @Test
  void backBringsTheLastChoiceBack() {
    page.navigate(address(""));
    item("图纸边界与许可证不符").click();
    assertThat(drawer().locator("h2")).containsText("拐点");
    item("人员在界外作业").click();
    assertThat(drawer().locator("h2")).containsText("在许可边界外");
    page.goBack();
    assertThat(drawer().locator("h2")).containsText("拐点");
  }

  @Test
  void aSeveritySwitchedOffLeavesListAndMap() {
    page.navigate(address(""));
    item("人员在界外作业").click();
    page.keyboard().press("Escape");
    Locator mark = page.locator(".finding-mark[aria-label*='在许可边界外']");
    assertThat(mark).isVisible();
    String severity = item("人员在界外作业").locator(".mark").first().getAttribute("class").split(" ")[1];
    page.locator("#list .chip[data-severity=" + severity + "]").click();
    assertThat(item("人员在界外作业")).hasCount(0);
    assertThat(mark).hasCount(0);
  }

  @Test
  void anEmptyListSaysHowMuchCouldBeJudged() {
    page.navigate(address("?q=nothing-is-called-so"));
    assertThat(page.locator("#list .empty"))
        .containsText("2 个矿共 " + 2 * RuleCatalogue.all().size() + " 项判定");
    assertThat(page.locator("#list .empty")).containsText("无法判定不等于没有问题");
    page.locator("#list .empty button").click();
    assertThat(items().first()).isVisible();
  }

  @Test
  void aMineSaysHowMuchTheNightCouldSeeAndLaysItsSourcesBesideEachOther() {
    page.navigate(address(""));
    page.locator("#list .name").filter(new Locator.FilterOptions().setHasText("立秋")).click();
    assertThat(drawer().locator("h2")).containsText("立秋示例煤矿");
    assertThat(drawer()).containsText("这一夜看得见多少");
    assertThat(drawer().locator(".sight"))
        .containsText(Pattern.compile("%d 项规则中判定 \\d+ 项".formatted(RuleCatalogue.all().size())));
    assertThat(drawer().locator(".sight"))
        .containsText(Pattern.compile("听到 \\d+ 张卡，井下共 [\\d,]+ 人·时，其中 \\d+% 能放到一条巷道的一处"));
    assertThat(drawer().locator(".balance").first()).containsText("定位卡");
    assertThat(drawer()).containsText("“—”是没有数据，不是零");
    assertThat(drawer()).not().containsText(Pattern.compile("undefined|NaN|sight\\.|source\\."));
    page.locator("[data-tool=language]").click();
    assertThat(drawer()).containsText("How much this night could see");
    assertThat(drawer().locator(".sight")).containsText("person-hours underground");
  }

  @Test
  void whatFailsIsNamedAndTheRestGoesOn() {
    page.route("**/judgements*", route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
    page.navigate(address(""));
    assertThat(page.locator("#trouble")).containsText("没有读到判定情况");
    assertThat(page.locator("#trouble")).containsText("其余内容仍可使用");
    assertThat(item("人员在界外作业")).isVisible();
    page.unroute("**/judgements*");
    page.locator("#trouble button").click();
    assertThat(page.locator("#trouble")).isHidden();
    assertThat(page.locator("#list a[data-key^='gap-']").first()).isVisible();
    assertThat(troubles.removeIf(text -> text.contains("500"))).isTrue();
  }

  @Test
  void theDrawingsAndTheirLegendAreOnTheMap() {
    page.navigate(address(""));
    item("人员在界外作业").click();
    page.locator("#legend > details > summary").click();
    assertThat(page.locator("#legend [data-layer=roadway]")).isChecked();
    assertThat(page.locator("#legend [data-layer=licence]")).isChecked();
    assertThat(page.locator("#legend [data-layer=fire-area]")).hasCount(0);
    page.locator("#legend [data-layer=roadway]").uncheck();
    page.waitForURL(Pattern.compile(".*off=roadway.*"));
  }

  @Test
  void aHostileNameIsText() {
    page.navigate(address(""));
    assertThat(page.locator("#list .name").filter(new Locator.FilterOptions().setHasText("<img")))
        .hasText(HOSTILE);
    item("图纸未按时更新").click();
    assertThat(drawer()).containsText(HOSTILE);
    assertThat(page.locator("img[src=x]")).hasCount(0);
    assertThat(page.title()).doesNotContain("hit");
  }

  @Test
  void theReportOpensInItsOwnTab() {
    page.navigate(address(""));
    Page report = context.waitForPage(() -> page.locator("[data-tool=report]").click());
    assertThat(report.locator("body")).containsText("立秋示例煤矿");
    assertThat(report.locator("body")).containsText(HOSTILE);
  }

  @Test
  void partsHaveRolesAndNames() {
    page.navigate(address(""));
    item("人员在界外作业").click();
    assertThat(drawer()).isVisible();
    assertThat(page.getByRole(AriaRole.MAIN)).isVisible();
    assertThat(page.getByRole(AriaRole.SEARCH)).isVisible();
    Object unnamed =
        page.evaluate(
            "() => [...document.querySelectorAll('button, a[href], input, select, [role=region], section')]"
                + ".filter((e) => e.checkVisibility() && !(e.getAttribute('aria-label') || e.getAttribute('aria-labelledby')"
                + " || e.textContent.trim() || e.labels?.length || e.closest('label')))"
                + ".map((e) => e.outerHTML.slice(0, 120))");
    assertThat((List<?>) unnamed).isEmpty();
  }
}
