package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.Plant;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.system.MapServer;

/**
 * The map page in a real browser over a real night of two invented mines, one with a hostile name.
 */
class MapPageTest {
  private static final String HOSTILE = "<img src=x onerror=document.title='hit'>煤矿";
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);

  @TempDir static Path folder;

  private static MapServer server;
  private static Browser browser;

  private BrowserContext context;
  private Page page;
  private final List<String> troubles = new ArrayList<>();
  private final List<String> strangers = new ArrayList<>();

  @BeforeAll
  static void serveANight() throws Exception {
    SyntheticRegion.write(
        new SynthSpec(
            11,
            "示例矿区",
            NIGHT,
            1,
            List.of(
                MineSpec.named("立秋示例煤矿")
                    .fixes(30, 1)
                    .plant(Plant.UNDRAWN_HEADING_OUTSIDE, Plant.MOVED_CORNER)
                    .build(),
                MineSpec.named("处暑示例煤矿").fixes(30, 1).plant(Plant.STALE_DRAWING).build())),
        folder);
    Path region = folder.resolve(SyntheticRegion.REGION);
    Path mines = region.resolve("mines.csv");
    Files.writeString(
        mines, Files.readString(mines).replace("处暑示例煤矿", HOSTILE), StandardCharsets.UTF_8);
    NightlyRun.Outcome outcome =
        NightlyRun.run(
            new NightlyRun.Options(
                region,
                NIGHT,
                1,
                Set.of(),
                Optional.empty(),
                folder.resolve("out"),
                RuleTable.load(),
                2,
                "test",
                Clock.systemUTC(),
                "test"),
            (what, done, of) -> {});
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID());
    server = MapServer.start(settings);
    server.nightImport().importNight(NightFolder.read(outcome.nightFolders().get(0)));
    browser = Browser.open();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    server.close();
  }

  @BeforeEach
  void openAPage() {
    context =
        browser
            .chromium()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setViewportSize(1280, 800));
    context.setDefaultTimeout(20_000);
    page = context.newPage();
    page.onPageError(troubles::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            troubles.add(message.text());
          }
        });
    page.onRequest(
        request -> {
          if (!request.url().startsWith(address("")) && !request.url().startsWith("data:")) {
            strangers.add(request.url());
          }
        });
  }

  @AfterEach
  void nothingWentWrong() {
    context.close();
    assertThat(troubles).as("errors in the console").isEmpty();
    assertThat(strangers).as("requests to anybody else").isEmpty();
  }

  private static String address(String query) {
    return "http://localhost:" + server.port() + "/" + query;
  }

  private Locator items() {
    return page.locator("#list ul a.item[data-key^='finding-']");
  }

  private Locator item(String words) {
    return items().filter(new Locator.FilterOptions().setHasText(words)).first();
  }

  private Locator drawer() {
    return page.locator("#drawer");
  }

  @Test
  void theListShowsFindingsAndWhatCouldNotBeJudged() {
    page.navigate(address(""));
    assertThat(item("人员在界外作业")).isVisible();
    assertThat(item("图纸边界与许可证不符")).isVisible();
    assertThat(item("图纸未按时更新")).isVisible();
    assertThat(page.locator("#list a[data-key^='gap-']").first()).containsText("无法判定");
    assertThat(page.locator("#region-name")).hasText("示例矿区");
  }

  @Test
  void aClickInTheListOpensTheFindingAndTheMapFollows() {
    page.navigate(address(""));
    item("人员在界外作业").click();
    assertThat(drawer()).isVisible();
    assertThat(drawer().locator("h2")).containsText("在许可边界外");
    assertThat(drawer()).containsText("第64条");
    assertThat(drawer()).containsText("定位散射");
    assertThat(drawer()).containsText("EPSG:4523");
    page.waitForURL(Pattern.compile(".*finding=F[0-9a-f]+.*"));
    assertThat(page.locator("#list a.item.chosen")).hasCount(1);
    assertThat(page.locator(".leaflet-findings-pane .leaflet-interactive").first()).isAttached();
  }

  @Test
  void aClickOnTheMapChoosesInTheList() {
    page.navigate(address(""));
    item("人员在界外作业").click();
    assertThat(drawer()).isVisible();
    page.keyboard().press("Escape");
    assertThat(drawer()).isHidden();
    page.locator(".leaflet-findings-pane path.leaflet-interactive")
        .first()
        .dispatchEvent("click", Map.of("bubbles", true));
    assertThat(drawer()).isVisible();
    assertThat(page.locator("#list a.item.chosen")).hasCount(1);
  }

  @Test
  void everythingGoesByKeyboard() {
    page.navigate(address(""));
    assertThat(items().first()).isVisible();
    page.keyboard().press("j");
    page.keyboard().press("Enter");
    assertThat(drawer()).isVisible();
    String first = page.url();
    page.keyboard().press("j");
    page.waitForCondition(() -> !page.url().equals(first));
    page.keyboard().press("Escape");
    assertThat(drawer()).isHidden();
    page.keyboard().press("/");
    assertThat(page.locator("#search")).isFocused();
    page.keyboard().type("图纸边界");
    assertThat(items()).hasCount(1);
    page.keyboard().press("Escape");
    page.keyboard().press("m");
    assertThat(page.locator("#map")).isFocused();
    page.keyboard().press("?");
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
  }

  @Test
  void aLinkBringsTheSameViewBack() {
    page.navigate(address(""));
    item("图纸边界与许可证不符").click();
    assertThat(drawer().locator("h2")).containsText("拐点");
    page.waitForURL(Pattern.compile(".*finding=.*view=.*"));
    String link = page.url();
    page.navigate(link);
    assertThat(drawer().locator("h2")).containsText("拐点");
    assertThat(page.locator("#list a.item.chosen")).hasCount(1);
  }

  @Test
  void theOtherLanguageIsComplete() {
    page.navigate(address("?lang=en"));
    assertThat(item("People outside licence")).isVisible();
    item("People outside licence").click();
    assertThat(drawer().locator("h2")).containsText("beyond the licensed boundary");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    String words = page.locator("body").innerText();
    assertThat(words)
        .doesNotContainPattern("\\b(list|filter|finding|mine|severity|night|trouble)\\.[a-z]+");
    page.locator("[data-tool=language]").click();
    assertThat(drawer().locator("h2")).containsText("在许可边界外");
    assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile("zh.*"));
  }

  @Test
  void noTextIsMissingInEitherLanguage() {
    page.navigate(address(""));
    Object missing =
        page.evaluate(
            "async () => { const m = await import('/js/texts.js'); const all = m.all ?? m.TEXTS ?? m.texts;"
                + " if (!all) return ['texts.js exports no table'];"
                + " return Object.entries(all).filter(([, v]) => !Array.isArray(v) || v.length !== 2 || v.some((s) => typeof s !== 'string')).map(([k]) => k); }");
    assertThat((List<?>) missing).isEmpty();
  }

  @Test
  void aHostileNameIsText() {
    page.navigate(address(""));
    assertThat(page.locator("#list .name").filter(new Locator.FilterOptions().setHasText("<img")))
        .hasText(HOSTILE);
    item("图纸未按时更新").click();
    assertThat(drawer()).containsText(HOSTILE);
    assertThat(page.locator("img[src=x]")).hasCount(0);
    assertThat(page.title()).doesNotContain("hit");
  }

  @Test
  void theReportOpensInItsOwnTab() {
    page.navigate(address(""));
    Page report = context.waitForPage(() -> page.locator("[data-tool=report]").click());
    assertThat(report.locator("body")).containsText("立秋示例煤矿");
    assertThat(report.locator("body")).containsText(HOSTILE);
  }

  @Test
  void partsHaveRolesAndNames() {
    page.navigate(address(""));
    item("人员在界外作业").click();
    assertThat(drawer()).isVisible();
    assertThat(page.getByRole(AriaRole.MAIN)).isVisible();
    assertThat(page.getByRole(AriaRole.SEARCH)).isVisible();
    Object unnamed =
        page.evaluate(
            "() => [...document.querySelectorAll('button, a[href], input, select, [role=region], section')]"
                + ".filter((e) => e.checkVisibility() && !(e.getAttribute('aria-label') || e.getAttribute('aria-labelledby')"
                + " || e.textContent.trim() || e.labels?.length || e.closest('label')))"
                + ".map((e) => e.outerHTML.slice(0, 120))");
    assertThat((List<?>) unnamed).isEmpty();
  }
}
