package org.minewatch.detect;

import static org.minewatch.detect.Numbers.metres;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.minewatch.boundary.LicencePrism;
import org.minewatch.boundary.Verdict;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;
import org.minewatch.geo.ErrorBudget;
import org.minewatch.region.Approval;
import org.minewatch.region.FaceProgress;

/**
 * {@code boundary.drawn}: workings that the mine itself draws or reports outside its licensed area,
 * in a deducted part or in a neighbour's. Only what has been driven or extracted counts, never the
 * plan of a face.
 */
final class BoundaryDrawn implements Rule {

  @Override
  public RuleCode code() {
    return RuleCode.BOUNDARY_DRAWN;
  }

  @Override
  public Set<String> tables() {
    return Set.of(
        "faces.csv", "face_progress.csv", "drawings.csv", "approvals.csv", "transforms.csv");
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
    List<Observation> seen = new ArrayList<>();
    for (FaceWork work : night.faceWorks()) {
      reported(night, licensed.get(), work).ifPresent(seen::add);
    }
    List<MineDrawing> plans = night.currentPlans();
    for (MineDrawing plan : plans) {
      seen.addAll(drawn(night, licensed.get(), plan));
    }
    if (plans.isEmpty()) {
      return partial(
          night, seen, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    return judged(night, seen);
  }

  /** A piece of a working that lies outside. */
  private record Piece(DrawnFeature feature, Medium medium, Geometry outside, double maxMetres) {}

  private List<Observation> drawn(MineNight night, LicensedArea licensed, MineDrawing plan) {
    ErrorBudget budget = budget(licensed, plan.sigmaMetres(), 0);
    TreeMap<String, List<Piece>> byVariant = new TreeMap<>();
    for (Piece piece : pieces(night, licensed, plan, budget.sigma())) {
      byVariant
          .computeIfAbsent(
              place(night, licensed, piece.outside().getCentroid()).variantOr(piece.medium()),
              k -> new ArrayList<>())
          .add(piece);
    }
    List<Observation> seen = new ArrayList<>();
    byVariant.forEach(
        (variant, pieces) -> {
          for (List<Piece> site : Sites.group(pieces, Piece::outside)) {
            seen.add(observation(night, licensed, plan, budget, variant, site));
          }
        });
    return seen;
  }

  private static List<Piece> pieces(
      MineNight night, LicensedArea licensed, MineDrawing plan, double sigma) {
    PreparedGeometry area = PreparedGeometryFactory.prepare(licensed.area());
    double least = night.parameter("boundary.drawn", "min_length_m");
    List<Piece> pieces = new ArrayList<>();
    for (LayerClass layerClass : Medium.WORKINGS) {
      plan.own(layerClass)
          .filter(f -> f.geometry().getDimension() > 0)
          .forEach(
              f -> {
                Geometry drawn = Sites.valid(f.geometry());
                if (!drawn.isValid() || area.covers(drawn)) {
                  return;
                }
                Geometry outside = drawn.difference(licensed.area());
                double max = licensed.maxOutsideMetres(outside);
                if (max > sigma && outside.getLength() >= least) {
                  pieces.add(new Piece(f, Medium.of(f), outside, max));
                }
              });
    }
    return pieces;
  }

  private Observation observation(
      MineNight night,
      LicensedArea licensed,
      MineDrawing plan,
      ErrorBudget budget,
      String variant,
      List<Piece> site) {
    Geometry outside = Sites.together(site.stream().map(Piece::outside).toList());
    double max = site.stream().mapToDouble(Piece::maxMetres).max().orElseThrow();
    First firstDrawn = firstDrawn(night, licensed, plan, budget.sigma(), outside);
    LocalDate first = firstDrawn.asOf();
    Medium medium = site.stream().map(Piece::medium).min(Comparator.naturalOrder()).orElseThrow();
    Place place = place(night, licensed, outside.getCentroid());
    Measured m = new Measured(outside, max, budget);
    boolean onlyShafts = site.stream().allMatch(p -> p.feature().layerClass() == LayerClass.SHAFT);
    Observation.Builder o =
        Observation.of(code(), variant, Observation.Source.DRAWING)
            .certainty(Verdict.of(max, budget.sigma()).certainty(true))
            .repeated(first.isBefore(plan.submission().asOf()))
            .seen(night.startOf(first), night.startOf(night.night()))
            .title(
                "图纸上%s位于%s，最远 %s 米，%s"
                    .formatted(medium.zh(), place.zh(), metres(max), m.extentZh()),
                "A %s is drawn %s, up to %s m, %s"
                    .formatted(medium.en(), place.en(), metres(max), m.extentEn()));
    m.addTo(o);
    o.origin(firstDrawn.outside());
    if (onlyShafts) {
      o.mostSevere(Severity.NOTICE)
          .benign(
              "井筒位于界外时先核对登记范围与设计",
              "a shaft outside: compare the registered area and the design first");
    }
    finish(o, night, licensed, medium, outside, budget);
    Evidences.drawing(o, plan, site.stream().map(p -> p.feature().entity()).limit(20).toList());
    return o.build();
  }

  /** The first drawing in an unbroken row up to this one that shows something there, and where. */
  private record First(LocalDate asOf, Geometry outside) {}

  private static First firstDrawn(
      MineNight night, LicensedArea licensed, MineDrawing plan, double sigma, Geometry outside) {
    First first = new First(plan.submission().asOf(), outside);
    List<MineDrawing> earlier =
        night.miningPlans().stream()
            .filter(d -> d.submission().seam().equals(plan.submission().seam()))
            .filter(d -> d.submission().asOf().isBefore(plan.submission().asOf()))
            .toList();
    for (int i = earlier.size() - 1; i >= 0; i--) {
      List<Geometry> there =
          pieces(night, licensed, earlier.get(i), sigma).stream()
              .map(Piece::outside)
              .filter(p -> p.isWithinDistance(outside, Sites.SAME_SITE_METRES))
              .toList();
      if (there.isEmpty()) {
        break;
      }
      first = new First(earlier.get(i).submission().asOf(), Sites.together(there));
    }
    return first;
  }

  private Optional<Observation> reported(MineNight night, LicensedArea licensed, FaceWork work) {
    if (work.worked().isEmpty()) {
      return Optional.empty();
    }
    ErrorBudget budget =
        budget(licensed, 0, night.parameter("error-budget", "drawing_survey_sigma_m"));
    Geometry outside = work.worked().difference(licensed.area());
    double max = outside.isEmpty() ? 0 : licensed.maxOutsideMetres(outside);
    if (max <= budget.sigma()
        || outside.getLength() < night.parameter("boundary.drawn", "min_length_m")) {
      return Optional.empty();
    }
    Place place = place(night, licensed, outside.getCentroid());
    Medium medium = Medium.of(work.face());
    Measured m = new Measured(outside, max, budget);
    LocalDate first = firstReported(licensed, work, budget.sigma());
    FaceProgress last = work.last().orElseThrow();
    String name = work.name();
    Observation.Builder o =
        Observation.of(code(), place.variantOr(medium), Observation.Source.REPORT)
            .anchor("face:" + work.face().faceId())
            .certainty(Verdict.of(max, budget.sigma()).certainty(true))
            .repeated(first.isBefore(last.date()))
            .seen(night.startOf(first), night.startOf(last.date()))
            .title(
                "上报工作面%s已进入%s，最远 %s 米，%s".formatted(name, place.zh(), metres(max), m.extentZh()),
                "Reported face %s stands %s, up to %s m, %s"
                    .formatted(name, place.en(), metres(max), m.extentEn()));
    m.addTo(o);
    finish(o, night, licensed, medium, outside, budget);
    Evidences.face(o, work.face());
    Evidences.progress(o, last);
    return Optional.of(o.build());
  }

  private static LocalDate firstReported(LicensedArea licensed, FaceWork work, double sigma) {
    for (int i = 0; i < work.progress().size(); i++) {
      FaceWork then =
          FaceWork.of(
              work.face(), work.progress().subList(0, i + 1), work.progress().get(i).date());
      if (!then.worked().isEmpty() && licensed.maxOutsideMetres(then.worked()) > sigma) {
        return work.progress().get(i).date();
      }
    }
    return work.last().orElseThrow().date();
  }

  private static void finish(
      Observation.Builder o,
      MineNight night,
      LicensedArea licensed,
      Medium medium,
      Geometry outside,
      ErrorBudget budget) {
    o.geometry(outside);
    LicencePrism nearest = licensed.nearest(outside.getCentroid().getCoordinate());
    Evidences.licence(o, nearest);
    Evidences.transform(o, nearest);
    o.benign(
        "测量与制图误差：综合中误差 %s 米已计入".formatted(metres(budget.sigma())),
        "survey and drafting: one sigma of %s m is in the verdict"
            .formatted(metres(budget.sigma())));
    if (medium == Medium.ROCK_ROAD || medium == Medium.UNKNOWN_ROAD) {
      Approvals.excuse(o, night, Approval.Kind.ROCK_ROAD, "", outside);
    } else {
      o.benign(
          "已批准的岩巷：批准只及岩石巷道，不及煤巷与回采",
          "an approved rock road: such an approval covers neither headings in coal nor extraction");
    }
  }

  private static ErrorBudget budget(LicensedArea licensed, double drawing, double position) {
    return new ErrorBudget(licensed.boundarySigma(), licensed.transformSigma(), drawing, position);
  }

  /** Extent of what lies outside. */
  private record Measured(Geometry outside, double max, ErrorBudget budget) {
    String extentZh() {
      return outside.getArea() > 0
          ? "面积 %s 平方米".formatted(Numbers.whole(outside.getArea()))
          : "长 %s 米".formatted(metres(outside.getLength()));
    }

    String extentEn() {
      return outside.getArea() > 0
          ? "%s m2 in area".formatted(Numbers.whole(outside.getArea()))
          : "%s m long".formatted(metres(outside.getLength()));
    }

    void addTo(Observation.Builder o) {
      o.measure("max_distance_m", max).measure("sigma_m", budget.sigma());
      if (outside.getArea() > 0) {
        o.measure("area_m2", outside.getArea());
      } else {
        o.measure("length_m", outside.getLength());
      }
    }
  }

  /** Where outside something lies. */
  private record Place(String variant, String zh, String en) {
    String variantOr(Medium medium) {
      return variant.isEmpty() ? medium.variant() : variant;
    }
  }

  private static Place place(MineNight night, LicensedArea licensed, Point at) {
    Coordinate c = at.getCoordinate();
    if (licensed.deducted().intersects(at)) {
      return new Place("deducted", "许可范围的扣除区内", "inside a deducted part of the licence");
    }
    return night.neighbours().stream()
        .filter(n -> n.area().getEnvelopeInternal().contains(c) && n.area().intersects(at))
        .findFirst()
        .map(
            n ->
                new Place(
                    "neighbour",
                    "相邻" + n.mineName() + "的许可范围内",
                    "inside the licensed area of " + n.mineName()))
        .orElse(new Place("", "许可边界以外", "beyond the licensed boundary"));
  }
}
