package org.minewatch.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Makes sense of several rings on the boundary layer: a ring drawn twice counts once, a ring inside
 * another is deducted from it, a ring inside a deduction is a part again.
 */
final class BoundaryRings {

  /** Drafting differences of a fiftieth of the area do not change what a ring is. */
  private static final double MOSTLY = 0.98;

  private static final double SAME = 0.999;
  private static final int MOST_RINGS = 300;

  private final List<String> notes = new ArrayList<>();

  List<String> notes() {
    return notes;
  }

  /** The features with the boundary's rings put together; the order stays. */
  List<DrawnFeature> arrange(List<DrawnFeature> features) {
    Map<String, List<DrawnFeature>> byMine = new LinkedHashMap<>();
    for (DrawnFeature f : features) {
      if (f.meaning().layerClass() == LayerClass.LICENCE_BOUNDARY
          && f.geometry() instanceof Polygon) {
        byMine.computeIfAbsent(f.neighbour(), n -> new ArrayList<>()).add(f);
      }
    }
    Map<DrawnFeature, DrawnFeature> replaced = new IdentityHashMap<>();
    byMine.values().stream()
        .filter(rings -> rings.size() > 1)
        .forEach(rings -> arrange(rings, replaced));
    if (replaced.isEmpty()) {
      return features;
    }
    List<DrawnFeature> out = new ArrayList<>(features.size());
    for (DrawnFeature f : features) {
      DrawnFeature now = replaced.containsKey(f) ? replaced.get(f) : f;
      if (now != null) {
        out.add(now);
      }
    }
    return out;
  }

  private void arrange(List<DrawnFeature> rings, Map<DrawnFeature, DrawnFeature> replaced) {
    if (rings.size() > MOST_RINGS) {
      notes.add(
          "the boundary layer has " + rings.size() + " rings; deductions were not looked for");
      return;
    }
    List<DrawnFeature> bySize = new ArrayList<>(rings);
    bySize.sort(Comparator.comparingDouble((DrawnFeature f) -> -f.geometry().getArea()));
    List<DrawnFeature> kept = new ArrayList<>();
    List<DrawnFeature> parents = new ArrayList<>();
    List<Integer> depths = new ArrayList<>();
    for (DrawnFeature ring : bySize) {
      int parent = -1;
      boolean twice = false;
      for (int i = 0; i < kept.size() && !twice; i++) {
        double share = shareInside(ring.geometry(), kept.get(i).geometry());
        if (share >= MOSTLY) {
          twice =
              share >= SAME && ring.geometry().getArea() >= SAME * kept.get(i).geometry().getArea();
          parent = i; // the last that contains it is the smallest
        }
      }
      if (twice) {
        notes.add("the boundary is drawn twice; left out: " + ring.entity());
        replaced.put(ring, null);
        continue;
      }
      kept.add(ring);
      parents.add(parent < 0 ? null : kept.get(parent));
      depths.add(parent < 0 ? 0 : depths.get(parent) + 1);
    }
    for (int i = 0; i < kept.size(); i++) {
      if (depths.get(i) % 2 == 1) {
        deduct(kept.get(i), parents.get(i), replaced);
      }
    }
  }

  private static double shareInside(Geometry inner, Geometry outer) {
    if (!outer.getEnvelopeInternal().intersects(inner.getEnvelopeInternal())) {
      return 0;
    }
    return OverlayNGRobust.overlay(outer, inner, OverlayNG.INTERSECTION).getArea()
        / inner.getArea();
  }

  private void deduct(
      DrawnFeature ring, DrawnFeature parent, Map<DrawnFeature, DrawnFeature> replaced) {
    DrawnFeature so = replaced.getOrDefault(parent, parent);
    Geometry less = OverlayNGRobust.overlay(so.geometry(), ring.geometry(), OverlayNG.DIFFERENCE);
    replaced.put(
        parent,
        new DrawnFeature(
            so.entity() + " less " + ring.entity(),
            so.layer(),
            so.layerClass(),
            so.neighbour(),
            less,
            so.text(),
            so.meaning(),
            so.block(),
            so.hidden()));
    replaced.put(ring, null);
    notes.add("a ring inside the boundary was taken as deducted: " + ring.entity());
  }
}
