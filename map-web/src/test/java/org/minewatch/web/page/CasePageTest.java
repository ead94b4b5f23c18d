package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A finding worked in the drawer, the duty desk and the ledger; one story over one night. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CasePageTest extends InBrowser {
  /** Of its own: the story begins with a finding that nobody has worked on. */
  private static ServedNight own;

  @BeforeAll
  static void serve() {
    own = ServedNight.start();
  }

  @AfterAll
  static void stop() throws IOException {
    own.close();
  }

  @Override
  protected String home() {
    return address("");
  }

  static String address(String query) {
    return own.address(query);
  }

  private static final String SHOTS = System.getProperty("minewatch.shots", "");

  /** The account is changed while the page is asking; what was under way is refused. */
  @AfterEach
  void accountsWereChanged() {
    forgetRefusals();
  }

  private void shot(String name) {
    if (!SHOTS.isEmpty()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(SHOTS, name + ".png")));
    }
  }

  private Locator panel() {
    return drawer().locator(".case");
  }

  private void openCase(String login, String words) {
    as(login);
    page.navigate(address(""));
    item(words).click();
    assertThat(panel().locator(".way")).isVisible();
  }

  private void take(String kind) {
    panel().locator("[data-key='step-" + kind + "']").click();
  }

  private void say(String field, String value) {
    panel().locator("#case-" + field).fill(value);
  }

  private void go(String state) {
    panel().locator("[data-key=step-go]").click();
    Locator yes = panel().locator("[data-key=step-yes]");
    if (yes.count() > 0 && yes.isVisible()) {
      yes.click();
    }
    assertThat(panel().locator(".case-state")).hasText(state);
  }

  @Test
  @Order(1)
  void aFindingIsRegisteredTriagedAndVerifiedInTheDrawer() {
    openCase("regulator", "人员在界外作业");
    assertThat(panel().locator(".case-state")).hasText("未登记");
    take("register");
    go("登记");
    assertThat(panel().locator(".case-head")).containsText(Pattern.compile("编号 \\d{4}-\\d{5}"));
    take("triage");
    panel().locator("[data-key=step-go]").click();
    assertThat(panel().locator(".step-form .failure")).containsText("须填写：分流方式");
    assertThat(panel().locator("#case-route")).isFocused();
    panel().locator("#case-route").selectOption("routine");
    go("分流");
    take("verify");
    say("who", "驻矿三组");
    go("核查");
    take("measure");
    say("measuredM", "一百米");
    say("how", "全站仪");
    say("words", "迎头越界");
    panel().locator("[data-key=step-go]").click();
    assertThat(panel().locator(".step-form .failure")).containsText("应为数字");
    say("measuredM", "107,5");
    go("核查");
    assertThat(panel()).containsText("井下实测 107.5 m");
    shot("case-drawer");
    panel()
        .locator("input[type=file]")
        .setInputFiles(
            new FilePayload(
                "现场 <b>照片.pdf", "application/pdf", "%PDF-1.4 x".getBytes(StandardCharsets.UTF_8)));
    assertThat(panel().locator(".files")).containsText("现场 <b>照片.pdf");
    panel()
        .locator("input[type=file]")
        .setInputFiles(
            new FilePayload("a.pdf", "application/pdf", "<html>".getBytes(StandardCharsets.UTF_8)));
    assertThat(panel().locator(".failure").last()).containsText("只接收");
    assertThat(troubles.removeIf(text -> text.contains("415"))).isTrue();
  }

  @Test
  @Order(2)
  void theSecondPersonIsToldWhatChangedAndKeepsTheDraft() {
    openCase("regulator", "人员在界外作业");
    take("propose-confirm");
    say("words", "两次实测一致");
    try (BrowserContext other = SHARED.chromium().newContext()) {
      Page second = other.newPage();
      signIn(second, "regulator-2");
      String finding = panel().getAttribute("data-case");
      String version =
          second
              .request()
              .get(address("api/cases/" + finding))
              .text()
              .replaceAll("(?s).*?\"version\":(\\d+).*", "$1");
      second
          .request()
          .post(
              address("api/cases/" + finding + "/steps"),
              RequestOptions.create()
                  .setHeader("X-Minewatch", "page")
                  .setHeader("Content-Type", "application/json")
                  .setData(
                      Map.of(
                          "kind", "note", "version", Integer.parseInt(version), "words", "等我看图纸")));
    }
    panel().locator("[data-key=step-go]").click();
    assertThat(panel().locator(".changed")).containsText("等我看图纸");
    assertThat(panel().locator(".changed")).containsText("孙复查");
    assertThat(panel().locator("#case-words")).hasValue("两次实测一致");
    shot("case-conflict");
    assertThat(troubles.removeIf(text -> text.contains("409"))).isTrue();
    page.reload();
    assertThat(panel().locator("#case-words")).hasValue("两次实测一致");
    go("待第二人");
    assertThat(panel()).containsText("须由另一人办理");
    assertThat(panel().locator("[data-key=step-confirm]")).hasCount(0);
    shot("case-proposed");
  }

  @Test
  @Order(3)
  void anExpiredSessionInTheMiddleOfAFormLosesNothing() {
    openCase("regulator-2", "人员在界外作业");
    take("confirm");
    say("words", "同意确认");
    page.context().clearCookies();
    panel().locator("[data-key=step-go]").click();
    panel().locator("[data-key=step-yes]").click();
    // The demo signs in by itself; whoever it is, nothing that was written is gone.
    page.waitForTimeout(500);
    if (panel().locator("#case-words").count() > 0) {
      assertThat(panel().locator("#case-words")).hasValue("同意确认");
      assertThat(troubles.removeIf(text -> text.contains("403"))).isTrue();
      signIn(page, "regulator-2");
      go("确认");
    }
    troubles.removeIf(text -> text.contains("401"));
    assertThat(panel().locator(".case-state")).hasText("确认");
  }

  @Test
  @Order(4)
  void theOrderIsReportedDoneByTheMineCheckedByAThirdAndClosedOut() {
    openCase("regulator", "人员在界外作业");
    take("order");
    say("orderNo", "责改〔2026〕7号");
    say("deadline", "2099-12-31");
    say("demand", "停止界外作业，封闭巷道");
    go("整改");
    shot("case-ordered");

    as("resident-inspector");
    page.navigate(address("cases.html"));
    page.locator("[data-key^='case-F']").first().click();
    Locator chosen = page.locator("#chosen .case");
    chosen.locator("[data-key=step-report-done]").click();
    chosen.locator("#case-words").fill("已封闭");
    chosen.locator("[data-key=step-go]").click();
    assertThat(chosen.locator(".case-state")).hasText("报完成");
    shot("cases");

    openCase("supervisor", "人员在界外作业");
    take("recheck");
    panel().locator("#case-result").selectOption("passed");
    say("words", "现场复查合格");
    go("复查");
    openCase("regulator-2", "人员在界外作业");
    take("close");
    say("words", "同意销号");
    go("销号");
    assertThat(panel().locator(".steps").last().locator("> li")).hasCount(12);
    shot("case-closed");
    page.locator("[data-tool=language]").click();
    assertThat(panel().locator(".case-state")).hasText("Closed");
    assertThat(panel()).not().containsText(Pattern.compile("case\\.|undefined|NaN"));
    shot("case-closed-en");
  }

  @Test
  @Order(5)
  void theDutyDeskHasItsQueuesItsClockAndItsLog() {
    as("regulator");
    String finding = sealAndCall();
    page.navigate(address("duty.html"));
    Locator call =
        page.locator("#calls .call").filter(new Locator.FilterOptions().setHasText("人工定为立即叫应"));
    assertThat(call).containsText("已等待");
    assertThat(page.locator("#leads .lead")).hasCount(1);
    call.locator("[data-key^='phone-']").click();
    call.locator(".dispatcher input").first().fill("0874-312 0000");
    call.locator(".dispatcher button").first().click();
    assertThat(call).containsText("0874-312 0000");
    call.locator("[data-key^='work-']").click();
    call.locator("[data-key=step-acknowledge]").click();
    call.locator("[data-key=step-go]").click();
    assertThat(call).containsText("接警，等待");
    call.locator("[data-key=step-call]").click();
    call.locator("[data-key=field-spokenWith]").fill("调度员 李强");
    call.locator("[data-key=field-words]").fill("已通知撤人");
    call.locator("[data-key=step-go]").click();
    assertThat(call).containsText("与 调度员 李强 通话");
    page.locator("#log-words").fill("接班，设备正常");
    page.locator("[data-key=log-take-over]").click();
    assertThat(page.locator(".watch")).containsText("周监管");
    page.locator("#log-words").fill("一项叫应未解除");
    page.locator("[data-key=log-hand-over]").click();
    assertThat(page.locator(".watch")).containsText("等待接班");
    page.locator("[data-key=log-take-over]").click();
    assertThat(page.locator(".log-form .failure")).containsText("不能自己接班");
    assertThat(troubles.removeIf(text -> text.contains("403"))).isTrue();
    shot("duty");
    page.locator("[data-tool=language]").click();
    assertThat(page.locator("h2")).hasText("Duty desk");
    assertThat(page.locator("#page"))
        .not()
        .containsText(Pattern.compile("duty\\.|case\\.|undefined|NaN"));
    shot("duty-en");

    as("auditor");
    page.navigate(address("audit.html?action=lead.list"));
    assertThat(page.locator("#page")).containsText(finding);
    as("resident-inspector");
    page.navigate(address("cases.html?lang=zh&finding=" + finding));
    assertThat(page.locator("#chosen")).containsText("没有这项线索");
    assertThat(troubles.removeIf(text -> text.contains("404"))).isTrue();
  }

  /** Seals one finding and has another called now; answers the sealed one. */
  private String sealAndCall() {
    page.navigate(address(""));
    String sealed = null;
    for (String[] pair : new String[][] {{"图纸边界与许可证不符", "sealed"}, {"图纸未按时更新", "call-now"}}) {
      item(pair[0]).click();
      assertThat(drawer().locator("h2")).isVisible();
      assertThat(panel().locator(".way")).isVisible();
      sealed = pair[1].equals("sealed") ? panel().getAttribute("data-case") : sealed;
      take("register");
      go("登记");
      take("triage");
      panel().locator("#case-route").selectOption(pair[1]);
      go("分流");
    }
    return sealed;
  }

  @Test
  @Order(6)
  void theLedgerSaysWhatItCostAndHowOftenRulesWereRight() {
    as("regulator");
    page.navigate(address("ledger.html"));
    assertThat(page.locator("#page")).containsText("−");
    assertThat(page.locator(".class-letter").first()).isVisible();
    assertThat(page.locator("#page")).containsText(Pattern.compile("100%（\\d+–100%）"));
    page.locator("details summary").last().click();
    shot("ledger");
    page.locator("[data-tool=language]").click();
    assertThat(page.locator("h2").first()).hasText("Points and classes");
    assertThat(page.locator("#page"))
        .not()
        .containsText(Pattern.compile("ledger\\.|hitrate\\.|sample\\.|undefined|NaN"));
    assertThat(page.locator("img[src=x]")).hasCount(0);
    shot("ledger-en");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  @Order(7)
  void everyControlHasANameEveryIdIsOneAndEveryWordCanBeRead(ColorScheme scheme) {
    context.close();
    context =
        SHARED
            .chromium()
            .newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 800).setColorScheme(scheme));
    context.setDefaultTimeout(20_000);
    page = context.newPage();
    openCase("regulator", "图纸边界与许可证不符");
    take("verify");
    panel().locator("[data-key=step-go]").click();
    assertThat(panel().locator(".step-form .failure")).isVisible();
    sound("drawer");
    shot("case-form-" + scheme);
    for (String place : List.of("duty", "cases", "ledger")) {
      page.navigate(address(place + ".html?lang=" + (scheme == ColorScheme.DARK ? "en" : "zh")));
      assertThat(page.locator("#page h2").first()).isVisible();
      page.locator("#page details summary, #page [data-key^='work-'], #page [data-key^='case-F']")
          .first()
          .click();
      page.waitForTimeout(300);
      sound(place);
      shot(place + "-" + scheme);
    }
  }

  private void sound(String place) {
    assertThat((List<?>) page.evaluate(DrawingsWordsTest.UNNAMED)).as(place).isEmpty();
    assertThat((List<?>) page.evaluate(DrawingsWordsTest.TWICE)).as(place).isEmpty();
    assertThat((List<?>) page.evaluate(DrawingsWordsTest.FAINT)).as(place).isEmpty();
  }
}
