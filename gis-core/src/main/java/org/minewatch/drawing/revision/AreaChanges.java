package org.minewatch.drawing.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;

/** Finds areas that are new, gone, moved, smaller or larger. */
final class AreaChanges {
  static final List<LayerClass> CLASSES =
      List.of(
          LayerClass.GOAF,
          LayerClass.PILLAR,
          LayerClass.FIRE_AREA,
          LayerClass.FORBIDDEN_AREA,
          LayerClass.DEFERRED_AREA,
          LayerClass.WATER_EXTENT,
          LayerClass.STOP_LINE,
          LayerClass.PROBE_LINE,
          LayerClass.ALERT_LINE);

  /** From this share on a thing is gone or new, not smaller or larger. */
  private static final double WHOLE_SHARE = 0.9;

  /** An area of much the same size that overlaps by half is the same area elsewhere. */
  private static final double SAME_SIZE = 0.85;

  private static final double OVERLAP = 0.4;

  /** Share of an area's outline that has to be drawn, on whatever layer, to still show it. */
  private static final double OUTLINE_SHARE = 0.8;

  private final Tolerances tolerances;

  AreaChanges(Tolerances tolerances) {
    this.tolerances = tolerances;
  }

  List<Change> compare(Sheet earlier, Sheet later) {
    List<Change> changes = new ArrayList<>();
    for (LayerClass c : CLASSES) {
      changes.addAll(compare(c, earlier, later));
    }
    return changes;
  }

  private List<Change> compare(LayerClass c, Sheet earlier, Sheet later) {
    Set<LayerClass> same = Set.of(c);
    Geometry then = earlier.union(same);
    Geometry now = later.union(same);
    List<Change> changes = new ArrayList<>();
    List<DrawnFeature> moved = new ArrayList<>();
    for (DrawnFeature f : earlier.areas(c)) {
      Optional<Missing> missing = missing(f, now);
      if (missing.isPresent() && !outlineShown(f.geometry(), later)) {
        Optional<DrawnFeature> to = movedTo(f, later.areas(c), then);
        if (to.isPresent()) {
          moved.add(to.get());
          changes.add(moved(f, to.get(), later));
        } else {
          changes.add(change(missing.get(), ChangeKind.GONE, ChangeKind.SHRUNK, f, earlier));
        }
      }
    }
    for (DrawnFeature f : later.areas(c)) {
      if (!moved.contains(f) && !outlineShown(f.geometry(), earlier)) {
        missing(f, then)
            .ifPresent(m -> changes.add(change(m, ChangeKind.NEW, ChangeKind.GROWN, f, later)));
      }
    }
    return changes;
  }

  private record Missing(Geometry piece, boolean whole) {}

  /** The part of an area that the other revision does not show, drafting apart. */
  private Optional<Missing> missing(DrawnFeature f, Geometry shown) {
    Geometry area = Sheet.valid(f.geometry());
    Geometry rest = area.difference(shown);
    // What is thinner than the tolerance twice over is an outline drawn again.
    Geometry core = rest.buffer(-tolerances.samePlaceMetres(), 4);
    if (core.isEmpty() || rest.getArea() < tolerances.leastAreaM2()) {
      return Optional.empty();
    }
    boolean whole = rest.getArea() >= WHOLE_SHARE * area.getArea();
    Geometry piece = whole ? area : core.buffer(tolerances.samePlaceMetres(), 4).intersection(rest);
    return Optional.of(new Missing(piece, whole));
  }

  /** Whether the outline is still drawn as lines of a layer that nobody knows. */
  private boolean outlineShown(Geometry area, Sheet other) {
    int steps = 0;
    int shown = 0;
    for (LineString ring : Segments.lines(area)) {
      for (Walk.Step s : Walk.steps(ring)) {
        steps++;
        if (other.cover().near(s.at(), tolerances.samePlaceMetres()).stream()
            .anyMatch(
                o -> o.feature().layerClass() == LayerClass.UNKNOWN && o.isAlong(s.dx(), s.dy()))) {
          shown++;
        }
      }
    }
    return shown >= OUTLINE_SHARE * steps;
  }

  private Optional<DrawnFeature> movedTo(
      DrawnFeature f, List<DrawnFeature> candidates, Geometry then) {
    Geometry area = Sheet.valid(f.geometry());
    for (DrawnFeature g : candidates) {
      Geometry other = Sheet.valid(g.geometry());
      double ratio =
          Math.min(area.getArea(), other.getArea()) / Math.max(area.getArea(), other.getArea());
      boolean fresh = other.difference(then).getArea() >= tolerances.leastAreaM2();
      if (fresh
          && ratio >= SAME_SIZE
          && area.intersection(other).getArea() >= OVERLAP * area.getArea()
          && area.getCentroid().distance(other.getCentroid()) <= tolerances.movedMetres()) {
        return Optional.of(g);
      }
    }
    return Optional.empty();
  }

  private static Change moved(DrawnFeature from, DrawnFeature to, Sheet later) {
    return Change.of(
        ChangeKind.MOVED,
        to.layerClass(),
        later.nameOf(to.geometry()),
        to.geometry(),
        OptionalDouble.of(to.geometry().getArea()),
        OptionalDouble.of(from.geometry().getCentroid().distance(to.geometry().getCentroid())),
        List.of(to.entity()));
  }

  private static Change change(
      Missing m, ChangeKind whole, ChangeKind part, DrawnFeature f, Sheet of) {
    return Change.of(
        m.whole() ? whole : part,
        f.layerClass(),
        of.nameOf(f.geometry()),
        m.piece(),
        OptionalDouble.of(m.piece().getArea()),
        OptionalDouble.empty(),
        List.of(f.entity()));
  }
}
