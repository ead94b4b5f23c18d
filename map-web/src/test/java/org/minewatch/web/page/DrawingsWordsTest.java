package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.drawing.place.Registration;
import org.minewatch.drawing.place.SheetKind;
import org.minewatch.drawing.revision.ChangeKind;

/** What the drawing desk says, in both languages, and to whom: names, roles, contrast. */
class DrawingsWordsTest extends AtDesk {
  private static final List<String> TABS =
      List.of("verdict", "layers", "placing", "versions", "decision");

  @Test
  @SuppressWarnings("unchecked")
  void whatTheDeskMayAnswerHasWords() {
    openDesk("");
    Map<String, List<String>> texts =
        new TreeMap<>(
            (Map<String, List<String>>)
                page.evaluate("async () => (await import('/js/texts.js')).texts"));
    for (SheetKind kind : SheetKind.values()) {
      assertThat(texts).containsKey("sheet.kind." + wire(kind));
    }
    for (Registration.Method method : Registration.Method.values()) {
      assertThat(texts).containsKey("registration." + wire(method));
    }
    for (ChangeKind kind : ChangeKind.values()) {
      assertThat(texts).containsKey("change." + wire(kind));
    }
  }

  private static String wire(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Names of mines, layers and whoever signs are Chinese in any language. */
  @Test
  void everyPartIsThereInEnglish() {
    openDesk("?lang=en");
    checkThinned();
    for (String tab : TABS) {
      tab(tab);
      String words = panel().innerText();
      assertThat(words).as(tab).isNotBlank();
      assertThat(words)
          .as(tab)
          .doesNotContainPattern(
              "\\b(verdict|layers|placing|versions|decision|check|upload|stage|change|sheet|layer|what|step)\\.[a-z]+[a-z.-]*\\b(?<!\\.dxf)");
      assertThat(words.replaceAll("[\\w.]*[\\p{IsHan}]+[\\p{IsHan}\\w（）()·. ]*", ""))
          .as(tab)
          .doesNotContainPattern("[，。；：]");
    }
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    page.locator("[data-tool=language]").click();
    assertThat(drawer().locator("#tab-decision")).hasText("处理");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void everyControlHasANameEveryIdIsOneAndEveryWordCanBeRead(ColorScheme scheme) {
    context.close();
    context =
        SHARED
            .chromium()
            .newContext(new NewContextOptions().setViewportSize(1280, 800).setColorScheme(scheme));
    context.setDefaultTimeout(20_000);
    page = context.newPage();
    openDesk("");
    checkThinned();
    assertThat(page.getByRole(AriaRole.MAIN)).isVisible();
    assertThat(page.getByRole(AriaRole.SEARCH)).isVisible();
    for (String tab : TABS) {
      tab(tab);
      assertThat((List<?>) page.evaluate(UNNAMED)).as("without a name, " + tab).isEmpty();
      assertThat((List<?>) page.evaluate(TWICE)).as("ids used twice, " + tab).isEmpty();
      assertThat((List<?>) page.evaluate(FAINT)).as("contrast below 4.5, " + tab).isEmpty();
      assertThat((List<?>) page.evaluate(STYLED)).as("style attributes, " + tab).isEmpty();
    }
  }

  static final String UNNAMED =
      """
      () => [...document.querySelectorAll('button, a[href], input, select, textarea, progress, [role=region], [role=slider], [role=tabpanel], section, fieldset, table')]
        .filter((e) => e.checkVisibility() && !(e.getAttribute('aria-label') || e.getAttribute('aria-labelledby')
          || e.labels?.length || e.closest('label') || (!e.matches('input, select, textarea, progress') && e.textContent.trim())))
        .map((e) => e.outerHTML.slice(0, 120))
      """;

  static final String TWICE =
      """
      () => { const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
        return ids.filter((id, i) => ids.indexOf(id) !== i); }
      """;

  /**
   * What came from a page's text as markup would carry one; Leaflet sets its own through the CSSOM.
   */
  private static final String STYLED =
      "() => [...document.querySelectorAll('#panel [style], #list [style]')].map((e) => e.outerHTML.slice(0, 120))";

  /** Words on a plain ground, by WCAG 2.2; hatching is thinner than a letter and left out. */
  static final String FAINT =
      """
      () => {
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const rgba = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return canvas.getImageData(0, 0, 1, 1).data; };
        const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const ground = (e) => { for (let n = e; n; n = n.parentElement) { const c = rgba(getComputedStyle(n).backgroundColor); if (c[3] > 250) return c; } return [255, 255, 255]; };
        const faint = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const e = walker.currentNode.parentElement;
          if (!walker.currentNode.data.trim() || !e.checkVisibility({ opacityProperty: true }) || e.closest(':disabled, .unseen, .announce, .skip, #map, .sheet-map, option, script, noscript')) continue;
          const [a, b] = [light(rgba(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
          const ratio = (a + 0.05) / (b + 0.05);
          if (ratio < 4.5) faint.push(`${ratio.toFixed(2)} ${e.outerHTML.slice(0, 90)}`);
        }
        return faint;
      }
      """;
}
