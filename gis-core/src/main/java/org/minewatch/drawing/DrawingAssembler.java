package org.minewatch.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.drawing.place.PrintedPoint;
import org.minewatch.drawing.place.PrintedPoints;
import org.minewatch.drawing.place.StrayCopies;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.drawing.source.UnreadableDrawingException;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.TransformRecord.CommonPoint;

/** Makes a placed mine drawing of what a file holds. */
final class DrawingAssembler {

  /** One sigma of an underground traverse some 5 km from the shaft (domain notes, 1.6). */
  static final double TRAVERSE_SIGMA_METRES = 1.5;

  /** Things this far from the licence are stray copies (a block at doubled coordinates). */
  private static final double STRAY_METRES = 50_000;

  private static final int MOST_GROUPS = 20;

  private final DrawingSubmission submission;
  private final DrawingContext context;
  private final LayerMapping layers;
  private final Map<String, LayerDictionary.Entry> meanings = new HashMap<>();
  private final List<CommonPoint> controlPoints;
  private Elevations elevations = new Elevations();
  private final FeatureShaper shaper = new FeatureShaper();
  private final LayerNotes layerNotes = new LayerNotes();
  private final Tally strays =
      new Tally("%d features lie more than 50 km from the licence and were left out");
  private final Tally unplaceable =
      new Tally("%d features have coordinates that cannot be converted and were left out");
  private final Optional<Envelope> reach;

  /**
   * @param controlPoints of the register's file, may be empty
   */
  DrawingAssembler(
      DrawingSubmission submission,
      DrawingContext context,
      LayerMapping layers,
      List<CommonPoint> controlPoints) {
    this.submission = submission;
    this.controlPoints = controlPoints;
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
   * @throws org.minewatch.drawing.source.UnreadableDrawingException when the drawing as a whole
   *     cannot be placed
   */
  MineDrawing assemble(SourceDrawing file) {
    String crs = submission.crs().isBlank() ? file.crs() : submission.crs().strip();
    SheetPlacer.Placed sheet =
        new SheetPlacer(context, layers)
            .place(file, controlPoints, PlacementFinder.isGeographic(crs));
    SourceDrawing source = sheet.drawing();
    Placement placement = placement(sheet, source, crs);
    elevations = Elevations.of(source.features());
    List<DrawnFeature> features = new ArrayList<>(source.features().size());
    for (SourceFeature f : source.features()) {
      feature(f, placement).ifPresent(features::add);
    }
    RingJoiner joiner = new RingJoiner();
    CombinedLayers combined = new CombinedLayers();
    BoundaryRings rings = new BoundaryRings();
    List<DrawnFeature> arranged =
        rings.arrange(combined.sort(joiner.join(features), this::outerOf));
    List<StrayCopies.Group> groups =
        source.longitudeLatitude() ? List.of() : StrayCopies.find(source.features());
    List<String> notes = new ArrayList<>(source.notes());
    notes.addAll(sheet.notes());
    notes.addAll(placement.notes());
    notes.addAll(elevations.notes());
    strays.note().ifPresent(notes::add);
    groups.stream().limit(MOST_GROUPS).map(StrayCopies.Group::sentence).forEach(notes::add);
    unplaceable.note().ifPresent(notes::add);
    notes.addAll(shaper.notes());
    notes.addAll(joiner.notes());
    notes.addAll(rings.notes());
    notes.addAll(combined.notes());
    notes.addAll(layerNotes.notes());
    double sigma = Math.hypot(TRAVERSE_SIGMA_METRES, placement.sigmaMetres());
    return new MineDrawing(
        submission,
        arranged,
        Math.hypot(sigma, sheet.sigmaMetres()),
        elevations.known(),
        notes,
        new DrawingPlace(
            Optional.of(sheet.sheet()),
            sheet.registration(),
            sheet.grid(),
            printed(file, placement),
            groups,
            known(placement)));
  }

  /** The control points in the mine's metres; those that cannot be converted are left out. */
  private List<DrawingPlace.Known> known(Placement placement) {
    List<DrawingPlace.Known> known = new ArrayList<>();
    for (CommonPoint p : controlPoints) {
      double[][] xyz = {{p.toEasting(), p.toNorthing(), 0}};
      if (move(xyz, placement.move())) {
        known.add(new DrawingPlace.Known(p.name(), new Coordinate(xyz[0][0], xyz[0][1])));
      }
    }
    return known;
  }

  private Placement placement(SheetPlacer.Placed sheet, SourceDrawing source, String crs) {
    try {
      return new PlacementFinder(context, new PlacementSample(source.features(), layers))
          .find(source, crs.isEmpty() && sheet.inMineCrs() ? context.frame().crs().code() : crs);
    } catch (UnreadableDrawingException e) {
      if (!sheet.sheet().kind().needsRegistration() || sheet.registration().isPresent()) {
        throw e;
      }
      throw new UnreadableDrawingException(
          e.line(), e.getMessage() + "; " + sheet.sheet().reason().en(), e.raw());
    }
  }

  /** The printed coordinates in the mine's metres, as printed or with the zone number as it is. */
  private List<DrawingPlace.Printed> printed(SourceDrawing file, Placement placement) {
    double zone = context.frame().crs().zone() * 1_000_000.0;
    List<DrawingPlace.Printed> out = new ArrayList<>();
    for (PrintedPoint p : PrintedPoints.of(file)) {
      for (double shift : new double[] {0, zone, -zone}) {
        double[][] xyz = {{p.easting() + shift, p.northing(), 0}};
        if (move(xyz, placement.move())
            && (reach.isEmpty() || reach.get().contains(xyz[0][0], xyz[0][1]))) {
          out.add(new DrawingPlace.Printed(p, new Coordinate(xyz[0][0], xyz[0][1])));
          break;
        }
      }
    }
    return out;
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
