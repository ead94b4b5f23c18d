package org.minewatch.drawing.revision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;

/** Finds seals and shafts that are new, gone or moved; each is one thing, however it is drawn. */
final class PointChanges {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final Tolerances tolerances;

  PointChanges(Tolerances tolerances) {
    this.tolerances = tolerances;
  }

  List<Change> compare(Sheet earlier, Sheet later) {
    List<Change> changes = new ArrayList<>();
    changes.addAll(
        compare(
            LayerClass.SEAL,
            Symbols.places(earlier.all(LayerClass.SEAL)),
            Symbols.places(later.all(LayerClass.SEAL)),
            earlier,
            later));
    changes.addAll(compare(LayerClass.SHAFT, points(earlier), points(later), earlier, later));
    return changes;
  }

  private static List<Coordinate> points(Sheet sheet) {
    return Symbols.places(
        sheet.all(LayerClass.SHAFT).stream().filter(f -> f.geometry() instanceof Point).toList());
  }

  private List<Change> compare(
      LayerClass what, List<Coordinate> then, List<Coordinate> now, Sheet earlier, Sheet later) {
    record Pair(Coordinate then, Coordinate now, double by) {}
    List<Pair> pairs = new ArrayList<>();
    for (Coordinate a : then) {
      for (Coordinate b : now) {
        double d = a.distance(b);
        if (d <= tolerances.movedMetres() / 2) {
          pairs.add(new Pair(a, b, d));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(Pair::by).thenComparing(Pair::then).thenComparing(Pair::now));
    List<Coordinate> gone = new ArrayList<>(then);
    List<Coordinate> fresh = new ArrayList<>(now);
    List<Change> changes = new ArrayList<>();
    for (Pair p : pairs) {
      if (gone.contains(p.then()) && fresh.contains(p.now())) {
        gone.remove(p.then());
        fresh.remove(p.now());
        if (p.by() > tolerances.samePlaceMetres()) {
          changes.add(change(ChangeKind.MOVED, what, p.now(), OptionalDouble.of(p.by()), later));
        }
      }
    }
    gone.forEach(
        c -> changes.add(change(ChangeKind.GONE, what, c, OptionalDouble.empty(), earlier)));
    fresh.forEach(c -> changes.add(change(ChangeKind.NEW, what, c, OptionalDouble.empty(), later)));
    return changes;
  }

  private static Change change(
      ChangeKind kind, LayerClass what, Coordinate at, OptionalDouble by, Sheet of) {
    Point place = FACTORY.createPoint(at);
    List<String> entities =
        of.all(what).stream()
            .filter(f -> f.geometry().isWithinDistance(place, Symbols.ONE_SYMBOL_METRES))
            .map(DrawnFeature::entity)
            .limit(5)
            .toList();
    return Change.of(kind, what, of.nameOf(place), place, OptionalDouble.empty(), by, entities);
  }
}
