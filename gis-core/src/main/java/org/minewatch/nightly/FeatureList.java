package org.minewatch.nightly;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.detect.MineNight;
import org.minewatch.finding.MapFeature;

/** Collects the map features of a mine night from places in the mine's own metres. */
final class FeatureList {
  private final MineNight night;
  private final List<MapFeature> features = new ArrayList<>();

  FeatureList(MineNight night) {
    this.night = night;
  }

  List<MapFeature> features() {
    return features;
  }

  /**
   * Adds a feature; Z values of its geometry are kept as elevations.
   *
   * @param namesAndValues facts in turn; an empty text and NaN say that nothing is known
   */
  void add(String layer, Geometry metres, Object... namesAndValues) {
    // A place that the projection cannot reach is nowhere on a map; rules and rejections tell of
    // it.
    if (metres.isEmpty() || !night.frame().coversAll(metres)) {
      return;
    }
    SortedMap<String, Object> facts = new TreeMap<>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (!"".equals(value) && !(value instanceof Double d && d.isNaN())) {
        facts.put((String) namesAndValues[i], value);
      }
    }
    features.add(
        MapFeature.withElevations(night.mineCode(), layer, facts, night.frame().toLonLat(metres)));
  }
}
