package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minewatch.web.account.FirstAccount;
import org.minewatch.web.account.People;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.system.MapServer;

/**
 * A morning at the bureau, in a real browser and by three people: from signing in to the worst
 * mine, the finding, the night, the section, the case to its close-out, and the audit log. With the
 * system property {@code minewatch.screenshots} each screen is kept in that folder.
 */
class MorningTest extends InBrowser {

  private static final String ALL = "\"everything\":true";

  private static MapServer server;

  @BeforeAll
  static void start() throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.putAll(People.QUICK);
    server = MapServer.start(settings);
    server.nightImport().importNight(NightFolder.read(night()));
    int port = server.port();
    HttpClient admin =
        People.signedIn(
            port, FirstAccount.LOGIN, server.get(FirstAccount.class).password().orElseThrow());
    String first = server.get(FirstAccount.class).password().orElseThrow();
    People.write(
        admin,
        port,
        "POST",
        "/api/session/password",
        "{\"old\":\"" + first + "\",\"password\":\"" + People.PASSWORD + "\"}");
    People.madeBy(admin, port, "zhou", "周敏", "regulator", ALL);
    People.madeBy(admin, port, "sun", "孙立", "regulator", ALL);
    People.madeBy(admin, port, "wu", "吴岩", "supervisor", ALL);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected String home() {
    return "http://localhost:" + server.port() + "/";
  }

  private void shot(String name) {
    String folder = System.getProperty("minewatch.screenshots", "");
    if (!folder.isEmpty()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
    }
  }

  private void signIn(String login) {
    Locator box = page.locator("dialog.session");
    box.locator("[name=login]").fill(login);
    box.locator("[name=password]").fill(People.PASSWORD);
    shot("morning-1-sign-in");
    box.locator("button.primary").click();
    assertThat(box).hasCount(0);
  }

  /** Somebody else sits down; the page stays where it is. */
  private void changePlaces(String login) {
    page.locator(".account summary").click();
    page.locator(".account .menu button").last().click();
    signIn(login);
    drawer().locator("h2").waitFor();
  }

  private Locator panel() {
    return drawer().locator(".case");
  }

  /** Takes a step of the case: what is said by field, and the confirmation where one is asked. */
  private void step(String kind, Map<String, String> said) {
    panel().locator("[data-key=step-" + kind + "]").click();
    said.forEach(
        (field, value) -> {
          Locator input = panel().locator("[data-key=field-" + field + "]");
          if (input.evaluate("node => node.tagName").equals("SELECT")) {
            input.selectOption(value);
          } else {
            input.fill(value);
          }
        });
    panel().locator("[data-key=step-go]").click();
    Locator yes = panel().locator("[data-key=step-yes]");
    panel()
        .locator("[data-key=step-yes]:visible")
        .or(panel().locator(":scope:not(:has(.step-form))"))
        .first()
        .waitFor();
    if (yes.isVisible()) {
      yes.click();
    }
    assertThat(panel().locator(".step-form")).hasCount(0);
  }

  private void stateIs(String words) {
    assertThat(panel().locator(".case-state")).hasText(words);
  }

  @Test
  void fromSignInToTheAuditLog() {
    page.navigate(home() + "?by=place");
    signIn("zhou");
    Locator worst = page.locator("#list .overview a.item").first();
    worst.waitFor();
    shot("morning-2-jurisdiction");
    worst.click();
    Locator found = drawer().locator(".found-list a").first();
    found.waitFor();
    shot("morning-3-mine");
    found.click();
    assertThat(drawer().locator("h2")).containsText(Pattern.compile("许可|边界"));
    assertThat(drawer().locator(".evidence li").first()).isVisible();
    assertThat(drawer().locator(".basis li").first()).isVisible();
    shot("morning-4-finding");

    drawer().locator("[data-key=replay]").first().click();
    Locator replay = page.locator("#replay");
    assertThat(replay).isVisible();
    page.waitForFunction("() => new URLSearchParams(location.search).get('replay')");
    Object before = page.evaluate("() => new URLSearchParams(location.search).get('replay')");
    page.locator("#map").focus();
    page.keyboard().press("Space");
    page.waitForFunction(
        "before => new URLSearchParams(location.search).get('replay') !== before", before);
    shot("morning-5-replay");
    page.keyboard().press("Space");

    drawer().locator("[data-key=section]").click();
    assertThat(page.locator("#section svg").first()).isVisible();
    shot("morning-6-section");

    step("register", Map.of());
    stateIs("登记");
    step("triage", Map.of("route", "routine"));
    step("verify", Map.of("who", "孙立、钱工"));
    step(
        "measure",
        Map.of("measuredM", "104.5", "how", "全站仪，自井下 7 号导线点", "words", "迎头在许可边界外，与线索一致"));
    step("propose-confirm", Map.of("words", "井下实测证实越界"));
    shot("morning-7-proposed");
    assertThat(panel().locator("[data-key=step-confirm]")).hasCount(0);

    changePlaces("sun");
    step("confirm", Map.of("words", "同意，证据充分"));
    step(
        "order",
        Map.of("orderNo", "滇煤监〔2026〕12号", "deadline", "2026-12-31", "demand", "立即停止界外作业，封闭越界巷道"));
    shot("morning-8-ordered");
    step("report-done", Map.of("words", "越界巷道已封闭，煤矿报来验收材料"));
    assertThat(panel().locator("[data-key=step-recheck]")).hasCount(0);

    changePlaces("zhou");
    step("recheck", Map.of("result", "passed", "words", "现场复查，密闭完好"));
    changePlaces("wu");
    step("close", Map.of("words", "同意销号"));
    stateIs("销号");
    shot("morning-9-closed");

    page.locator("nav.places summary").click();
    page.locator("nav.places a[href='audit.html']").click();
    page.locator("[name=action]").fill("case");
    page.locator("form.fields button").first().click();
    assertThat(page.locator("tbody tr").first()).containsText("case.close");
    assertThat(page.locator("tbody tr").first()).containsText("wu");
    assertThat(page.locator("tbody")).containsText("case.register");
    page.getByText("校验完整性").click();
    assertThat(page.locator("#chain")).containsText("未被改动");
    shot("morning-10-audit");
    forgetRefusals();
  }
}
