package org.minewatch.drawing.revision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.drawing.DrawnFeature;

/** Counts things that are drawn as a symbol, a stroke or both. */
public final class Symbols {

  /** A symbol and the strokes it is drawn with lie within this. */
  public static final double ONE_SYMBOL_METRES = 8;

  private Symbols() {}

  /** One place for each thing, in a fixed order; that of the symbol where there is one. */
  public static List<Coordinate> places(List<DrawnFeature> features) {
    List<Geometry> all =
        features.stream()
            .map(DrawnFeature::geometry)
            .filter(g -> !g.isEmpty())
            .sorted(
                Comparator.comparing((Geometry g) -> g.getDimension())
                    .thenComparing(g -> g.getCentroid().getCoordinate()))
            .toList();
    List<Coordinate> places = new ArrayList<>();
    for (Geometry g : all) {
      Coordinate c = g.getCentroid().getCoordinate();
      if (places.stream().noneMatch(p -> p.distance(c) <= ONE_SYMBOL_METRES)) {
        places.add(c);
      }
    }
    return places;
  }
}
