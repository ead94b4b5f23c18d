package org.minewatch.detect;

import static org.minewatch.detect.Numbers.metres;
import static org.minewatch.detect.Numbers.one;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.revision.Change;
import org.minewatch.drawing.revision.ChangeKind;
import org.minewatch.drawing.revision.PrintedElevation;
import org.minewatch.drawing.revision.RevisionDifference;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.wording.Text;

/**
 * {@code drawing.elevation}: floor elevations that were changed between two revisions of the plan,
 * or that contradict what is written beside them, the mine's reports or its surveyed stations.
 */
final class DrawingElevation implements Rule {
  private static final double SAME_PIECE_METRES = 20;

  /** Raised by the same within this, and no farther apart than the two sides of a panel. */
  private static final double ALIKE_METRES = 1;

  private static final double ONE_PANEL_METRES = 400;

  @Override
  public RuleCode code() {
    return RuleCode.DRAWING_ELEVATION;
  }

  @Override
  public Set<String> tables() {
    return Set.of("face_progress.csv", "readers.csv");
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  /** A changed elevation, with the revision that had the other and the first that has this. */
  private record Altered(Change change, MineDrawing before, LocalDate since) {}

  @Override
  public Outcome judge(MineNight night) {
    if (night.currentPlans().isEmpty()) {
      return cannotJudge(
          night, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    List<Observation> seen = new ArrayList<>();
    boolean elevations = false;
    boolean compared = false;
    for (MineDrawing plan : night.currentPlans()) {
      elevations |= plan.elevationsKnown() || !PrintedElevation.of(plan).isEmpty();
      List<MineDrawing> earlier = Plans.recent(night, plan);
      compared |= !earlier.isEmpty();
      List<ElevationWitness> against = ElevationWitness.contradicting(night, plan, least(night));
      List<Observation> altered = new ArrayList<>();
      for (List<Altered> site : sites(altered(night, plan, earlier))) {
        altered.add(observation(night, plan, site, against));
      }
      wholeShift(night, plan, earlier).forEach(seen::add);
      seen.addAll(altered);
      List<ElevationWitness> left =
          against.stream()
              .filter(
                  w ->
                      altered.stream()
                          .noneMatch(
                              o ->
                                  o.geometry()
                                      .orElseThrow()
                                      .isWithinDistance(w.place(), Sites.SAME_SITE_METRES)))
              .toList();
      for (List<ElevationWitness> site :
          Sites.group(left, ElevationWitness::place, ONE_PANEL_METRES)) {
        seen.add(contradiction(night, plan, site));
      }
    }
    if (!elevations) {
      return cannotJudge(
          night,
          "no-elevations",
          new Text("图纸上没有标高", "the plan gives no elevations"),
          "drawings: elevations");
    }
    if (!compared) {
      return partial(
          night,
          seen,
          "no-earlier-plan",
          new Text("没有可以对比的早期图纸", "there is no earlier plan to compare with"),
          "drawings: earlier revision");
    }
    return judged(night, seen);
  }

  private double least(MineNight night) {
    return night.parameter(code().code(), "least_change_m");
  }

  private List<Altered> altered(MineNight night, MineDrawing plan, List<MineDrawing> earlier) {
    List<Altered> found = new ArrayList<>();
    LocalDate since = plan.submission().asOf();
    for (MineDrawing then : earlier) {
      for (Change c : night.difference(then, plan, Plans.tolerances(night)).changes()) {
        boolean counts =
            c.kind() == ChangeKind.ELEVATION
                && Math.abs(c.by().orElse(0)) >= least(night)
                && found.stream()
                    .noneMatch(
                        a ->
                            !a.before().equals(then)
                                && a.change()
                                    .where()
                                    .isWithinDistance(c.where(), SAME_PIECE_METRES));
        if (counts) {
          found.add(new Altered(c, then, since));
        }
      }
      since = then.submission().asOf();
    }
    return found;
  }

  /** Roads near each other that were raised alike are one situation: both gate roads of a panel. */
  private static List<List<Altered>> sites(List<Altered> altered) {
    List<List<Altered>> merged = new ArrayList<>();
    for (List<Altered> site : Sites.group(altered, (Altered a) -> a.change().where())) {
      Optional<List<Altered>> alike =
          merged.stream()
              .filter(
                  m ->
                      m.stream()
                          .anyMatch(
                              a ->
                                  a.since().equals(site.get(0).since())
                                      && Math.abs(by(a) - by(site.get(0))) <= ALIKE_METRES
                                      && a.change()
                                          .where()
                                          .isWithinDistance(
                                              site.get(0).change().where(), ONE_PANEL_METRES)))
              .findFirst();
      if (alike.isPresent()) {
        alike.get().addAll(site);
      } else {
        merged.add(new ArrayList<>(site));
      }
    }
    return merged;
  }

  private static double by(Altered a) {
    return a.change().by().orElse(0);
  }

  private Observation observation(
      MineNight night, MineDrawing plan, List<Altered> site, List<ElevationWitness> against) {
    Altered worst =
        site.stream()
            .max(Comparator.comparingDouble(a -> Math.abs(a.change().by().getAsDouble())))
            .orElseThrow();
    double by = worst.change().by().getAsDouble();
    double length =
        site.stream()
            .filter(a -> a.change().where().getDimension() == 1)
            .mapToDouble(a -> a.change().where().getLength())
            .sum();
    // One changed text may be a slip of the pen; a road, or two texts, are not.
    boolean slip = length == 0 && site.size() == 1;
    LocalDate since = site.stream().map(Altered::since).min(LocalDate::compareTo).orElseThrow();
    List<Geometry> lines =
        site.stream()
            .map(a -> a.change().where())
            .filter(g -> length == 0 || g.getDimension() == 1)
            .toList();
    Geometry where = Sites.together(lines);
    List<ElevationWitness> near =
        against.stream()
            .filter(w -> where.isWithinDistance(w.place(), Sites.SAME_SITE_METRES))
            .toList();
    String names =
        site.stream()
            .map(a -> a.change().name())
            .filter(n -> !n.isEmpty())
            .distinct()
            .limit(4)
            .collect(Collectors.joining("、"));
    Observation.Builder o =
        Observation.of(code(), "altered", Observation.Source.DRAWING)
            .certainty(slip ? Certainty.WATCH : Certainty.CERTAIN_ON_DATA)
            .repeated(since.isBefore(plan.submission().asOf()))
            .seen(night.startOf(since), night.startOf(night.night()))
            .title(
                "图纸标高比 %s 版%s %s 米%s"
                    .formatted(
                        worst.before().submission().asOf(),
                        by > 0 ? "抬高" : "降低",
                        metres(Math.abs(by)),
                        names.isEmpty() ? "" : "（" + names + "）"),
                "Drawn elevations were %s by %s m against the plan of %s%s"
                    .formatted(
                        by > 0 ? "raised" : "lowered",
                        metres(Math.abs(by)),
                        worst.before().submission().asOf(),
                        names.isEmpty() ? "" : " (" + names + ")"))
            .measure("change_m", by)
            .measure("length_m", length)
            .measure("sigma_m", night.parameter("error-budget", "elevation_survey_sigma_m"))
            .geometry(where);
    Evidences.drawing(
        o,
        plan,
        site.stream().flatMap(a -> a.change().entities().stream()).distinct().limit(20).toList());
    site.stream().map(Altered::before).distinct().forEach(d -> Evidences.drawing(o, d, List.of()));
    near.stream().limit(10).forEach(w -> w.evidence(o));
    if (!near.isEmpty()) {
      o.measure("witnesses", near.size());
    }
    return o.benign(
            "重新测量的导线：%s 米以内的改动不计入".formatted(one(least(night))),
            "a traverse levelled again: changes within %s m do not count"
                .formatted(one(least(night))))
        .benign(
            "高程基准变更：全图统一的抬高或降低另作提示",
            "another height datum: elevations raised or lowered alike are told apart")
        .build();
  }

  private List<Observation> wholeShift(
      MineNight night, MineDrawing plan, List<MineDrawing> earlier) {
    List<Observation> seen = new ArrayList<>();
    LocalDate since = plan.submission().asOf();
    for (MineDrawing then : earlier) {
      RevisionDifference d = night.difference(then, plan, Plans.tolerances(night));
      double by = d.heightShift().orElse(0);
      if (Math.abs(by) >= least(night)) {
        Observation.Builder o =
            Observation.of(code(), "datum", Observation.Source.DRAWING)
                .anchor("height-datum:" + plan.submission().seam())
                .certainty(Certainty.PROBABLE)
                .seen(night.startOf(since), night.startOf(night.night()))
                .title(
                    "全图标高比 %s 版统一%s %s 米"
                        .formatted(
                            then.submission().asOf(), by > 0 ? "抬高" : "降低", metres(Math.abs(by))),
                    "All elevations were %s by %s m against the plan of %s"
                        .formatted(
                            by > 0 ? "raised" : "lowered",
                            metres(Math.abs(by)),
                            then.submission().asOf()))
                .measure("change_m", by)
                .benign(
                    "高程基准变更须由矿方说明（1956 与 1985 只差 0.03 米）",
                    "another height datum is for the mine to state; 1956 and 1985 differ by 0.03 m only");
        Evidences.drawing(o, plan, List.of());
        Evidences.drawing(o, then, List.of());
        seen.add(o.build());
        break;
      }
      since = then.submission().asOf();
    }
    return seen;
  }

  private Observation contradiction(
      MineNight night, MineDrawing plan, List<ElevationWitness> site) {
    ElevationWitness worst =
        site.stream().max(Comparator.comparingDouble(w -> Math.abs(w.difference()))).orElseThrow();
    LocalDate since = plan.submission().asOf();
    for (MineDrawing earlier : Plans.recent(night, plan)) {
      boolean same =
          ElevationWitness.contradicting(night, earlier, least(night)).stream()
              .anyMatch(w -> w.place().isWithinDistance(worst.place(), SAME_PIECE_METRES));
      if (!same) {
        break;
      }
      since = earlier.submission().asOf();
    }
    Observation.Builder o =
        Observation.of(code(), "contradicts", Observation.Source.DRAWING)
            .certainty(site.size() > 1 ? Certainty.PROBABLE : Certainty.WATCH)
            .repeated(since.isBefore(plan.submission().asOf()))
            .seen(night.startOf(since), night.startOf(night.night()))
            .title(
                "图纸标高与%s相差 %s 米，共 %d 处"
                    .formatted(
                        worst.kind().zh(), metres(Math.abs(worst.difference())), site.size()),
                "Drawn elevations contradict %s by %s m, at %d places"
                    .formatted(
                        worst.kind().en(), metres(Math.abs(worst.difference())), site.size()))
            .measure("difference_m", worst.difference())
            .measure("witnesses", site.size())
            .measure("sigma_m", night.parameter("error-budget", "elevation_survey_sigma_m"))
            .geometry(
                Sites.together(site.stream().<Geometry>map(ElevationWitness::place).toList()));
    Evidences.drawing(o, plan, List.of());
    site.stream().limit(10).forEach(w -> w.evidence(o));
    return o.benign(
            "上下重叠的巷道：取高差最小的一条比较", "roads above each other: the one that fits best is compared")
        .benign("单处不符可能是笔误：只作关注", "a single place may be a slip of the pen: a watch")
        .build();
  }
}
