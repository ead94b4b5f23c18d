package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minewatch.web.account.FirstAccount;
import org.minewatch.web.account.People;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.system.MapServer;

/** Signing in at a server that is no demo, in a real browser. */
class SessionPageTest extends InBrowser {

  private static MapServer server;
  private static String firstPassword;

  @BeforeAll
  static void start() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.putAll(People.QUICK);
    server = MapServer.start(settings);
    server.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "a".repeat(64)));
    firstPassword = server.get(FirstAccount.class).password().orElseThrow();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected String home() {
    return "http://localhost:" + server.port() + "/";
  }

  private Locator box() {
    return page.locator("dialog.session");
  }

  private void signIn(String login, String password) {
    box().locator("[name=login]").fill(login);
    box().locator("[name=password]").fill(password);
    box().locator("button.primary").click();
  }

  @Test
  void fromTheFirstPasswordToARegulatorWhoseSessionEnds() {
    page.navigate(home() + "accounts.html");
    assertThat(box().locator("h2")).hasText("登录");
    signIn(FirstAccount.LOGIN, "not this one");
    assertThat(box().locator(".failure")).hasText("账号或密码不对");
    signIn(FirstAccount.LOGIN, firstPassword);
    assertThat(box().locator("h2")).hasText("修改密码");
    box().locator("[name=old]").fill(firstPassword);
    box().locator("[name=password]").fill("a password of its own");
    box().locator("button.primary").click();
    assertThat(box()).hasCount(0);

    assertThat(page.locator("#page h2")).hasText("账号");
    assertThat(page.locator("nav.places a"))
        .hasText(new String[] {"审计", "账号", "收到的文件", "夜间任务", "报告发送"});
    page.locator("[name=login]").last().fill("zhou");
    page.locator("[name=name]").fill("周<b>监管</b>");
    page.locator("[name=authorities]").fill(SampleNight.CITY);
    page.locator("#account-form button.primary").click();
    String password = page.locator(".told code").innerText();
    assertThat(page.locator("tbody")).containsText("周<b>监管</b>");

    page.locator(".account summary").click();
    page.getByText("退出登录").click();
    assertThat(box().locator("h2")).hasText("登录");
    page.navigate(home());
    signIn("zhou", password);
    box().locator("[name=old]").fill(password);
    box().locator("[name=password]").fill("ten times ten is it");
    box().locator("button.primary").click();
    assertThat(items()).hasCount(2);
    assertThat(page.locator("#list")).not().containsText("白水煤矿");

    context.clearCookies();
    // Not by the pointer: what the map still asks for may have brought the box before it.
    item("").dispatchEvent("click");
    assertThat(box()).isVisible();
    signIn("zhou", "ten times ten is it");
    assertThat(box()).hasCount(0);
    assertThat(drawer()).isVisible();
    assertThat(drawer()).not().containsText("无法读取");
    // What a browser says of every refused request.
    troubles.removeIf(t -> t.contains("401") || t.contains("403"));
  }

  @Test
  void theBoxSpeaksBothLanguagesAndIsNotClosedByEscape() {
    page.navigate(home() + "?lang=en");
    assertThat(box().locator("h2")).hasText("Sign in");
    page.keyboard().press("Escape");
    assertThat(box()).isVisible();
    assertThat(items()).hasCount(0);
    troubles.removeIf(t -> t.contains("401"));
  }
}
