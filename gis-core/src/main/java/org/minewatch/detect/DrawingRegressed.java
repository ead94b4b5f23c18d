package org.minewatch.detect;

import static org.minewatch.detect.Numbers.metres;
import static org.minewatch.detect.Numbers.whole;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.revision.Change;
import org.minewatch.drawing.revision.ChangeKind;
import org.minewatch.drawing.revision.RevisionDifference;
import org.minewatch.drawing.revision.Tolerances;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.wording.Text;

/**
 * {@code drawing.regressed}: roads, goaf or old workings that an earlier revision of the plan shows
 * and the current one does not, or goaf that is smaller than before.
 */
final class DrawingRegressed implements Rule {
  private static final Set<LayerClass> WORKINGS =
      EnumSet.of(LayerClass.ROADWAY, LayerClass.SHAFT, LayerClass.CHAMBER, LayerClass.GOAF);

  /** Two pieces this near are the same vanished thing, seen from two earlier revisions. */
  private static final double SAME_PIECE_METRES = 20;

  /** Clear of any doubt about drafting. */
  private static final double CERTAIN_TIMES = 3;

  @Override
  public RuleCode code() {
    return RuleCode.DRAWING_REGRESSED;
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  /** Something gone, with the revision that showed it last and the first that did not. */
  private record Gone(Change change, MineDrawing shownBy, LocalDate since, boolean otherSheet) {}

  @Override
  public Outcome judge(MineNight night) {
    if (night.currentPlans().isEmpty()) {
      return cannotJudge(
          night, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    List<Observation> seen = new ArrayList<>();
    boolean compared = false;
    for (MineDrawing plan : night.currentPlans()) {
      List<MineDrawing> earlier = Plans.recent(night, plan);
      compared |= !earlier.isEmpty();
      for (List<Gone> site :
          Sites.group(gone(night, plan, earlier), (Gone g) -> g.change().where())) {
        seen.add(observation(night, plan, site));
      }
    }
    if (!compared) {
      return cannotJudge(
          night,
          "no-earlier-plan",
          new Text("没有可以对比的早期图纸", "there is no earlier plan to compare with"),
          "drawings: earlier revision");
    }
    return judged(night, seen);
  }

  private static Tolerances tolerances(MineNight night) {
    return Plans.tolerances(night);
  }

  private List<Gone> gone(MineNight night, MineDrawing plan, List<MineDrawing> earlier) {
    List<Gone> found = new ArrayList<>();
    LocalDate since = plan.submission().asOf();
    for (MineDrawing then : earlier) {
      RevisionDifference d = night.difference(then, plan, tolerances(night));
      for (Change c : d.changes()) {
        if (counts(night, c)
            && found.stream()
                .noneMatch(
                    g ->
                        g.change().what() == c.what()
                            && g.change().where().isWithinDistance(c.where(), SAME_PIECE_METRES)
                            && !g.shownBy().equals(then))) {
          found.add(new Gone(c, then, since, !d.laterExtent().intersects(c.where())));
        }
      }
      since = then.submission().asOf();
    }
    return found;
  }

  private boolean counts(MineNight night, Change c) {
    boolean vanished = c.kind() == ChangeKind.GONE || c.kind() == ChangeKind.SHRUNK;
    if (!vanished || !WORKINGS.contains(c.what()) || c.extent().isEmpty()) {
      return false;
    }
    String least = c.what() == LayerClass.GOAF ? "least_area_m2" : "least_length_m";
    return c.extent().getAsDouble() >= night.parameter(code().code(), least);
  }

  private Observation observation(MineNight night, MineDrawing plan, List<Gone> site) {
    double area = sum(site, true);
    double length = sum(site, false);
    boolean otherSheet = site.stream().allMatch(Gone::otherSheet);
    boolean certain =
        area >= CERTAIN_TIMES * night.parameter(code().code(), "least_area_m2")
            || length >= CERTAIN_TIMES * night.parameter(code().code(), "least_length_m");
    LocalDate since = site.stream().map(Gone::since).min(LocalDate::compareTo).orElseThrow();
    String names =
        site.stream()
            .map(g -> g.change().name())
            .filter(n -> !n.isEmpty())
            .distinct()
            .limit(4)
            .collect(Collectors.joining("、"));
    boolean shrunk =
        area > 0
            && site.stream()
                .filter(g -> g.change().what() == LayerClass.GOAF)
                .allMatch(g -> g.change().kind() == ChangeKind.SHRUNK);
    List<Geometry> places = site.stream().map(g -> g.change().where()).toList();
    Observation.Builder o =
        Observation.of(
                code(),
                otherSheet ? "other-sheet" : area > 0 ? "goaf" : "roadway",
                Observation.Source.DRAWING)
            .certainty(certain ? Certainty.CERTAIN_ON_DATA : Certainty.PROBABLE)
            .repeated(since.isBefore(plan.submission().asOf()))
            .seen(night.startOf(since), night.startOf(night.night()))
            .title(
                "现行图纸上%s%s%s（%s）"
                    .formatted(
                        area > 0 ? "采空区%s %s 平方米".formatted(shrunk ? "缩小" : "消失", whole(area)) : "",
                        area > 0 && length > 0 ? "、" : "",
                        length > 0 ? "巷道消失 %s 米".formatted(metres(length)) : "",
                        names.isEmpty() ? "无名称" : names),
                "The current plan has lost %s%s%s (%s)"
                    .formatted(
                        area > 0 ? "%s m2 of goaf".formatted(whole(area)) : "",
                        area > 0 && length > 0 ? " and " : "",
                        length > 0 ? "%s m of roadway".formatted(metres(length)) : "",
                        names.isEmpty() ? "unnamed" : names))
            .geometry(Sites.together(places))
            .measure("sigma_m", plan.sigmaMetres());
    if (area > 0) {
      o.measure("area_m2", area);
    }
    if (length > 0) {
      o.measure("length_m", length);
    }
    Evidences.drawing(o, plan, List.of());
    site.stream()
        .map(Gone::shownBy)
        .distinct()
        .forEach(
            d ->
                Evidences.drawing(
                    o,
                    d,
                    site.stream()
                        .filter(g -> g.shownBy().equals(d))
                        .flatMap(g -> g.change().entities().stream())
                        .limit(20)
                        .toList()));
    return o.benign(
            "重新绘制或测量修正：%s 米以内的差别、整图平移和旋转都已扣除"
                .formatted(metres(tolerances(night).samePlaceMetres())),
            "drawn again or corrected by survey: differences within %s m, shifts and turns of the whole plan are taken off"
                .formatted(metres(tolerances(night).samePlaceMetres())))
        .benign(
            "图层改名、冻结或未识别：这些图层上的图形同样计为已画",
            "a layer renamed, frozen or not recognised: what is drawn on it counts as drawn")
        .benign("随回采并入采空区的巷道不计入", "roads that were extracted with the goaf do not count")
        .benign(
            otherSheet ? "该处在现行图幅之外，可能画在另一张图上，降为提示" : "该处在现行图幅之内",
            otherSheet
                ? "the place lies outside the current sheet and may be on another: a notice"
                : "the place lies within the current sheet")
        .build();
  }

  private static double sum(List<Gone> site, boolean goaf) {
    return site.stream()
        .map(Gone::change)
        .filter(c -> (c.what() == LayerClass.GOAF) == goaf)
        .map(Change::extent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .sum();
  }
}
