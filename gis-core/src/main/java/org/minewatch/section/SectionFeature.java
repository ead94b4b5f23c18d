package org.minewatch.section;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.minewatch.finding.VertexElevations;
import org.minewatch.geo.PlaneGrid;

/**
 * Something that a section may meet: a map feature or a finding of a night.
 *
 * @param layer that of the map feature, or {@code finding}
 * @param facts names and values; {@code elevation_m}, {@code sigma_elevation_m}, {@code level_m},
 *     {@code top_elevation_m} and {@code bottom_elevation_m} are understood
 * @param geometry in the mine's own metres; Z is the elevation, NaN when not known
 */
public record SectionFeature(String layer, Map<String, Object> facts, Geometry geometry) {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  public SectionFeature {
    facts = Map.copyOf(facts);
  }

  /**
   * Something of a map in a grid's metres, with its elevations where its facts carry them.
   *
   * @param facts as of a {@link org.minewatch.finding.MapFeature}
   * @param lonLat longitude and latitude in degrees
   * @return empty where the grid does not reach
   */
  public static Optional<SectionFeature> of(
      PlaneGrid grid, String layer, Map<String, ?> facts, Geometry lonLat) {
    Map<String, Object> others = new HashMap<>(facts);
    Coordinate[] all = lonLat.getCoordinates();
    double[] heights = VertexElevations.read(others.remove(VertexElevations.FACT), all.length);
    for (Coordinate c : all) {
      if (!grid.coversLonLat(c.x, c.y)) {
        return Optional.empty();
      }
    }
    int[] next = {0};
    // Made anew, since a database gives out coordinates that cannot hold a height.
    Geometry metres =
        new GeometryEditor(FACTORY)
            .edit(
                lonLat,
                new GeometryEditor.CoordinateOperation() {
                  @Override
                  public Coordinate[] edit(Coordinate[] part, Geometry of) {
                    Coordinate[] moved = new Coordinate[part.length];
                    for (int i = 0; i < part.length; i++) {
                      double[] xy = grid.fromLonLat(part[i].x, part[i].y);
                      moved[i] = new Coordinate(xy[0], xy[1], heights[next[0]++]);
                    }
                    return moved;
                  }
                });
    return Optional.of(new SectionFeature(layer, others, metres));
  }

  /** A number among the facts; NaN when it is not there. */
  public double number(String fact) {
    return facts.get(fact) instanceof Number n ? n.doubleValue() : Double.NaN;
  }

  /** A text among the facts; empty when it is not there. */
  public String text(String fact) {
    return facts.get(fact) instanceof String text ? text : "";
  }
}
