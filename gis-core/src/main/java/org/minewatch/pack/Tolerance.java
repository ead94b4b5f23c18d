package org.minewatch.pack;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.finding.Finding;
import org.minewatch.section.SectionFeature;
import org.minewatch.wording.Text;

/**
 * How far a place may lie from where it is told, one sigma in metres, and what says so. What a
 * finding states is taken; else what it rests on: half a station's range for people (domain notes,
 * 1.6), the traverse for what is drawn.
 */
record Tolerance(double sigmaMetres, Text basis) {
  /** From here on an inspector gets a stretch to walk, not a point. */
  private static final double STRETCH_TWO_SIGMA_METRES = 20;

  private static final double TRAVERSE_METRES = 1.5;
  private static final double NO_STATION_METRES = 50;
  private static final double LEAST_STATION_METRES = 5;
  private static final double MOST_STATION_METRES = 100;

  /** What rests on people's positions. */
  private static final Set<String> OF_PEOPLE = Set.of("positions", "reader", "cards", "passages");

  private static final Set<String> FAMILIES_OF_PEOPLE =
      Set.of("people", "position", "goaf", "seal");

  static Tolerance of(Finding finding, Geometry shape, MineSpace space) {
    SortedMap<String, Double> measures = finding.measures();
    // Beside an elevation limit the sigma is that of levelling and says nothing in plan.
    if (measures.containsKey("sigma_m") && !measures.containsKey("limit_elevation_m")) {
      return new Tolerance(
          measures.get("sigma_m"), new Text("线索自身的误差", "the finding's own error budget"));
    }
    String family = finding.rule().code().split("\\.")[0];
    boolean people =
        FAMILIES_OF_PEOPLE.contains(family)
            || finding.rule().code().equals("face.dark")
            || finding.evidence().stream().anyMatch(e -> OF_PEOPLE.contains(e.kind()));
    if (!people) {
      return new Tolerance(
          TRAVERSE_METRES,
          new Text(
              "井下导线的一般误差，线索未另说明",
              "an underground traverse's usual error; the finding states none"));
    }
    Optional<SectionFeature> nearest =
        space
            .layer("reader")
            .filter(f -> f.number("range_m") > 0)
            .min(Comparator.comparingDouble(f -> f.geometry().distance(shape)));
    return nearest
        .map(
            f ->
                new Tolerance(
                    Math.max(
                        LEAST_STATION_METRES,
                        Math.min(MOST_STATION_METRES, f.number("range_m") / 2)),
                    new Text(
                        "最近基站 " + f.text("reader_id") + " 读卡距离的一半（至多 100 m）",
                        "half the range of the nearest station "
                            + f.text("reader_id")
                            + " (at most 100 m)")))
        .orElse(
            new Tolerance(
                NO_STATION_METRES,
                new Text(
                    "附近没有登记读卡距离的基站，按 50 m 计", "no station with a stated range; taken as 50 m")));
  }

  double twoSigma() {
    return 2 * sigmaMetres;
  }

  boolean isStretch() {
    return twoSigma() >= STRETCH_TWO_SIGMA_METRES;
  }
}
