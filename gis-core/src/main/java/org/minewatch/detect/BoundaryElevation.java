package org.minewatch.detect;

import static org.minewatch.detect.Numbers.metres;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.boundary.Verdict;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;
import org.minewatch.region.Approval;
import org.minewatch.region.FaceProgress;
import org.minewatch.wording.Text;

/**
 * {@code boundary.elevation}: workings below or above the licensed elevations, or in a seam that
 * the licence does not name. Elevations come from the drawing or the mine's reports, never from a
 * card.
 */
final class BoundaryElevation implements Rule {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Override
  public RuleCode code() {
    return RuleCode.BOUNDARY_ELEVATION;
  }

  @Override
  public Set<String> tables() {
    return Set.of("faces.csv", "face_progress.csv", "drawings.csv", "approvals.csv");
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  @Override
  public Outcome judge(MineNight night) {
    Optional<LicensedArea> licensed = night.licensedArea();
    if (licensed.isEmpty()) {
      return Unjudged.noLicence(this, night);
    }
    boolean bands =
        licensed.get().parts().stream()
            .anyMatch(p -> p.bottomElevation().isPresent() || p.topElevation().isPresent());
    List<Observation> seen = new ArrayList<>();
    boolean elevationSeen = bands && elevations(night, licensed.get(), seen);
    boolean seamSeen = false;
    boolean seamMissing = false;
    for (FaceWork work : night.faceWorks()) {
      SeamList.Answer answer = SeamOfFace.answer(licensed.get(), work);
      seamSeen |= answer != SeamList.Answer.UNKNOWN;
      seamMissing |= answer == SeamList.Answer.UNKNOWN;
      if (answer == SeamList.Answer.NOT_LICENSED && work.last().isPresent()) {
        seen.add(SeamOfFace.observation(night, licensed.get(), work));
      }
    }
    List<String> missing = new ArrayList<>();
    if (!bands) {
      missing.add("licences: elevations");
    } else if (!elevationSeen) {
      missing.add("drawings: elevations");
    }
    if (seamMissing) {
      missing.add("faces: seam");
    }
    String[] needs = missing.toArray(String[]::new);
    if (!elevationSeen) {
      String code = bands ? "no-elevations" : "no-licensed-elevations";
      Text reason =
          bands
              ? new Text("图纸与上报数据中没有标高", "neither drawings nor reports give elevations")
              : new Text("许可证没有开采标高", "the licence states no elevations");
      return seamSeen
          ? partial(night, seen, code, reason, needs)
          : cannotJudge(night, code, reason, needs);
    }
    if (seamMissing) {
      Text reason = new Text("部分工作面的煤层不明，层位未能判断", "the seam of some faces is not known");
      return partial(night, seen, "seam-unknown", reason, needs);
    }
    if (night.currentPlans().isEmpty()) {
      return partial(
          night, seen, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    return judged(night, seen);
  }

  /** Looks at drawn and reported elevations; says whether there are any. */
  private boolean elevations(MineNight night, LicensedArea licensed, List<Observation> seen) {
    boolean any = false;
    for (MineDrawing plan : night.currentPlans()) {
      if (plan.elevationsKnown()) {
        any = true;
        seen.addAll(drawn(night, licensed, plan));
      }
    }
    for (FaceWork work : night.faceWorks()) {
      any |= work.headElevation().isPresent();
      reported(night, licensed, work).ifPresent(seen::add);
    }
    return any;
  }

  private List<Observation> drawn(MineNight night, LicensedArea licensed, MineDrawing plan) {
    double sigma = night.parameter("error-budget", "elevation_survey_sigma_m");
    TreeMap<String, List<LicensedBand.Piece>> groups = new TreeMap<>();
    for (LicensedBand.Piece p : LicensedBand.pieces(licensed, plan, sigma)) {
      groups
          .computeIfAbsent(
              (p.below() ? "below " : "above ") + p.medium().variant(), k -> new ArrayList<>())
          .add(p);
    }
    List<Observation> seen = new ArrayList<>();
    groups.values().forEach(pieces -> seen.add(observation(night, licensed, plan, sigma, pieces)));
    return seen;
  }

  private Observation observation(
      MineNight night,
      LicensedArea licensed,
      MineDrawing plan,
      double sigma,
      List<LicensedBand.Piece> pieces) {
    LicensedBand.Piece worst =
        pieces.stream().max(Comparator.comparingDouble(LicensedBand.Piece::max)).orElseThrow();
    Geometry where = Sites.together(pieces.stream().map(LicensedBand.Piece::line).toList());
    LocalDate first = firstDrawn(night, licensed, plan, sigma, worst);
    boolean below = worst.below();
    Certainty certainty = Verdict.of(worst.max(), sigma).certainty(true);
    Observation.Builder o =
        Observation.of(code(), worst.medium().variant(), Observation.Source.DRAWING)
            .anchor(
                String.join(
                    ":",
                    "band",
                    below ? "below" : "above",
                    worst.medium().variant(),
                    plan.submission().seam()))
            .certainty(certainty)
            .repeated(first.isBefore(plan.submission().asOf()))
            .seen(night.startOf(first), night.startOf(night.night()))
            .title(
                "图纸上%s%s许可标高 %s 米，最多 %s 米，长 %s 米"
                    .formatted(
                        worst.medium().zh(),
                        below ? "低于" : "高于",
                        metres(worst.limit()),
                        metres(worst.max()),
                        metres(where.getLength())),
                "A %s is drawn up to %s m %s the licensed elevation of %s m, over %s m"
                    .formatted(
                        worst.medium().en(),
                        metres(worst.max()),
                        below ? "below" : "above",
                        metres(worst.limit()),
                        metres(where.getLength())))
            .measure("max_depth_m", worst.max())
            .measure("elevation_m", worst.at())
            .measure("limit_elevation_m", worst.limit())
            .measure("length_m", where.getLength())
            .measure("sigma_m", sigma)
            .geometry(where)
            .benign(
                "测量误差：标高中误差 %s 米已计入".formatted(metres(sigma)),
                "levelling: a sigma of %s m is in the verdict".formatted(metres(sigma)))
            .benign(
                "高程基准不同：1956 与 1985 国家高程基准只差 0.03 米；假定高程须由矿方说明",
                "another height datum: Yellow Sea 1956 and 1985 differ by 0.03 m; an assumed datum is for the mine to state");
    if (!below && worst.medium() != Medium.EXTRACTION && worst.medium() != Medium.COAL_HEADING) {
      o.mostSevere(Severity.NOTICE)
          .benign(
              "通往地面的岩石巷道可以高于许可标高，降为提示",
              "roads in rock that lead to the surface may rise above the licensed top: a notice");
    }
    Evidences.licence(o, licensed.nearest(where.getCentroid().getCoordinate()));
    Evidences.drawing(o, plan, pieces.stream().map(p -> p.feature().entity()).limit(20).toList());
    if (worst.medium() == Medium.ROCK_ROAD || worst.medium() == Medium.UNKNOWN_ROAD) {
      Approvals.excuse(o, night, Approval.Kind.ROCK_ROAD, "", where);
    }
    return o.build();
  }

  private static LocalDate firstDrawn(
      MineNight night,
      LicensedArea licensed,
      MineDrawing plan,
      double sigma,
      LicensedBand.Piece worst) {
    LocalDate first = plan.submission().asOf();
    List<MineDrawing> earlier =
        night.miningPlans().stream()
            .filter(d -> d.submission().seam().equals(plan.submission().seam()))
            .filter(d -> d.submission().asOf().isBefore(plan.submission().asOf()))
            .toList();
    for (int i = earlier.size() - 1; i >= 0; i--) {
      boolean there =
          earlier.get(i).elevationsKnown()
              && LicensedBand.pieces(licensed, earlier.get(i), sigma).stream()
                  .anyMatch(p -> p.below() == worst.below() && p.medium() == worst.medium());
      if (!there) {
        break;
      }
      first = earlier.get(i).submission().asOf();
    }
    return first;
  }

  private Optional<Observation> reported(MineNight night, LicensedArea licensed, FaceWork work) {
    double sigma = night.parameter("error-budget", "elevation_survey_sigma_m");
    Optional<Exceeded> now = exceeded(licensed, work, work.progress().size());
    if (now.isEmpty() || now.get().by() <= Verdict.PROBABLE_SIGMAS * sigma) {
      return Optional.empty();
    }
    LocalDate first = work.last().orElseThrow().date();
    for (int i = work.progress().size() - 1; i > 0; i--) {
      Optional<Exceeded> then = exceeded(licensed, work, i);
      if (then.isEmpty() || then.get().by() <= Verdict.PROBABLE_SIGMAS * sigma) {
        break;
      }
      first = work.progress().get(i - 1).date();
    }
    Exceeded e = now.get();
    FaceProgress last = work.last().orElseThrow();
    String name = work.name();
    Observation.Builder o =
        Observation.of(code(), Medium.of(work.face()).variant(), Observation.Source.REPORT)
            .anchor("face:" + work.face().faceId())
            .certainty(Verdict.of(e.by(), sigma).certainty(true))
            .repeated(first.isBefore(last.date()))
            .seen(night.startOf(first), night.startOf(last.date()))
            .title(
                "上报工作面%s标高 %s 米，%s许可标高 %s 米"
                    .formatted(name, metres(e.at()), e.below() ? "低于" : "高于", metres(e.limit())),
                "Reported face %s stands at %s m, %s the licensed elevation of %s m"
                    .formatted(
                        name, metres(e.at()), e.below() ? "below" : "above", metres(e.limit())))
            .measure("max_depth_m", e.by())
            .measure("elevation_m", e.at())
            .measure("limit_elevation_m", e.limit())
            .measure("sigma_m", sigma)
            .geometry(FACTORY.createPoint(e.place()))
            .benign(
                "测量误差：标高中误差 %s 米已计入".formatted(metres(sigma)),
                "levelling: a sigma of %s m is in the verdict".formatted(metres(sigma)));
    if (!e.below() && Medium.of(work.face()).variant().equals("rock-road")) {
      o.mostSevere(Severity.NOTICE);
    }
    Evidences.licence(o, licensed.nearest(e.place()));
    Evidences.face(o, work.face());
    Evidences.progress(o, last);
    return Optional.of(o.build());
  }

  private record Exceeded(boolean below, double by, double at, double limit, Coordinate place) {}

  /** By how much the face's place after so many reports leaves the band. */
  private static Optional<Exceeded> exceeded(LicensedArea licensed, FaceWork work, int reports) {
    if (reports == 0) {
      return Optional.empty();
    }
    FaceProgress p = work.progress().get(reports - 1);
    FaceWork then = FaceWork.of(work.face(), work.progress().subList(0, reports), p.date());
    if (p.elevation().isEmpty() || then.head().isEmpty()) {
      return Optional.empty();
    }
    Coordinate at = then.head().get().getCoordinate();
    Coordinate c = new Coordinate(at.x, at.y, p.elevation().getAsDouble());
    OptionalDouble below = LicensedBand.exceeded(licensed, c, true);
    OptionalDouble above = LicensedBand.exceeded(licensed, c, false);
    if (below.isPresent() && below.getAsDouble() > 0) {
      double by = below.getAsDouble();
      return Optional.of(new Exceeded(true, by, c.getZ(), c.getZ() + by, LicensedBand.flat(c)));
    }
    if (above.isPresent() && above.getAsDouble() > 0) {
      double by = above.getAsDouble();
      return Optional.of(new Exceeded(false, by, c.getZ(), c.getZ() - by, LicensedBand.flat(c)));
    }
    return Optional.empty();
  }
}
