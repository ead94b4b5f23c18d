package org.minewatch.detect;

import static org.minewatch.detect.Numbers.metres;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.boundary.EdgeTable;
import org.minewatch.boundary.Verdict;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.Approval;
import org.minewatch.wording.Text;

/**
 * {@code boundary.pillar}: a reported face or drawn goaf inside a protective pillar (保安煤柱) of the
 * same seam. Roads that were drawn through a pillar long ago are not judged here: pillars around
 * shafts are full of them.
 */
final class BoundaryPillar implements Rule {

  @Override
  public RuleCode code() {
    return RuleCode.BOUNDARY_PILLAR;
  }

  @Override
  public Set<String> tables() {
    return Set.of("faces.csv", "face_progress.csv", "approvals.csv");
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  @Override
  public Outcome judge(MineNight night) {
    List<MineDrawing> plans = night.currentPlans();
    if (plans.isEmpty()) {
      return cannotJudge(
          night, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    List<Observation> seen = new ArrayList<>();
    boolean pillars = false;
    boolean seamsKnown = true;
    for (MineDrawing plan : plans) {
      List<DrawnFeature> drawn = pillars(plan);
      pillars |= !drawn.isEmpty();
      for (DrawnFeature pillar : drawn) {
        for (FaceWork work : night.faceWorks()) {
          if (!SeamList.mayBeSame(pillar.meaning().seam(), work.face().seam())) {
            continue;
          }
          Optional<Boolean> same = sameSeam(night, plan, work);
          seamsKnown &= same.isPresent();
          if (same.orElse(false)) {
            reported(night, plan, pillar, work).ifPresent(seen::add);
          }
        }
      }
      overlaps(night, plan).forEach(o -> seen.add(extracted(night, plan, o)));
    }
    if (!pillars) {
      return partial(
          night,
          seen,
          "no-pillar-drawn",
          new Text("当前图纸上没有煤柱图层", "the current plan shows no pillars"),
          "drawings: pillar");
    }
    if (!seamsKnown) {
      return partial(
          night,
          seen,
          "seam-unknown",
          new Text("部分工作面或图纸的煤层不明", "the seam of a face or of the plan is not known"),
          "faces: seam");
    }
    return judged(night, seen);
  }

  /** Whether face and plan are of one seam; with a single plan an unnamed seam is that plan's. */
  private static Optional<Boolean> sameSeam(MineNight night, MineDrawing plan, FaceWork work) {
    String a = plan.submission().seam();
    String b = work.face().seam();
    if (!a.isEmpty() && !b.isEmpty()) {
      return switch (new SeamList(List.of(a)).contains(b)) {
        case LICENSED -> Optional.of(true);
        case NOT_LICENSED -> Optional.of(false);
        case UNKNOWN -> Optional.empty();
      };
    }
    return night.currentPlans().size() == 1 ? Optional.of(true) : Optional.empty();
  }

  private static String seam(MineDrawing plan, String reported) {
    return reported.isEmpty() ? plan.submission().seam() : reported;
  }

  private Optional<Observation> reported(
      MineNight night, MineDrawing plan, DrawnFeature pillar, FaceWork work) {
    Geometry worked = work.worked();
    Geometry whole = Sites.valid(pillar.geometry());
    if (worked.isEmpty() || !worked.intersects(whole)) {
      return Optional.empty();
    }
    double sigma =
        Math.hypot(plan.sigmaMetres(), night.parameter("error-budget", "drawing_survey_sigma_m"));
    EdgeTable edges = EdgeTable.of(whole);
    Geometry inside = worked.intersection(whole);
    double depth = depth(edges, inside);
    if (depth <= Verdict.PROBABLE_SIGMAS * sigma
        || inside.getLength() < night.parameter("boundary.pillar", "min_length_m")) {
      return Optional.empty();
    }
    LocalDate first = work.last().orElseThrow().date();
    for (int i = 1; i <= work.progress().size(); i++) {
      LocalDate day = work.progress().get(i - 1).date();
      Geometry then = FaceWork.of(work.face(), work.progress().subList(0, i), day).worked();
      if (!then.isEmpty() && then.intersects(whole)) {
        first = day;
        break;
      }
    }
    String name = work.name();
    double extent = inside.getArea() > 0 ? inside.getArea() : inside.getLength();
    Observation.Builder o =
        Observation.of(code(), "", Observation.Source.REPORT)
            .anchor("face:" + work.face().faceId())
            .certainty(Verdict.of(depth, sigma).certainty(true))
            .repeated(first.isBefore(work.last().get().date()))
            .seen(night.startOf(first), night.startOf(work.last().get().date()))
            .title(
                "上报工作面%s已进入保安煤柱，长 %s 米，深入 %s 米"
                    .formatted(name, metres(inside.getLength()), metres(depth)),
                "Reported face %s stands inside a protective pillar: %s m long, up to %s m from its edge"
                    .formatted(name, metres(inside.getLength()), metres(depth)))
            .measure(inside.getArea() > 0 ? "area_m2" : "length_m", extent)
            .measure("max_distance_m", depth)
            .measure("sigma_m", sigma)
            .geometry(inside);
    Evidences.face(o, work.face());
    Evidences.progress(o, work.last().get());
    Evidences.drawing(o, plan, List.of(pillar.entity()));
    o.benign(
        "制图误差：中误差 %s 米已计入".formatted(metres(sigma)),
        "drafting and survey: a sigma of %s m is in the verdict".formatted(metres(sigma)));
    Approvals.excuse(
        o, night, Approval.Kind.PILLAR_CROSSING, seam(plan, work.face().seam()), inside);
    return Optional.of(o.build());
  }

  /** Goaf of a plan that lies in a pillar of the same seam. */
  private record Overlap(DrawnFeature pillar, DrawnFeature goaf, Geometry inside, double depth) {}

  private static List<DrawnFeature> pillars(MineDrawing plan) {
    return plan.own(LayerClass.PILLAR).filter(p -> p.geometry().getDimension() == 2).toList();
  }

  private static List<Overlap> overlaps(MineNight night, MineDrawing plan) {
    List<DrawnFeature> goafs =
        plan.own(LayerClass.GOAF).filter(g -> g.geometry().getDimension() == 2).toList();
    List<Overlap> overlaps = new ArrayList<>();
    for (DrawnFeature pillar : pillars(plan)) {
      Geometry whole = Sites.valid(pillar.geometry());
      for (DrawnFeature goaf : goafs) {
        Geometry inside =
            SeamList.mayBeSame(goaf.meaning().seam(), pillar.meaning().seam())
                ? Sites.valid(goaf.geometry()).intersection(whole)
                : goaf.geometry().getFactory().createPolygon();
        double depth = inside.isEmpty() ? 0 : depth(EdgeTable.of(whole), inside);
        if (depth > Verdict.PROBABLE_SIGMAS * plan.sigmaMetres()
            && inside.getArea() >= night.parameter("boundary.pillar", "min_area_m2")) {
          overlaps.add(new Overlap(pillar, goaf, inside, depth));
        }
      }
    }
    return overlaps;
  }

  private Observation extracted(MineNight night, MineDrawing plan, Overlap overlap) {
    Geometry inside = overlap.inside();
    LocalDate first = plan.submission().asOf();
    Geometry origin = inside;
    List<MineDrawing> earlier =
        night.miningPlans().stream()
            .filter(d -> d.submission().seam().equals(plan.submission().seam()))
            .filter(d -> d.submission().asOf().isBefore(plan.submission().asOf()))
            .toList();
    for (int i = earlier.size() - 1; i >= 0; i--) {
      Optional<Overlap> then =
          overlaps(night, earlier.get(i)).stream()
              .filter(o -> o.inside().intersects(inside))
              .findFirst();
      if (then.isEmpty()) {
        break;
      }
      first = earlier.get(i).submission().asOf();
      origin = then.get().inside();
    }
    Observation.Builder o =
        Observation.of(code(), "", Observation.Source.DRAWING)
            .certainty(Verdict.of(overlap.depth(), plan.sigmaMetres()).certainty(true))
            .repeated(first.isBefore(plan.submission().asOf()))
            .seen(night.startOf(first), night.startOf(night.night()))
            .title(
                "图纸上采空区侵入保安煤柱 %s 平方米".formatted(Numbers.whole(inside.getArea())),
                "Goaf is drawn inside a protective pillar over %s m2"
                    .formatted(Numbers.whole(inside.getArea())))
            .measure("area_m2", inside.getArea())
            .measure("max_distance_m", overlap.depth())
            .measure("sigma_m", plan.sigmaMetres())
            .geometry(inside)
            .origin(origin);
    Evidences.drawing(o, plan, List.of(overlap.pillar().entity(), overlap.goaf().entity()));
    Approvals.excuse(o, night, Approval.Kind.PILLAR_CROSSING, plan.submission().seam(), inside);
    return o.build();
  }

  private static double depth(EdgeTable pillar, Geometry inside) {
    double depth = 0;
    for (Coordinate c : inside.getCoordinates()) {
      depth = Math.max(depth, -pillar.outsideMetres(c.x, c.y));
    }
    return depth;
  }
}
