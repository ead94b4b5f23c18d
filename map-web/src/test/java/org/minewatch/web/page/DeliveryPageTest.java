package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of subscriptions and deliveries, as an administrator uses it. */
class DeliveryPageTest extends InBrowser {

  private void open(String query) {
    page.addInitScript("localStorage.setItem('minewatch.demo', 'administrator')");
    page.navigate(address("delivery.html" + query));
    page.locator("#subscription-form").waitFor();
  }

  @Test
  void somebodyIsSubscribedAndEndedAndAWebhookTellsItsSecretOnce() {
    open("");
    page.locator("[name=login]").selectOption("supervisor");
    page.locator("[name=address]").fill("no address");
    page.locator("#subscription-form .primary").click();
    assertThat(page.locator("#trouble")).containsText("不是邮箱地址");
    troubles.removeIf(trouble -> trouble.contains("422"));
    page.locator("[name=address]").fill("supervisor@bureau.example");
    page.locator("[name=xlsx]").uncheck();
    page.locator("#subscription-form .primary").click();
    Locator line =
        page.locator("tbody tr")
            .filter(new Locator.FilterOptions().setHasText("supervisor@bureau.example"));
    assertThat(line).containsText("PDF");
    assertThat(line).not().containsText("XLSX");
    assertThat(page.locator("#trouble")).isHidden();
    line.locator("[data-key^=turn-]").click();
    assertThat(line).containsText("已停用");
    page.locator("[name=kind]").selectOption("webhook");
    page.locator("[name=address]").fill("https://hooks.bureau.example/minewatch");
    page.locator("#subscription-form .primary").click();
    assertThat(page.locator(".told code")).hasText(Pattern.compile("[0-9a-f]{64}"));
    AccessibilityTest.nothingSerious(page, "deliveries");
    page.reload();
    assertThat(page.locator("tbody")).containsText("hooks.bureau.example");
    assertThat(page.locator(".told")).hasCount(0);
  }

  @Test
  void whatMayHaveArrivedIsSaidAndSentAgainOnlyWhenSomebodySaysSo() {
    page.route(
        "**/api/deliveries?*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(
                        """
                        {"counts":{"uncertain":1},"deliveries":{"total":1,"page":0,"size":20,
                        "items":[{"id":7,"login":"regulator","kind":"mail",
                        "address":"zhou@bureau.example","night":"2026-03-02","revision":2,
                        "state":"uncertain","attempts":3,"createdAt":"2026-03-03T01:30:00Z",
                        "notBefore":"2026-03-03T01:30:00Z","endedAt":"2026-03-03T01:31:00Z",
                        "trouble":"no answer came"}]}}""")));
    open("?lang=en");
    assertThat(page.locator("table").last()).containsText("may or may not have arrived");
    AccessibilityTest.nothingSerious(page, "an uncertain delivery");
    page.onceDialog(Dialog::dismiss);
    page.locator("[data-key=again-7]").click();
    page.onceDialog(Dialog::accept);
    page.locator("[data-key=again-7]").click();
    assertThat(page.locator("#trouble")).containsText("there is no such delivery");
    troubles.removeIf(trouble -> trouble.contains("404"));
  }

  @Test
  void theNightlyJobsPageSaysHowTheServerIs() {
    page.addInitScript("localStorage.setItem('minewatch.demo', 'administrator')");
    page.navigate(address("job.html"));
    assertThat(page.locator(".job-health")).containsText("数据库正常");
  }
}
