package org.minewatch.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.section.SectionFeature;

/**
 * Something dangerous that the way or the place comes near to, by what the mine itself has drawn or
 * registered.
 *
 * @param metres from the way in plan; 0 where the way runs through it
 * @param level of water, NaN when not known
 */
record Danger(String layer, String name, double metres, double level) {

  /** Beyond this something is not near; our own choice, above every distance of the four lines. */
  static final double REACH_METRES = 150;

  private static final int MOST = 12;

  private static final Set<String> LAYERS =
      Set.of(
          "water-body",
          "water-extent",
          "stop-line",
          "probe-line",
          "alert-line",
          "goaf",
          "fire-area",
          "forbidden-area",
          "deferred-area",
          "fault");

  static List<Danger> near(MineSpace space, Geometry wayAndPlace) {
    List<Danger> all = new ArrayList<>();
    for (SectionFeature f : space.features()) {
      if (LAYERS.contains(f.layer())) {
        double metres = f.geometry().distance(wayAndPlace);
        if (metres <= REACH_METRES) {
          String name = f.text("name").isEmpty() ? f.text("neighbour") : f.text("name");
          all.add(new Danger(f.layer(), name, metres, f.number("level_m")));
        }
      }
    }
    all.sort(
        Comparator.comparingDouble(Danger::metres)
            .thenComparing(Danger::layer)
            .thenComparing(Danger::name));
    Set<String> told = new HashSet<>();
    return all.stream().filter(d -> told.add(d.layer() + " " + d.name())).limit(MOST).toList();
  }
}
