package org.minewatch.detect.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Numbers;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Sites;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.CorroboratingEvent;
import org.minewatch.region.MineStatusPeriod;
import org.minewatch.wording.Text;

/**
 * {@code activity.unexplained}: instruments other than positioning that saw something where nothing
 * is reported: ground that shakes or sinks far from every known working, power or hoists in a mine
 * at rest, heads at its mouth. Alone they are a lead to watch; where a mine has no positioning they
 * are all there is.
 */
final class ActivityUnexplained implements Rule {
  private static final List<String> GROUND = List.of("microseismic", "subsidence", "gas");
  private static final List<String> MACHINES = List.of("power", "hoist");

  /** How long before the night events about one place are gathered. */
  private static final int DAYS = 7;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Override
  public RuleCode code() {
    return RuleCode.ACTIVITY_UNEXPLAINED;
  }

  @Override
  public Set<String> tables() {
    return Set.of("faces.csv", "mine_status.csv");
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  @Override
  public Outcome judge(MineNight night) {
    List<CorroboratingEvent> recent =
        night.records().events().stream()
            .filter(e -> !e.time().isBefore(night.startOf(night.night().minusDays(DAYS))))
            .filter(e -> e.time().isBefore(night.end()))
            .toList();
    if (night.records().events().isEmpty()) {
      return cannotJudge(
          night,
          "no-events",
          new Text(
              "没有微震、沉降、瓦斯、用电、提升等旁证数据",
              "no microseismic, subsidence, gas, power or hoist data were handed in"),
          "events");
    }
    List<Observation> seen = new ArrayList<>();
    for (String kind : GROUND) {
      seen.addAll(ground(night, kind, recent.stream().filter(e -> e.kind().equals(kind)).toList()));
    }
    Optional<MineStatusPeriod> stop = night.status().filter(ActivityUnexplained::isRest);
    if (stop.isPresent()) {
      for (String kind : MACHINES) {
        machines(night, stop.get(), kind, recent, seen);
      }
    }
    if (night.status().isEmpty() && !night.isUnreadable("mine_status.csv")) {
      return partial(
          night,
          seen,
          "no-status",
          new Text(
              "没有矿井状态记录，停产期间的用电、提升无从判断",
              "the mine's status is not on record, so machines that run in a mine at rest are not told"),
          "mine_status");
    }
    return judged(night, seen);
  }

  /** Events with a place that lie together and far from every working on record. */
  private List<Observation> ground(MineNight night, String kind, List<CorroboratingEvent> events) {
    double far = night.parameter(code().code(), "far_m");
    int least = (int) night.parameter(code().code(), "least_events");
    Geometry known = known(night);
    if (known.isEmpty()) {
      return List.of();
    }
    List<Placed> placed = new ArrayList<>();
    for (CorroboratingEvent e : events) {
      if (e.easting().isPresent() && e.northing().isPresent()) {
        Point at =
            FACTORY.createPoint(
                new Coordinate(e.easting().getAsDouble(), e.northing().getAsDouble()));
        if (night.frame().coversAll(at) && !known.isWithinDistance(at, far)) {
          placed.add(new Placed(e, at));
        }
      }
    }
    List<Observation> seen = new ArrayList<>();
    for (List<Placed> group : Sites.group(placed, Placed::at)) {
      boolean tonight =
          group.stream().anyMatch(p -> !p.event().time().isBefore(night.startOf(night.night())));
      if (group.size() >= least && tonight) {
        seen.add(observe(night, kind, group, known));
      }
    }
    return seen;
  }

  private record Placed(CorroboratingEvent event, Point at) {}

  /** Everything that was ever drawn, reported or driven. */
  private static Geometry known(MineNight night) {
    List<Geometry> parts = new ArrayList<>();
    for (int e = 0; e < night.network().edgeCount(); e++) {
      parts.add(Sites.line(night.network().shape(e)));
    }
    night.records().faces().stream()
        .filter(f -> !f.from().isAfter(night.night()) && night.frame().coversAll(f.geometry()))
        .forEach(f -> parts.add(f.geometry()));
    // Old workings cave in.
    night.currentPlans().stream()
        .flatMap(p -> p.own(LayerClass.GOAF))
        .map(DrawnFeature::geometry)
        .forEach(parts::add);
    return Sites.together(parts);
  }

  private Observation observe(MineNight night, String kind, List<Placed> group, Geometry known) {
    Geometry place = Sites.together(group.stream().map(p -> (Geometry) p.at()).toList());
    double away = known.distance(place);
    Observation.Builder o =
        builder(night, kind, group.stream().map(Placed::event).toList())
            .geometry(place.getCentroid())
            .title(
                "%d 次%s集中在距所有已知巷道和工作面 %s 米以外，该处没有上报任何作业"
                    .formatted(group.size(), zh(kind), Numbers.metres(away)),
                "%d %s events lie together %s m from every known working, where nothing is reported"
                    .formatted(group.size(), kind, Numbers.metres(away)))
            .measure("distance_m", away)
            .benign(
                "老空区垮落、地表放炮、天然地震、定位误差也会产生这类事件",
                "old workings that cave in, blasting at the surface, earthquakes and the location's"
                    + " own error look the same")
            .benign(
                "采动影响可达工作面前方百米：已知工程附近的不计",
                "a face is felt a hundred metres ahead: events near a known working do not count");
    return o.build();
  }

  private Observation.Builder builder(
      MineNight night, String kind, List<CorroboratingEvent> events) {
    Observation.Builder o =
        Observation.of(code(), kind, Observation.Source.RECORD)
            .certainty(Certainty.WATCH)
            .seen(events.get(0).time(), events.get(events.size() - 1).time())
            .measure("events", events.size());
    TreeMap<String, Integer> files = new TreeMap<>();
    events.forEach(e -> files.merge(e.source().file(), 1, Integer::sum));
    for (Map.Entry<String, Integer> f : files.entrySet()) {
      o.evidence("events", "event_kind", kind, "count", f.getValue(), "source", f.getKey());
    }
    return o;
  }

  /** Machines of a mine in which nobody may win coal that run as if somebody did. */
  private void machines(
      MineNight night,
      MineStatusPeriod stop,
      String kind,
      List<CorroboratingEvent> recent,
      List<Observation> seen) {
    List<CorroboratingEvent> resting =
        recent.stream()
            .filter(e -> e.kind().equals(kind) && !e.time().isBefore(night.startOf(stop.from())))
            .toList();
    resting.stream()
        .map(RestingMachine::nameOf)
        .distinct()
        .sorted()
        .map(name -> RestingMachine.of(night, kind, name))
        .flatMap(m -> runs(night, m, resting).stream())
        .max(Comparator.comparingInt((Run r) -> r.events().size()))
        .ifPresent(r -> seen.add(observe(night, kind, r)));
  }

  /** What one machine did that a stop does not explain. */
  private record Run(RestingMachine machine, List<CorroboratingEvent> events, Text title) {}

  private Optional<Run> runs(
      MineNight night, RestingMachine machine, List<CorroboratingEvent> resting) {
    List<CorroboratingEvent> more = resting.stream().filter(machine::isMore).toList();
    List<CorroboratingEvent> winding =
        resting.stream().filter(e -> isTonight(night, e) && machine.isWinding(e)).toList();
    if (more.size() >= night.parameter(code().code(), "least_events")
        && more.stream().anyMatch(e -> isTonight(night, e))) {
      return Optional.of(
          new Run(machine, more, machine.says(more.size(), zh(machine.kind()), machine.kind())));
    }
    return winding.size() >= night.parameter(code().code(), "winding_hours")
        ? Optional.of(new Run(machine, winding, machine.saysWinding(winding.size())))
        : Optional.empty();
  }

  private static boolean isTonight(MineNight night, CorroboratingEvent e) {
    return !e.time().isBefore(night.startOf(night.night()));
  }

  private Observation observe(MineNight night, String kind, Run run) {
    Observation.Builder o =
        builder(night, kind, run.events()).anchor(kind).title(run.title().zh(), run.title().en());
    run.machine().usual().ifPresent(v -> o.measure("usual_value", v));
    run.machine().working().ifPresent(v -> o.measure("working_value", v));
    o.measure(
        "highest_value",
        run.events().stream().mapToDouble(e -> e.value().orElse(0)).max().orElse(0));
    return o.benign(
            "排水、通风、检修用电也会增加：请核对设备运行记录",
            "drainage, ventilation and repair take power too: compare the log of machines")
        .benign(
            "停产期间升降人员和材料次数很少：低于生产时水平、每小时只几钩的不计",
            "people and material go up and down in a stop too, but seldom: below the level of"
                + " production and at a few winds an hour nothing counts")
        .build();
  }

  private static boolean isRest(MineStatusPeriod s) {
    return s.status() == MineStatusPeriod.Status.SUSPENDED
        || s.status() == MineStatusPeriod.Status.LONG_STOPPED
        || s.status() == MineStatusPeriod.Status.CLOSED;
  }

  private static String zh(String kind) {
    return switch (kind) {
      case "microseismic" -> "微震";
      case "subsidence" -> "地表沉降";
      case "gas" -> "瓦斯异常";
      case "power" -> "用电";
      default -> "提升";
    };
  }
}
