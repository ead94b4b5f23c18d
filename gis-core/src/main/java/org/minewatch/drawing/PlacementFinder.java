package org.minewatch.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.drawing.Placement.Move;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.UnreadableDrawingException;
import org.minewatch.geo.Crs;
import org.minewatch.geo.CrsNames;
import org.minewatch.geo.CrsResolution;
import org.minewatch.geo.FrameTransform;
import org.minewatch.geo.MineFrame;

/**
 * Finds where a drawing belongs. A stated CRS is taken at its word, and refused when it puts the
 * drawing far from the mine. Without one the candidates are the mine's own CRS, the same without or
 * with the zone number in front of the easting, and both with the axes swapped; the one that puts
 * the drawn boundary over the licence wins.
 */
final class PlacementFinder {

  /** A drawing of a mine reaches at most this far beyond its licence. */
  private static final double STATED_CRS_MARGIN_METRES = 20_000;

  private static final double UNSTATED_CRS_MARGIN_METRES = 2_000;
  private static final double ENOUGH = 0.5;
  private static final String AS_WRITTEN = "as written";

  /** A drawn boundary this close to the licence was drawn in the licence's datum. */
  private static final double SAME_DATUM_METRES = 2;

  /** Datums of Chinese mining differ by tens of metres to over 100 m (domain notes, 1.3). */
  private static final double UNKNOWN_DATUM_SIGMA_METRES = 100;

  private record Candidate(String words, Move move, double sigmaMetres, List<String> notes) {}

  private final DrawingContext context;
  private final PlacementSample sample;
  private final Optional<Envelope> licence;

  PlacementFinder(DrawingContext context, PlacementSample sample) {
    this.context = context;
    this.sample = sample;
    this.licence = context.licenceAreaInFrame().map(Geometry::getEnvelopeInternal);
  }

  /**
   * @param crsCell as written in the register, may be empty
   * @throws UnreadableDrawingException when the drawing cannot be placed
   */
  Placement find(SourceDrawing source, String crsCell) {
    if (sample.isEmpty()) {
      return new Placement((xyz, at) -> {}, 0, List.of("the drawing is empty"));
    }
    if (source.longitudeLatitude()) {
      List<String> notes =
          crsCell.isBlank() || isGeographic(crsCell)
              ? List.of()
              : List.of(
                  "the register says "
                      + crsCell
                      + ", but GeoJSON is longitude and latitude (RFC 7946) and was read so");
      return choose(geographic(notes), STATED_CRS_MARGIN_METRES, "longitude and latitude");
    }
    return crsCell.isBlank()
        ? unstated()
        : choose(stated(crsCell), STATED_CRS_MARGIN_METRES, crsCell);
  }

  static boolean isGeographic(String cell) {
    return CrsNames.resolve(cell, OptionalDouble.empty()) instanceof CrsResolution.Resolved r
        && r.crs().isGeographic();
  }

  private List<Candidate> geographic(List<String> notes) {
    MineFrame frame = context.frame();
    Move move =
        (xyz, at) -> {
          double[] en = frame.fromLonLat(xyz[at], xyz[at + 1]);
          xyz[at] = en[0];
          xyz[at + 1] = en[1];
        };
    return List.of(
        new Candidate(AS_WRITTEN, move, 0, notes),
        new Candidate("with latitude first", swapped(move), 0, notes));
  }

  private List<Candidate> stated(String cell) {
    List<Candidate> candidates = new ArrayList<>();
    String refusal = "";
    for (boolean swap : new boolean[] {false, true}) {
      CrsResolution resolution =
          CrsNames.resolve(cell, OptionalDouble.of(swap ? sample.middleY() : sample.middleX()));
      if (resolution instanceof CrsResolution.Refused refused) {
        refusal = refusal.isEmpty() ? refused.reason() : refusal;
      } else if (resolution instanceof CrsResolution.Resolved resolved) {
        FrameTransform transform =
            FrameTransform.between(resolved.crs(), context.frame(), context.transforms());
        Move move = new TransformMove(transform);
        candidates.add(
            new Candidate(
                swap ? "with the axes swapped" : AS_WRITTEN,
                swap ? swapped(move) : move,
                transform.sigmaMetres(),
                resolved.assumptions()));
      }
    }
    if (candidates.isEmpty()) {
      throw new UnreadableDrawingException(0, refusal, cell);
    }
    return candidates;
  }

  private Placement choose(List<Candidate> candidates, double margin, String crs) {
    if (licence.isEmpty()) {
      List<String> notes = new ArrayList<>(candidates.get(0).notes());
      notes.add("no licence area is known, so the place of the drawing was not checked");
      return new Placement(candidates.get(0).move(), candidates.get(0).sigmaMetres(), notes);
    }
    for (Candidate c : candidates) {
      if (fits(c, margin)) {
        List<String> notes = new ArrayList<>(c.notes());
        if (!c.words().equals(AS_WRITTEN)) {
          notes.add("the coordinates were read " + c.words() + ": only so they lie at the mine");
        }
        return new Placement(c.move(), c.sigmaMetres(), notes);
      }
    }
    throw new UnreadableDrawingException(
        0,
        "in "
            + crs
            + " the drawing does not lie at the mine: "
            + whereItLies(candidates.get(0))
            + "; state the CRS that its coordinates are in",
        crs);
  }

  private Placement unstated() {
    Crs crs = context.frame().crs();
    if (licence.isEmpty()) {
      return withoutLicence(crs);
    }
    double zone = crs.zone() * 1_000_000.0;
    double shift = crs.zonePrefix() ? zone : -zone;
    String dropped = crs.zonePrefix() ? "without the zone number " : "with the zone number ";
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(candidate("in the mine's own CRS " + crs.code(), shifted(0)));
    candidates.add(
        candidate(
            "in the mine's own CRS " + crs.code() + " " + dropped + crs.zone(), shifted(shift)));
    for (Candidate c : List.copyOf(candidates)) {
      candidates.add(candidate(c.words() + " and with the axes swapped", swapped(c.move())));
    }
    List<Candidate> fitting =
        candidates.stream().filter(c -> fits(c, UNSTATED_CRS_MARGIN_METRES)).toList();
    if (fitting.size() != 1) {
      throw new UnreadableDrawingException(
          0,
          "the CRS of the drawing is not stated, and "
              + (fitting.isEmpty()
                  ? "neither the mine's own CRS nor the same with or without zone number or with"
                      + " the axes swapped puts it over the licence ("
                      + whereItLies(candidates.get(0))
                      + ")"
                  : "several readings put it over the licence")
              + "; state the CRS",
          "");
    }
    Candidate found = fitting.get(0);
    List<String> notes = new ArrayList<>();
    notes.add("no CRS was stated; read " + found.words() + ", which puts it over the licence");
    return new Placement(found.move(), datumSigma(found.move(), notes), notes);
  }

  /** A boundary drawn on the licence shows that the datum is the same. */
  private double datumSigma(Move move, List<String> notes) {
    OptionalDouble distance =
        sample.boundaryDistance(move, context.licenceAreaInFrame().orElseThrow());
    if (distance.isPresent() && distance.getAsDouble() <= SAME_DATUM_METRES) {
      return 0;
    }
    notes.add(
        "its datum is not known: "
            + (distance.isPresent()
                ? "half of the drawn boundary lies more than "
                    + String.format(Locale.ROOT, "%.1f", distance.getAsDouble())
                    + " m from the licence"
                : "it shows no boundary to compare with the licence"));
    return UNKNOWN_DATUM_SIGMA_METRES;
  }

  private Placement withoutLicence(Crs crs) {
    CrsResolution resolution = CrsNames.resolve(crs.code(), OptionalDouble.of(sample.middleX()));
    boolean same =
        resolution instanceof CrsResolution.Resolved r && r.crs().equals(crs) && crs.zonePrefix();
    if (!same) {
      throw new UnreadableDrawingException(
          0,
          "the CRS of the drawing is not stated and no licence area is known to place it by: state"
              + " the CRS",
          "");
    }
    return new Placement(
        shifted(0),
        UNKNOWN_DATUM_SIGMA_METRES,
        List.of(
            "no CRS was stated; the zone number of the eastings is that of the mine's CRS "
                + crs.code()
                + ", in which they were read; the datum is not known"));
  }

  private static Candidate candidate(String words, Move move) {
    return new Candidate(words, move, 0, List.of());
  }

  private static Move shifted(double easting) {
    return (xyz, at) -> xyz[at] += easting;
  }

  private static Move swapped(Move move) {
    return (xyz, at) -> {
      double x = xyz[at];
      xyz[at] = xyz[at + 1];
      xyz[at + 1] = x;
      move.apply(xyz, at);
    };
  }

  private boolean fits(Candidate c, double margin) {
    Envelope area = new Envelope(licence.orElseThrow());
    area.expandBy(Math.max(margin, area.getDiameter() / 2));
    return sample.shareInside(c.move(), area) >= ENOUGH;
  }

  private String whereItLies(Candidate c) {
    double[] middle = sample.middle(c.move());
    double[] mine = {licence.orElseThrow().centre().x, licence.orElseThrow().centre().y};
    return middle == null
        ? "its coordinates (around x "
            + Math.round(sample.middleX())
            + ", y "
            + Math.round(sample.middleY())
            + ") cannot be converted"
        : "its middle is "
            + Math.round(Math.hypot(middle[0] - mine[0], middle[1] - mine[1]) / 1000)
            + " km away from the middle of the licence";
  }

  private record TransformMove(FrameTransform transform) implements Move {
    @Override
    public void apply(double[] xyz, int at) {
      Coordinate moved = transform.apply(xyz[at], xyz[at + 1], xyz[at + 2]);
      xyz[at] = moved.x;
      xyz[at + 1] = moved.y;
      xyz[at + 2] = moved.getZ();
    }
  }
}
