package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.minewatch.web.account.People;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who a card holder is, from the list of the mine to the one who may read one name. */
class NamesPageTest extends InBrowser {
  private static final String SHOTS = System.getProperty("minewatch.shots", "");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** No other test registers the finding on it. */
  private static final String RULE = "boundary.mismatch";

  private static final String NAME = "欧阳带班";
  private static final String PERSON = "P-7";

  private void shot(String name) {
    if (!SHOTS.isEmpty()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(SHOTS, name + ".png")));
    }
  }

  private int ask(String method, String path, String body) {
    return page.request()
        .fetch(
            address(path),
            RequestOptions.create()
                .setMethod(method)
                .setHeader("X-Minewatch", "page")
                .setHeader("Content-Type", body.startsWith("{") ? "application/json" : "text/csv")
                .setData(body))
        .status();
  }

  /** A case that goes on; another test may have registered one or not. */
  private JsonNode openCase() {
    as("regulator");
    List<JsonNode> lines =
        JSON.readTree(page.request().get(address("api/cases?all=true&size=500")).text())
            .path("items")
            .valueStream()
            .filter(l -> !l.path("state").stringValue().matches("closed|dismissed"))
            .toList();
    Optional<JsonNode> numbered =
        lines.stream().filter(l -> l.path("number").isString()).findFirst();
    if (numbered.isPresent()) {
      return numbered.get();
    }
    String night =
        JSON.readTree(page.request().get(address("api/region")).text())
            .path("nights")
            .path(0)
            .path("date")
            .stringValue();
    String last =
        JSON.readTree(page.request().get(address("api/nights/" + night + "/findings")).text())
            .path("items")
            .valueStream()
            .filter(f -> f.path("rule").stringValue().equals(RULE))
            .findFirst()
            .orElseThrow()
            .path("id")
            .stringValue();
    String step = "{\"kind\":\"register\",\"version\":0}";
    assertThat(ask("POST", "api/cases/" + last + "/steps", step)).isEqualTo(200);
    return openCase();
  }

  /** Somebody of a mine sits down. */
  private void asTheMine(String mine) {
    People.made(
        URI.create(address("")).getPort(),
        "names",
        "名册",
        "mine-user",
        "\"mineCodes\":[\"" + mine + "\"]");
    page.navigate("about:blank");
    String account = "{\"login\":\"names\",\"password\":\"" + People.PASSWORD + "\"}";
    assertThat(ask("POST", "api/session", account)).isEqualTo(200);
  }

  private void open(String login, String query) {
    as(login);
    page.navigate(address("persons.html" + query));
    assertThat(page.locator("#page h2")).isVisible();
  }

  @Test
  void aNameIsHandedInAskedForAllowedAndRead() {
    JsonNode line = openCase();
    String mine = line.path("mineCode").stringValue();
    String number = line.path("number").stringValue();

    as("regulator");
    assertThat(ask("PUT", "api/persons/" + mine, "no")).isEqualTo(403);
    asTheMine(mine);
    page.navigate(address("persons.html"));
    page.locator("#list-form [name=mine]").fill(mine);
    page.locator("#list-form [name=file]")
        .setInputFiles(
            new FilePayload(
                "名册.csv",
                "text/csv",
                ("person_id,name,id_number,phone\n"
                        + PERSON
                        + ","
                        + NAME
                        + ",530302198001019876,13900000000\nP-8,,,\n")
                    .getBytes(StandardCharsets.UTF_8)));
    page.locator("#list-form .primary").click();
    assertThat(page.locator(".told")).containsText("收到 1 人");
    assertThat(page.locator(".told")).containsText("不能用的行：3");
    shot("names-list");

    open("regulator", "?case=" + number);
    assertThat(page.locator("#ask-form [name=case]")).hasValue(number);
    page.locator("#ask-form [name=person]").fill("P-99");
    page.locator("#ask-form [name=words]").fill("核实带班记录");
    page.locator("#ask-form .primary").click();
    assertThat(page.locator("#ask-form .failure")).containsText("没有此人的身份资料");
    assertThat(troubles.removeIf(text -> text.contains("422"))).isTrue();
    page.locator("#ask-form [name=person]").fill(PERSON);
    page.locator("#ask-form .primary").click();
    Locator row = page.locator(".wide tbody tr").first();
    assertThat(row).containsText("待批准");
    assertThat(row.locator("button")).hasCount(0);

    open("supervisor", "");
    page.onceDialog(dialog -> dialog.accept());
    row.locator("[data-key^=approve-]").click();
    assertThat(row).containsText("已批准");
    assertThat(row.locator("button")).hasCount(0);

    open("regulator", "");
    AccessibilityTest.nothingSerious(page, "names");
    row.locator("[data-key^=read-]").click();
    Locator read = page.locator(".person-name");
    assertThat(read).containsText(NAME);
    assertThat(row).containsText("剩 2 次");
    shot("names-read");
    assertThat((String) page.evaluate("JSON.stringify({...sessionStorage, ...localStorage})"))
        .doesNotContain(NAME);
    page.locator("[data-key=hide]").click();
    assertThat(page.locator("body")).not().containsText(NAME);
    page.locator("[data-tool=language]").click();
    assertThat(row).containsText("allowed by supervisor");
    shot("names-en");

    page.navigate(address("?finding=" + line.path("findingId").stringValue() + "&lang=zh"));
    assertThat(drawer().locator("a[href*='persons.html?case=" + number + "']")).isVisible();
    // What a page was still asking for when its account was left.
    forgetRefusals();
  }
}
