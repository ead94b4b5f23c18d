package org.minewatch.synth;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/** The stations of a mine: on every drawn road that was driven before the first night. */
final class ReaderPlan {

  /** A station on a road; its positive direction is that of the road. */
  record Reader(String id, Spot spot, double range) {}

  /** A reader and the signed distance of a card from it. */
  record Heard(Reader reader, double distance) {}

  private final List<Reader> readers = new ArrayList<>();

  ReaderPlan(SyntheticMine mine) {
    boolean zone = mine.spec.positions() == PositionForm.ZONE;
    double spacing = zone ? 140 : 250;
    for (Road road : mine.layout.net.roads()) {
      if (road.hidden() || road.abandoned() || road.length() < 45) {
        continue;
      }
      double driven =
          mine.layout.headings.stream()
              .filter(h -> h.road() == road)
              .findFirst()
              .map(h -> h.advanceAt(mine.layout.firstNight.minusDays(1)))
              .orElse(road.length());
      for (double at = 15; at < driven - 10 || at == 15; at += spacing) {
        readers.add(
            new Reader(
                String.format("R%03d", readers.size() + 1), new Spot(road, at), zone ? 80 : 300));
      }
    }
  }

  List<Reader> readers() {
    return readers;
  }

  /**
   * The nearest reader of the same road with the distance along it; on a road without readers the
   * nearest at all with the straight distance, as ranging would give it.
   */
  Heard hear(Spot spot) {
    Heard best = null;
    for (Reader reader : readers) {
      if (reader.spot().road() == spot.road()) {
        double distance = spot.chainage() - reader.spot().chainage();
        if (best == null || Math.abs(distance) < Math.abs(best.distance())) {
          best = new Heard(reader, distance);
        }
      }
    }
    if (best != null) {
      return best;
    }
    Coordinate place = spot.place();
    for (Reader reader : readers) {
      double distance = reader.spot().place().distance(place);
      if (best == null || distance < best.distance()) {
        best = new Heard(reader, distance);
      }
    }
    return best;
  }
}
