package org.minewatch.drawingcheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.kdtree.KdNode;
import org.locationtech.jts.index.kdtree.KdTree;
import org.minewatch.detect.LicensedArea;
import org.minewatch.drawing.DrawingContext;
import org.minewatch.drawing.DrawingPlace;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.LayerMeaning;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.meaning.LayerMemory;
import org.minewatch.drawing.meaning.LayerSuggester;
import org.minewatch.drawing.meaning.LayerSuggestion;
import org.minewatch.drawing.source.SourceFacts;
import org.minewatch.drawing.source.SourceLayer;

/** What a placed drawing holds: its layers, what was not understood, its printed corners. */
public final class DrawingContents {
  /** Corners farther from each other than this are not the same corner. */
  private static final double SAME_CORNER_METRES = 500;

  private DrawingContents() {}

  /** One line for each layer that something placed lies on, most features first. */
  public static List<LayerLine> layers(
      MineDrawing drawing, SourceFacts facts, DrawingContext context, LayerMemory memory) {
    Map<String, LayerMeaning> used = new HashMap<>();
    for (DrawnFeature f : drawing.features()) {
      used.putIfAbsent(f.layer(), f.meaning());
    }
    Map<String, SortedMap<String, Integer>> entities = new HashMap<>();
    for (SourceLayer layer : facts.layers()) {
      entities.put(layer.name(), layer.entities());
    }
    List<LayerLine> lines = new ArrayList<>();
    for (LayerSuggestion s :
        LayerSuggester.of(drawing, context.neighbourNames(), context.ownNames(), memory)) {
      LayerMeaning meaning = used.get(s.layer());
      lines.add(
          new LayerLine(
              s.layer(),
              meaning.neighbour().isEmpty() ? meaning.layerClass() : LayerClass.NEIGHBOUR,
              meaning.neighbour(),
              s.features(),
              entities.getOrDefault(s.layer(), new TreeMap<>()),
              s));
    }
    return lines;
  }

  /** What was not understood of it. */
  public static List<Unread> unread(MineDrawing drawing) {
    return Unread.of(drawing.notes());
  }

  /**
   * The printed corner table against the licence and the drawn boundary.
   *
   * @param toleranceMetres what a printed corner may differ by, the licence's own sigma included
   */
  public static List<CornerLine> corners(
      MineDrawing drawing, Optional<LicensedArea> licence, double toleranceMetres) {
    KdTree licensed = vertices(licence.map(LicensedArea::area).stream().toList());
    KdTree drawn =
        vertices(drawing.own(LayerClass.LICENCE_BOUNDARY).map(DrawnFeature::geometry).toList());
    List<CornerLine> lines = new ArrayList<>();
    for (DrawingPlace.Printed p : drawing.place().corners()) {
      lines.add(
          new CornerLine(
              p.point().name(),
              p.point().northing(),
              p.point().easting(),
              nearest(licensed, p.at()),
              nearest(drawn, p.at()),
              toleranceMetres));
    }
    return lines;
  }

  private static KdTree vertices(List<Geometry> geometries) {
    KdTree tree = new KdTree();
    geometries.forEach(
        g -> {
          for (Coordinate c : g.getCoordinates()) {
            tree.insert(c);
          }
        });
    return tree;
  }

  /**
   * Metres to the nearest vertex, no farther than is looked for; NaN where there is none at all.
   */
  private static double nearest(KdTree vertices, Coordinate at) {
    if (vertices.isEmpty()) {
      return Double.NaN;
    }
    Envelope box = new Envelope(at);
    box.expandBy(SAME_CORNER_METRES);
    List<?> near = vertices.query(box);
    return near.stream()
        .map(n -> ((KdNode) n).getCoordinate().distance(at))
        .min(Comparator.naturalOrder())
        .orElse(SAME_CORNER_METRES);
  }
}
