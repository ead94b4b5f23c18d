package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Visits on their page: planned, recorded, hazards taken in, and what each role sees of it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VisitPageTest extends InBrowser {

  private void open(String login, String query) {
    page.request()
        .post(
            address("api/session"),
            RequestOptions.create()
                .setHeader("X-Minewatch", "page")
                .setHeader("Content-Type", "application/json")
                .setData("{\"demo\":\"" + login + "\"}"));
    page.navigate(address("visits.html?" + query));
    assertThat(page.locator("#visits-list")).isVisible();
  }

  private Locator list() {
    return page.locator("#visits-list");
  }

  private Locator beside() {
    return page.locator("#beside");
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai"));
  }

  @Test
  @Order(1)
  void whatIsOwedIsShownAndAVisitIsPlannedMovedAndWrittenDown() {
    open("regulator", "");
    assertThat(page.locator("[data-line=county-month]")).containsText("0 %");
    assertThat(list()).containsText("无检查记录");
    page.locator("[data-key^='plan-']").first().click();
    assertThat(beside().locator("input[name=on]")).isFocused();
    beside().locator("input[name=on]").fill(today().plusDays(3).toString());
    beside().locator(".visits-go").click();
    assertThat(beside()).containsText("不通知");
    beside().locator("[data-key=step-shift]").click();
    beside().locator("input[name=on]").fill(today().plusDays(5).toString());
    beside().locator("input[name=words]").fill("暴雨改期");
    beside().locator(".visits-go").click();
    assertThat(beside().locator(".visits-steps")).containsText("暴雨改期");
    beside().locator("[data-key=step-record]").click();
    beside().locator("textarea[name=inspectors]").fill("甲");
    beside().locator("textarea[name=words]").fill("到 1201 运输巷，<b>密闭</b>完好");
    beside().locator(".visits-go").click();
    assertThat(beside().locator(".failure")).containsText("至少两人");
    beside().locator("textarea[name=inspectors]").fill("甲\n乙");
    beside().locator(".visits-finding select").first().selectOption("seen");
    beside().locator(".visits-go").click();
    assertThat(beside()).containsText(Pattern.compile("\\d{4}-00001"));
    assertThat(beside()).containsText("<b>密闭</b>完好");
    assertThat(beside()).containsText("属实");
    assertThat(page.locator("[data-line=county-month]")).containsText("50 %");
    assertThat(troubles.removeIf(text -> text.contains("422"))).isTrue();
  }

  @Test
  @Order(2)
  void aYearIsPlannedAndWhoCouldWarnTheMineSeesNothingOfIt() {
    open("regulator", "tab=plan");
    page.locator("[data-key=year]").click();
    beside().locator("select[name=year]").selectOption(String.valueOf(today().getYear() + 1));
    beside().locator("select[name=authority]").selectOption("city");
    beside().locator(".visits-go").click();
    assertThat(beside()).containsText("新增 2 次检查");
    page.navigate(address("visits.html?tab=plan&year=" + (today().getYear() + 1)));
    assertThat(list().locator(".visits-secret")).hasCount(2);
    open("resident-inspector", "tab=plan&year=" + (today().getYear() + 1));
    assertThat(list()).containsText("没有检查");
    open("mine-user", "");
    assertThat(page.locator("[data-key=tab-owed]")).hasCount(0);
    assertThat(page.locator("[data-key=tab-activity]")).hasCount(0);
    assertThat(list()).containsText("已检查");
    page.locator("[data-key^='open-']").first().click();
    assertThat(beside()).containsText("甲");
    org.assertj.core.api.Assertions.assertThat(beside().innerText())
        .doesNotContain("密闭", "属实", "暴雨");
  }

  @Test
  @Order(3)
  void hazardsAreTakenInFromAFileAndAcceptedByAnother() {
    open("regulator", "tab=hazards");
    String mine =
        page.request()
            .get(address("api/visits/coverage"))
            .text()
            .replaceAll("(?s).*?\"mineCode\":\"([^\"]+)\".*", "$1");
    page.locator("[data-key=import]").click();
    beside()
        .locator("input[type=file]")
        .setInputFiles(
            new FilePayload(
                "隐患.csv",
                "text/csv",
                ("mine_code,source,number,found_on,found_by,place,x_north,y_east,words,level,deadline,acceptor\n"
                        + mine
                        + ",nmsa,安-1,"
                        + today()
                        + ",监察一处,1201 运输巷,,,<i>风门</i>损坏,major,,县能源局\n"
                        + mine
                        + ",nmsa,安-2,昨天,监察一处,,,,x,major,,县能源局\n")
                    .getBytes(StandardCharsets.UTF_8)));
    beside().locator(".visits-go").click();
    assertThat(beside()).containsText("已导入 1 项，1 行未导入");
    assertThat(beside()).containsText("yyyy-MM-dd");
    assertThat(list()).containsText("<i>风门</i>损坏");
    page.locator("[data-key^='open-']").first().click();
    beside().locator("[data-key=step-confirm]").click();
    beside().locator("textarea").fill("属实");
    beside().locator(".visits-go").click();
    assertThat(beside()).containsText("计积分");
    page.navigate(address("ledger.html"));
    assertThat(page.locator("#page")).containsText("隐患 安-1（国家矿山安监局）：扣 6 分");
    page.navigate(address("?mine=" + mine));
    assertThat(drawer()).containsText("未销号隐患 1 项");
    assertThat(drawer()).containsText("安-1");
  }

  @Test
  @Order(4)
  void whatWentQuietIsToldWithItsMethodInBothLanguages() {
    open("supervisor", "tab=activity");
    assertThat(list()).containsText("不是对任何人的指控");
    page.locator("[data-tool=language]").click();
    assertThat(list()).containsText("no charge against anybody");
    for (String tab : new String[] {"owed", "plan", "hazards", "activity"}) {
      page.locator("[data-key=tab-" + tab + "]").click();
      assertThat(page.locator("[data-key=tab-" + tab + "]"))
          .hasAttribute("aria-current", "page");
      org.assertj.core.api.Assertions.assertThat(list().innerText())
          .doesNotContainPattern("\\b(visits|hazards|activity)\\.[a-z]+");
    }
  }
}
