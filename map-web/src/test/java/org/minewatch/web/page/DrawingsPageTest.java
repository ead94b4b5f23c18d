package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The drawing desk by mouse: from a file to a signed note, and every part of the verdict on the
 * way.
 */
class DrawingsPageTest extends AtDesk {

  @Test
  void fromAFileToAnAcceptedNote() {
    openDesk("");
    check("accepted.dxf", plan().saying("accepted").bytes());
    assertThat(drawer().locator(".conclusion")).containsText(Pattern.compile("疑点|提示"));
    assertThat(panel()).containsText("图纸上的井田边界拐点");
    assertThat(panel()).containsText("未能判断的");
    panel().locator("[data-finding]").first().click();
    page.waitForURL(Pattern.compile(".*finding=.*"));
    assertThat(panel().locator(".finding-detail")).containsText("依据");
    assertThat(page.locator(".finding-mark.chosen, .leaflet-findings-pane .f-chosen").first())
        .isAttached();

    tab("decision");
    panel().getByText("继续").click();
    assertThat(panel().locator("[role=alert]").first()).containsText("请先选择接受或退回");
    panel().locator("[data-key=kind-accepted]").check();
    panel().locator("#note").fill("拐点差异已由矿方书面说明。");
    panel().locator("[data-key=decide]").click();
    assertThat(panel().locator(".confirm")).containsText("周监管（演示） 将接受 立秋示例煤矿 的图纸 accepted.dxf");
    assertThat(panel().locator(".confirm")).containsText("签署后不能更改");
    Page note = context.waitForPage(() -> panel().locator("[data-key=confirm]").click());
    assertThat(note.locator("body")).containsText("周监管（演示）");
    assertThat(note.locator("body")).containsText("拐点差异已由矿方书面说明。");
    note.close();

    assertThat(panel()).containsText("由 周监管（演示） 接受");
    assertThat(checkItem("accepted.dxf")).containsText("已接受");
    page.reload();
    assertThat(panel()).containsText("由 周监管（演示） 接受");
    assertThat(panel().locator("textarea")).hasCount(0);
    tab("layers");
    assertThat(panel().locator("select").first()).isDisabled();
  }

  @Test
  void aReturnNeedsReasonAndNoteAndItsDraftSurvivesAReload() {
    openDesk("");
    check("returned.dxf", plan().saying("returned").withoutFirst(4, "煤巷").bytes());
    tab("decision");
    panel().locator("[data-key=kind-returned]").check();
    panel().locator("[data-key=decide]").click();
    assertThat(panel().locator("[role=alert]").first()).containsText("退回须选一项以上原因");
    panel().locator("[data-key=reason-vanished-workings]").check();
    panel().locator("[data-key=decide]").click();
    assertThat(panel().locator("[role=alert]").first()).containsText("退回须写明意见");
    panel().locator("[data-key=take]").click();
    assertThat(panel().locator("#note")).hasValue(Pattern.compile("1\\. ."));
    page.reload();
    assertThat(panel().locator("#note")).hasValue(Pattern.compile("1\\. ."));
    assertThat(panel().locator("[data-key=reason-vanished-workings]")).isChecked();
    panel().locator("[data-key=decide]").click();
    assertThat(panel().locator(".confirm")).containsText("周监管（演示） 将退回");
    Page note = context.waitForPage(() -> panel().locator("[data-key=confirm]").click());
    assertThat(note.locator("body")).containsText("已有巷道或采空区消失或缩小");
    assertThat(checkItem("returned.dxf")).containsText("已退回");
    assertThat(page.locator("#checks [data-stage=returned] .num")).not().hasText("0");
  }

  @Test
  void layersArePreviewedChosenAndTheCheckRunsAgain() {
    openDesk("");
    check(
        "layers.dxf", plan().saying("layers").renamed("煤巷", "L7").renamed("岩巷底板标高", "L8").bytes());
    tab("layers");
    Locator roads = panel().locator("tr[data-layer=L7]");
    assertThat(roads.locator("select")).hasValue("unknown");
    assertThat(panel().locator("tr[data-layer=L8]")).containsText("注记");
    assertThat(panel().locator("[data-key=layers-apply]")).isDisabled();
    roads.hover();
    page.waitForFunction(INK_IN_PREVIEW, true);
    page.locator("#search").hover();
    page.waitForFunction(INK_IN_PREVIEW, false);

    roads.locator("select").selectOption("roadway");
    panel().locator("[data-key=layers-all]").click();
    assertThat(panel().locator("tr[data-layer=L8] select")).hasValue("annotation");
    panel().locator("[data-key=layers-apply]").click();
    awaitRun(2);
    assertThat(panel().locator("tr[data-layer=L7] select")).hasValue("roadway");
    assertThat(panel().locator("tr[data-layer=L7]")).containsText("周监管（演示）");
    assertThat(panel().locator("tr.changed")).hasCount(0);
  }

  private static final String INK_IN_PREVIEW =
      "wanted => [...document.querySelectorAll('.leaflet-preview-pane canvas')].some((c) =>"
          + " c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v > 0)) === wanted";

  @Test
  void twoVersionsAreSwipedAndTheDifferencesAreOnListAndMap() {
    openDesk("");
    checkThinned();
    tab("versions");
    assertThat(panel()).containsText("消失：巷道");
    panel().locator("[data-change]").first().click();
    page.waitForURL(Pattern.compile(".*change=0.*"));
    assertThat(page.locator(".leaflet-changes-pane .c-chosen").first()).isAttached();

    assertThat(panel().locator("[data-key=swipe]")).isEnabled();
    panel().locator("[data-key=swipe]").click();
    Locator divider = page.locator("#swipe [role=slider]");
    assertThat(divider).hasAttribute("aria-valuenow", "50");
    assertThat(page.locator("#swipe .right")).hasText("thinned.dxf");
    page.waitForFunction(
        "() => document.querySelector('.leaflet-earlier-pane').style.clipPath.startsWith('polygon')"
            + " && document.querySelector('.leaflet-earlier-pane canvas')");
    BoundingBox box = divider.boundingBox();
    page.mouse().move(box.x + box.width / 2, box.y + 60);
    page.mouse().down();
    page.mouse().move(box.x - 120, box.y + 60);
    page.mouse().up();
    int dragged = Integer.parseInt(divider.getAttribute("aria-valuenow"));
    assertThat(dragged).isBetween(10, 45);
    divider.focus();
    page.keyboard().press("ArrowRight");
    assertThat(divider).hasAttribute("aria-valuenow", String.valueOf(dragged + 2));
    page.waitForURL(Pattern.compile(".*swipe=" + (dragged + 2) + "(&.*|$)"));
    page.reload();
    assertThat(divider).hasAttribute("aria-valuenow", String.valueOf(dragged + 2));
    assertThat(panel().locator("[data-change='0']")).hasAttribute("aria-pressed", "true");
  }

  @Test
  void anotherVersionCanBeComparedWith() {
    openDesk("");
    check("against.dxf", plan().saying("against").bytes());
    tab("versions");
    Locator against = panel().locator("[data-key=against]");
    String earlier =
        (String)
            against.evaluate(
                "s => [...s.options].map((o) => o.value).find((v) => v.endsWith('-D1'))");
    against.selectOption(earlier);
    awaitRun(2);
    assertThat(panel().locator("[data-key=against]")).hasValue(earlier);
    assertThat(panel()).containsText("新增");
  }

  @Test
  void tracksLieUnderTheDrawingWhenTheyAreAskedFor() {
    openDesk("");
    checkPlain();
    assertThat(page.locator(".leaflet-earlier-pane canvas")).hasCount(0);
    page.locator("[data-tool='map.tracks']").click();
    assertThat(page.locator("[data-tool='map.tracks']")).hasAttribute("aria-pressed", "true");
    page.waitForURL(Pattern.compile(".*off=(&.*|$)"));
    page.locator("#legend > details > summary").click();
    assertThat(page.locator("#legend [data-layer=track]")).isChecked();
  }

  @Test
  void aFileThatCannotBeUsedSaysWhyAndCanOnlyBeReturned() {
    openDesk("");
    check("no-drawing.dxf", "hello".getBytes(StandardCharsets.US_ASCII));
    assertThat(checkItem("no-drawing.dxf")).containsText("不能采用");
    assertThat(panel().locator(".hatched").first()).not().isEmpty();
    assertThat(panel()).containsText("未能采用的输入");
    tab("decision");
    assertThat(panel().locator("[data-key=kind-accepted]")).isDisabled();
    assertThat(panel()).containsText("只能退回");
  }

  @Test
  void whatIsNotTakenSaysWhatToDo() {
    openDesk("");
    handIn("plan.dwg", new byte[] {1});
    assertThat(page.locator(".upload-failed").first()).containsText("另存为 DXF");
    handIn("empty.dxf", new byte[0]);
    assertThat(page.locator(".upload-failed").first()).containsText("文件是空的");
    page.route(
        "**/api/drawing-checks?mine=*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(429)
                    .setContentType("application/problem+json")
                    .setBody("{\"detail\":\"the queue is full\",\"detail_zh\":\"排队已满\"}")));
    handIn("plain.dxf", plan().saying("plain").bytes());
    Locator failed = page.locator(".upload-failed").first();
    assertThat(failed).containsText("没有收下：排队已满");
    assertThat(failed).containsText("请等前面的检查结束后再传");
    page.unroute("**/api/drawing-checks?mine=*");
    failed.getByText("重试").click();
    assertThat(checkItem("plain.dxf")).isVisible();
    assertThat(troubles.removeIf(text -> text.contains("429"))).isTrue();
  }

  @Test
  void hostileNamesAreText() {
    String name = "<img src=x onerror=document.title='hit'>.dxf";
    openDesk("");
    check(name, plan().saying("hostile").renamed("煤巷", "<b onclick=x>L9").bytes());
    assertThat(checkItem("<img src=x")).isVisible();
    tab("layers");
    assertThat(panel()).containsText("<b onclick=x>L9");
    assertThat(page.locator("img[src=x]")).hasCount(0);
    assertThat(page.title()).doesNotContain("hit");
  }

  @Test
  void aDeskThatIsClosedSaysHowToOpenIt() {
    page.route(
        "**/api/drawing-desk",
        route -> route.fulfill(new Route.FulfillOptions().setBody("{\"enabled\":false}")));
    page.navigate(address("drawings.html"));
    assertThat(page.locator("#upload")).containsText("没有开启图纸检查");
    assertThat(page.locator("#upload")).containsText("--region");
    assertThat(page.locator("#upload-choose")).hasCount(0);
  }

  @Test
  void mapAndDeskLeadToEachOther() {
    page.navigate(address(""));
    page.locator(".places").getByText("图纸").click();
    assertThat(page.locator("#upload-choose")).isVisible();
    assertThat(page).hasTitle(Pattern.compile("图纸.*"));
    page.locator(".places").getByText("地图").click();
    assertThat(item("人员在界外作业")).isVisible();
  }
}
