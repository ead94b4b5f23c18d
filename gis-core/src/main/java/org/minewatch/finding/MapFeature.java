package org.minewatch.finding;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;

/**
 * Something that the map and the report draw besides findings: what was laid over each other in a
 * night.
 *
 * @param layer {@code licence}, {@code deduction}, a layer class of a drawing such as {@code
 *     roadway} or {@code goaf}, {@code neighbour}, {@code reported-face}, {@code face-head}, {@code
 *     observed-head}, {@code observed-way}, {@code network}, {@code water-body}, {@code reader},
 *     {@code presence}, {@code presence-point}, {@code earlier-drawing}, {@code coordinate-frame},
 *     {@code entrance}, {@code zone}, {@code network-seal}, {@code control-point}
 * @param facts names and values (strings or numbers) worth showing, such as {@code name}, {@code
 *     seam}, {@code top_elevation_m}, {@code drawing_id}, {@code licence_no}
 * @param geometry WGS 84 longitude and latitude; kept to seven decimals
 */
public record MapFeature(
    String mineCode, String layer, SortedMap<String, Object> facts, Geometry geometry) {

  public MapFeature {
    facts = Facts.canonical(facts, Set.of("layer", "mine_code"));
    geometry = CanonicalGeometry.rounded(geometry);
  }

  /** A feature that keeps the Z values of its geometry as {@link VertexElevations}. */
  public static MapFeature withElevations(
      String mineCode, String layer, SortedMap<String, Object> facts, Geometry geometry) {
    SortedMap<String, Object> all = new TreeMap<>(facts);
    // In the order of the vertices as they will be written: rings may be turned round.
    VertexElevations.text(CanonicalGeometry.rounded(geometry))
        .ifPresent(text -> all.put(VertexElevations.FACT, text));
    return new MapFeature(mineCode, layer, all, geometry);
  }
}
