package org.minewatch.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.TopologyException;
import org.minewatch.finding.LicenceAccount;
import org.minewatch.geo.Areas;
import org.minewatch.geo.Crs;
import org.minewatch.geo.CrsNames;
import org.minewatch.geo.CrsResolution;
import org.minewatch.geo.Datum;
import org.minewatch.geo.FrameTransform;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.Corner;
import org.minewatch.region.Licence;
import org.minewatch.region.TransformRecord;

/**
 * Builds the prism of a licence from its printed corners and says how they were understood: the
 * CRS, what was mended, and whether the area agrees with the printed one.
 */
public final class PrismBuilder {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double METRES_PER_DEGREE = 111_000;

  /**
   * Plausible northings in China, and eastings with a zone prefix; they tell swapped columns apart.
   */
  private static final double LEAST_NORTHING = 1_900_000;

  private static final double MOST_NORTHING = 5_950_000;
  private static final double LEAST_PREFIXED_EASTING = 13_000_000;

  private final double exactSigmaMetres;
  private final double roundedSigmaMetres;

  /**
   * @param exactSigmaMetres one sigma of a corner printed to the centimetre
   * @param roundedSigmaMetres one sigma of a corner rounded to the metre
   */
  public PrismBuilder(double exactSigmaMetres, double roundedSigmaMetres) {
    this.exactSigmaMetres = exactSigmaMetres;
    this.roundedSigmaMetres = roundedSigmaMetres;
  }

  /**
   * What became of a licence.
   *
   * @param prism absent when the corners give no area or the CRS is refused
   */
  public record Outcome(Optional<LicencePrism> prism, LicenceAccount account) {}

  /**
   * Builds the prism in the metres of {@code frame}. Never throws for bad content: the account says
   * it.
   */
  public Outcome build(Licence licence, MineFrame frame, List<TransformRecord> transforms) {
    try {
      return understand(licence, frame, transforms);
    } catch (IllegalArgumentException | TopologyException e) {
      return refused(
          licence,
          licence.corners(),
          "the corners cannot be laid on the ground: " + e.getMessage());
    }
  }

  private Outcome understand(Licence licence, MineFrame frame, List<TransformRecord> transforms) {
    List<String> notes = new ArrayList<>();
    List<Corner> corners = unswapped(licence.corners(), notes);
    if (corners.isEmpty()) {
      return refused(licence, corners, "no corner points");
    }
    CrsResolution resolution =
        CrsNames.resolve(licence.crs(), OptionalDouble.of(corners.get(0).yEasting()));
    if (resolution instanceof CrsResolution.Refused refused) {
      return refused(licence, corners, refused.reason());
    }
    CrsResolution.Resolved resolved = (CrsResolution.Resolved) resolution;
    Crs crs = resolved.crs();
    notes.addAll(resolved.assumptions());

    SortedMap<Integer, PartCorners> byPart = new TreeMap<>();
    for (Corner c : corners) {
      byPart.computeIfAbsent(c.part(), PartCorners::new).add(c);
    }
    List<PrintedPart> choice = choose(licence, crs, byPart, notes);
    if (choice.isEmpty()) {
      return refused(
          licence, corners, "fewer than three different corners in every part; a ring needs three");
    }
    choice.forEach(p -> notes.addAll(p.notes()));

    FrameTransform transform = FrameTransform.between(crs, frame, transforms);
    List<LicencePart> parts = new ArrayList<>();
    for (PrintedPart p : choice) {
      parts.add(inFrame(licence, p, transform));
    }
    Geometry area = union(parts.stream().map(LicencePart::area).toList());
    BothAreas areas = areas(crs, choice, frame);
    String status = status(licence, choice, byPart.size(), areas, notes);
    LicenceAccount account =
        account(licence, crs.code(), parts.size(), corners.size(), areas, status, notes);
    return new Outcome(
        Optional.of(
            new LicencePrism(
                licence,
                crs,
                transform,
                parts,
                area,
                EdgeTable.of(area),
                boundarySigma(crs, corners),
                account)),
        account);
  }

  private record BothAreas(double plane, double ellipsoid) {}

  private static final class PartCorners {
    final int number;
    final List<Corner> outer = new ArrayList<>();
    final List<Corner> deducted = new ArrayList<>();

    PartCorners(int number) {
      this.number = number;
    }

    void add(Corner c) {
      (c.role() == Corner.Role.OUTER ? outer : deducted).add(c);
    }
  }

  /** A part in the coordinates it was printed in. */
  private record PrintedPart(
      PartCorners corners, Geometry outer, Geometry deducted, List<String> notes, boolean mended) {
    Geometry area() {
      return deducted.isEmpty() ? outer : outer.difference(deducted);
    }
  }

  private static List<Corner> unswapped(List<Corner> corners, List<String> notes) {
    boolean swapped =
        !corners.isEmpty()
            && corners.stream()
                .allMatch(
                    c ->
                        c.xNorthing() >= LEAST_PREFIXED_EASTING
                            && c.yEasting() >= LEAST_NORTHING
                            && c.yEasting() <= MOST_NORTHING);
    if (!swapped) {
      return corners;
    }
    notes.add("X and Y are exchanged in the corner table: read with X as north");
    return corners.stream()
        .map(
            c ->
                new Corner(
                    c.part(),
                    c.role(),
                    c.seq(),
                    c.yEasting(),
                    c.xNorthing(),
                    c.decimals(),
                    c.topElevation(),
                    c.bottomElevation(),
                    c.seams(),
                    c.source()))
        .toList();
  }

  /**
   * The plainest reading of each part's corners; where that misses the printed area, a part whose
   * corners make it when cut into several rings.
   */
  private static List<PrintedPart> choose(
      Licence licence, Crs crs, SortedMap<Integer, PartCorners> byPart, List<String> notes) {
    List<PrintedPart> plain = new ArrayList<>();
    for (PartCorners part : byPart.values()) {
      Optional<PrintedPart> reading = plainest(part);
      if (reading.isEmpty()) {
        notes.add("part " + part.number + ": fewer than three different outer corners; left out");
      }
      reading.ifPresent(plain::add);
    }
    if (plain.isEmpty()
        || licence.areaKm2().isEmpty()
        || crs.isGeographic()
        || fits(licence, plain)) {
      return plain;
    }
    // One part at a time is enough: two parts that both number several rings on have not been seen.
    for (int i = 0; i < plain.size(); i++) {
      for (PrintedPart other : cuts(plain.get(i).corners())) {
        List<PrintedPart> tried = new ArrayList<>(plain);
        tried.set(i, other);
        if (fits(licence, tried)) {
          return tried;
        }
      }
    }
    return plain;
  }

  private static boolean fits(Licence licence, List<PrintedPart> parts) {
    double km2 = parts.stream().mapToDouble(p -> p.area().getArea()).sum() / 1e6;
    return PrintedArea.of(licence).agrees(km2);
  }

  private static String outerName(PartCorners part) {
    return "part " + part.number + ", outer";
  }

  private static String deductedName(PartCorners part) {
    return "part " + part.number + ", deducted";
  }

  private static Optional<PrintedPart> plainest(PartCorners part) {
    Optional<RingAssembly.Reading> outer =
        RingAssembly.plainest(coordinates(part.outer), outerName(part));
    Optional<RingAssembly.Reading> deducted =
        RingAssembly.plainest(coordinates(part.deducted), deductedName(part));
    return outer.map(o -> printed(part, o, deducted));
  }

  /** The part with its deducted corners cut into several rings, or else its outer ones. */
  private static List<PrintedPart> cuts(PartCorners part) {
    List<PrintedPart> cuts = new ArrayList<>();
    Optional<RingAssembly.Reading> outer =
        RingAssembly.plainest(coordinates(part.outer), outerName(part));
    Optional<RingAssembly.Reading> deducted =
        RingAssembly.plainest(coordinates(part.deducted), deductedName(part));
    for (RingAssembly.Reading r :
        RingAssembly.cuts(coordinates(part.deducted), deductedName(part))) {
      outer.ifPresent(o -> cuts.add(printed(part, o, Optional.of(r))));
    }
    for (RingAssembly.Reading r : RingAssembly.cuts(coordinates(part.outer), outerName(part))) {
      cuts.add(printed(part, r, deducted));
    }
    return cuts;
  }

  private static PrintedPart printed(
      PartCorners part, RingAssembly.Reading outer, Optional<RingAssembly.Reading> deducted) {
    Geometry outerArea = outer.union();
    if (deducted.isEmpty()) {
      return new PrintedPart(
          part, outerArea, FACTORY.createPolygon(), outer.notes(), RingAssembly.isMended(outer));
    }
    Geometry holes = deducted.get().union();
    List<String> notes = new ArrayList<>(outer.notes());
    notes.addAll(deducted.get().notes());
    double stray = holes.difference(outerArea).getArea();
    if (stray > 1) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%s: %.0f m2 of it lie outside the outer ring",
              deductedName(part),
              stray));
    }
    return new PrintedPart(
        part,
        outerArea,
        holes.intersection(outerArea),
        notes,
        RingAssembly.isMended(outer) || RingAssembly.isMended(deducted.get()));
  }

  private static List<Coordinate> coordinates(List<Corner> corners) {
    return corners.stream().map(c -> new Coordinate(c.yEasting(), c.xNorthing())).toList();
  }

  private static LicencePart inFrame(Licence licence, PrintedPart part, FrameTransform transform) {
    Geometry outer = transform.apply(part.outer());
    Geometry deducted =
        part.deducted().isEmpty() ? part.deducted() : transform.apply(part.deducted());
    Geometry area = deducted.isEmpty() ? outer : outer.difference(deducted);
    Corner first = part.corners().outer.get(0);
    OptionalDouble top =
        first.topElevation().isPresent() ? first.topElevation() : licence.topElevation();
    OptionalDouble bottom =
        first.bottomElevation().isPresent() ? first.bottomElevation() : licence.bottomElevation();
    if (top.isPresent() && bottom.isPresent() && top.getAsDouble() < bottom.getAsDouble()) {
      OptionalDouble was = top;
      top = bottom;
      bottom = was;
    }
    double shift = transform.heightOffsetMetres();
    return new LicencePart(
        part.corners().number,
        outer,
        deducted,
        area,
        shifted(bottom, shift),
        shifted(top, shift),
        first.seams().isEmpty() ? licence.seams() : first.seams());
  }

  private static OptionalDouble shifted(OptionalDouble elevation, double by) {
    return elevation.isPresent() ? OptionalDouble.of(elevation.getAsDouble() + by) : elevation;
  }

  private static Geometry union(List<Geometry> areas) {
    return FACTORY.buildGeometry(areas).union();
  }

  private static BothAreas areas(Crs crs, List<PrintedPart> parts, MineFrame frame) {
    Geometry printed = FACTORY.buildGeometry(parts.stream().map(PrintedPart::area).toList());
    if (crs.isGeographic()) {
      return new BothAreas(
          Areas.planeKm2(frame.fromLonLat(printed)), Areas.ellipsoidKm2(printed, crs.datum()));
    }
    return new BothAreas(
        Areas.planeKm2(printed),
        Areas.ellipsoidKm2(MineFrame.of(crs).toLonLat(printed), crs.datum()));
  }

  private static String status(
      Licence licence,
      List<PrintedPart> parts,
      int printedParts,
      BothAreas areas,
      List<String> notes) {
    if (parts.size() < printedParts || parts.stream().anyMatch(PrintedPart::mended)) {
      return "incomplete";
    }
    PrintedArea printed = PrintedArea.of(licence);
    if (!printed.known()) {
      notes.add("no area is printed, so the corners could not be checked against it");
      return "ok";
    }
    if (printed.agrees(areas.plane())) {
      notes.add("the printed area agrees with the plane area");
      return "ok";
    }
    if (printed.agrees(areas.ellipsoid())) {
      notes.add("the printed area agrees with the ellipsoidal area");
      return "ok";
    }
    notes.add(
        String.format(
            Locale.ROOT,
            "the corners give %.4f km2 on the plane and %.4f km2 on the ellipsoid, the licence prints %s km2",
            areas.plane(),
            areas.ellipsoid(),
            printed.text()));
    return "area-differs";
  }

  private double boundarySigma(Crs crs, List<Corner> corners) {
    int decimals = corners.stream().mapToInt(Corner::decimals).min().orElse(0);
    if (crs.isGeographic()) {
      return Math.max(exactSigmaMetres, METRES_PER_DEGREE * 0.5 * Math.pow(10, -decimals));
    }
    boolean whole =
        corners.stream()
            .allMatch(
                c ->
                    c.xNorthing() == Math.rint(c.xNorthing())
                        && c.yEasting() == Math.rint(c.yEasting()));
    boolean exact = decimals >= 2 && !whole && crs.datum() == Datum.CGCS2000;
    if (exact) {
      return exactSigmaMetres;
    }
    return decimals == 0 || whole
        ? roundedSigmaMetres
        : Math.max(exactSigmaMetres, 0.5 * Math.pow(10, -decimals));
  }

  private static Outcome refused(Licence licence, List<Corner> corners, String reason) {
    return new Outcome(
        Optional.empty(),
        account(
            licence,
            licence.crs(),
            (int) corners.stream().mapToInt(Corner::part).distinct().count(),
            corners.size(),
            new BothAreas(Double.NaN, Double.NaN),
            "rejected",
            List.of(reason)));
  }

  private static LicenceAccount account(
      Licence licence,
      String crs,
      int parts,
      int corners,
      BothAreas areas,
      String status,
      List<String> notes) {
    return new LicenceAccount(
        licence.licenceNo(),
        licence.mineCode(),
        crs,
        parts,
        corners,
        areas.plane(),
        areas.ellipsoid(),
        licence.areaKm2().orElse(Double.NaN),
        status,
        String.join("; ", notes.stream().distinct().toList()));
  }
}
