package org.minewatch.web.visit;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Envelope;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.web.store.HazardRow.Point;
import org.minewatch.web.store.Layers;
import org.minewatch.web.store.PlacedFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns points as people write them down, X north and Y east in the mine's own grid, into degrees.
 */
final class MineGrid {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String LAYER = "coordinate-frame";

  /**
   * The licence's grid is what people have on paper; where there is none the drawings' one holds.
   */
  private static final List<String> ROLES = List.of("licence", "mine");

  /** Farther from the mine than this a point is a slip of the pen. */
  private static final double REACH_DEGREES = 0.3;

  private final Layers layers;

  MineGrid(Layers layers) {
    this.layers = layers;
  }

  /** Why a point cannot be used. */
  enum Trouble {
    /** The night does not say which grid the mine has. */
    NO_GRID,
    /** The numbers are none of that grid, or lie far from the mine. */
    FAR
  }

  /**
   * A point or why there is none; one of the two is present.
   *
   * @param grid code of the grid, empty when there is none
   */
  record Placed(Optional<Point> point, Optional<Trouble> trouble, String grid) {}

  Placed place(LocalDate night, String mineCode, double northing, double easting) {
    Map<String, PlaneGrid> grids = new HashMap<>();
    for (PlacedFeature feature : layers.listFeatures(night, mineCode, LAYER, Optional.empty())) {
      JsonNode facts = JSON.readTree(feature.properties());
      Map<String, Object> values = new TreeMap<>();
      facts.properties().forEach(f -> values.put(f.getKey(), value(f.getValue())));
      PlaneGrid.read(values).ifPresent(g -> grids.putIfAbsent(facts.path("role").asString(""), g));
    }
    Optional<PlaneGrid> grid =
        ROLES.stream().filter(grids::containsKey).map(grids::get).findFirst();
    if (grid.isEmpty()) {
      return new Placed(Optional.empty(), Optional.of(Trouble.NO_GRID), "");
    }
    String code = grid.get().crs().code();
    try {
      double[] at = grid.get().toLonLat(easting, northing);
      if (near(night, mineCode, at[0], at[1])) {
        return new Placed(
            Optional.of(new Point(northing, easting, at[0], at[1])), Optional.empty(), code);
      }
    } catch (IllegalArgumentException e) {
      // Beyond what the projection covers: told as too far.
    }
    return new Placed(Optional.empty(), Optional.of(Trouble.FAR), code);
  }

  private boolean near(LocalDate night, String mineCode, double longitude, double latitude) {
    Envelope box = new Envelope();
    for (PlacedFeature f : layers.listFeatures(night, mineCode, "licence", Optional.empty())) {
      box.expandToInclude(f.geometry().getEnvelopeInternal());
    }
    if (box.isNull()) {
      return true; // Nothing says where the mine lies.
    }
    box.expandBy(REACH_DEGREES);
    return box.contains(longitude, latitude);
  }

  private static Object value(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : node.isString() ? node.stringValue() : node;
  }
}
