package org.minewatch.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.minewatch.finding.Finding;
import org.minewatch.finding.RuleCode;

class PackPageTest {
  private static final String HOSTILE = "<script>alert(1)</script>\" onload=\"x";

  private static PackCover cover(boolean sealed) {
    return new PackCover(
        "P2026-123456",
        OffsetDateTime.parse("2026-03-06T09:30:00+08:00"),
        "王监管 (wang)",
        Optional.of("2026-00042"),
        sealed,
        false,
        false);
  }

  private static MadeMine mine() {
    return new MadeMine()
        .mouth(HOSTILE, "drift", "(0 0)")
        .road("Z (0 0 1500, 300 0 1490)")
        .road("Z (300 0 1490, 300 200 1480)")
        .seal(HOSTILE, "air-door", 40, "(300 40)")
        .add(
            "zone",
            "POLYGON ((295 0, 305 0, 305 200, 295 200, 295 0))",
            "zone_kind",
            "heading",
            "name",
            HOSTILE)
        .add(
            "licence",
            "POLYGON ((-50 -50, 400 -50, 400 120, -50 120, -50 -50))",
            "licence_no",
            "C1",
            "top_elevation_m",
            1520.0,
            "bottom_elevation_m",
            1485.0);
  }

  private static String page(MadeMine mine, Finding finding, boolean sealed) {
    PackSource source = mine.source(finding, HOSTILE);
    return PackPage.of(source, cover(sealed), PackBuilder.of(source));
  }

  private static Finding outside() {
    return MadeMine.finding(
        RuleCode.BOUNDARY_DRAWN,
        "LINESTRING (300 120, 300 200)",
        "max_distance_m",
        80,
        "sigma_m",
        1.5);
  }

  @Test
  void itIsOneFileThatAsksForNothingAndRunsNothing() {
    String page = page(mine(), outside(), false);
    assertThat(page).contains("default-src 'none'");
    assertThat(page)
        .doesNotContain("<script", "src=", "<img", "@import", "http://", "https://", "javascript:");
    Matcher url = Pattern.compile("url\\(([^)]*)\\)").matcher(page);
    while (url.find()) {
      assertThat(url.group(1)).startsWith("#");
    }
    Matcher link = Pattern.compile("href=\"([^\"]*)\"").matcher(page);
    while (link.find()) {
      assertThat(link.group(1)).startsWith("#");
    }
  }

  @Test
  void namesFromOutsideAreTextAndNothingElse() {
    assertThat(page(mine(), outside(), false))
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("\" onload=\"");
  }

  @Test
  void onlyASealedLeadCarriesTheWarning() {
    assertThat(page(mine(), outside(), true)).contains("密封线索", "SEALED lead");
    assertThat(page(mine(), outside(), false))
        .doesNotContain("SEALED lead")
        .contains("The mine has not been told");
  }

  @Test
  void itSaysTheFigureThatIsToBeMeasuredAndLeavesRoomForTheOther() {
    assertThat(page(mine(), outside(), false))
        .contains("We say: farthest beyond 80.0 m ± 3.0 m (2σ)", "Measured: ____");
  }

  @Test
  void itHoldsMapSectionAndBothLanguages() {
    String page = page(mine(), outside(), false);
    assertThat(page)
        .contains(
            "Map of the way", "Map of the place", "section along the last", "路线图", "现场图", "剖面");
    assertThat(page.split("class=\"zh\"")).hasSameSizeAs(page.split("class=\"en\""));
  }

  @Test
  void aFindingWithoutAPlaceIsVerifiedAboveGround() {
    String page =
        page(mine(), MadeMine.finding(RuleCode.PEOPLE_UNDERREPORTED, null, "persons", 9), false);
    assertThat(page)
        .contains("This lead has no place underground", "Lamps, self-rescuers")
        .doesNotContain("Map of the place");
  }

  @Test
  void theSameIsMadeOfTheSame() {
    assertThat(page(mine(), outside(), false)).isEqualTo(page(mine(), outside(), false));
  }
}
