package org.minewatch.detect.water;

import static org.minewatch.detect.Numbers.metres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.Envelope;
import org.minewatch.boundary.Verdict;
import org.minewatch.detect.Evidences;
import org.minewatch.detect.Excursions;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Numbers;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Positions;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Unjudged;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.wording.Text;

/**
 * {@code seal.breached}: people behind a seal, in a part of the mine to which no way leads but
 * through it. Several fixes in a row beyond two sigma count, so that checks in front of a seal do
 * not.
 */
final class SealBreached implements Rule {

  /** People walk anywhere in a road. */
  private static final double HALF_ROAD_METRES = 3;

  @Override
  public RuleCode code() {
    return RuleCode.SEAL_BREACHED;
  }

  @Override
  public Set<String> tables() {
    return Set.of("approvals.csv", "readers.csv", "faces.csv", "face_progress.csv");
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  @Override
  public Outcome judge(MineNight night) {
    if (night.isUnreadable("seals.csv")) {
      return Unjudged.unreadable(this, night, "seals.csv");
    }
    if (night.currentPlans().isEmpty() || night.network().edgeCount() == 0) {
      return cannotJudge(
          night, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    SealedRoads roads = SealedRoads.of(night);
    if (roads.barriers().isEmpty()) {
      return cannotJudge(
          night,
          "no-seals",
          new Text(
              "台账和图纸中都没有立在巷道中的密闭", "neither register nor plan has a seal that stands in a road"),
          "seals");
    }
    Positions positions = night.positions();
    if (positions.coverage() == Positions.Coverage.NONE) {
      return cannotJudge(night, positions.reasonCode(), positions.reason(), "tracks");
    }
    PlaceBudget budget = PlaceBudget.of(night);
    if (budget.isBlind()) {
      return cannotJudge(
          night,
          "drawing-displaced",
          new Text("图纸整体偏移，分站定位不可靠", "the drawing is displaced; stations cannot be laid on it"),
          "drawings");
    }
    List<Observation> seen = observe(night, roads, positions, budget);
    if (!roads.hasBehind()) {
      return partial(
          night,
          seen,
          "seal-sides-unknown",
          new Text(
              "图纸上密闭两侧另有通路，无法分清里外",
              "on the drawing another way leads around each seal, so its inside cannot be told"),
          "drawings: roadway");
    }
    if (positions.coverage() == Positions.Coverage.SOME) {
      return partial(night, seen, positions.reasonCode(), positions.reason(), "tracks");
    }
    return judged(night, seen);
  }

  private List<Observation> observe(
      MineNight night, SealedRoads roads, Positions positions, PlaceBudget budget) {
    if (!roads.hasBehind()) {
      return List.of();
    }
    Envelope box = new Envelope(roads.behindBox());
    double reach = night.parameter("seal.breached", "in_road_m");
    box.expandBy(reach);
    List<Excursions.Site> sites =
        Excursions.sites(
            positions.smoothed().orElseThrow(),
            new Excursions.Limit() {
              @Override
              public double beyondMetres(double easting, double northing) {
                double[] at = budget.onDrawing(easting, northing);
                if (!box.contains(at[0], at[1]) || roads.toBehindMetres(at[0], at[1]) > reach) {
                  return -1;
                }
                return roads.toFrontMetres(at[0], at[1]) - HALF_ROAD_METRES;
              }

              @Override
              public double thresholdMetres(double sigmaMetres) {
                return budget.threshold(sigmaMetres);
              }

              @Override
              public double mostBeyondMetres(double easting, double northing, double radius) {
                double[] at = budget.onDrawing(easting, northing);
                return roads.toFrontMetres(at[0], at[1])
                    - HALF_ROAD_METRES
                    + budget.stretch() * radius;
              }
            });
    TreeMap<String, List<Excursions.Excursion>> bySeal = new TreeMap<>();
    TreeMap<String, SealedRoads.Barrier> barriers = new TreeMap<>();
    for (Excursions.Site site : sites) {
      SealedRoads.Barrier barrier = roads.nearest(site.hull());
      barriers.put(barrier.place().id(), barrier);
      Lasting.of(night, List.of(site))
          .forEach(
              e -> bySeal.computeIfAbsent(barrier.place().id(), k -> new ArrayList<>()).add(e));
    }
    double persons = night.parameter("seal.breached", "min_persons");
    double minutes = night.parameter("seal.breached", "min_minutes");
    List<Observation> seen = new ArrayList<>();
    bySeal.forEach(
        (id, stays) -> {
          Excursions.Site site = new Excursions.Site(stays);
          if (site.cards().size() >= persons || site.personHours() * 60 >= minutes) {
            seen.add(observation(night, barriers.get(id), site, budget));
          }
        });
    return seen;
  }

  private Observation observation(
      MineNight night, SealedRoads.Barrier barrier, Excursions.Site site, PlaceBudget budget) {
    int persons = site.cards().size();
    double max = site.maxBeyondMetres() + HALF_ROAD_METRES;
    double hours = site.personHours();
    double sigma = budget.sigma(site.sigmaMetres());
    long shifts =
        site.excursions().stream()
            .map(e -> night.shiftOf(night.at(e.fromMillis())))
            .distinct()
            .count();
    // An inspector at the seal and a station recorded beside its place look the same.
    double record = night.parameter("error-budget", "station_record_m");
    boolean alone = persons == 1 && max <= record;
    String id = barrier.place().id();
    String variant = barrier.isOpened() ? "opened" : barrier.isFence() ? "fence" : "passed";
    Observation.Builder o =
        Observation.of(code(), variant, Observation.Source.POSITIONS)
            .anchor("seal:" + id)
            .certainty(
                alone
                    ? Certainty.WATCH
                    : Verdict.of(max, sigma)
                        .certainty(shifts >= night.parameter("certainty", "certain_shifts")))
            .seen(night.at(site.fromMillis()), night.at(site.toMillis()))
            .title(
                "%d 人进入密闭 %s 以里，最深 %s 米，累计 %s 人时"
                    .formatted(persons, id, metres(max), Numbers.one(hours)),
                "%d %s behind seal %s, up to %s m, %s person-hours"
                    .formatted(
                        persons,
                        persons == 1 ? "person" : "people",
                        id,
                        metres(max),
                        Numbers.one(hours)))
            .measure("persons", persons)
            .measure("person_hours", hours)
            .measure("max_distance_m", max)
            .measure("sigma_m", sigma)
            .measure("shifts", shifts)
            .geometry(site.hull());
    Evidences.positions(o, night, site);
    o.evidence(
        "seal",
        "seal_id",
        id,
        "registered",
        barrier.place().registered(),
        "drawn",
        barrier.place().drawn(),
        "seal_kind",
        barrier.register().map(s -> s.kind()).orElse(""),
        "opened",
        barrier.register().flatMap(s -> s.opened()).map(Object::toString).orElse(""));
    o.benign(
            "密闭前的检查：只计入密闭以里、两倍中误差（%s 米）以外连续出现的位置"
                .formatted(metres(Verdict.PROBABLE_SIGMAS * sigma)),
            "checks in front of the seal: only places behind it, beyond two sigma (%s m) and several in a row, count"
                .formatted(metres(Verdict.PROBABLE_SIGMAS * sigma)))
        .benign(
            "平行巷道误配：离开放巷道更近的位置不计",
            "another road beside it: what lies nearer to an open road does not count")
        .benign("经批准启封：没有覆盖此处的启封批准在案", "opened with an approval: none on record covers the place");
    if (alone) {
      o.benign(
          "分站登记位置有误：一人且不超过 %s 米只作提示".formatted(metres(record)),
          "a station recorded beside its place: one person within %s m is a notice"
              .formatted(metres(record)));
    }
    if (barrier.isOpened()) {
      o.benign("台账登记为已启封，但没有启封批准", "the register says opened, without an approval to open it");
    }
    return o.build();
  }
}
