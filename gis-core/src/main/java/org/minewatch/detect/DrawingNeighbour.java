package org.minewatch.detect;

import static org.minewatch.detect.Numbers.metres;
import static org.minewatch.detect.Numbers.whole;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.boundary.Verdict;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;
import org.minewatch.wording.Text;

/**
 * {@code drawing.neighbour}: a neighbour's workings on this mine's plan are not on the neighbour's
 * own plan, or the neighbour's own goaf near the border is not on this mine's plan though it shows
 * that neighbour.
 */
final class DrawingNeighbour implements Rule {

  /** Share of the roads that are not where the neighbour draws them, but evenly beside. */
  private static final double SHIFTED_SHARE = 0.5;

  @Override
  public RuleCode code() {
    return RuleCode.DRAWING_NEIGHBOUR;
  }

  @Override
  public Set<String> tables() {
    return Set.of("mines.csv", "drawings.csv");
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  @Override
  public Outcome judge(MineNight night) {
    if (night.currentPlans().isEmpty()) {
      return cannotJudge(
          night, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    List<Observation> seen = new ArrayList<>();
    boolean shown = false;
    Set<String> unknown = new TreeSet<>();
    for (MineDrawing plan : night.currentPlans()) {
      for (String name : NeighbourView.names(plan)) {
        shown = true;
        List<NeighbourArea> areas =
            night.neighbours().stream().filter(n -> n.mineName().equals(name)).toList();
        List<NeighbourPlan> theirs =
            areas.stream()
                .map(NeighbourArea::mineCode)
                .distinct()
                .flatMap(code -> night.neighbourPlans(code).stream())
                .filter(p -> SeamList.mayBeSame(p.seam(), plan.submission().seam()))
                .filter(p -> p.sigmaMetres() < Verdict.LEAD_ONLY_SIGMA)
                .toList();
        if (theirs.isEmpty()) {
          unknown.add(name);
          continue;
        }
        NeighbourView view = new NeighbourView(night, plan, name, theirs);
        List<NeighbourView.Piece> pieces = view.notTheirs();
        List<NeighbourView.Piece> shifted =
            pieces.stream().filter(p -> !Double.isNaN(p.shift())).toList();
        double roads = sum(pieces, false);
        boolean displaced = roads > 0 && sum(shifted, false) >= SHIFTED_SHARE * roads;
        if (displaced) {
          seen.add(shifted(night, view, shifted));
        }
        Sites.group(
                pieces.stream().filter(p -> !displaced || isArea(p)).toList(),
                NeighbourView.Piece::where)
            .forEach(site -> seen.add(notTheirs(night, view, site)));
        Sites.group(view.notShown(), NeighbourView.Piece::where)
            .forEach(site -> seen.add(notShown(night, view, site)));
      }
    }
    if (!shown) {
      return cannotJudge(
          night,
          "no-neighbour-drawn",
          new Text("图纸上没有相邻矿井的工程", "the plan shows no workings of a neighbour"),
          "drawings: neighbour");
    }
    if (!unknown.isEmpty()) {
      String names = String.join("、", unknown);
      return partial(
          night,
          seen,
          "no-neighbour-plan",
          new Text(
              "相邻矿井没有可用的同煤层图纸：" + names,
              "no usable plan of the same seam of a neighbour: " + names),
          "drawings of " + String.join(", ", unknown));
    }
    return judged(night, seen);
  }

  private Observation notTheirs(
      MineNight night, NeighbourView view, List<NeighbourView.Piece> site) {
    double area = sum(site, true);
    double length = sum(site, false);
    LocalDate first = firstShown(night, view, site);
    boolean whole = site.stream().anyMatch(NeighbourView.Piece::whole);
    return start(night, view, whole ? "theirs-missing" : "extent", first, site)
        .certainty(whole ? Certainty.CERTAIN_ON_DATA : Certainty.PROBABLE)
        .title(
            "图纸上%s的%s，在该矿自己的图纸上没有".formatted(view.name(), size(area, length).zh()),
            "The plan shows %s of %s that its own plan lacks"
                .formatted(size(area, length).en(), view.name()))
        .benign(
            "当月推进：%s的图纸早于本图时，与其采空区或巷道末端相接的部分不计入".formatted(view.name()),
            "a month's advance: what joins on to their goaf or road ends does not count while their plan is the older one")
        .benign(
            "交换资料陈旧或坐标不一致：%s 米以内的差别不计入".formatted(metres(view.tolerance())),
            "old exchange data or another grid: differences within %s m do not count"
                .formatted(metres(view.tolerance())))
        .build();
  }

  /** Roads that both plans show, beside each other: one of the plans is displaced. */
  private Observation shifted(
      MineNight night, NeighbourView view, List<NeighbourView.Piece> roads) {
    double[] shifts = roads.stream().mapToDouble(NeighbourView.Piece::shift).sorted().toArray();
    double by = shifts[shifts.length / 2];
    return start(night, view, "shifted", firstShown(night, view, roads), roads)
        .certainty(Certainty.PROBABLE)
        .measure("offset_m", by)
        .title(
            "图纸上%s的巷道与该矿自己的图纸平行相差约 %s 米，必有一图移位".formatted(view.name(), metres(by)),
            "Roads of %s lie about %s m beside those of its own plan: one of the two plans is displaced"
                .formatted(view.name(), metres(by)))
        .benign(
            "交换资料坐标系不同：两图中误差合计 %s 米".formatted(metres(view.sigma())),
            "exchange data in another grid: both plans together have a sigma of %s m"
                .formatted(metres(view.sigma())))
        .build();
  }

  private static LocalDate firstShown(
      MineNight night, NeighbourView view, List<NeighbourView.Piece> site) {
    LocalDate first = view.plan().submission().asOf();
    for (MineDrawing earlier : Plans.recent(night, view.plan())) {
      NeighbourView then = new NeighbourView(night, earlier, view.name(), view.theirs());
      boolean same =
          then.notTheirs().stream()
              .anyMatch(p -> site.stream().anyMatch(s -> s.where().intersects(p.where())));
      if (!same) {
        break;
      }
      first = earlier.submission().asOf();
    }
    return first;
  }

  private static boolean isArea(NeighbourView.Piece p) {
    return p.where().getDimension() == 2;
  }

  private Observation notShown(
      MineNight night, NeighbourView view, List<NeighbourView.Piece> site) {
    boolean old = site.stream().anyMatch(p -> isOld(night, view, p));
    Observation.Builder o =
        start(night, view, "ours-missing", view.plan().submission().asOf(), site)
            .certainty(Certainty.PROBABLE)
            .title(
                "%s自己的图纸上紧靠边界的采空区 %s 平方米，本矿图纸上没有".formatted(view.name(), whole(sum(site, true))),
                "%s draws %s m2 of goaf next to the border that this plan lacks"
                    .formatted(view.name(), whole(sum(site, true))));
    if (old) {
      o.benign(
          "邻矿资料逐月交换：该采空区在邻矿一个月前的图纸上已有",
          "neighbours exchange drawings monthly: this goaf was on theirs a month before");
    } else {
      o.mostSevere(Severity.NOTICE)
          .benign(
              "邻矿资料逐月交换，新采部分可能尚未收到，降为提示",
              "neighbours exchange drawings monthly: what is new may not have come yet, a notice");
    }
    return o.build();
  }

  /** Whether the neighbour's plan of an exchange before this one showed it too. */
  private boolean isOld(MineNight night, NeighbourView view, NeighbourView.Piece piece) {
    LocalDate day =
        view.plan()
            .submission()
            .asOf()
            .minusDays((long) night.parameter(code().code(), "exchange_days"));
    return view.theirs().stream()
        .map(NeighbourPlan::mineCode)
        .distinct()
        .flatMap(code -> night.neighbourPlans(code, day).stream())
        .flatMap(p -> p.workings().stream())
        .filter(f -> f.layerClass() == LayerClass.GOAF && f.geometry().getDimension() == 2)
        .anyMatch(f -> Sites.valid(f.geometry()).contains(piece.where().getInteriorPoint()));
  }

  private Observation.Builder start(
      MineNight night,
      NeighbourView view,
      String variant,
      LocalDate first,
      List<NeighbourView.Piece> site) {
    MineDrawing plan = view.plan();
    Observation.Builder o =
        Observation.of(code(), variant, Observation.Source.DRAWING)
            .repeated(first.isBefore(plan.submission().asOf()))
            .seen(night.startOf(first), night.startOf(night.night()))
            .measure("sigma_m", view.sigma())
            .geometry(Sites.together(site.stream().map(NeighbourView.Piece::where).toList()));
    double area = sum(site, true);
    double length = sum(site, false);
    if (area > 0) {
      o.measure("area_m2", area);
    }
    if (length > 0) {
      o.measure("length_m", length);
    }
    Evidences.drawing(
        o, plan, site.stream().map(NeighbourView.Piece::entity).distinct().limit(20).toList());
    for (NeighbourPlan p : view.theirs()) {
      o.evidence(
          "neighbour-drawing",
          "mine_code",
          p.mineCode(),
          "drawing_id",
          p.drawingId(),
          "as_of",
          p.asOf().toString());
    }
    return o;
  }

  private static Text size(double area, double length) {
    List<Text> parts = new ArrayList<>();
    if (area > 0) {
      parts.add(new Text("采空区 " + whole(area) + " 平方米", whole(area) + " m2 of goaf"));
    }
    if (length > 0) {
      parts.add(new Text("巷道 " + metres(length) + " 米", metres(length) + " m of roadway"));
    }
    return new Text(
        parts.stream().map(Text::zh).collect(Collectors.joining("、")),
        parts.stream().map(Text::en).collect(Collectors.joining(" and ")));
  }

  private static double sum(List<NeighbourView.Piece> site, boolean area) {
    return site.stream()
        .map(NeighbourView.Piece::where)
        .mapToDouble((Geometry g) -> area ? g.getArea() : g.getDimension() == 1 ? g.getLength() : 0)
        .sum();
  }
}
