package org.minewatch.pack;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.wording.Text;

/**
 * A way through the mine from one of its mouths to a place.
 *
 * @param mouth where it begins
 * @param legs in the order walked
 * @param openMetres metres after which it goes on through a road that was given up or a seal; its
 *     whole length when it never does
 */
record Way(Mouth mouth, List<Leg> legs, double openMetres) {

  Way {
    legs = List.copyOf(legs);
  }

  /**
   * Where a way begins.
   *
   * @param name as registered or drawn
   * @param basis what says that it is one
   * @param kind cage, incline, drift, vehicle, or empty
   * @param at its place, or the nearest one of the network
   * @param missMetres from the mouth to the network
   */
  record Mouth(
      String name,
      Basis basis,
      String kind,
      Coordinate at,
      RoadGraph.Spot spot,
      double missMetres) {
    /** Why a place is taken for a mouth. */
    enum Basis {
      REGISTER("登记的井口", "a mouth in the register"),
      SHAFT("图上的井筒", "a shaft on the drawing"),
      HIGHEST(
          "登记和图纸都没有井口，取路网最高的端点",
          "neither register nor drawing has a mouth; the highest end of the network"),
      ANY_END("没有井口，也没有标高，取路网的一个端点", "no mouth and no elevations; some end of the network");

      private final Text words;

      Basis(String zh, String en) {
        words = new Text(zh, en);
      }

      Text words() {
        return words;
      }
    }
  }

  double length() {
    return legs.stream().mapToDouble(Leg::length).sum();
  }

  WalkingTime time() {
    return legs.stream().map(Leg::time).reduce(WalkingTime.NONE, WalkingTime::plus);
  }

  boolean endsClosed() {
    return openMetres < length() - 0.5;
  }

  /** Metres climbed and metres gone down where elevations are known. */
  double[] climbs() {
    double[] upDown = new double[2];
    for (Leg leg : legs) {
      for (int i = 1; i < leg.line().size(); i++) {
        double rise = leg.line().get(i).getZ() - leg.line().get(i - 1).getZ();
        if (!Double.isNaN(rise)) {
          upDown[rise > 0 ? 0 : 1] += Math.abs(rise);
        }
      }
    }
    return upDown;
  }

  List<Coordinate> line() {
    List<Coordinate> line = new ArrayList<>();
    for (Leg leg : legs) {
      for (Coordinate c : leg.line()) {
        if (line.isEmpty() || !line.get(line.size() - 1).equals2D(c)) {
          line.add(c);
        }
      }
    }
    return line;
  }
}
