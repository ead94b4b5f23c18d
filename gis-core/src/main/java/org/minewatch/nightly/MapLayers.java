package org.minewatch.nightly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.boundary.LicencePart;
import org.minewatch.boundary.LicencePrism;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.MineNight;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.finding.MapFeature;
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

  private final MineNight night;
  private final List<MapFeature> features = new ArrayList<>();

  private MapLayers(MineNight night) {
    this.night = night;
  }

  static List<MapFeature> of(MineNight night) {
    MapLayers layers = new MapLayers(night);
    night.currentPrisms().forEach(layers::licence);
    night.currentPlans().forEach(layers::drawing);
    layers.permitsAndOrders();
    night.faceWorks().forEach(layers::face);
    night.readers().stream().filter(layers::stands).forEach(layers::reader);
    night.positions().fixes().ifPresent(layers::presence);
    return layers.features;
  }

  private void add(String layer, Geometry metres, Object... namesAndValues) {
    // A place that the projection cannot reach is nowhere on a map; rules and rejections tell of
    // it.
    if (metres.isEmpty() || !night.frame().coversAll(metres)) {
      return;
    }
    SortedMap<String, Object> facts = new TreeMap<>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (!"".equals(value) && !(value instanceof Double d && d.isNaN())) {
        facts.put((String) namesAndValues[i], value);
      }
    }
    features.add(new MapFeature(night.mineCode(), layer, facts, night.frame().toLonLat(metres)));
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
    for (DrawnFeature f : drawing.features()) {
      LayerClass c = f.layerClass();
      if (c == LayerClass.ANNOTATION || c == LayerClass.IGNORE || c == LayerClass.UNKNOWN) {
        continue;
      }
      add(
          f.neighbour().isEmpty() ? c.wireName() : LayerClass.NEIGHBOUR.wireName(),
          f.geometry(),
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
      if (o.area().isPresent()
          && o.from().isBefore(night.end())
          && o.to().map(to -> to.isAfter(night.startOf(night.night()))).orElse(true)) {
        add("order", o.area().get(), "order_no", o.orderNo(), "from", o.from().toString());
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
    add(
        "reader",
        FACTORY.createPoint(
            new Coordinate(reader.easting().getAsDouble(), reader.northing().getAsDouble())),
        "reader_id",
        reader.readerId(),
        "elevation_m",
        reader.elevation().orElse(Double.NaN),
        "range_m",
        reader.range().orElse(Double.NaN));
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
