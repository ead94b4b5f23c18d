package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The vertical section under the map, measuring, coordinates and paper, by mouse and by keyboard.
 */
class SectionPageTest extends InBrowser {

  private Locator section() {
    return page.locator("#section");
  }

  private void openFindingOfElevation() {
    page.navigate(address(""));
    item("超层").click();
    assertThat(section()).isVisible();
    assertThat(section().locator(".section-drawing")).isVisible();
  }

  @Test
  void aFindingAboutAnElevationBringsTheSectionAlongItsRoad() {
    openFindingOfElevation();
    assertThat(section().locator("h2")).containsText("竖直剖面");
    assertThat(section().locator(".s-mark.finding.chosen")).hasCount(1);
    assertThat(section().locator(".s-mark.finding.chosen .error").first()).isAttached();
    assertThat(section().locator(".s-trace.below").first()).isAttached();
    assertThat(section().locator(".s-trace.below .bars").first()).isAttached();
    assertThat(section().locator(".s-band-label").filter(hasText("许可下限")).first()).isVisible();
    assertThat(section().locator(".section-drawing .axis").first()).hasText("标高 m");
    page.waitForURL(Pattern.compile(".*[?&]section=[\\d.,;]+.*"));
    assertThat(page.locator(".section-end")).hasCount(2);
  }

  private static Locator.FilterOptions hasText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void theSameIsThereAsATableInBothLanguages() {
    openFindingOfElevation();
    section().locator("[data-key=table]").click();
    assertThat(section().locator("table").first()).containsText("下限");
    assertThat(section().locator(".section-tables")).containsText("低于下限");
    page.locator("[data-tool=language]").click();
    assertThat(section().locator("h2")).containsText("Vertical section");
    assertThat(section().locator(".section-tables")).containsText("below the bottom");
    assertThat(section().locator(".section-tables"))
        .not()
        .containsText(Pattern.compile("undefined|NaN|section\\.|standing\\.|word\\.|layer\\."));
  }

  @Test
  void aLinkBringsTheSectionBackAndEscClosesIt() {
    openFindingOfElevation();
    section().locator("[data-key=stretch]").selectOption("5");
    section().locator("[data-key=swath]").selectOption("50");
    assertThat(section().locator(".badge")).containsText("×5");
    page.waitForURL(Pattern.compile(".*swath=50.*stretch=5.*"));
    String link = page.url();
    page.navigate("about:blank");
    page.navigate(link);
    assertThat(section().locator(".badge")).containsText("×5");
    section().locator(".section-body").focus();
    page.keyboard().press("Escape");
    assertThat(section()).isHidden();
    assertThat(drawer()).isVisible();
    assertThat(page.url()).doesNotContain("section=");
    assertThat(page.locator(".section-end")).hasCount(0);
  }

  @Test
  void aLineIsDrawnByKeyboardAlone() {
    page.navigate(address(""));
    item("人员在界外作业").click();
    assertThat(drawer()).isVisible();
    page.keyboard().press("Escape");
    assertThat(drawer()).isHidden();
    assertThat(section()).isHidden();
    page.keyboard().press("x");
    assertThat(page.locator(".sketch-bar")).isVisible();
    assertThat(page.locator("#map")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator(".sketch-bar")).containsText("至少要 2 点");
    page.keyboard().press("Space");
    page.keyboard().press("ArrowRight");
    page.waitForTimeout(400);
    page.keyboard().press("Space");
    assertThat(page.locator(".sketch-bar")).containsText("已设 2 点");
    page.keyboard().press("Enter");
    assertThat(page.locator(".sketch-bar")).hasCount(0);
    assertThat(section().locator(".section-drawing")).isVisible();
    page.keyboard().press("Escape");
    assertThat(section()).isHidden();
  }

  @Test
  void aKeyOfTheMapIsNotLostWhileTheMapIsOnItsWay() {
    List<Route> held = new ArrayList<>();
    page.route(Pattern.compile(".*/js/map-side\\.js.*"), held::add);
    page.navigate(address(""));
    assertThat(item("人员在界外作业")).isVisible();
    page.waitForCondition(() -> !held.isEmpty());
    page.keyboard().press("x");
    assertThat(page.locator(".sketch-bar")).hasCount(0);
    held.forEach(Route::resume);
    assertThat(page.locator(".sketch-bar")).isVisible();
    page.keyboard().press("Escape");
  }

  @Test
  void theDrawerOffersTheSectionOfAnyFindingThatHasAPlace() {
    page.navigate(address(""));
    item("人员在界外作业").click();
    assertThat(section()).isHidden();
    drawer().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("沿巷道看剖面")).click();
    assertThat(section().locator(".s-mark.finding.chosen")).hasCount(1);
    section()
        .locator(".s-mark.presence-point")
        .first()
        .hover(new Locator.HoverOptions().setForce(true));
    assertThat(page.locator(".section-dot")).isAttached();
  }

  @Test
  void whatTheServerRefusesIsSaidInTheLanguageOfThePage() {
    page.navigate(address("?section=104.0,25.0;124.0,25.0&of=x"));
    assertThat(section().locator(".failure")).isVisible();
    assertThat(section().locator(".failure")).containsText("没有读到剖面");
    troubles.removeIf(text -> text.contains("404") || text.contains("400"));
    section().locator(".failure").click();
    page.keyboard().press("Escape");
  }

  @Test
  void distancesAndAreasAreMeasuredInPlaneMetres() {
    page.navigate(address(""));
    item("人员在界外作业").click();
    page.keyboard().press("Escape");
    page.keyboard().press("d");
    assertThat(page.locator(".sketch-bar")).isVisible();
    Locator map = page.locator("#map");
    for (int[] at : new int[][] {{500, 200}, {600, 200}, {600, 300}}) {
      map.click(new Locator.ClickOptions().setPosition(at[0], at[1]));
    }
    page.keyboard().press("Enter");
    Locator card = page.locator("#map-card");
    assertThat(card).containsText("闭合面积");
    double metresPerPixel =
        ((Number)
                page.evaluate(
                    "() => { const bar = document.querySelector('.leaflet-control-scale-line');"
                        + " const m = parseFloat(bar.textContent); return (bar.textContent.includes('km') ? 1000 * m : m) / bar.offsetWidth; }"))
            .doubleValue();
    double area = Double.parseDouble(number(card.locator("dd").nth(2).innerText()));
    assertThat(area)
        .isBetween(4700 * Math.pow(metresPerPixel, 2), 5300 * Math.pow(metresPerPixel, 2));
    page.keyboard().press("Escape");
    assertThat(card).isHidden();
  }

  private static String number(String words) {
    String digits = words.replaceAll("[\\u2009\\s]", "").replaceAll("(m²|km²|复制).*", "");
    return words.contains("km²") ? String.valueOf(1e6 * Double.parseDouble(digits)) : digits;
  }

  @Test
  @SuppressWarnings("unchecked")
  void aTypedPairOfCoordinatesLeadsThereAndIsGivenInEverySystem() {
    page.navigate(address(""));
    item("人员在界外作业").click();
    assertThat(drawer().locator(".places")).isVisible();
    String metres = drawer().locator(".places td .num").nth(1).innerText();
    page.keyboard().press("Escape");
    page.keyboard().press("g");
    Locator card = page.locator("#map-card");
    card.locator("input").fill("abc");
    page.keyboard().press("Enter");
    assertThat(card.locator(".problem")).containsText("不能读");
    card.locator("input").fill("4000000, 35500000");
    page.keyboard().press("Enter");
    assertThat(card.locator(".problem")).containsText("不在本区域附近");
    card.locator("input").fill(metres);
    page.keyboard().press("Enter");
    assertThat(page.locator(".place-mark")).isAttached();
    assertThat(card).containsText(metres.split(",")[0]);
    assertThat(card).containsText("CGCS2000 经纬度");
    Map<String, Object> read =
        (Map<String, Object>)
            page.evaluate(
                "async () => { const { placeOf } = await import('/js/coordinates.js');"
                    + " const { plainGrid } = await import('/js/mine-grid.js'); const g = plainGrid(104);"
                    + " const p = g.toMetres(104.0123, 25.2104);"
                    + " return { both: placeOf(`X=${p.northing}, Y=${p.easting}`.replace(/(\\.\\d{4})\\d*/g, '$1'), g),"
                    + " turned: placeOf(`${p.easting.toFixed(3)} ${p.northing.toFixed(3)}`, g),"
                    + " degrees: placeOf('25.2104N 104.0123E', g), none: placeOf('1 2 3', g) }; }");
    for (String way : List.of("both", "turned", "degrees")) {
      List<Number> place = (List<Number>) read.get(way);
      assertThat(place.get(0).doubleValue())
          .isCloseTo(104.0123, org.assertj.core.api.Assertions.within(1e-7));
      assertThat(place.get(1).doubleValue())
          .isCloseTo(25.2104, org.assertj.core.api.Assertions.within(1e-7));
    }
    assertThat(read.get("none")).isNull();
  }

  @Test
  void onPaperTheMapHasGridScaleNorthArrowAndLegendAndTheFindingItsText() {
    openFindingOfElevation();
    page.waitForFunction("() => document.querySelectorAll('#legend [data-layer]').length > 8");
    page.evaluate(
        "() => addEventListener('beforeprint', () => { const s = (q) => document.querySelector(q);"
            + " const grid = s('.survey-grid'); window.onPaperWas = { north: !!s('#north svg'), legend: s('#legend details').open,"
            + " head: s('#print-head').textContent, map: s('#map').offsetWidth, grid: grid.width / devicePixelRatio,"
            + " paper: getComputedStyle(document.documentElement).getPropertyValue('--map-paper').trim(),"
            + " scale: s('.leaflet-control-scale-line').textContent }; })");
    byte[] pdf = page.pdf(new Page.PdfOptions().setFormat("A4").setPrintBackground(true));
    assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    Object was = page.evaluate("() => window.onPaperWas");
    assertThat((Map<?, ?>) was)
        .satisfies(
            w -> {
              assertThat(w.get("north")).isEqualTo(true);
              assertThat(w.get("legend")).isEqualTo(true);
              assertThat((String) w.get("head")).contains("示例矿区", "2026-03-02");
              assertThat(((Number) w.get("map")).intValue()).isBetween(680, 695);
              assertThat(((Number) w.get("grid")).intValue()).isBetween(680, 695);
              assertThat(w.get("paper")).isEqualTo("#fff");
              assertThat((String) w.get("scale")).contains("m");
            });
    page.waitForFunction("() => !document.documentElement.classList.contains('printing')");
    assertThat(page.locator("#map").boundingBox().width).isGreaterThan(700);
  }

  @Test
  void groupsOfLayersFadeAndReadersSayTheirState() {
    page.navigate(address(""));
    item("人员在界外作业").click();
    page.locator("#legend > details > summary").click();
    assertThat(page.locator("#legend [data-layer=network]")).isChecked();
    assertThat(page.locator("#legend [data-layer=observed-head]")).isChecked();
    assertThat(page.locator("#legend .states")).containsText("当夜无数据");
    Locator fader = page.locator("#legend [data-layer=fade-drawing]");
    fader.focus();
    page.keyboard().press("Home");
    assertThat(fader).hasValue("10");
    page.reload();
    page.locator("#legend > details > summary").click();
    assertThat(page.locator("#legend [data-layer=fade-drawing]")).hasValue("10");
  }
}
