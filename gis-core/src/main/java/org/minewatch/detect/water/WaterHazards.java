package org.minewatch.detect.water;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.SeamList;
import org.minewatch.detect.Sites;
import org.minewatch.detect.WaterSheets;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.region.WaterBody;
import org.minewatch.water.FloodedArea;
import org.minewatch.water.FloodedAreas;
import org.minewatch.water.LineSet;

/**
 * The dangers of water that a mine's current plans and register know, each with its lines; a line
 * that is missing where the water is known is constructed from the distance that the rules require.
 * A body that is recorded drained and verified is none any more.
 */
final class WaterHazards {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final Pattern BARRIER = Pattern.compile("防水|隔水|水煤柱|水煤岩柱");

  /** Two outlines that share this much of the smaller are one body. */
  private static final double SAME_BODY_SHARE = 0.3;

  /** A line that lies no farther from where it lay is the same line. */
  private static final double SAME_LINE_METRES = 5;

  private static final int SEGMENTS = 16;

  private final MineNight night;
  private final List<WaterHazard> all;

  private WaterHazards(MineNight night, List<WaterHazard> all) {
    this.night = night;
    this.all = all;
  }

  static WaterHazards of(MineNight night) {
    List<WaterHazard> all = new ArrayList<>();
    night.currentPlans().forEach(plan -> all.addAll(on(night, plan)));
    return new WaterHazards(night, List.copyOf(all));
  }

  List<WaterHazard> all() {
    return all;
  }

  /** Those that a face of this seam can meet. */
  Stream<WaterHazard> inSeam(String seam) {
    return all.stream().filter(h -> SeamList.mayBeSame(h.plan().submission().seam(), seam));
  }

  /**
   * Since when a line lies where it does: the date of the first of the latest revisions that show
   * it at the same distance from a place.
   */
  LocalDate since(WaterHazard hazard, HazardLine line, Coordinate at) {
    LocalDate since = hazard.plan().submission().asOf();
    double depth = line.depthMetres(at);
    for (MineDrawing earlier : earlier(hazard.plan())) {
      boolean same =
          on(night, earlier).stream()
              .flatMap(h -> h.line(line.kind()).stream())
              .anyMatch(l -> Math.abs(l.depthMetres(at) - depth) <= SAME_LINE_METRES);
      if (!same) {
        break;
      }
      since = earlier.submission().asOf();
    }
    return since;
  }

  /** Earlier revisions of the plan of the same seam, the latest first. */
  private List<MineDrawing> earlier(MineDrawing plan) {
    return night.miningPlans().stream()
        .filter(d -> d.submission().seam().equals(plan.submission().seam()))
        .filter(d -> d.submission().asOf().isBefore(plan.submission().asOf()))
        .sorted(Comparator.comparing((MineDrawing d) -> d.submission().asOf()).reversed())
        .toList();
  }

  private static List<WaterHazard> on(MineNight night, MineDrawing plan) {
    List<MineDrawing> sheets = WaterSheets.of(night, plan);
    List<Geometry> stops = WaterSheets.lines(sheets, LayerClass.STOP_LINE);
    List<Geometry> probes = WaterSheets.lines(sheets, LayerClass.PROBE_LINE);
    List<Geometry> alerts = WaterSheets.lines(sheets, LayerClass.ALERT_LINE);
    List<WaterBody> bodies = WaterSheets.bodies(night, plan).toList();
    List<WaterHazard> hazards = new ArrayList<>();
    List<Geometry> waters = new ArrayList<>();
    for (FloodedArea area : FloodedAreas.of(sheets, bodies)) {
      waters.add(area.outline());
      Optional<WaterBody> body =
          bodies.stream().filter(b -> same(b.area(), area.outline())).findFirst();
      if (body.map(b -> b.state().equals("verified")).orElse(false)) {
        continue;
      }
      boolean drained = body.map(b -> b.state().equals("drained")).orElse(false);
      hazards.add(
          around(night, plan, area, LineSet.of(area.outline(), stops, probes, alerts), drained));
    }
    alone(plan, HazardLine.Kind.STOP, stops, waters).forEach(hazards::add);
    alone(plan, HazardLine.Kind.PROBE, probes, waters).forEach(hazards::add);
    alone(plan, HazardLine.Kind.ALERT, alerts, waters).forEach(hazards::add);
    barriers(plan).forEach(hazards::add);
    return hazards;
  }

  private static boolean same(Geometry registered, Geometry drawn) {
    Geometry a = Sites.valid(registered);
    return a.getDimension() == 2
        && a.intersects(drawn)
        && a.intersection(drawn).getArea()
            >= SAME_BODY_SHARE * Math.min(a.getArea(), drawn.getArea());
  }

  private static WaterHazard around(
      MineNight night, MineDrawing plan, FloodedArea area, LineSet lines, boolean drained) {
    Geometry water = area.outline();
    double probeOff = night.parameter("water.lines-invalid", area.boundary().parameter());
    double beyond = night.parameter("water.lines-invalid", "alert_beyond_probe_m");
    double least = night.parameter("water.alert-line", "from_water_m");
    double stopOff = night.parameter("water.stop-line", "constructed_m");
    Geometry probe = lines.probe().orElseGet(() -> water.buffer(probeOff, SEGMENTS));
    Geometry alert =
        lines
            .alert()
            .orElseGet(
                () ->
                    probe.getDimension() == 2
                        ? probe.buffer(beyond, SEGMENTS).union(water.buffer(least, SEGMENTS))
                        : water.buffer(Math.max(probe.distance(water) + beyond, least), SEGMENTS));
    Geometry stop = lines.stop().orElseGet(() -> water.buffer(stopOff, SEGMENTS));
    return new WaterHazard(
        plan,
        Optional.of(area),
        Optional.of(new HazardLine(HazardLine.Kind.ALERT, alert, water, lines.alert().isEmpty())),
        Optional.of(new HazardLine(HazardLine.Kind.PROBE, probe, water, lines.probe().isEmpty())),
        Optional.of(new HazardLine(HazardLine.Kind.STOP, stop, water, lines.stop().isEmpty())),
        drained);
  }

  /** Closed lines that stand around no known water. */
  private static Stream<WaterHazard> alone(
      MineDrawing plan, HazardLine.Kind kind, List<Geometry> rings, List<Geometry> waters) {
    return rings.stream()
        .filter(r -> r.getDimension() == 2 && waters.stream().noneMatch(r::intersects))
        .map(r -> new HazardLine(kind, r, FACTORY.createPolygon(), false))
        .map(l -> of(plan, l));
  }

  private static WaterHazard of(MineDrawing plan, HazardLine line) {
    Optional<HazardLine> it = Optional.of(line);
    return new WaterHazard(
        plan,
        Optional.empty(),
        it.filter(l -> l.kind() == HazardLine.Kind.ALERT),
        it.filter(l -> l.kind() == HazardLine.Kind.PROBE),
        it.filter(l -> l.kind().compareTo(HazardLine.Kind.STOP) >= 0),
        false);
  }

  /** Pillars against water, by the name of their layer or what is written in them. */
  private static Stream<WaterHazard> barriers(MineDrawing plan) {
    List<DrawnFeature> words =
        plan.features().stream()
            .filter(f -> f.neighbour().isEmpty() && BARRIER.matcher(f.text()).find())
            .toList();
    return plan.own(LayerClass.PILLAR)
        .filter(p -> p.geometry().getDimension() == 2)
        .filter(
            p ->
                BARRIER.matcher(p.layer()).find()
                    || words.stream().anyMatch(w -> p.geometry().intersects(w.geometry())))
        .map(
            p ->
                new HazardLine(
                    HazardLine.Kind.BARRIER,
                    Sites.valid(p.geometry()),
                    FACTORY.createPolygon(),
                    false))
        .map(l -> of(plan, l));
  }
}
