package org.minewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.detect.Excursions.Excursion;
import org.minewatch.detect.Excursions.Site;

class ExcursionsTest {
  private static final long MINUTE = 60_000;

  private static Excursion stay(String card, long from, long to, double beyond, double accuracy) {
    return new Excursion(
        card,
        from * MINUTE,
        to * MINUTE,
        beyond,
        accuracy,
        List.of(new Coordinate(0, 0)),
        new java.util.TreeSet<>());
  }

  @Test
  void aStayIsCutToTheTimesThatCount() {
    Excursion stay = stay("a", 10, 40, 5, 1);
    assertThat(stay.between(20 * MINUTE, 30 * MINUTE).orElseThrow().minutes()).isEqualTo(10);
    assertThat(stay.between(0, 100 * MINUTE).orElseThrow()).isEqualTo(stay);
    assertThat(stay.between(40 * MINUTE, 50 * MINUTE)).isEmpty();
    assertThat(stay.between(0, 10 * MINUTE)).isEmpty();
  }

  @Test
  void aSiteIsAsExactAsItsFarthestFix() {
    Site site = new Site(List.of(stay("a", 0, 10, 5, 1), stay("b", 0, 10, 50, 20)));
    assertThat(site.sigmaMetres()).isEqualTo(20);
    assertThat(site.maxBeyondMetres()).isEqualTo(50);
    assertThat(site.personHours()).isEqualTo(20 / 60.0);
  }
}
