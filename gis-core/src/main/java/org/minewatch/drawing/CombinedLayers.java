package org.minewatch.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * Tells the lines of a layer that carries two kinds (积水线探水线) apart: a ring around another ring is
 * the outer kind, the one within the inner. What lies in no such pair is not guessed.
 */
final class CombinedLayers {
  private static final int MOST_RINGS = 500;

  private final List<String> notes = new ArrayList<>();

  List<String> notes() {
    return notes;
  }

  /**
   * @param outerOf the class of the outer rings of a layer, empty for an ordinary layer
   */
  List<DrawnFeature> sort(
      List<DrawnFeature> features, Function<String, Optional<LayerClass>> outerOf) {
    Map<String, List<DrawnFeature>> byLayer = new HashMap<>();
    for (DrawnFeature f : features) {
      if (f.text().isEmpty() && outerOf.apply(f.layer()).isPresent()) {
        byLayer.computeIfAbsent(f.layer(), l -> new ArrayList<>()).add(f);
      }
    }
    if (byLayer.isEmpty()) {
      return features;
    }
    List<DrawnFeature> out = new ArrayList<>(features.size());
    for (DrawnFeature f : features) {
      List<DrawnFeature> layer = byLayer.get(f.layer());
      out.add(
          layer == null || !f.text().isEmpty()
              ? f
              : reclassed(f, kind(f, layer, outerOf.apply(f.layer()).orElseThrow())));
    }
    byLayer.keySet().stream()
        .sorted()
        .forEach(
            layer ->
                notes.add(
                    "layer "
                        + layer
                        + " carries two kinds of line: rings around rings were told apart, the"
                        + " rest is unknown; a layers file with one kind a layer would settle it"));
    return out;
  }

  private static LayerClass kind(DrawnFeature f, List<DrawnFeature> layer, LayerClass outer) {
    if (!(f.geometry() instanceof Polygon) || layer.size() > MOST_RINGS) {
      return LayerClass.UNKNOWN;
    }
    PreparedGeometry own = PreparedGeometryFactory.prepare(f.geometry());
    boolean around = false;
    boolean within = false;
    for (DrawnFeature other : layer) {
      if (other != f && other.geometry() instanceof Polygon) {
        around |= own.contains(other.geometry());
        within |= own.within(other.geometry());
      }
    }
    if (around == within) {
      return LayerClass.UNKNOWN;
    }
    return around ? outer : f.meaning().layerClass();
  }

  private static DrawnFeature reclassed(DrawnFeature f, LayerClass layerClass) {
    return new DrawnFeature(
        f.entity(),
        f.layer(),
        f.neighbour().isEmpty() ? layerClass : f.layerClass(),
        f.neighbour(),
        f.geometry(),
        f.text(),
        f.meaning().withClass(layerClass),
        f.block(),
        f.hidden());
  }
}
