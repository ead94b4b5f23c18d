package org.minewatch.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.Rejection;

/** Makes a placed mine drawing of what a file holds. */
final class DrawingAssembler {

  /** One sigma of an underground traverse some 5 km from the shaft (domain notes, 1.6). */
  static final double TRAVERSE_SIGMA_METRES = 1.5;

  /** Things this far from the licence are stray copies (a block at doubled coordinates). */
  private static final double STRAY_METRES = 50_000;

  private final DrawingSubmission submission;
  private final DrawingContext context;
  private final LayerMapping layers;
  private final Map<String, LayerDictionary.Entry> meanings = new HashMap<>();
  private final Elevations elevations = new Elevations();
  private final FeatureShaper shaper = new FeatureShaper();
  private final LayerNotes layerNotes = new LayerNotes();
  private final Tally strays =
      new Tally("%d features lie more than 50 km from the licence and were left out");
  private final Tally unplaceable =
      new Tally("%d features have coordinates that cannot be converted and were left out");
  private final Optional<Envelope> reach;

  DrawingAssembler(DrawingSubmission submission, DrawingContext context, LayerMapping layers) {
    this.submission = submission;
    this.context = context;
    this.layers = layers;
    this.reach =
        context
            .licenceAreaInFrame()
            .map(
                area -> {
                  Envelope e = area.getEnvelopeInternal();
                  e.expandBy(STRAY_METRES);
                  return e;
                });
  }

  /**
   * @param rejections gains what could not be placed
   * @throws org.minewatch.drawing.source.UnreadableDrawingException when the drawing as a whole
   *     cannot be placed
   */
  MineDrawing assemble(SourceDrawing source, List<Rejection> rejections) {
    Placement placement =
        new PlacementFinder(context, new PlacementSample(source.features(), layers))
            .find(source, submission.crs().strip());
    List<DrawnFeature> features = new ArrayList<>(source.features().size());
    for (SourceFeature f : source.features()) {
      feature(f, placement).ifPresent(features::add);
    }
    CombinedLayers combined = new CombinedLayers();
    BoundaryRings rings = new BoundaryRings();
    List<DrawnFeature> arranged = rings.arrange(combined.sort(features, this::outerOf));
    List<String> notes = new ArrayList<>(source.notes());
    notes.addAll(placement.notes());
    elevations.note().ifPresent(notes::add);
    strays.note().ifPresent(notes::add);
    unplaceable.note().ifPresent(notes::add);
    notes.addAll(shaper.notes());
    notes.addAll(rings.notes());
    notes.addAll(combined.notes());
    notes.addAll(layerNotes.notes());
    return new MineDrawing(
        submission,
        arranged,
        Math.hypot(TRAVERSE_SIGMA_METRES, placement.sigmaMetres()),
        elevations.known(),
        notes);
  }

  private Optional<DrawnFeature> feature(SourceFeature f, Placement placement) {
    LayerMeaning meaning = entryOf(f.layer()).meaning();
    double[][] paths = elevations.checked(f, meaning.layerClass() != LayerClass.IGNORE);
    if (!move(paths, placement.move())) {
      unplaceable.add(f);
      return Optional.empty();
    }
    if (reach.isPresent() && isOutside(paths, reach.get())) {
      strays.add(f);
      return Optional.empty();
    }
    Optional<Geometry> geometry = shaper.shape(f, meaning.layerClass(), paths);
    if (geometry.isPresent()) {
      layerNotes.count(f, meaning);
    }
    return geometry.map(
        g ->
            new DrawnFeature(
                f.entity(),
                f.layer(),
                classOf(f, meaning),
                meaning.neighbour(),
                g,
                f.text(),
                meaning,
                f.block(),
                f.hidden()));
  }

  /** Words annotate; a symbol or a point means something only where points are meant. */
  private static LayerClass classOf(SourceFeature f, LayerMeaning meaning) {
    LayerClass c = meaning.layerClass();
    if (c == LayerClass.IGNORE) {
      return c;
    }
    if (f.annotation()) {
      return LayerClass.ANNOTATION;
    }
    if (!meaning.neighbour().isEmpty()) {
      return LayerClass.NEIGHBOUR;
    }
    if (f.shape() != Shape.POINT || c == LayerClass.UNKNOWN) {
      return c;
    }
    boolean wordsOnly = f.block().isEmpty() && !f.text().isEmpty();
    boolean pointLike = c == LayerClass.SEAL || c == LayerClass.SHAFT || c == LayerClass.CHAMBER;
    return pointLike && !wordsOnly ? c : LayerClass.ANNOTATION;
  }

  private static boolean move(double[][] paths, Placement.Move move) {
    try {
      for (double[] xyz : paths) {
        for (int i = 0; i < xyz.length; i += 3) {
          move.apply(xyz, i);
          if (!Double.isFinite(xyz[i]) || !Double.isFinite(xyz[i + 1])) {
            return false;
          }
        }
      }
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isOutside(double[][] paths, Envelope area) {
    for (double[] xyz : paths) {
      for (int i = 0; i < xyz.length; i += 3) {
        if (area.contains(xyz[i], xyz[i + 1])) {
          return false;
        }
      }
    }
    return true;
  }

  private LayerDictionary.Entry entryOf(String layer) {
    return meanings.computeIfAbsent(layer, layers::of);
  }

  private Optional<LayerClass> outerOf(String layer) {
    return entryOf(layer).outer();
  }
}
