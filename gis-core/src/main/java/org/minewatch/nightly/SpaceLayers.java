package org.minewatch.nightly;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.boundary.LicencePrism;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.WaterSheets;
import org.minewatch.detect.work.ObservedHead;
import org.minewatch.detect.work.ObservedHeads;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.geo.Crs;
import org.minewatch.geo.FrameTransform;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.network.NetworkPosition;
import org.minewatch.network.PlacedFixes;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.region.WaterBody;
import org.minewatch.track.FixColumns;
import org.minewatch.water.FloodedArea;
import org.minewatch.water.FloodedAreas;

/**
 * What a night knows in space, beyond what is drawn in plan: the roads with their elevations, where
 * crews stand, levels of water, where people were and how high, and how to write a place in the
 * mine's own numbers. Elevations are those of the network, never a card's.
 */
final class SpaceLayers {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** The largest real plans have some thousand edges. */
  private static final int MOST_EDGES = 20_000;

  private static final int MOST_PRESENCE_POINTS = 600;
  private static final double BIN_METRES = 10;

  /** A fix speaks for the time to the next one of its card, but for no longer than this. */
  private static final long LONGEST_STEP_MILLIS = 10 * 60_000L;

  /** The slope of a road is taken over so much of it on either side. */
  private static final double SLOPE_REACH_METRES = 10;

  private static final double HEAD_REACH_METRES = 15;

  private final MineNight night;
  private final FeatureList features;
  private final RoadwayNetwork network;

  private SpaceLayers(MineNight night, FeatureList features) {
    this.night = night;
    this.features = features;
    this.network = night.network();
  }

  static void add(MineNight night, FeatureList features) {
    SpaceLayers layers = new SpaceLayers(night, features);
    layers.grids();
    layers.roads();
    ObservedHeads.of(night).list().forEach(layers::head);
    night.currentPlans().forEach(layers::water);
    night.positions().fixes().ifPresent(layers::people);
  }

  private void grids() {
    Envelope box = new Envelope();
    night.currentPrisms().forEach(p -> box.expandToInclude(p.area().getEnvelopeInternal()));
    for (int n = 0; box.isNull() && n < network.nodeCount(); n++) {
      box.expandToInclude(network.nodeEasting(n), network.nodeNorthing(n));
    }
    if (box.isNull() || !night.frame().coversAll(FACTORY.toGeometry(box))) {
      return;
    }
    Set<Crs> told = new HashSet<>();
    Stream.concat(
            night.currentPrisms().stream().map(LicencePrism::transform).map(Optional::of),
            Stream.of(Optional.<FrameTransform>empty()))
        .forEach(licence -> grid(licence, box.centre(), told));
  }

  private void grid(Optional<FrameTransform> licence, Coordinate middle, Set<Crs> told) {
    PlaneGrid.of(night.frame(), licence.filter(t -> !t.isIdentity()), middle)
        .filter(grid -> told.add(grid.crs()))
        .ifPresent(
            grid -> {
              Map<String, Object> facts = new LinkedHashMap<>(grid.facts());
              facts.put("role", licence.isPresent() ? "licence" : "mine");
              if (grid.crs().equals(night.frame().crs())) {
                facts.put("own", "yes");
              }
              features.add(
                  "coordinate-frame",
                  FACTORY.createPoint(middle),
                  facts.entrySet().stream()
                      .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
                      .toArray());
            });
  }

  private void roads() {
    for (int e = 0; e < Math.min(MOST_EDGES, network.edgeCount()); e++) {
      double[] xyz = network.shape(e);
      Coordinate[] line = new Coordinate[xyz.length / 3];
      for (int i = 0; i < line.length; i++) {
        line[i] = new Coordinate(xyz[3 * i], xyz[3 * i + 1], xyz[3 * i + 2]);
      }
      features.add(
          "network",
          FACTORY.createLineString(line),
          "edge",
          (double) e,
          "kind",
          word(network.kind(e)),
          "medium",
          word(network.medium(e)),
          "seam",
          network.seam(e),
          "width_m",
          network.widthMetres(e),
          "state",
          network.isAbandoned(e) ? "abandoned" : network.isBehindFace(e) ? "behind-face" : "",
          "length_m",
          rounded(network.length(e)),
          "source",
          network.source(e));
    }
  }

  private static String word(Enum<?> value) {
    String word = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return word.equals("unknown") ? "" : word;
  }

  private void head(ObservedHead head) {
    if (head.front().isEmpty()) {
      return;
    }
    double front = head.front().getAsDouble();
    var point = head.way().pointAt(front);
    Object[] facts = {
      "face_id", head.work().face().faceId(),
      "name", head.work().name(),
      "seam", head.work().face().seam(),
      "persons", (double) head.crew().persons(),
      "advance_m", rounded(front),
      "reported_advance_m", rounded(head.reported()),
      "ahead_m", rounded(front - head.reported()),
      "sigma_m", rounded(head.crew().frontSigma()),
      "elevation_m", elevation(point.getX(), point.getY()).orElse(Double.NaN)
    };
    features.add("observed-head", point, facts);
    if (head.ahead()) {
      features.add("observed-way", head.way().between(head.reported(), front), facts);
    }
  }

  private OptionalDouble elevation(double easting, double northing) {
    Optional<NetworkPosition> at = network.nearest(easting, northing, HEAD_REACH_METRES);
    double z = at.map(p -> network.elevation(p.edge(), p.offsetMetres())).orElse(Double.NaN);
    return Double.isNaN(z) ? OptionalDouble.empty() : OptionalDouble.of(rounded(z));
  }

  private void water(MineDrawing plan) {
    List<WaterBody> bodies = WaterSheets.bodies(night, plan).toList();
    for (FloodedArea area : FloodedAreas.of(WaterSheets.of(night, plan), bodies)) {
      String state =
          bodies.stream()
              .filter(b -> b.area().intersects(area.outline()))
              .map(WaterBody::state)
              .filter(s -> !s.isEmpty())
              .sorted()
              .findFirst()
              .orElse("");
      features.add(
          "water-body",
          area.outline(),
          "name",
          area.name(),
          "level_m",
          area.levelMetres().orElse(Double.NaN),
          "boundary_zh",
          area.boundary().label().zh(),
          "boundary_en",
          area.boundary().label().en(),
          "state",
          state,
          "seam",
          plan.submission().seam(),
          "basis",
          area.drawn() ? "drawing" : "register",
          "drawing_id",
          area.drawn() ? plan.submission().drawingId() : "");
    }
  }

  /** What stands in one stretch of road, or in one square off the network. */
  private record Bin(int edge, long along, long across) {}

  /** Person-time and weighted sums of one bin. */
  private static final class Sum {
    private final Set<Integer> cards = new HashSet<>();
    private double hours;
    private double weight;
    private double easting;
    private double northing;
    private double elevation;
    private double variance;

    void add(int card, double h, double e, double n, double z, double sigma) {
      // The last fix of a card speaks for no time, and yet says that somebody was there.
      double w = Math.max(h, 1e-6);
      cards.add(card);
      hours += h;
      weight += w;
      easting += w * e;
      northing += w * n;
      elevation += w * z;
      variance += w * sigma * sigma;
    }
  }

  private void people(FixColumns fixes) {
    Optional<PlacedFixes> placed = night.placedFixes();
    Map<Bin, Sum> bins =
        new TreeMap<>(
            Comparator.comparingInt(Bin::edge)
                .thenComparingLong(Bin::along)
                .thenComparingLong(Bin::across));
    for (int i = 0; i < fixes.size(); i++) {
      if (!fixes.hasPlace(i)) {
        continue;
      }
      double step =
          i + 1 < fixes.size() && fixes.card(i + 1) == fixes.card(i)
              ? Math.min(LONGEST_STEP_MILLIS, fixes.timeMillis(i + 1) - fixes.timeMillis(i))
                  / 3_600_000.0
              : 0;
      double z = Double.NaN;
      if (placed.isPresent() && !placed.get().isAmbiguous(i)) {
        z = placed.get().elevation(i);
      }
      Bin bin =
          Double.isNaN(z)
              ? new Bin(-1, cell(fixes.easting(i)), cell(fixes.northing(i)))
              : new Bin(
                  placed.get().edge(i),
                  cell(placed.get().offsetMetres(i)),
                  cell(placed.get().offNetworkMetres(i)));
      bins.computeIfAbsent(bin, b -> new Sum())
          .add(
              fixes.card(i),
              step,
              fixes.easting(i),
              fixes.northing(i),
              z,
              Float.isNaN(fixes.accuracy(i)) ? 0 : fixes.accuracy(i));
    }
    Comparator<Map.Entry<Bin, Sum>> busiest =
        Comparator.comparingDouble(e -> -rounded(e.getValue().hours));
    Collection<Map.Entry<Bin, Sum>> inOrder = bins.entrySet();
    inOrder.stream()
        .sorted(busiest)
        .limit(MOST_PRESENCE_POINTS)
        .forEach(e -> presence(e.getKey(), e.getValue()));
  }

  private static long cell(double metres) {
    return Double.isNaN(metres) ? 0 : (long) Math.floor(metres / BIN_METRES);
  }

  private void presence(Bin bin, Sum sum) {
    double sigma = Math.sqrt(sum.variance / sum.weight);
    double height = bin.edge() < 0 ? Double.NaN : sum.elevation / sum.weight;
    features.add(
        "presence-point",
        FACTORY.createPoint(new Coordinate(sum.easting / sum.weight, sum.northing / sum.weight)),
        "person_hours",
        rounded(sum.hours),
        "cards",
        (double) sum.cards.size(),
        "sigma_m",
        sigma == 0 ? Double.NaN : rounded(sigma),
        "elevation_m",
        rounded(height),
        "sigma_elevation_m",
        Double.isNaN(height) ? Double.NaN : rounded(sigmaOfHeight(bin, sigma)));
  }

  /** The floor's own levelling, and the place's error along a road that is not level. */
  private double sigmaOfHeight(Bin bin, double sigma) {
    double survey = night.parameter("error-budget", "elevation_survey_sigma_m");
    double at = Math.min((bin.along() + 0.5) * BIN_METRES, network.length(bin.edge()));
    double from = Math.max(0, at - SLOPE_REACH_METRES);
    double to = Math.min(network.length(bin.edge()), at + SLOPE_REACH_METRES);
    double rise = network.elevation(bin.edge(), to) - network.elevation(bin.edge(), from);
    double slope = to - from < 1 || Double.isNaN(rise) ? 0 : rise / (to - from);
    return Math.hypot(survey, slope * (sigma + bin.across() * BIN_METRES));
  }

  private static double rounded(double value) {
    return Double.isNaN(value) ? Double.NaN : Math.rint(value * 100) / 100;
  }
}
