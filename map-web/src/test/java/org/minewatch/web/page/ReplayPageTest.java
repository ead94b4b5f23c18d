package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The replay of a real night: opened, played, scrubbed, followed, linked to and left. */
class ReplayPageTest extends InBrowser {
  private static final String MINE = "530399990001";

  private Locator time() {
    return page.locator("#replay .replay-time");
  }

  private Locator axis() {
    return page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("时间轴"));
  }

  private void open(String replay) {
    page.navigate(address("?replay=" + replay));
    time().waitFor();
  }

  private int seconds() {
    String[] clock = time().textContent().split(" ")[1].split(":");
    return Integer.parseInt(clock[0]) * 3600
        + Integer.parseInt(clock[1]) * 60
        + Integer.parseInt(clock[2]);
  }

  @Test
  void aMineOpensItsNightAndTheSpaceBarPlaysIt() {
    page.navigate(address(""));
    page.locator("#list .name").filter(new Locator.FilterOptions().setHasText("立秋")).click();
    drawer().locator("[data-key=replay]").click();
    time().waitFor();
    assertThat(page.locator("#replay [data-replay=play]")).isFocused();
    assertThat(page.locator("#timeline")).isHidden();
    int before = seconds();
    page.keyboard().press("Space");
    page.waitForCondition(() -> seconds() > before + 60);
    page.keyboard().press("Space");
    int paused = seconds();
    page.waitForTimeout(300);
    assertThat(seconds()).isEqualTo(paused);
    assertThat(page.locator("#replay .replay-heads")).containsText(Pattern.compile("井下 [1-9]\\d*"));
    page.waitForURL(Pattern.compile(".*replay=" + MINE + "/\\d\\d:\\d\\d:\\d\\d.*"));
    page.locator("#replay [data-replay=close]").click();
    assertThat(page.locator("#replay")).isHidden();
    assertThat(page.url()).doesNotContain("replay=");
    assertThat(page.locator("canvas.sheet-people")).hasCount(0);
  }

  @Test
  void theAxisGoesByMouseAndKeyboard() {
    open(MINE + "/06:00:00");
    axis().focus();
    page.keyboard().press("ArrowRight");
    assertThat(time()).containsText("06:00:30");
    page.keyboard().press("PageUp");
    assertThat(time()).containsText("06:10:30");
    page.keyboard().press("Shift+ArrowLeft");
    assertThat(time()).containsText("06:05:30");
    page.keyboard().press("Home");
    assertThat(time()).containsText("00:00:00");
    page.keyboard().press(".");
    assertThat(time()).containsText("00:00:10");
    page.keyboard().press(",");
    assertThat(time()).containsText("00:00:00");
    assertThat(axis()).hasAttribute("aria-valuetext", Pattern.compile("00:00:00 .*井下 \\d+ 人"));
    var box = axis().boundingBox();
    page.mouse().move(box.x + box.width / 2, box.y + 20);
    page.mouse().down();
    page.mouse().move(box.x + box.width * 0.75, box.y + 20);
    page.mouse().up();
    assertThat(seconds()).isBetween(18 * 3600 - 200, 18 * 3600 + 200);
  }

  @Test
  void aLinkBringsTimeSpeedAndCardBack() {
    open(MINE + "/10:30:00");
    page.locator("#replay [data-replay=table]").click();
    page.locator("#replay-people tbody button").nth(2).click();
    String card = page.locator("#replay-people tbody button").nth(2).textContent();
    page.locator("#replay .replay-choices select").first().selectOption("300");
    page.waitForURL(Pattern.compile(".*replay=" + MINE + "/10:30:00/300/" + card + ".*"));
    String link = page.url();
    page.navigate("about:blank");
    page.navigate(link);
    assertThat(time()).containsText("10:30:00");
    assertThat(page.locator("#replay .replay-choices select").first()).hasValue("300");
    assertThat(page.locator("#replay .who select option:checked")).containsText(card);
    assertThat(page.locator("#replay-people tr.followed th")).hasText(card);
    page.locator("#replay [data-replay=table]").click();
    assertThat(page.locator("#replay-people")).isHidden();
  }

  @Test
  void theTableSaysWhoIsWhere() {
    open(MINE + "/10:30:00");
    page.locator("#replay [data-replay=table]").click();
    Locator rows = page.locator("#replay-people tbody tr");
    assertThat(rows.first()).isVisible();
    String heads = page.locator("#replay .replay-heads strong").textContent();
    assertThat(rows).hasCount(Integer.parseInt(heads.replaceAll("\\D", "")));
    assertThat(rows.first()).containsText(Pattern.compile("\\d\\d:\\d\\d:\\d\\d"));
    assertThat(page.locator("#replay-people tbody"))
        .not()
        .containsText(Pattern.compile("undefined|NaN|replay\\."));
    assertThat(page.locator("#replay-people tbody")).containsText("在巷道上");
  }

  @Test
  void whoIsClickedOnTheMapIsFollowed() {
    page.navigate(address("?mine=" + MINE + "&replay=" + MINE + "/10:30:00"));
    time().waitFor();
    assertThat(drawer()).isVisible();
    page.keyboard().press("Escape");
    List<?> at = somebodyOnTheMap();
    page.mouse().click(((Number) at.get(0)).doubleValue(), ((Number) at.get(1)).doubleValue());
    page.waitForURL(Pattern.compile(".*replay=" + MINE + "/10:30:00/60/\\w+.*"));
    assertThat(page.locator("#replay .replay-followed")).not().isEmpty();
    assertThat(drawer()).isHidden();
  }

  /** A painted point of the canvas that nothing lies over, in pixels of the page. */
  private List<?> somebodyOnTheMap() {
    return (List<?>)
        page.waitForFunction(
                """
                () => {
                  const canvas = document.querySelector('canvas.sheet-people');
                  const box = canvas.getBoundingClientRect();
                  const ink = getComputedStyle(document.documentElement).getPropertyValue('--map-person').trim();
                  const wanted = [1, 3, 5].map((i) => parseInt(ink.slice(i, i + 2), 16));
                  const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                  const is = (x, y) => wanted.every((v, k) => data[(y * width + x) * 4 + k] === v) && data[(y * width + x) * 4 + 3] === 255;
                  for (let y = 60; y < height - 40; y++) {
                    for (let x = 230; x < width - 40; x++) {
                      if (is(x, y) && is(x + 2, y) && is(x, y + 2) && is(x + 2, y + 2)
                        && document.elementFromPoint(box.x + x + 1, box.y + y + 1)?.closest('#map')
                        && !document.elementFromPoint(box.x + x + 1, box.y + y + 1).closest('.leaflet-marker-icon')) return [box.x + x + 1, box.y + y + 1];
                    }
                  }
                  return null;
                }""")
            .evaluate("(at) => at");
  }

  @Test
  void aFindingLeadsToTheMomentItIsAbout() {
    page.navigate(address(""));
    item("人员在界外作业").click();
    Locator button = drawer().locator("[data-key=replay]");
    assertThat(button).containsText("回放此刻");
    String moment = button.textContent().replaceAll(".*(\\d\\d:\\d\\d).*", "$1");
    button.click();
    assertThat(time()).containsText(" " + moment + ":");
    page.waitForURL(Pattern.compile(".*finding=F.*replay=" + MINE + "/" + moment + ":.*"));
    assertThat(drawer().locator("h2")).containsText("在许可边界外");
  }

  @Test
  void heatIsALayerOfTheLegend() {
    page.navigate(address("?mine=" + MINE + "&replay=" + MINE + "/10:30:00"));
    time().waitFor();
    page.locator("#legend > details > summary").click();
    Locator heat = page.locator("#legend [data-layer=heat]");
    assertThat(heat).not().isChecked();
    assertThat(page.locator("#legend .key.people")).containsText("不在图上巷道");
    assertThat(inkOf("heat")).isZero();
    heat.check();
    page.waitForCondition(() -> inkOf("heat") > 100);
    heat.uncheck();
    page.waitForCondition(() -> inkOf("heat") == 0);
    page.locator("#replay [data-replay=close]").click();
    assertThat(heat).hasCount(0);
  }

  private int inkOf(String sheet) {
    return ((Number)
            page.evaluate(
                "(name) => { const c = document.querySelector(`canvas.sheet-${name}`);"
                    + " return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.filter((v, i) => i % 4 === 3 && v > 0).length; }",
                sheet))
        .intValue();
  }

  @Test
  void whatCannotBeReplayedSaysWhy() {
    page.navigate(address("?replay=no-such-mine"));
    page.locator("#replay .replay-wait").waitFor();
    assertThat(page.locator("#replay")).containsText("没有该矿的人员位置");
    page.locator("#replay .replay-close").click();
    assertThat(page.locator("#replay")).isHidden();
    page.route(
        "**/replay",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(200)
                    .setContentType("application/octet-stream")
                    .setBody("MWRP")));
    page.navigate(address("?replay=" + MINE));
    assertThat(page.locator("#replay")).containsText("回放数据有误");
    page.unroute("**/replay");
    page.route("**/replay", route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
    page.navigate(address("?replay=" + MINE));
    assertThat(page.locator("#replay")).containsText("没有读到人员位置的回放");
    page.unroute("**/replay");
    page.locator("#replay .failure button").click();
    time().waitFor();
    assertThat(troubles.removeIf(text -> text.contains("404") || text.contains("500"))).isTrue();
  }

  @Test
  void theOtherLanguageIsComplete() {
    page.navigate(address("?lang=en&replay=" + MINE + "/10:30:00"));
    time().waitFor();
    page.locator("#replay [data-replay=table]").click();
    assertThat(page.locator("#replay-people tbody tr").first()).isVisible();
    assertThat(page.locator("#replay")).containsText("underground");
    assertThat(page.locator("#replay-people")).containsText("on a road");
    assertThat(page.locator("#replay, #replay-people").first())
        .not()
        .containsText(Pattern.compile("replay\\.[a-z]"));
    page.locator("[data-tool=language]").click();
    assertThat(page.locator("#replay")).containsText("井下");
    assertThat(time()).containsText("10:30:00");
  }
}
