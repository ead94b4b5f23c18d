package org.minewatch.section;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * Something that a section may meet: a map feature or a finding of a night.
 *
 * @param layer that of the map feature, or {@code finding}
 * @param facts names and values; {@code elevation_m}, {@code sigma_elevation_m}, {@code level_m},
 *     {@code top_elevation_m} and {@code bottom_elevation_m} are understood
 * @param geometry in the mine's own metres; Z is the elevation, NaN when not known
 */
public record SectionFeature(String layer, Map<String, Object> facts, Geometry geometry) {

  public SectionFeature {
    facts = Map.copyOf(facts);
  }

  /** A number among the facts; NaN when it is not there. */
  double number(String fact) {
    return facts.get(fact) instanceof Number n ? n.doubleValue() : Double.NaN;
  }
}
