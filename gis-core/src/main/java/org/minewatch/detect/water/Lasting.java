package org.minewatch.detect.water;

import java.util.List;
import java.util.stream.Stream;
import org.minewatch.detect.Excursions;
import org.minewatch.detect.MineNight;

/**
 * Keeps stays that no echo explains: an echo in the ranging holds for two or three fixes in a row
 * and may look like a walk of 30 m aside and back.
 */
final class Lasting {
  private static final int LEAST_FIXES = 5;

  private Lasting() {}

  /** The stays of all sites that last, without those whose few fixes an echo may have moved. */
  static Stream<Excursions.Excursion> of(MineNight night, List<Excursions.Site> sites) {
    double minutes = night.parameter("goaf.entered", "min_minutes");
    return sites.stream()
        .flatMap(s -> s.excursions().stream())
        .filter(e -> e.minutes() >= minutes)
        .filter(e -> e.places().size() >= LEAST_FIXES || !e.readers().isEmpty());
  }
}
