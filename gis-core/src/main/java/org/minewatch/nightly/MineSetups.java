package org.minewatch.nightly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.minewatch.boundary.LicencePrism;
import org.minewatch.boundary.NeighbourCheck;
import org.minewatch.boundary.PrismBuilder;
import org.minewatch.detect.NeighbourArea;
import org.minewatch.detect.NeighbourPlans;
import org.minewatch.drawing.ConfirmedLayer;
import org.minewatch.drawing.DrawingContext;
import org.minewatch.drawing.DrawingOutcome;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.finding.LicenceAccount;
import org.minewatch.geo.CrsNames;
import org.minewatch.geo.CrsResolution;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.Face;
import org.minewatch.region.Licence;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Region;
import org.minewatch.region.Rejection;

/**
 * Prepares every mine of a region: frames and prisms of all, since neighbours need them, drawings
 * on demand.
 */
final class MineSetups {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Licensed areas within this distance are given to a mine as its neighbours. */
  private static final double NEIGHBOUR_METRES = 3000;

  private final Region region;
  private final PrismBuilder prismBuilder;
  private final SortedMap<String, Placed> placed = new TreeMap<>();
  private final STRtree areas = new STRtree();
  private final Map<String, List<String>> contactNotes = new HashMap<>();
  private final ReadDrawings drawings;
  private final Map<String, DrawingContext> contexts = new ConcurrentHashMap<>();
  private final Map<String, List<ConfirmedLayer>> confirmed = new ConcurrentHashMap<>();

  /** A mine with its frame and licences. */
  private record Placed(
      MineRecords records,
      Optional<MineFrame> frame,
      String problem,
      List<LicencePrism> prisms,
      List<LicenceAccount> accounts,
      List<Rejection> rejections) {}

  /** A licensed area in longitude and latitude. */
  private record Area(String mineCode, String mineName, Licence licence, Geometry lonLat) {}

  MineSetups(Region region, PrismBuilder prismBuilder) {
    this.region = region;
    this.prismBuilder = prismBuilder;
    this.drawings = new ReadDrawings(region.folder());
    List<NeighbourCheck.Placed> licences = new ArrayList<>();
    region.mines().values().parallelStream()
        .map(this::place)
        .toList()
        .forEach(p -> placed.put(p.records().mine().code(), p));
    for (Placed p : placed.values()) {
      for (LicencePrism prism : p.prisms()) {
        MineFrame frame = p.frame().orElseThrow();
        Geometry lonLat = frame.toLonLat(prism.area());
        if (prism.usable() && !lonLat.isEmpty()) {
          String code = p.records().mine().code();
          areas.insert(
              lonLat.getEnvelopeInternal(),
              new Area(code, p.records().mine().name(), prism.licence(), lonLat));
          licences.add(new NeighbourCheck.Placed(code, prism.licence().licenceNo(), frame, lonLat));
        }
      }
    }
    areas.build();
    NeighbourCheck.contacts(licences).forEach(this::note);
  }

  private Placed place(MineRecords records) {
    String cell =
        records.mine().crs().isEmpty()
            ? region.info().defaultCrs().orElse("")
            : records.mine().crs();
    CrsResolution resolution = CrsNames.resolve(cell, sampleEasting(records, cell));
    if (resolution instanceof CrsResolution.Resolved r && r.crs().isGeographic()) {
      resolution =
          new CrsResolution.Refused(
              "a mine's crs must be a projected system in metres, such as EPSG:4523", List.of());
    }
    if (resolution instanceof CrsResolution.Refused refused) {
      return new Placed(
          records,
          Optional.empty(),
          refused.reason(),
          List.of(),
          List.of(),
          List.of(
              new Rejection(
                  records.mine().source().file(),
                  records.mine().source().line(),
                  "crs",
                  refused.reason(),
                  cell)));
    }
    MineFrame frame = MineFrame.of(((CrsResolution.Resolved) resolution).crs());
    List<LicencePrism> prisms = new ArrayList<>();
    List<LicenceAccount> accounts = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    for (Licence licence : records.licences()) {
      PrismBuilder.Outcome outcome = prismBuilder.build(licence, frame, records.transforms());
      outcome = doubted(outcome);
      outcome.prism().ifPresent(prisms::add);
      accounts.add(outcome.account());
      if (outcome.prism().isEmpty()) {
        rejections.add(
            new Rejection(
                licence.source().file(),
                licence.source().line(),
                "",
                "licence " + licence.licenceNo() + " gives no area: " + outcome.account().notes(),
                licence.crs()));
      }
    }
    return new Placed(records, Optional.of(frame), "", prisms, accounts, rejections);
  }

  /**
   * A licence whose printed area does not confirm its corners, while rows of the corner table were
   * rejected, may lack one of them: nobody is judged against it.
   */
  private PrismBuilder.Outcome doubted(PrismBuilder.Outcome outcome) {
    LicenceAccount a = outcome.account();
    boolean confirmed = a.status().equals("ok") && !Double.isNaN(a.printedAreaKm2());
    boolean rowsLost =
        region.rejections().stream().anyMatch(r -> r.file().equals("corners.csv") && r.line() > 1);
    if (outcome.prism().isEmpty() || confirmed || !rowsLost) {
      return outcome;
    }
    LicenceAccount doubtful =
        new LicenceAccount(
            a.licenceNo(),
            a.mineCode(),
            a.crs(),
            a.parts(),
            a.corners(),
            a.planeAreaKm2(),
            a.ellipsoidAreaKm2(),
            a.printedAreaKm2(),
            "incomplete",
            a.notes() + "; rows of corners.csv were rejected and may be corners of this licence");
    LicencePrism p = outcome.prism().get();
    return new PrismBuilder.Outcome(
        Optional.of(
            new LicencePrism(
                p.licence(),
                p.crs(),
                p.transform(),
                p.parts(),
                p.area(),
                p.edges(),
                p.boundarySigmaMetres(),
                doubtful)),
        doubtful);
  }

  /**
   * The middle one of the mine's eastings: its prefix tells the zone where the crs cell does not,
   * and no single wild coordinate misleads it.
   */
  private static OptionalDouble sampleEasting(MineRecords m, String cell) {
    Stream<OptionalDouble> samples =
        Stream.of(
                m.faces().stream().map(f -> easting(f.geometry())),
                m.zones().stream().map(z -> easting(z.area())),
                m.readers().stream().map(r -> r.easting()),
                m.entrances().stream().map(e -> OptionalDouble.of(e.easting())),
                m.seals().stream().map(s -> OptionalDouble.of(s.easting())),
                m.licences().stream()
                    .filter(l -> l.crs().equals(cell))
                    .flatMap(l -> l.corners().stream())
                    .map(c -> OptionalDouble.of(c.yEasting())))
            .flatMap(s -> s);
    double[] sorted =
        samples
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted[sorted.length / 2]);
  }

  private static OptionalDouble easting(Geometry g) {
    return g.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(g.getCoordinate().x);
  }

  private void note(NeighbourCheck.Contact c) {
    if (c.first().mineCode().equals(c.second().mineCode())) {
      return;
    }
    String offset =
        c.offset()
            .map(
                o ->
                    String.format(
                        java.util.Locale.ROOT,
                        ", %d shared corners differ by (%+.2f N, %+.2f E)%s",
                        o.corners(),
                        o.northingMetres(),
                        o.eastingMetres(),
                        c.looksLikeDatumMixUp() ? ", which looks like two datums read as one" : ""))
            .orElse("");
    if (c.overlapM2() == 0 && offset.isEmpty()) {
      return;
    }
    String how =
        c.overlapM2() > 0
            ? String.format(java.util.Locale.ROOT, "overlaps %%s by %.0f m2", c.overlapM2())
            : String.format(java.util.Locale.ROOT, "lies %.1f m from %%s", c.gapMetres());
    add(c.first().licenceNo(), how.formatted(c.second().licenceNo()) + offset);
    add(c.second().licenceNo(), how.formatted(c.first().licenceNo()) + offset);
  }

  private void add(String licenceNo, String note) {
    contactNotes.computeIfAbsent(licenceNo, k -> new ArrayList<>()).add(note);
  }

  /** Accounts of all licences, with what their neighbours show. */
  List<LicenceAccount> accounts(Set<String> mines) {
    return placed.values().stream()
        .filter(p -> mines.contains(p.records().mine().code()))
        .flatMap(p -> p.accounts().stream())
        .map(this::withContacts)
        .toList();
  }

  private LicenceAccount withContacts(LicenceAccount a) {
    List<String> contacts = contactNotes.getOrDefault(a.licenceNo(), List.of());
    if (contacts.isEmpty()) {
      return a;
    }
    String notes =
        Stream.concat(Stream.of(a.notes()).filter(n -> !n.isEmpty()), contacts.stream())
            .collect(Collectors.joining("; "));
    return new LicenceAccount(
        a.licenceNo(),
        a.mineCode(),
        a.crs(),
        a.parts(),
        a.corners(),
        a.planeAreaKm2(),
        a.ellipsoidAreaKm2(),
        a.printedAreaKm2(),
        a.status(),
        notes);
  }

  /** Has a mine's drawings read with layers that a person confirmed; to be said before they are. */
  void confirmLayers(String mineCode, List<ConfirmedLayer> layers) {
    confirmed.put(mineCode, layers);
  }

  /** One mine ready to be judged; reads its drawings. Safe to call from several threads. */
  MineSetup setup(String mineCode) {
    Placed p = placed.get(mineCode);
    List<MineDrawing> read = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>(p.rejections());
    if (p.frame().isPresent()) {
      p.records().faces().stream()
          .filter(f -> !p.frame().get().coversAll(f.geometry()))
          .forEach(f -> rejections.add(nowhere(f, p.frame().get())));
      DrawingContext context = contextOf(mineCode);
      for (DrawingSubmission submission : p.records().drawings()) {
        DrawingOutcome outcome = drawings.read(submission, context);
        outcome.drawing().ifPresent(read::add);
        rejections.addAll(outcome.rejections());
      }
    }
    return new MineSetup(
        p.records(),
        p.frame(),
        p.problem(),
        p.prisms(),
        p.accounts(),
        read,
        p.frame().map(f -> neighbours(p, f)).orElse(List.of()),
        p.frame().map(f -> plansAround(p, f)).orElse(NeighbourPlans.NONE),
        rejections);
  }

  /** What is known of a mine before a drawing is opened; only for a mine that has a frame. */
  DrawingContext contextOf(String mineCode) {
    return contexts.computeIfAbsent(mineCode, c -> context(placed.get(c)));
  }

  private static Rejection nowhere(Face face, MineFrame frame) {
    return new Rejection(
        face.source().file(),
        face.source().line(),
        "wkt",
        "the place lies nowhere on the map of "
            + frame.crs().code()
            + "; write eastings and northings of that system, easting first",
        face.geometry().toText());
  }

  private DrawingContext context(Placed p) {
    List<Geometry> licensed =
        p.prisms().stream().filter(LicencePrism::usable).map(LicencePrism::area).toList();
    Set<String> names =
        placed.values().stream()
            .map(o -> o.records().mine())
            .filter(m -> !m.code().equals(p.records().mine().code()))
            .map(m -> m.name())
            .filter(n -> !n.equals(p.records().mine().name()))
            .collect(Collectors.toSet());
    return new DrawingContext(
        p.frame().orElseThrow(),
        licensed.isEmpty()
            ? Optional.empty()
            : Optional.of(FACTORY.buildGeometry(licensed).union()),
        names,
        Set.of(p.records().mine().name()),
        p.records().transforms(),
        confirmed.getOrDefault(p.records().mine().code(), List.of()));
  }

  /** Other mines' plans for one mine, read and cut out when a rule asks for them. */
  private NeighbourPlans plansAround(Placed here, MineFrame frame) {
    return (mineCode, day) -> {
      Placed there = placed.get(mineCode);
      if (there == null || there.frame().isEmpty()) {
        return List.of();
      }
      Geometry near = NeighbourCut.area(here.prisms(), frame, there.frame().get());
      TreeMap<String, DrawingSubmission> latest = new TreeMap<>();
      there.records().drawings().stream()
          .filter(d -> d.kind() == DrawingSubmission.Kind.MINING_PLAN && !d.asOf().isAfter(day))
          .sorted(
              Comparator.comparing(DrawingSubmission::asOf)
                  .thenComparing(DrawingSubmission::drawingId))
          .forEach(d -> latest.put(d.seam(), d));
      DrawingContext context = contextOf(mineCode);
      return latest.values().stream()
          .map(d -> drawings.read(d, context).drawing())
          .flatMap(Optional::stream)
          .map(d -> NeighbourCut.plan(mineCode, d, near, there.frame().get(), frame))
          .toList();
    };
  }

  private List<NeighbourArea> neighbours(Placed p, MineFrame frame) {
    Envelope near = new Envelope();
    p.prisms().forEach(l -> near.expandToInclude(frame.toLonLat(l.area()).getEnvelopeInternal()));
    if (near.isNull()) {
      return List.of();
    }
    double degrees = NEIGHBOUR_METRES / 111_000;
    near.expandBy(degrees / Math.cos(Math.toRadians(near.centre().y)), degrees);
    List<NeighbourArea> found = new ArrayList<>();
    for (Object o : areas.query(near)) {
      Area a = (Area) o;
      if (!a.mineCode().equals(p.records().mine().code())) {
        found.add(
            new NeighbourArea(
                a.mineCode(),
                a.mineName(),
                a.licence().licenceNo(),
                a.licence().validFrom(),
                frame.fromLonLat(a.lonLat())));
      }
    }
    found.sort(
        Comparator.comparing(NeighbourArea::mineCode).thenComparing(NeighbourArea::licenceNo));
    return found;
  }
}
