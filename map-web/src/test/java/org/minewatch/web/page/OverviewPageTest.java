package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;

/** The jurisdiction, the menu of who is signed in, the audit log, in the demo. */
class OverviewPageTest extends InBrowser {

  private Locator mines() {
    return page.locator("#list .overview a.item");
  }

  @Test
  void minesStandUnderTheirPlaceWorstFirst() {
    page.navigate(address("?by=place"));
    assertThat(mines()).hasCount(2);
    assertThat(page.locator("#list details.place > summary .name").first()).containsText("省");
    assertThat(page.locator("#list .total")).containsText("2 个煤矿");
    assertThat(mines().first().locator("svg.mark").first()).isVisible();
    page.locator("#search").fill("立秋");
    assertThat(mines()).hasCount(1);
    mines().first().click();
    assertThat(drawer().locator("h2")).hasText("立秋示例煤矿");
    page.locator("[data-key=by-]").click();
    assertThat(items().first()).isVisible();
  }

  @Test
  void aLicenceNumberFindsItsMine() {
    page.navigate(address("?by=authority"));
    assertThat(mines()).hasCount(2);
    String licence =
        (String)
            page.evaluate(
                "async () => { const r = await (await fetch('api/region')).json(); const m = await"
                    + " (await fetch('api/nights/' + r.latest + '/mines')).json(); return"
                    + " m[0].licenceNos[0]; }");
    page.locator("#search").fill(licence);
    assertThat(mines()).hasCount(1);
  }

  @Test
  void theDemoChangesAccountsAndPagesFollowTheRole() {
    page.navigate(address(""));
    assertThat(page.locator("nav.places a[href='accounts.html']")).hasCount(0);
    page.locator(".account summary").click();
    page.locator("[data-demo=auditor]").click();
    assertThat(page.locator(".account summary")).containsText("审计员");
    page.locator("nav.places summary").click();
    page.locator("nav.places a[href='audit.html']").click();
    assertThat(page.locator("tbody tr").first()).containsText("session.sign-in");
    page.getByText("校验完整性").click();
    assertThat(page.locator("#chain")).containsText("未被改动");
    page.locator("[name=action]").fill("session");
    page.locator("[name=login]").fill("auditor");
    page.locator("form.fields button").first().click();
    assertThat(page.locator("tbody tr").first()).containsText("auditor");
    forgetRefusals();
  }

  @Test
  void aMineUserGetsToWhatConcernsTheMineOnly() {
    page.navigate(address("drawings.html"));
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.locator(".account summary").click();
    page.locator("[data-demo=mine-user]").click();
    assertThat(page.locator(".account summary")).containsText("煤矿用户");
    page.navigate(address(""));
    page.waitForURL("**/drawings.html**");
    assertThat(page.locator("nav.places a"))
        .hasText(new String[] {"图纸", "办理", "指令", "驻矿监管", "检查", "实名查询", "收到的文件"});
    forgetRefusals();
  }
}
