package org.minewatch.drawing;

import java.util.OptionalInt;

/**
 * What a layer's name says about the things on it. A neighbouring mine's goaf is a {@code GOAF}
 * here; that it is a neighbour's is in {@code neighbour}.
 *
 * @param layerClass what is drawn on the layer
 * @param neighbour name of the neighbouring mine, empty for the mine's own
 * @param medium what roadways on it are driven in
 * @param abandoned whether its roadways are given up or filled (报废, 废弃, 充填)
 * @param seam the seam in the name ({@code 2}, {@code 3下}), else empty
 * @param year the year in the name (2020年巷道)
 */
public record LayerMeaning(
    LayerClass layerClass,
    String neighbour,
    Medium medium,
    boolean abandoned,
    String seam,
    OptionalInt year) {

  /** What a roadway is driven in. */
  public enum Medium {
    COAL,
    ROCK,
    UNKNOWN
  }

  static final LayerMeaning UNKNOWN = of(LayerClass.UNKNOWN);

  static LayerMeaning of(LayerClass layerClass) {
    return new LayerMeaning(layerClass, "", Medium.UNKNOWN, false, "", OptionalInt.empty());
  }

  LayerMeaning withClass(LayerClass other) {
    return new LayerMeaning(other, neighbour, medium, abandoned, seam, year);
  }

  LayerMeaning withNeighbour(String name) {
    return new LayerMeaning(layerClass, name, medium, abandoned, seam, year);
  }

  LayerMeaning withSeam(String name) {
    return new LayerMeaning(layerClass, neighbour, medium, abandoned, name, year);
  }

  LayerMeaning withYear(int value) {
    return new LayerMeaning(layerClass, neighbour, medium, abandoned, seam, OptionalInt.of(value));
  }
}
