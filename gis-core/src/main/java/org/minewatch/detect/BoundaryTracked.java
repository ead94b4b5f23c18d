package org.minewatch.detect;

import static org.minewatch.detect.Numbers.metres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.minewatch.boundary.LicencePrism;
import org.minewatch.boundary.Verdict;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.geo.ErrorBudget;
import org.minewatch.region.Approval;

/**
 * {@code boundary.tracked}: people who worked or travelled outside the licensed area. Two people or
 * ten minutes beyond two sigma of the whole error budget make a finding; scatter across the line
 * does not.
 */
final class BoundaryTracked implements Rule {

  @Override
  public RuleCode code() {
    return RuleCode.BOUNDARY_TRACKED;
  }

  @Override
  public Set<String> tables() {
    return Set.of("approvals.csv", "transforms.csv");
  }

  @Override
  public Outcome judge(MineNight night) {
    Optional<LicensedArea> licensed = night.licensedArea();
    if (licensed.isEmpty()) {
      return Unjudged.noLicence(this, night);
    }
    Positions positions = night.positions();
    if (positions.coverage() == Positions.Coverage.NONE) {
      return cannotJudge(night, positions.reasonCode(), positions.reason(), "tracks");
    }
    List<Observation> seen = observe(night, licensed.get(), positions);
    if (positions.coverage() == Positions.Coverage.SOME) {
      return partial(night, seen, positions.reasonCode(), positions.reason(), "tracks");
    }
    return judged(night, seen);
  }

  private List<Observation> observe(MineNight night, LicensedArea licensed, Positions positions) {
    PositionBudget budget = new PositionBudget(licensed);
    List<Excursions.Site> sites =
        Excursions.sites(
            positions.smoothed().orElseThrow(),
            new Excursions.Limit() {
              @Override
              public double beyondMetres(double easting, double northing) {
                return licensed.edges().outsideMetres(easting, northing);
              }

              @Override
              public double thresholdMetres(double sigmaMetres) {
                return Verdict.PROBABLE_SIGMAS * budget.of(sigmaMetres).sigma();
              }

              @Override
              public double mostBeyondMetres(double easting, double northing, double radius) {
                return beyondMetres(easting, northing) + radius;
              }
            });
    double persons = night.parameter("boundary.tracked", "min_persons");
    double minutes = night.parameter("boundary.tracked", "min_minutes");
    List<Observation> seen = new ArrayList<>();
    for (Excursions.Site site : sites) {
      if (site.cards().size() >= persons || site.personHours() * 60 >= minutes) {
        seen.add(observation(night, licensed, budget.of(site.sigmaMetres()), site));
      }
    }
    return seen;
  }

  private Observation observation(
      MineNight night, LicensedArea licensed, ErrorBudget budget, Excursions.Site site) {
    int persons = site.cards().size();
    double max = site.maxBeyondMetres();
    double hours = site.personHours();
    Geometry hull = site.hull();
    Point middle = hull.getCentroid();
    long shifts =
        site.excursions().stream()
            .flatMap(
                e ->
                    java.util.stream.Stream.of(
                        night.shiftOf(night.at(e.fromMillis())),
                        night.shiftOf(night.at(e.toMillis()))))
            .distinct()
            .count();
    boolean working = hours >= night.parameter("boundary.tracked", "working_person_hours");
    Certainty certainty =
        Verdict.of(max, budget.sigma())
            .certainty(shifts >= night.parameter("certainty", "certain_shifts"));
    String where = placeZh(night, licensed, middle);
    String whereEn = placeEn(night, licensed, middle);
    Observation.Builder o =
        Observation.of(code(), working ? "working" : "travelling", Observation.Source.POSITIONS)
            .certainty(certainty)
            .seen(night.at(site.fromMillis()), night.at(site.toMillis()))
            .title(
                "%d 人在%s %s 米处%s，累计 %s 人时"
                    .formatted(
                        persons, where, metres(max), working ? "作业" : "通行", Numbers.one(hours)),
                "%d %s %s %s m %s, %s person-hours in all"
                    .formatted(
                        persons,
                        persons == 1 ? "person" : "people",
                        working ? "worked" : "travelled",
                        metres(max),
                        whereEn,
                        Numbers.one(hours)))
            .measure("persons", persons)
            .measure("person_hours", hours)
            .measure("max_distance_m", max)
            .measure("sigma_m", budget.sigma())
            .measure("shifts", shifts)
            .geometry(hull);
    Coordinate at = middle.getCoordinate();
    LicencePrism nearest = licensed.nearest(at);
    Evidences.licence(o, nearest);
    Evidences.transform(o, nearest);
    Evidences.positions(o, night, site);
    o.benign(
            "定位散射：需在两倍中误差（%s 米）以外连续出现，单次多径跳变不计"
                .formatted(metres(Verdict.PROBABLE_SIGMAS * budget.sigma())),
            "scatter of positions: only places beyond two sigma (%s m), several fixes in a row, count; single multipath jumps do not"
                .formatted(metres(Verdict.PROBABLE_SIGMAS * budget.sigma())))
        .benign(
            "坐标系或转换误差：转换中误差 %s 米已计入".formatted(Numbers.two(budget.transform())),
            "a wrong datum or transform: its sigma of %s m is in the budget"
                .formatted(Numbers.two(budget.transform())));
    Approvals.excuse(o, night, Approval.Kind.ROCK_ROAD, "", hull);
    return o.build();
  }

  private static String placeZh(MineNight night, LicensedArea licensed, Point at) {
    if (licensed.deducted().intersects(at)) {
      return "许可范围扣除区内、距许可边界";
    }
    return night.neighbours().stream()
        .filter(n -> n.area().intersects(at))
        .findFirst()
        .map(n -> "相邻" + n.mineName() + "矿区内、许可边界外")
        .orElse("许可边界外");
  }

  private static String placeEn(MineNight night, LicensedArea licensed, Point at) {
    if (licensed.deducted().intersects(at)) {
      return "inside a deducted part, beyond the licensed boundary";
    }
    return night.neighbours().stream()
        .filter(n -> n.area().intersects(at))
        .findFirst()
        .map(n -> "beyond the licensed boundary, in the area of " + n.mineName())
        .orElse("beyond the licensed boundary");
  }

  /** The error budget of a position against the licensed boundary. */
  private record PositionBudget(double boundary, double transform) {

    PositionBudget(LicensedArea licensed) {
      this(licensed.boundarySigma(), licensed.transformSigma());
    }

    ErrorBudget of(double sigmaMetres) {
      return new ErrorBudget(boundary, transform, 0, sigmaMetres);
    }
  }
}
