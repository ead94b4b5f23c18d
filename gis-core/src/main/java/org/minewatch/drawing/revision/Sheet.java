package org.minewatch.drawing.revision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.index.strtree.STRtree;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;

/** One revision made ready for comparing: its roads, areas, texts, each to be found by place. */
final class Sheet {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** What is driven and drawn as lines. */
  static final Set<LayerClass> ROADS =
      EnumSet.of(LayerClass.ROADWAY, LayerClass.SHAFT, LayerClass.CHAMBER);

  /**
   * Lines that show that a road is still drawn, under whatever name. A layer nobody knows counts: a
   * renamed layer is no vanished road.
   */
  private static final Set<LayerClass> SHOWS_A_ROAD =
      EnumSet.of(
          LayerClass.ROADWAY,
          LayerClass.SHAFT,
          LayerClass.CHAMBER,
          LayerClass.FACE,
          LayerClass.GOAF,
          LayerClass.UNKNOWN);

  private static final double LABEL_METRES = 12;

  private final List<DrawnFeature> features;
  private final List<DrawnFeature> roads;
  private final Segments cover;
  private final STRtree labels = new STRtree();

  private Sheet(List<DrawnFeature> features) {
    this.features = features;
    this.roads =
        features.stream().filter(f -> ROADS.contains(f.layerClass()) && !f.hidden()).toList();
    this.cover =
        Segments.of(features.stream().filter(f -> SHOWS_A_ROAD.contains(f.layerClass())).toList());
    features.stream().filter(Sheet::isLabel).forEach(this::label);
    labels.build();
  }

  /** The mine's own things on a drawing. */
  static Sheet of(MineDrawing drawing) {
    return new Sheet(
        drawing.features().stream()
            .filter(f -> f.neighbour().isEmpty())
            .filter(f -> f.layerClass() != LayerClass.IGNORE)
            .filter(f -> f.layerClass() != LayerClass.NEIGHBOUR)
            .toList());
  }

  private static DrawnFeature moved(DrawnFeature f, RigidMove move) {
    // The boundary is drawn from printed numbers and does not follow a survey.
    return f.layerClass() == LayerClass.LICENCE_BOUNDARY
        ? f
        : new DrawnFeature(
            f.entity(),
            f.layer(),
            f.layerClass(),
            f.neighbour(),
            move.apply(f.geometry()),
            f.text(),
            f.meaning(),
            f.block(),
            f.hidden());
  }

  /** This sheet with everything on it moved but the boundary. */
  Sheet moved(RigidMove move) {
    return new Sheet(features.stream().map(f -> moved(f, move)).toList());
  }

  private void label(DrawnFeature f) {
    labels.insert(f.geometry().getEnvelopeInternal(), f);
  }

  /** Words that name something: no elevation, no number of a corner. */
  static boolean isLabel(DrawnFeature f) {
    return f.text().strip().length() >= 2
        && f.geometry() instanceof Point
        && f.meaning().layerClass() != LayerClass.IGNORE
        && PrintedElevation.parse(f.text()).isEmpty();
  }

  List<DrawnFeature> labels() {
    return features.stream().filter(Sheet::isLabel).toList();
  }

  List<DrawnFeature> roads() {
    return roads;
  }

  /** Length of all roads as drawn: a double line counts twice. */
  double roadLength() {
    return roads.stream().mapToDouble(f -> f.geometry().getLength()).sum();
  }

  Segments cover() {
    return cover;
  }

  /** Things of a class that have an area. */
  List<DrawnFeature> areas(LayerClass layerClass) {
    return features.stream()
        .filter(f -> f.layerClass() == layerClass && !f.hidden())
        .filter(f -> f.geometry().getDimension() == 2)
        .toList();
  }

  /** Symbols and short lines of a class, hidden ones too. */
  List<DrawnFeature> all(LayerClass layerClass) {
    return features.stream().filter(f -> f.layerClass() == layerClass).toList();
  }

  /** All areas of some classes as one, hidden ones too: what is still shown somehow. */
  Geometry union(Set<LayerClass> classes) {
    List<Geometry> areas =
        features.stream()
            .filter(f -> classes.contains(f.layerClass()))
            .map(DrawnFeature::geometry)
            .filter(g -> g.getDimension() == 2)
            .map(Sheet::valid)
            .toList();
    return areas.isEmpty() ? FACTORY.createPolygon() : FACTORY.buildGeometry(areas).union();
  }

  static Geometry valid(Geometry g) {
    return g.isValid() ? g : GeometryFixer.fix(g);
  }

  /** Tests whether places lie in an area. */
  static PreparedGeometry prepared(Geometry area) {
    return PreparedGeometryFactory.prepare(area);
  }

  /** The name written nearest to a line, or to the middle of an area; empty when none is near. */
  String nameOf(Geometry g) {
    boolean area = g.getDimension() == 2;
    Geometry from = area ? g.getInteriorPoint() : g;
    Envelope e = g.getEnvelopeInternal().copy();
    e.expandBy(area ? 0 : LABEL_METRES);
    DrawnFeature best = null;
    double least = Double.POSITIVE_INFINITY;
    List<DrawnFeature> near = new ArrayList<>();
    for (Object o : labels.query(e)) {
      near.add((DrawnFeature) o);
    }
    near.sort(Comparator.comparing(DrawnFeature::text).thenComparing(f -> f.geometry().toText()));
    for (DrawnFeature f : near) {
      double d = from.distance(f.geometry());
      boolean meant = area ? g.contains(f.geometry()) : d <= LABEL_METRES;
      if (meant && d < least) {
        least = d;
        best = f;
      }
    }
    return best == null ? "" : best.text().strip();
  }

  /** What the whole sheet shows, generously: outside of it is the matter of another sheet. */
  Geometry extent() {
    List<Coordinate> all = new ArrayList<>();
    for (DrawnFeature f : features) {
      if (f.layerClass() != LayerClass.LICENCE_BOUNDARY) {
        Envelope e = f.geometry().getEnvelopeInternal();
        all.add(new Coordinate(e.getMinX(), e.getMinY()));
        all.add(new Coordinate(e.getMaxX(), e.getMaxY()));
        all.add(new Coordinate(e.getMinX(), e.getMaxY()));
        all.add(new Coordinate(e.getMaxX(), e.getMinY()));
      }
    }
    return FACTORY.createMultiPointFromCoords(all.toArray(Coordinate[]::new)).convexHull();
  }

  /** Lines of all roads. */
  List<LineString> roadLines() {
    return roads.stream().flatMap(f -> Segments.lines(f.geometry()).stream()).toList();
  }
}
