package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The drawing desk without a mouse: no click anywhere in this class. */
class DrawingsKeyboardTest extends AtDesk {

  private String focused() {
    return (String)
        page.evaluate("() => document.activeElement.dataset.key ?? document.activeElement.id");
  }

  private void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  /** Goes on with Tab until something has the focus; whoever uses the page does the same. */
  private void tabTo(String key) {
    for (int i = 0; i < 80; i++) {
      if (key.equals(focused())) {
        Object seen =
            page.evaluate(
                "() => { const s = getComputedStyle(document.activeElement);"
                    + " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0; }");
        assertThat(seen).as("focus visible on " + key).isEqualTo(true);
        return;
      }
      press("Tab");
    }
    throw new AssertionError("Tab never reaches " + key + "; last at " + focused());
  }

  /**
   * A browser opens it only within seconds of the key; a machine with much else to do may let them
   * pass, and a person would press again.
   */
  private FileChooser chooserByEnter() {
    for (int tries = 0; tries < 4; tries++) {
      try {
        return page.waitForFileChooser(
            new Page.WaitForFileChooserOptions().setTimeout(10_000), () -> press("Enter"));
      } catch (TimeoutError notInTime) {
        tabTo("upload-choose");
      }
    }
    return page.waitForFileChooser(() -> press("Enter"));
  }

  @Test
  void fromAFileToAnAcceptedNote() {
    openDesk("");
    page.locator("body").press("u");
    assertThat(focused()).isEqualTo("upload-mine");
    page.keyboard().type(MINE.substring(0, 1));
    for (int i = 0; i < 5 && !mineCode().equals(page.locator("#upload-mine").inputValue()); i++) {
      press("ArrowDown");
    }
    tabTo("upload-choose");
    FileChooser chooser = chooserByEnter();
    chooser.setFiles(
        new FilePayload("keys.dxf", "application/octet-stream", plan().saying("keys").bytes()));
    assertThat(drawer().locator(".desk-head h2")).hasText("keys.dxf");
    awaitResult();

    press("Escape");
    assertThat(drawer()).isHidden();
    press("j", "k", "Enter");
    assertThat(drawer()).isVisible();
    press("]");
    page.waitForURL(Pattern.compile(".*finding=.*"));
    press("2");
    assertThat(drawer().locator("#tab-layers")).isFocused();
    press("ArrowRight");
    assertThat(drawer().locator("#tab-placing")).isFocused();
    press("4");
    assertThat(drawer().locator("#tab-versions")).isFocused();
    press("s");
    assertThat(page.locator("#swipe [role=slider]")).isFocused();
    press("ArrowLeft", "ArrowLeft");
    assertThat(page.locator("#swipe [role=slider]")).hasAttribute("aria-valuenow", "46");
    press("s", "t");
    assertThat(page.locator("#swipe")).isHidden();
    assertThat(page.locator("[data-tool='map.tracks']")).hasAttribute("aria-pressed", "true");
    press("m");
    assertThat(page.locator("#map")).isFocused();
    press("?");
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("上传图纸");
    press("Escape");

    press("5");
    assertThat(drawer().locator("#tab-decision")).isFocused();
    tabTo("kind-accepted");
    press("Space");
    tabTo("note-text");
    page.keyboard().type("agreed by telephone");
    tabTo("decide");
    press("Enter");
    assertThat(panel().locator("[data-key=confirm]")).isFocused();
    Page note = context.waitForPage(() -> press("Enter"));
    assertThat(note.locator("body")).containsText("agreed by telephone");
    note.close();
    assertThat(panel()).containsText("由 周监管（演示） 接受");
    assertThat(checkItem("keys.dxf")).containsText("已接受");
  }

  @Test
  void aControlPointIsTypedAndChosenFromTheKnownOnes() {
    openDesk("");
    checkPlain();
    page.locator("body").press("3");
    assertThat(drawer().locator("#tab-placing")).isFocused();
    tabTo("points-add");
    press("Enter");
    assertThat(focused()).isEqualTo("point-0-x");
    page.keyboard().type("35373000.5");
    tabTo("point-0-y");
    page.keyboard().type("north");
    assertThat(panel().locator("[data-key=point-0-y]")).hasAttribute("aria-invalid", "true");
    press("Control+a");
    page.keyboard().type("2820000");
    assertThat(panel().locator("[data-key=point-0-y]")).hasAttribute("aria-invalid", "false");
    tabTo("point-0-known");
    press("ArrowDown");
    assertThat(panel().locator("[data-key=point-0-name]")).hasValue(Pattern.compile("拐点 .*"));
    assertThat(panel().locator("[data-key=point-0-easting]"))
        .hasValue(Pattern.compile("3\\d{7}.*"));
    assertThat(panel().locator(".fit")).containsText("完整的点 1 个");
  }

  @Test
  void aLayerIsChosenAndApplied() {
    openDesk("");
    check("chosen.dxf", plan().saying("chosen").renamed("采空区", "L1").bytes());
    page.locator("body").press("2");
    tabTo("class-L1");
    page.locator("[data-key=class-L1]").selectOption("goaf");
    press("Shift+Tab");
    tabTo("layers-apply");
    press("Enter");
    awaitRun(2);
    assertThat(panel().locator("tr[data-layer=L1] select")).hasValue("goaf");
  }
}
