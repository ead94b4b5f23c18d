package org.minewatch.nightly;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.boundary.LicencePart;
import org.minewatch.boundary.LicencePrism;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.LicensedArea;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Tracks;
import org.minewatch.detect.WaterSheets;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.finding.MapFeature;
import org.minewatch.network.ReaderPlaces;
import org.minewatch.region.Approval;
import org.minewatch.region.Order;
import org.minewatch.region.Reader;
import org.minewatch.track.FixColumns;

/** What a mine night compared, as features for the map and the report. */
final class MapLayers {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Presence is shown in cells of this size. */
  private static final double CELL_METRES = 25;

  private static final int MOST_PRESENCE_CELLS = 600;

  /** A fix speaks for the time to the next one of its card, but for no longer than this. */
  private static final long LONGEST_STEP_MILLIS = 10 * 60_000L;

  private static final Set<LayerClass> NOT_SHOWN =
      Set.of(LayerClass.ANNOTATION, LayerClass.IGNORE, LayerClass.UNKNOWN);

  private static final Set<LayerClass> OF_WATER =
      Set.of(
          LayerClass.WATER_EXTENT,
          LayerClass.STOP_LINE,
          LayerClass.PROBE_LINE,
          LayerClass.ALERT_LINE,
          LayerClass.FORBIDDEN_AREA,
          LayerClass.DEFERRED_AREA,
          LayerClass.MINEABLE_AREA);

  private static final Set<LayerClass> OF_EARLIER =
      Set.of(LayerClass.ROADWAY, LayerClass.GOAF, LayerClass.FACE);

  private static final int MOST_EARLIER = 3_000;

  /** Workings whose own Z is kept; roads have theirs as part of the network. */
  private static final Set<LayerClass> WITH_ELEVATIONS =
      Set.of(LayerClass.GOAF, LayerClass.FACE, LayerClass.CHAMBER, LayerClass.SHAFT);

  private final MineNight night;
  private final FeatureList features;
  private ReaderPlaces places;
  private Map<String, Integer> heard;

  private MapLayers(MineNight night) {
    this.night = night;
    this.features = new FeatureList(night);
  }

  static List<MapFeature> of(MineNight night) {
    MapLayers layers = new MapLayers(night);
    night.currentPrisms().forEach(layers::licence);
    night.currentPlans().forEach(layers::drawing);
    layers.waterPlans();
    night.currentPlans().forEach(layers::earlier);
    layers.permitsAndOrders();
    night.faceWorks().forEach(layers::face);
    night.readers().stream().filter(layers::stands).forEach(layers::reader);
    night.positions().fixes().ifPresent(layers::presence);
    SpaceLayers.add(night, layers.features);
    WayLayers.add(night, layers.features);
    return layers.features.features();
  }

  private void add(String layer, Geometry metres, Object... namesAndValues) {
    features.add(layer, metres, namesAndValues);
  }

  private void licence(LicencePrism prism) {
    for (LicencePart part : prism.parts()) {
      Object[] facts = {
        "licence_no", prism.licence().licenceNo(),
        "part", (double) part.number(),
        "top_elevation_m", part.topElevation().orElse(Double.NaN),
        "bottom_elevation_m", part.bottomElevation().orElse(Double.NaN),
        "seams", String.join("、", part.seams()),
        "valid_to", prism.licence().validTo().map(Object::toString).orElse(""),
        "status", prism.account().status()
      };
      add("licence", part.area(), facts);
      add("deduction", part.deducted(), facts);
    }
  }

  private void drawing(MineDrawing drawing) {
    drawing(drawing, c -> !NOT_SHOWN.contains(c));
  }

  /** What the water plans beside the current plans show of water: the four lines above all. */
  private void waterPlans() {
    night.currentPlans().stream()
        .flatMap(plan -> WaterSheets.of(night, plan).stream().skip(1))
        .distinct()
        .forEach(plan -> drawing(plan, OF_WATER::contains));
  }

  private void drawing(MineDrawing drawing, Predicate<LayerClass> shown) {
    for (DrawnFeature f : drawing.features()) {
      LayerClass c = f.layerClass();
      if (!shown.test(c)) {
        continue;
      }
      add(
          f.neighbour().isEmpty() ? c.wireName() : LayerClass.NEIGHBOUR.wireName(),
          drawing.elevationsKnown() && WITH_ELEVATIONS.contains(c)
              ? f.geometry()
              : flat(f.geometry()),
          "drawing_id",
          drawing.submission().drawingId(),
          "as_of",
          drawing.submission().asOf().toString(),
          "cad_layer",
          f.layer(),
          "name",
          f.text(),
          "neighbour",
          f.neighbour(),
          "seam",
          drawing.submission().seam());
    }
  }

  /** The workings of the revision before a plan: what it no longer shows, or shows elsewhere. */
  private void earlier(MineDrawing plan) {
    Optional<MineDrawing> before =
        night.miningPlans().stream()
            .filter(d -> d.submission().seam().equals(plan.submission().seam()))
            .filter(d -> d.submission().asOf().isBefore(plan.submission().asOf()))
            .reduce((a, b) -> b);
    before.stream()
        .flatMap(d -> d.features().stream())
        .filter(f -> f.neighbour().isEmpty() && OF_EARLIER.contains(f.layerClass()))
        .limit(MOST_EARLIER)
        .forEach(
            f ->
                add(
                    "earlier-drawing",
                    flat(f.geometry()),
                    "revision",
                    before.get().submission().drawingId(),
                    "as_of",
                    before.get().submission().asOf().toString(),
                    "seam",
                    before.get().submission().seam(),
                    "kind",
                    f.layerClass().wireName()));
  }

  private static Geometry flat(Geometry geometry) {
    Geometry copy = geometry.copy();
    copy.apply((Coordinate c) -> c.setZ(Double.NaN));
    return copy;
  }

  private void permitsAndOrders() {
    for (Approval a : night.records().approvals()) {
      if (!a.from().isAfter(night.night())
          && a.to().map(to -> !to.isBefore(night.night())).orElse(true)) {
        add(
            "approval",
            a.area(),
            "approval_no",
            a.approvalNo(),
            "approval_kind",
            a.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      }
    }
    for (Order o : night.records().orders()) {
      if (o.from().isBefore(night.end())
          && o.to().map(to -> to.isAfter(night.startOf(night.night()))).orElse(true)) {
        o.area()
            .or(() -> night.licensedArea().map(LicensedArea::area))
            .ifPresent(
                area ->
                    add(
                        "order",
                        area,
                        "order_no",
                        o.orderNo(),
                        "order_kind",
                        o.kind().name().toLowerCase(Locale.ROOT),
                        "from",
                        o.from().toString()));
      }
    }
  }

  private void face(FaceWork work) {
    Object[] facts = {
      "face_id", work.face().faceId(),
      "name", work.face().name(),
      "seam", work.face().seam(),
      "from", work.face().from().toString(),
      "advance_m", work.last().map(p -> p.advance()).orElse(Double.NaN),
      "elevation_m", work.headElevation().orElse(Double.NaN)
    };
    add("reported-face", work.face().geometry(), facts);
    work.head().ifPresent(head -> add("face-head", head, facts));
  }

  private boolean stands(Reader reader) {
    return reader.easting().isPresent()
        && reader.northing().isPresent()
        && reader.from().map(f -> !f.isAfter(night.night())).orElse(true)
        && reader.to().map(t -> !t.isBefore(night.night())).orElse(true);
  }

  private void reader(Reader reader) {
    Optional<FixColumns> fixes = night.tracks().map(Tracks::fixes);
    int heard = heardBy().getOrDefault(reader.readerId(), 0);
    boolean byStation = fixes.map(f -> !f.readers().isEmpty()).orElse(false);
    boolean off =
        night.network().edgeCount() > 0
            && places().find(reader.readerId()).map(p -> !p.onNetwork()).orElse(false);
    add(
        "reader",
        FACTORY.createPoint(
            new Coordinate(reader.easting().getAsDouble(), reader.northing().getAsDouble())),
        "reader_id",
        reader.readerId(),
        "elevation_m",
        reader.elevation().orElse(Double.NaN),
        "range_m",
        reader.range().orElse(Double.NaN),
        "placed_by",
        reader.placedBy().name().toLowerCase(Locale.ROOT),
        "state",
        off ? "off-network" : !byStation ? "" : heard > 0 ? "heard" : "silent",
        "fixes",
        byStation ? (double) heard : Double.NaN);
  }

  private ReaderPlaces places() {
    if (places == null) {
      places = ReaderPlaces.of(night.network(), night.readers(), night.night());
    }
    return places;
  }

  /** How many fixes of the night name each station. */
  private Map<String, Integer> heardBy() {
    if (heard == null) {
      heard = new HashMap<>();
      night
          .tracks()
          .map(Tracks::fixes)
          .ifPresent(
              fixes -> {
                for (int i = 0; i < fixes.size(); i++) {
                  if (fixes.reader(i) >= 0) {
                    heard.merge(fixes.readers().get(fixes.reader(i)), 1, Integer::sum);
                  }
                }
              });
    }
    return heard;
  }

  /** Person-hours by cell, the busiest cells first. */
  private void presence(FixColumns fixes) {
    record Cell(long east, long north) {}
    Map<Cell, double[]> sums = new HashMap<>();
    Cell last = null;
    double[] sum = null;
    for (int i = 0; i < fixes.size(); i++) {
      if (!fixes.hasPlace(i)) {
        continue;
      }
      long step =
          i + 1 < fixes.size() && fixes.card(i + 1) == fixes.card(i)
              ? Math.min(LONGEST_STEP_MILLIS, fixes.timeMillis(i + 1) - fixes.timeMillis(i))
              : 0;
      long east = (long) Math.floor(fixes.easting(i) / CELL_METRES);
      long north = (long) Math.floor(fixes.northing(i) / CELL_METRES);
      // Who stands stays in his cell: most fixes need no new look.
      if (last == null || last.east != east || last.north != north) {
        last = new Cell(east, north);
        sum = sums.computeIfAbsent(last, c -> new double[1]);
      }
      sum[0] += step / 3_600_000.0;
    }
    Map<Cell, Double> hours = new HashMap<>();
    sums.forEach((cell, of) -> hours.put(cell, of[0]));
    hours.entrySet().stream()
        .sorted(
            Map.Entry.<Cell, Double>comparingByValue()
                .reversed()
                .thenComparing(e -> e.getKey().east())
                .thenComparing(e -> e.getKey().north()))
        .limit(MOST_PRESENCE_CELLS)
        .forEach(
            e ->
                add(
                    "presence",
                    FACTORY.toGeometry(
                        new Envelope(
                            e.getKey().east() * CELL_METRES,
                            (e.getKey().east() + 1) * CELL_METRES,
                            e.getKey().north() * CELL_METRES,
                            (e.getKey().north() + 1) * CELL_METRES)),
                    "person_hours",
                    Math.rint(e.getValue() * 100) / 100));
  }
}
