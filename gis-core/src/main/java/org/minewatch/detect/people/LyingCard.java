package org.minewatch.detect.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.minewatch.detect.MineNight;
import org.minewatch.network.PlacedFixes;

/**
 * A card that lay: where, how long, and what its readings leave open. Kept for the nights after,
 * which ask whether it lay there before.
 *
 * @param sigmaMetres of its readings along one axis
 */
public record LyingCard(
    String cardId,
    double easting,
    double northing,
    long fromMillis,
    long toMillis,
    double sigmaMetres,
    double together,
    double doubt,
    double same) {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Who mans a post sits at it for hours; his card alone does not tell a lying one. */
  private static final Set<String> POSTS =
      Set.of("水泵工", "变电所值班员", "皮带司机", "绞车司机", "井口信号工", "信号把钩工", "压风机司机", "火药库管理员");

  /** Cards that lay for hours in a night; none where readers give no more than a zone. */
  public static List<LyingCard> of(MineNight night) {
    if (night.tracks().isEmpty()) {
      return List.of();
    }
    CardTraces cards = CardTraces.of(night);
    if (cards.isByZone()) {
      return List.of();
    }
    long least = (long) (night.parameter("position.parked", "least_hours") * 3_600_000);
    PlacedFixes placed = night.tracks().orElseThrow().placed();
    People people = People.of(night);
    double most = mostScatter(night, cards);
    List<LyingCard> lying = new ArrayList<>();
    for (CardTrace t : cards.traces()) {
      if (people.find(t.cardId()).map(h -> POSTS.contains(h.job())).orElse(false)) {
        continue;
      }
      Stillness.longest(t)
          .filter(r -> r.millis() >= least && r.sigmaMetres() <= most)
          .ifPresent(r -> place(placed, t, r).ifPresent(p -> lying.add(of(t, r, p))));
    }
    return lying;
  }

  private static LyingCard of(CardTrace t, Stillness.Rest r, Coordinate at) {
    Shifting s = r.shifting();
    return new LyingCard(
        t.cardId(),
        at.x,
        at.y,
        r.fromMillis(),
        r.toMillis(),
        r.sigmaMetres(),
        s.together(),
        s.doubt(),
        s.same());
  }

  /** A lying card scatters by the noise of ranging, however large that is in this mine. */
  private static double mostScatter(MineNight night, CardTraces cards) {
    double[] noise =
        cards.traces().stream()
            .filter(CardTrace::hasPlaces)
            .mapToDouble(CardTrace::noiseMetres)
            .sorted()
            .toArray();
    double usual = noise.length == 0 ? 0 : noise[noise.length / 2];
    return Math.max(night.parameter("position.parked", "most_scatter_m"), 1.2 * usual);
  }

  private static Optional<Coordinate> place(PlacedFixes placed, CardTrace t, Stillness.Rest rest) {
    double e = 0;
    double n = 0;
    int size = 0;
    int origin = -1;
    for (int k = rest.first(); k <= rest.last(); k++) {
      int i = t.row(k);
      if (placed.isPlaced(i)) {
        origin = origin < 0 ? i : origin;
        e += placed.easting(i) - placed.easting(origin);
        n += placed.northing(i) - placed.northing(origin);
        size++;
      }
    }
    return size == 0
        ? Optional.empty()
        : Optional.of(
            new Coordinate(placed.easting(origin) + e / size, placed.northing(origin) + n / size));
  }

  Point place() {
    return FACTORY.createPoint(new Coordinate(easting, northing));
  }

  Shifting shifting() {
    return new Shifting(together, doubt, same);
  }

  double hours() {
    return (toMillis - fromMillis) / 3_600_000.0;
  }
}
