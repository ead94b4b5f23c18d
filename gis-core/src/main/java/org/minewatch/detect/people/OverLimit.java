package org.minewatch.detect.people;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.detect.Evidences;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Numbers;
import org.minewatch.detect.Observation;
import org.minewatch.detect.PositionInput;
import org.minewatch.detect.Rule;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.Face;
import org.minewatch.region.ShiftReport;
import org.minewatch.region.Zone;
import org.minewatch.wording.Text;

/**
 * {@code people.over-limit}: more people of one shift in the mine, at a face or in a zone than the
 * limit. A number counts that stands longer than a hand-over takes; leaders and who passes through
 * are not counted.
 */
final class OverLimit implements Rule {

  @Override
  public RuleCode code() {
    return RuleCode.PEOPLE_OVER_LIMIT;
  }

  @Override
  public Set<String> tables() {
    return Set.of("faces.csv", "zones.csv", "persons.csv", "shift_reports.csv");
  }

  /** An area with a limit: of a face, or a zone that is none. */
  private record Area(
      String anchor,
      String zh,
      String en,
      Geometry place,
      OptionalInt limit,
      OptionalInt maintenance,
      Optional<FaceWork> face,
      Optional<Zone> zone) {}

  /** The most people of one shift in an area. */
  private record Crowd(String shift, int persons, long fromMillis, long toMillis) {}

  @Override
  public Outcome judge(MineNight night) {
    Optional<Outcome> nothing = People.withoutPositions(this, night);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    List<Observation> seen = new ArrayList<>();
    boolean mineLimit = mine(night, seen);
    List<Area> areas = areas(night);
    long start = Spells.millis(night, night.night());
    People people = People.of(night);
    AreaCounts counts =
        AreaCounts.of(
            night.tracks().orElseThrow(),
            areas.stream().map(Area::place).toList(),
            areas.stream().map(a -> onDrawing(night, a)).toList(),
            start,
            Spells.millis(night, night.night().plusDays(1)),
            minutes(night, "visit_minutes"),
            card -> !people.isLeader(card));
    for (int a = 0; a < areas.size(); a++) {
      int area = a;
      List<Crowd> crowds =
          crowds(
              night,
              counts.steps(),
              s -> counts.count(area, s),
              start,
              minutes(night, "handover_minutes"));
      face(night, areas.get(a), crowds).ifPresent(seen::add);
    }
    if (counts.isByZone() && !areas.isEmpty()) {
      return partial(
          night,
          seen,
          "positions-by-zone-reader",
          new Text(
              "人员位置只到读卡区域，只能统计全矿人数，不能统计工作面人数",
              "positions say near which reader somebody was: the mine was counted, its faces were not"),
          "readers");
    }
    if (!mineLimit && areas.isEmpty()) {
      return cannotJudge(
          night,
          "no-limits-on-record",
          new Text("没有核定能力、工作面或定员可供比较", "no capacity, face or limit is on record"),
          "mines",
          "faces",
          "zones");
    }
    return People.outcome(this, night, seen);
  }

  private long minutes(MineNight night, String name) {
    return (long) (night.parameter(code().code(), name) * 60_000);
  }

  /** The mine as a whole; false when it has no limit to compare with. */
  private boolean mine(MineNight night, List<Observation> seen) {
    OptionalInt limit =
        smaller(HeadcountLimits.of(night).mine(), night.records().mine().shiftHeadcountLimit());
    if (limit.isEmpty()) {
      return false;
    }
    People people = People.of(night);
    List<Spell> spells =
        Spells.least(night).stream().filter(s -> !people.isLeader(s.cardId())).toList();
    long start = Spells.millis(night, night.night());
    int steps =
        (int) ((Spells.millis(night, night.night().plusDays(1)) - start) / AreaCounts.STEP_MILLIS);
    int[] heads = new int[steps];
    for (Spell s : spells) {
      int to = (int) Math.min(steps - 1, (s.toMillis() - start) / AreaCounts.STEP_MILLIS);
      int from = (int) Math.max(0, -Math.floorDiv(start - s.fromMillis(), AreaCounts.STEP_MILLIS));
      for (int k = from; k <= to; k++) {
        heads[k]++;
      }
    }
    List<Crowd> crowds =
        crowds(night, steps, s -> heads[s], start, minutes(night, "mine_overlap_minutes"));
    List<Crowd> over = crowds.stream().filter(c -> c.persons() > limit.getAsInt()).toList();
    if (!over.isEmpty()) {
      Crowd worst = worst(over);
      seen.add(
          builder(night, "mine", over, limit.getAsInt())
              .anchor("mine")
              .title(
                  "单班井下 %d 人，全矿限员 %d 人".formatted(worst.persons(), limit.getAsInt()),
                  "%d people of one shift were underground where %d are allowed"
                      .formatted(worst.persons(), limit.getAsInt()))
              .evidence(
                  "mine",
                  "limit",
                  limit.getAsInt(),
                  "source",
                  Evidences.source(night.records().mine().source()))
              .build());
    }
    return true;
  }

  private static List<Area> areas(MineNight night) {
    HeadcountLimits limits = HeadcountLimits.of(night);
    List<Area> areas = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (FaceWork work : night.faceWorks()) {
      Optional<Zone> zone = FaceAreas.zoneOf(night, work);
      OptionalInt recorded =
          smaller(
              work.face().headcountLimit(),
              zone.map(Zone::headcountLimit).orElse(OptionalInt.empty()));
      OptionalInt limit = smaller(limits.production(work.face()), recorded);
      Optional<Geometry> place = FaceAreas.area(night, work).filter(g -> !g.isEmpty());
      if (place.isPresent() && limit.isPresent()) {
        zone.ifPresent(z -> taken.add(z.zoneId()));
        areas.add(
            new Area(
                "face:" + work.face().faceId(),
                work.name(),
                "face " + work.name(),
                place.get(),
                limit,
                limits.maintenance(work.face()),
                Optional.of(work),
                zone));
      }
    }
    for (Zone z : night.records().zones()) {
      if (z.headcountLimit().isPresent()
          && z.area().isValid()
          && night.frame().coversAll(z.area())
          && taken.add(z.zoneId())) {
        String name = z.name().isEmpty() ? z.zoneId() : z.name();
        areas.add(
            new Area(
                "zone:" + z.zoneId(),
                name,
                "area " + name,
                z.area(),
                z.headcountLimit(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of(z)));
      }
    }
    return areas;
  }

  /** A heading's last metres are laid on its reported line, which no drawing displaces. */
  private static Geometry onDrawing(MineNight night, Area area) {
    Geometry drawn = FaceAreas.onDrawing(night, area.place());
    boolean heading = area.face().map(f -> f.face().kind() == Face.Kind.HEADING).orElse(false);
    return heading && drawn != area.place() ? drawn.union(area.place()) : drawn;
  }

  private static OptionalInt smaller(OptionalInt a, OptionalInt b) {
    return a.isEmpty() ? b : b.isEmpty() ? a : OptionalInt.of(Math.min(a.getAsInt(), b.getAsInt()));
  }

  /** The most people of each shift that were there together for longer than a while. */
  private static List<Crowd> crowds(
      MineNight night, int steps, IntUnaryOperator count, long start, long millis) {
    int[] sustained = AreaCounts.sustained(count, steps, millis + 2 * AreaCounts.STEP_MILLIS);
    long window = millis + 2 * AreaCounts.STEP_MILLIS;
    TreeMap<String, Crowd> crowds = new TreeMap<>();
    for (int s = 0; s < sustained.length; s++) {
      long from = start + s * AreaCounts.STEP_MILLIS;
      Crowd c = new Crowd("", sustained[s], from, from + window);
      crowds.merge(
          night.shiftOf(night.at(from + window / 2)),
          c,
          (a, b) ->
              b.persons() > a.persons()
                  ? b
                  : b.persons() == a.persons()
                      ? new Crowd("", a.persons(), a.fromMillis(), b.toMillis())
                      : a);
    }
    List<Crowd> of = new ArrayList<>();
    for (Map.Entry<String, Crowd> e : crowds.entrySet()) {
      Crowd c = e.getValue();
      of.add(new Crowd(e.getKey(), c.persons(), c.fromMillis(), c.toMillis()));
    }
    of.sort(java.util.Comparator.comparingLong(Crowd::fromMillis));
    return of;
  }

  private static Crowd worst(List<Crowd> crowds) {
    return crowds.stream()
        .max(java.util.Comparator.comparingInt(Crowd::persons).thenComparing(c -> -c.fromMillis()))
        .orElseThrow();
  }

  private Optional<Observation> face(MineNight night, Area area, List<Crowd> crowds) {
    List<Crowd> over = new ArrayList<>();
    int limit = area.limit().getAsInt();
    boolean kinds = night.records().shiftReports().stream().anyMatch(r -> !r.kind().isEmpty());
    for (Crowd c : crowds) {
      int allowed = isMaintenance(night, c) ? area.maintenance().orElse(limit) : limit;
      if (c.persons() > allowed) {
        over.add(c);
      }
    }
    if (over.isEmpty()) {
      return Optional.empty();
    }
    Crowd worst = worst(over);
    // Where no report says so, one shift a day may be the maintenance shift, with its own limit.
    boolean maintenance =
        !kinds
            && over.size() == 1
            && area.maintenance().orElse(limit) >= worst.persons()
            && area.maintenance().orElse(limit) > limit;
    boolean major =
        area.face().isPresent()
            && worst.persons() > night.parameter(code().code(), "major_share") * limit;
    Observation.Builder o =
        builder(night, area.face().isEmpty() ? "zone" : major ? "face-major" : "face", over, limit)
            .anchor(area.anchor())
            .geometry(area.face().map(f -> f.face().geometry()).orElse(area.place()))
            .title(
                "%s单班 %d 人，限员 %d 人，持续 %s 小时以上（当夜 %d 个班次）"
                    .formatted(
                        area.zh(),
                        worst.persons(),
                        limit,
                        Numbers.one((worst.toMillis() - worst.fromMillis()) / 3_600_000.0),
                        over.size()),
                "%d people of one shift were in %s for at least %s h where %d are allowed (%d shifts in this night)"
                    .formatted(
                        worst.persons(),
                        area.en(),
                        Numbers.one((worst.toMillis() - worst.fromMillis()) / 3_600_000.0),
                        limit,
                        over.size()))
            .benign(
                "检修班限员较宽：上报为检修班的按检修班限员比较，未上报的每日容许一个班",
                "a maintenance shift may have more: a shift reported as one is held against its own limit, and where no kinds are reported one shift a day may be one");
    if (maintenance) {
      o.certainty(Certainty.WATCH);
    }
    area.face().ifPresent(f -> Evidences.face(o, f.face()));
    area.zone()
        .ifPresent(
            z ->
                o.evidence(
                    "zone",
                    "zone_id",
                    z.zoneId(),
                    "limit",
                    z.headcountLimit().orElse(0),
                    "source",
                    Evidences.source(z.source())));
    return Optional.of(o.build());
  }

  private static boolean isMaintenance(MineNight night, Crowd crowd) {
    long middle = crowd.fromMillis() + (crowd.toMillis() - crowd.fromMillis()) / 2;
    return night.records().shiftReports().stream()
        .filter(r -> covers(r, middle))
        .anyMatch(r -> r.kind().equals("maintenance"));
  }

  private static boolean covers(ShiftReport r, long millis) {
    return r.from().toInstant().toEpochMilli() <= millis
        && millis < r.to().toInstant().toEpochMilli();
  }

  private Observation.Builder builder(
      MineNight night, String variant, List<Crowd> over, int limit) {
    Crowd worst = worst(over);
    return Observation.of(code(), variant, Observation.Source.POSITIONS)
        .repeated(over.size() > 1)
        .certainty(over.size() > 1 ? Certainty.CERTAIN_ON_DATA : Certainty.PROBABLE)
        .seen(night.at(over.get(0).fromMillis()), night.at(over.get(over.size() - 1).toMillis()))
        .measure("persons", worst.persons())
        .measure("limit", limit)
        .measure("persons_above_limit", worst.persons() - limit)
        .measure("shifts", over.size())
        .evidence(
            "headcount",
            "from",
            night.at(worst.fromMillis()).toString(),
            "to",
            night.at(worst.toMillis()).toString(),
            "persons",
            worst.persons(),
            "shift",
            worst.shift(),
            "file",
            night.positionInput().map(PositionInput::file).orElse(""))
        .benign(
            "交接班时两班人员同时在场：只计持续时间长于交接班的人数",
            "two crews at hand-over: only a number that stands longer than one counts")
        .benign(
            "带班领导和路过人员不计入：已除去登记为领导的人员和短暂停留者",
            "leaders and people passing through do not count: registered leaders and short visits are left out");
  }
}
