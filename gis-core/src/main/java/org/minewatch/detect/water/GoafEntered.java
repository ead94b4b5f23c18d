package org.minewatch.detect.water;

import static org.minewatch.detect.Numbers.metres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.boundary.EdgeTable;
import org.minewatch.boundary.Verdict;
import org.minewatch.detect.Evidences;
import org.minewatch.detect.Excursions;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Numbers;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Positions;
import org.minewatch.detect.Rule;
import org.minewatch.detect.SeamList;
import org.minewatch.detect.Sites;
import org.minewatch.detect.SmoothedPlaces;
import org.minewatch.detect.Unjudged;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.track.FixColumns;
import org.minewatch.wording.Text;

/**
 * {@code goaf.entered}: people for a minute or more in goaf or in a road that is given up. Whoever
 * is in a road that is not given up, a kept gateway or a road of a lower seam included, or at the
 * caving edge of a face at work, is in no goaf.
 */
final class GoafEntered implements Rule {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double HALF_ROAD_METRES = 3;

  @Override
  public RuleCode code() {
    return RuleCode.GOAF_ENTERED;
  }

  @Override
  public Set<String> tables() {
    return Set.of("faces.csv", "face_progress.csv", "seals.csv", "readers.csv");
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
    GoafAreas goafs = GoafAreas.of(night);
    SealedRoads roads = SealedRoads.of(night);
    if (goafs.list().isEmpty() && !roads.hasAbandoned()) {
      return cannotJudge(
          night,
          "no-goaf-known",
          new Text("图纸和上报中都没有采空区或报废巷道", "neither plan nor reports show goaf or roads given up"),
          "drawings: goaf");
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
    List<Observation> seen = new ArrayList<>();
    for (GoafAreas.Goaf goaf : goafs.list()) {
      SmoothedPlaces there = Horizon.of(night, goaf).only(positions);
      inGoaf(night, goaf, roads, there, budget).forEach(seen::add);
    }
    if (roads.hasAbandoned()) {
      SmoothedPlaces all = positions.smoothed().orElseThrow();
      inAbandoned(night, roads, all, budget).forEach(seen::add);
    }
    if (positions.coverage() == Positions.Coverage.SOME) {
      return partial(night, seen, positions.reasonCode(), positions.reason(), "tracks");
    }
    return judged(night, seen);
  }

  private List<Observation> inGoaf(
      MineNight night,
      GoafAreas.Goaf goaf,
      SealedRoads roads,
      SmoothedPlaces places,
      PlaceBudget budget) {
    EdgeTable edges = EdgeTable.of(goaf.area());
    Envelope box = goaf.area().getEnvelopeInternal();
    List<Excursions.Site> sites =
        Excursions.sites(
            places,
            new Excursions.Limit() {
              @Override
              public double beyondMetres(double easting, double northing) {
                double[] at = budget.onDrawing(easting, northing);
                if (!box.contains(at[0], at[1])) {
                  return -1;
                }
                double inside = -edges.outsideMetres(at[0], at[1]);
                return inside <= 0
                    ? inside
                    : Math.min(inside, roads.toOpenMetres(at[0], at[1]) - HALF_ROAD_METRES);
              }

              @Override
              public double thresholdMetres(double sigmaMetres) {
                return budget.threshold(sigmaMetres);
              }

              @Override
              public double mostBeyondMetres(double easting, double northing, double radius) {
                double[] at = budget.onDrawing(easting, northing);
                double inside = -edges.outsideMetres(at[0], at[1]);
                double reach = budget.stretch() * radius;
                return inside <= -reach
                    ? 0
                    : Math.min(inside, roads.toOpenMetres(at[0], at[1]) - HALF_ROAD_METRES) + reach;
              }
            });
    List<Excursions.Excursion> stays = Lasting.of(night, sites).toList();
    return stays.isEmpty()
        ? List.of()
        : List.of(observation(night, goaf, new Excursions.Site(stays), budget));
  }

  /** Roads given up that no seal closes; what lies behind a seal is the seal's matter. */
  private List<Observation> inAbandoned(
      MineNight night, SealedRoads roads, SmoothedPlaces places, PlaceBudget budget) {
    Envelope box = new Envelope(roads.abandonedBox());
    double reach = night.parameter("seal.breached", "in_road_m");
    double least = night.parameter("goaf.entered", "abandoned_m");
    box.expandBy(reach);
    List<Observation> seen = new ArrayList<>();
    for (Excursions.Site site :
        Excursions.sites(
            places,
            new Excursions.Limit() {
              @Override
              public double beyondMetres(double easting, double northing) {
                double[] at = budget.onDrawing(easting, northing);
                if (!box.contains(at[0], at[1]) || roads.toAbandonedMetres(at[0], at[1]) > reach) {
                  return -1;
                }
                return roads.toOpenMetres(at[0], at[1]) - HALF_ROAD_METRES;
              }

              @Override
              public double thresholdMetres(double sigmaMetres) {
                return Math.max(least, budget.threshold(sigmaMetres));
              }

              @Override
              public double mostBeyondMetres(double easting, double northing, double radius) {
                double[] at = budget.onDrawing(easting, northing);
                return roads.toOpenMetres(at[0], at[1])
                    - HALF_ROAD_METRES
                    + budget.stretch() * radius;
              }
            })) {
      List<Excursions.Excursion> stays = Lasting.of(night, List.of(site)).toList();
      if (!stays.isEmpty()) {
        GoafAreas.Goaf none = new GoafAreas.Goaf("", "", "", FACTORY.createPolygon());
        seen.add(observation(night, none, new Excursions.Site(stays), budget));
      }
    }
    return seen;
  }

  private Observation observation(
      MineNight night, GoafAreas.Goaf goaf, Excursions.Site site, PlaceBudget budget) {
    int persons = site.cards().size();
    double max = site.maxBeyondMetres();
    double hours = site.personHours();
    double sigma = budget.sigma(site.sigmaMetres());
    boolean road = goaf.area().isEmpty();
    Geometry hull = site.hull();
    boolean otherSeam = !road && isUnderOtherSeam(night, goaf, hull);
    long shifts =
        site.excursions().stream()
            .map(e -> night.shiftOf(night.at(e.fromMillis())))
            .distinct()
            .count();
    // The crew of the face itself is seen so deep where a station's place on record is that wrong;
    // who goes into the goaf goes there with few others.
    double record =
        night.parameter("error-budget", "station_record_m")
            - night.parameter("goaf.entered", "caving_edge_m");
    boolean crew =
        !road && max <= record && persons >= night.parameter("goaf.entered", "crew_persons");
    Certainty certainty =
        otherSeam || crew
            ? Certainty.WATCH
            : Verdict.of(max, sigma)
                .certainty(shifts >= night.parameter("certainty", "certain_shifts"));
    String name = goaf.name();
    Observation.Builder o =
        Observation.of(code(), road ? "abandoned" : "goaf", Observation.Source.POSITIONS)
            .anchor(goaf.faceId().isEmpty() ? "" : "goaf:" + goaf.faceId())
            .certainty(certainty)
            .seen(night.at(site.fromMillis()), night.at(site.toMillis()))
            .title(
                "%d 人进入%s%s，最深 %s 米，累计 %s 人时"
                    .formatted(
                        persons, name, road ? "报废巷道" : "采空区", metres(max), Numbers.one(hours)),
                "%d %s in %s%s, up to %s m, %s person-hours"
                    .formatted(
                        persons,
                        persons == 1 ? "person" : "people",
                        road ? "a road that is given up" : "goaf",
                        name.isEmpty() ? "" : " (" + name + ")",
                        metres(max),
                        Numbers.one(hours)))
            .measure("persons", persons)
            .measure("person_hours", hours)
            .measure("max_distance_m", max)
            .measure("sigma_m", sigma)
            .measure("shifts", shifts)
            .geometry(hull);
    Evidences.positions(o, night, site);
    o.benign(
            "工作面自身的放顶边缘和沿空留巷：离切顶线 %s 米以内及未报废巷道附近不计"
                .formatted(metres(night.parameter("goaf.entered", "caving_edge_m"))),
            "the caving edge of a face at work and kept gateways: nothing within %s m of the face or in a road that is not given up counts"
                .formatted(metres(night.parameter("goaf.entered", "caving_edge_m"))))
        .benign(
            "分站登记位置有误：整班人员在采空区边缘 %s 米以内的只作提示".formatted(metres(record)),
            "a station recorded beside its place: a crew within %s m of the goaf's edge is a notice"
                .formatted(metres(record)))
        .benign(
            otherSeam ? "可能在下部煤层：此处另一煤层也有工程，且定位没有标高，仅作关注" : "下部煤层的人员：此处没有其他煤层的工程",
            otherSeam
                ? "people in a lower seam: another seam is worked here and positions have no elevation, so this is a watch"
                : "people in a lower seam: no other seam is worked here")
        .benign(
            "定位散射和单次多径跳变：需在两倍中误差（%s 米）以外连续出现".formatted(metres(Verdict.PROBABLE_SIGMAS * sigma)),
            "scatter and single multipath jumps: several fixes in a row beyond two sigma (%s m) are needed"
                .formatted(metres(Verdict.PROBABLE_SIGMAS * sigma)));
    return o.build();
  }

  /**
   * Whether another seam has workings there and nothing tells the heights apart: a reported face,
   * or, where the mine works another seam only, anything that no road of the goaf's seam leads to.
   */
  private static boolean isUnderOtherSeam(MineNight night, GoafAreas.Goaf goaf, Geometry hull) {
    boolean elevations = night.fixes().map(FixColumns::hasElevations).orElse(false);
    if (elevations) {
      return false;
    }
    double reach = night.parameter("goaf.entered", "other_seam_m");
    List<FaceWork> others =
        night.faceWorks().stream()
            .filter(w -> !SeamList.mayBeSame(w.face().seam(), goaf.seam()))
            .toList();
    return others.stream().anyMatch(w -> w.face().geometry().isWithinDistance(hull, reach))
        || !others.isEmpty()
            && others.size() == night.faceWorks().size()
            && !isReached(night, goaf, hull);
  }

  /** Whether a drawn road of the goaf's seam comes near a place in it. */
  private static boolean isReached(MineNight night, GoafAreas.Goaf goaf, Geometry hull) {
    RoadwayNetwork network = night.network();
    double reach = night.parameter("goaf.entered", "reached_m");
    for (int e = 0; e < network.edgeCount(); e++) {
      if (SeamList.mayBeSame(network.seam(e), goaf.seam())
          && Sites.line(network.shape(e)).isWithinDistance(hull, reach)) {
        return true;
      }
    }
    return false;
  }
}
