package org.minewatch.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan without coordinates of the country: turned and scaled to paper, its boundary left away.
 */
class DrawingsPlacingTest extends AtDesk {
  private static final double TURNED = Math.toRadians(7);

  private double east;
  private double north;

  /** Where a place of the mine lies on the sheet, at 1:2000 in millimetres. */
  private double[] paper(double easting, double northing) {
    double e = easting - east;
    double n = northing - north;
    return new double[] {
      (e * Math.cos(TURNED) - n * Math.sin(TURNED)) / 2 + 900,
      (e * Math.sin(TURNED) + n * Math.cos(TURNED)) / 2 + 700
    };
  }

  private JsonNode part(String name) {
    String id = page.url().replaceFirst(".*check=([a-z0-9]+).*", "$1");
    APIResponse response = page.request().get(address("api/drawing-checks/" + id + "/" + name));
    return JsonMapper.shared().readTree(response.body());
  }

  private JsonNode known(String name) {
    for (JsonNode point : part("known-points").path("points")) {
      if (point.path("name_en").stringValue().equals(name)) {
        return point;
      }
    }
    throw new AssertionError("no known point " + name);
  }

  private double[] onSheet(JsonNode known) {
    return paper(known.path("easting").doubleValue(), known.path("northing").doubleValue());
  }

  @Test
  void aSheetIsPlacedByPointsClickedAndTypedAndAWrongOneIsFound() {
    openDesk("");
    checkPlain();
    JsonNode corner = known("corner 1");
    east = corner.path("easting").doubleValue();
    north = corner.path("northing").doubleValue();
    page.keyboard().press("Escape");

    check(
        "paper.dxf",
        plan().saying("paper").without(l -> l.contains("边界")).placed(this::paper).bytes());
    assertThat(checkItem("paper.dxf")).containsText("不能采用");
    panel().locator("[data-key=to-placing]").click();
    assertThat(drawer().locator("#tab-placing")).hasAttribute("aria-selected", "true");
    assertThat(page.locator("#sheet")).isVisible();
    assertThat(page.locator(".sheet-caption")).containsText("毫米");

    JsonNode sheet = part("sheet.json");
    double[] seen = seenFirst(sheet);
    List<JsonNode> inSight = inSight(seen);
    JsonNode first = clickBoth(inSight.get(0), seen);
    JsonNode second = clickBoth(inSight.get(inSight.size() - 1), seen);
    assertThat(panel().locator(".point")).hasCount(2);
    assertThat(panel().locator(".fit")).containsText("只有两点");
    // What a hand clicks is off by a pixel; the points are put right by typing.
    type(0, onSheet(first));
    type(1, onSheet(second));

    addByTyping(2, "7", 0);
    addByTyping(3, "10", 40);
    assertThat(panel().locator(".point").nth(3)).hasClass(Pattern.compile(".*\\bsuspect\\b.*"));
    assertThat(panel().locator(".point").nth(3).locator(".residual")).containsText("可疑");
    assertThat(page.locator(".leaflet-placing-pane .sheet-outline")).isAttached();
    page.reload();
    assertThat(panel().locator(".point")).hasCount(4);
    panel().locator("[data-key=point-3-remove]").click();
    assertThat(panel().locator(".point")).hasCount(3);
    assertThat(panel().locator(".residual").first()).hasText(Pattern.compile("\\s*0\\.0\\d m"));

    panel().locator("[data-key=points-apply]").click();
    awaitRun(2);
    assertThat(checkItem("paper.dxf")).not().containsText("不能采用");
    assertThat(panel()).containsText("按控制点配准，3 点");
    assertThat(panel().locator("[data-key=points-apply]")).isDisabled();
    assertThat(page.locator(".leaflet-ink-pane canvas")).isAttached();
  }

  /** The box that the sheet opens at. */
  private double[] seenFirst(JsonNode sheet) {
    List<?> box =
        (List<?>)
            page.evaluate(
                "async (s) => { const { mainBox } = await import('/js/drawings/sheet-box.js');"
                    + " return mainBox([...s.lines.map((l) => l.points), ...s.points.map((p) => [[p.x, p.y]])]); }",
                JsonMapper.shared().convertValue(sheet, Map.class));
    return box.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
  }

  /** Entrances and stations that lie on that part of the sheet, from left to right. */
  private List<JsonNode> inSight(double[] seen) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode point : part("known-points").path("points")) {
      double[] at = onSheet(point);
      boolean inside = at[0] > seen[0] && at[0] < seen[2] && at[1] > seen[1] && at[1] < seen[3];
      if (inside && List.of("entrance", "station").contains(point.path("kind").stringValue())) {
        found.add(point);
      }
    }
    found.sort(Comparator.comparingDouble(p -> onSheet(p)[0]));
    assertThat(found).hasSizeGreaterThan(1);
    return found;
  }

  /** Clicks the sheet, then the map; answers the known point that the click was snapped to. */
  private JsonNode clickBoth(JsonNode point, double[] seen) {
    double[] at = onSheet(point);
    BoundingBox box = page.locator(".sheet-map").boundingBox();
    double fits =
        Math.min((box.width - 32) / (seen[2] - seen[0]), (box.height - 32) / (seen[3] - seen[1]));
    double pixels = Math.pow(2, Math.floor(Math.log(fits) / Math.log(2) / 0.25) * 0.25);
    page.mouse()
        .click(
            box.x + box.width / 2 + (at[0] - (seen[0] + seen[2]) / 2) * pixels,
            box.y + box.height / 2 - (at[1] - (seen[1] + seen[3]) / 2) * pixels);
    Locator x = panel().locator(".point").last().locator("[data-key$='-x']");
    assertThat(x).hasValue(Pattern.compile("\\d"));
    assertThat(Double.parseDouble(x.inputValue())).isCloseTo(at[0], within(15 / pixels));
    String name = point.path("name_en").stringValue();
    BoundingBox mark = page.locator("path.known[data-known='" + name + "']").boundingBox();
    page.mouse().click(mark.x + mark.width / 2, mark.y + mark.height / 2);
    Locator named = panel().locator(".point-head input").last();
    assertThat(named).hasValue(Pattern.compile("(井口|基站|拐点) .*"));
    String taken = named.inputValue();
    for (JsonNode known : part("known-points").path("points")) {
      if (known.path("name_zh").stringValue().equals(taken)) {
        return known;
      }
    }
    throw new AssertionError("no known point " + taken);
  }

  private void type(int point, double[] xy) {
    panel().locator("[data-key=point-" + point + "-x]").fill(figure(xy[0]));
    panel().locator("[data-key=point-" + point + "-y]").fill(figure(xy[1]));
  }

  private void addByTyping(int point, String corner, double wrong) {
    panel().locator("[data-key=points-add]").click();
    assertThat(panel().locator("[data-key=point-" + point + "-x]")).isFocused();
    double[] xy = onSheet(known("corner " + corner));
    type(point, new double[] {xy[0] + wrong, xy[1]});
    Locator choose = panel().locator("[data-key=point-" + point + "-known]");
    choose.focus();
    choose.selectOption(
        new com.microsoft.playwright.options.SelectOption().setLabel("拐点 " + corner));
    assertThat(panel().locator("[data-key=point-" + point + "-name]")).hasValue("拐点 " + corner);
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  @Test
  void aPlaceClickedOnTheMapComesBackInTheMinesCoordinates() {
    openDesk("");
    checkPlain();
    JsonNode known = part("known-points").path("points");
    Object off =
        page.evaluate(
            "async (points) => { const { mineFrame } = await import('/js/drawings/mine-frame.js');"
                + " const zone = Math.round(points[0].lon / 3); const frame = mineFrame(points, zone);"
                + " return Math.max(...points.map((p) => { const m = frame.toMine(p.lon, p.lat); const g = frame.toMap(p.easting, p.northing);"
                + " return Math.max(Math.hypot(m.easting - p.easting, m.northing - p.northing),"
                + " Math.hypot(g.lon - p.lon, g.lat - p.lat) * 111000); })); }",
            JsonMapper.shared().convertValue(known, List.class));
    assertThat(known.size()).isGreaterThan(10);
    assertThat(((Number) off).doubleValue()).isLessThan(0.05);
  }
}
