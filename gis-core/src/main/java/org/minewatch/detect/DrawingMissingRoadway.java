package org.minewatch.detect;

import static org.minewatch.detect.Numbers.metres;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.minewatch.boundary.EdgeTable;
import org.minewatch.boundary.Verdict;
import org.minewatch.displacement.Displacement;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.network.NetworkPosition;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.region.Approval;
import org.minewatch.region.Face;
import org.minewatch.region.FaceProgress;
import org.minewatch.wording.Text;

/**
 * {@code drawing.missing-roadway}: people move along a way, or past the end of a drawn road, that
 * neither the current plans nor the reports since then show.
 */
final class DrawingMissingRoadway implements Rule {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** People walk anywhere in a road. */
  private static final double HALF_ROAD_METRES = 3;

  private static final double SEARCH_METRES = 3000;

  /** The inferred centreline has a point about every so often. */
  private static final double STEP_METRES = 10;

  @Override
  public RuleCode code() {
    return RuleCode.DRAWING_MISSING_ROADWAY;
  }

  @Override
  public Set<String> tables() {
    return Set.of("approvals.csv", "readers.csv", "drawings.csv");
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  @Override
  public Outcome judge(MineNight night) {
    for (String table : new String[] {"faces.csv", "face_progress.csv"}) {
      if (night.isUnreadable(table)) {
        return Unjudged.unreadable(this, night, table);
      }
    }
    if (night.currentPlans().isEmpty() || night.network().edgeCount() == 0) {
      return cannotJudge(
          night, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    Positions positions = night.positions();
    if (positions.coverage() == Positions.Coverage.NONE) {
      return cannotJudge(night, positions.reasonCode(), positions.reason(), "tracks");
    }
    Optional<Displacement> displaced = night.drawingFit().displaced();
    if (displaced.isPresent() && night.fixes().map(f -> !anyOwnPlace(f)).orElse(true)) {
      return cannotJudge(
          night,
          "drawing-displaced",
          new Text("图纸整体偏移，分站定位不可靠", "the drawing is displaced; stations cannot be laid on it"),
          "drawings");
    }
    List<Observation> seen = new ArrayList<>();
    Way way = new Way(night, displaced);
    double persons = night.parameter("drawing.missing-roadway", "min_persons");
    double minutes = night.parameter("drawing.missing-roadway", "min_minutes");
    double length = night.parameter("drawing.missing-roadway", "min_length_m");
    for (Excursions.Site site : Excursions.sites(positions.smoothed().orElseThrow(), way)) {
      if (site.cards().size() >= persons
          && site.personHours() * 60 >= minutes
          && site.maxBeyondMetres() + HALF_ROAD_METRES >= length) {
        seen.add(observation(night, way, site));
      }
    }
    if (positions.coverage() == Positions.Coverage.SOME) {
      return partial(night, seen, positions.reasonCode(), positions.reason(), "tracks");
    }
    return judged(night, seen);
  }

  private static boolean anyOwnPlace(org.minewatch.track.FixColumns fixes) {
    for (int i = 0; i < fixes.size(); i++) {
      if (fixes.hasPlace(i)) {
        return true;
      }
    }
    return false;
  }

  /** How far a place lies from what is drawn or reported. */
  private static final class Way implements Excursions.Limit {
    private final RoadwayNetwork network;
    private final Optional<Displacement> displaced;
    private final Optional<EdgeTable> reported;

    Way(MineNight night, Optional<Displacement> displaced) {
      this.network = night.network();
      this.displaced = displaced;
      Geometry lawful = lawful(night);
      this.reported = lawful.isEmpty() ? Optional.empty() : Optional.of(EdgeTable.of(lawful));
    }

    @Override
    public double beyondMetres(double easting, double northing) {
      double road = Math.max(0, toRoad(easting, northing) - HALF_ROAD_METRES);
      if (road == 0 || reported.isEmpty()) {
        return road;
      }
      return Math.min(road, Math.max(0, reported.get().outsideMetres(easting, northing)));
    }

    double toRoad(double easting, double northing) {
      double[] at = onDrawing(easting, northing);
      return network
          .nearest(at[0], at[1], SEARCH_METRES)
          .map(
              p ->
                  Math.hypot(
                      network.easting(p.edge(), p.offsetMetres()) - at[0],
                      network.northing(p.edge(), p.offsetMetres()) - at[1]))
          .orElse(SEARCH_METRES);
    }

    private double[] onDrawing(double easting, double northing) {
      return displaced
          .map(d -> d.onDrawing(easting, northing))
          .orElseGet(() -> new double[] {easting, northing});
    }

    @Override
    public double thresholdMetres(double sigmaMetres) {
      return Verdict.PROBABLE_SIGMAS * Math.hypot(sigmaMetres, network.sigmaMetres());
    }

    @Override
    public double mostBeyondMetres(double easting, double northing, double radiusMetres) {
      double stretch = displaced.map(Displacement::scale).orElse(1.0);
      return beyondMetres(easting, northing) + Math.max(1, stretch) * radiusMetres;
    }

    /** Where the way leaves what is drawn. */
    Coordinate mouth(Coordinate from) {
      double[] at = onDrawing(from.x, from.y);
      Optional<NetworkPosition> p = network.nearest(at[0], at[1], SEARCH_METRES);
      return p.map(
              q ->
                  new Coordinate(
                      from.x + network.easting(q.edge(), q.offsetMetres()) - at[0],
                      from.y + network.northing(q.edge(), q.offsetMetres()) - at[1]))
          .orElse(from);
    }
  }

  /**
   * Where reported work may be beyond the drawn roads: panels and chambers of faces, and each
   * heading's line as far as it can have come since its last report.
   */
  private static Geometry lawful(MineNight night) {
    double perDay = night.parameter("drawing.missing-roadway", "accepted_advance_m_per_day");
    double aside = night.parameter("drawing.missing-roadway", "beside_heading_m");
    List<Geometry> lawful = new ArrayList<>();
    for (FaceWork work : night.faceWorks()) {
      Face face = work.face();
      if (face.kind() != Face.Kind.HEADING || !(face.geometry() instanceof LineString line)) {
        lawful.add(face.geometry().buffer(aside));
        continue;
      }
      if (line.isEmpty() || line.getLength() == 0) {
        continue;
      }
      Optional<FaceProgress> last = work.last();
      long days =
          java.time.temporal.ChronoUnit.DAYS.between(
                  last.map(FaceProgress::date).orElse(face.from()), night.night())
              + 1;
      double advance = last.map(FaceProgress::advance).orElse(0.0) + days * perDay;
      lawful.add(FaceWork.driven(line, advance).buffer(aside));
    }
    return FACTORY.buildGeometry(lawful).union();
  }

  private Observation observation(MineNight night, Way way, Excursions.Site site) {
    int persons = site.cards().size();
    double hours = site.personHours();
    LineString centreline = centreline(way, site);
    double sigma = Math.hypot(site.sigmaMetres(), night.network().sigmaMetres());
    long shifts =
        site.excursions().stream()
            .map(e -> night.shiftOf(night.at(e.fromMillis())))
            .distinct()
            .count();
    // Of so short a road the record of one station may be all that is wrong.
    double record = night.parameter("error-budget", "station_record_m");
    boolean isShort = centreline.getLength() - sigma <= record;
    boolean worked = hours >= night.parameter("drawing.missing-roadway", "worked_person_hours");
    MineDrawing plan =
        night.currentPlans().stream()
            .max(Comparator.comparing((MineDrawing p) -> p.submission().asOf()))
            .orElseThrow();
    Observation.Builder o =
        Observation.of(code(), worked ? "worked" : "used", Observation.Source.POSITIONS)
            .certainty(
                isShort
                    ? Certainty.WATCH
                    : Verdict.of(site.maxBeyondMetres(), sigma)
                        .certainty(shifts >= night.parameter("certainty", "certain_shifts")))
            .seen(night.at(site.fromMillis()), night.at(site.toMillis()))
            .title(
                "%d 人进入图纸与上报均未反映的巷道，长约 %s 米，累计 %s 人时"
                    .formatted(persons, metres(centreline.getLength()), Numbers.one(hours)),
                "%d people used a roadway of about %s m that neither drawing nor reports show, %s person-hours"
                    .formatted(persons, metres(centreline.getLength()), Numbers.one(hours)))
            .measure("persons", persons)
            .measure("person_hours", hours)
            .measure("length_m", centreline.getLength())
            .measure("max_distance_m", site.maxBeyondMetres() + HALF_ROAD_METRES)
            .measure("sigma_m", sigma)
            .measure("shifts", shifts)
            .geometry(centreline)
            .benign(
                "图纸更新滞后：沿上报掘进工作面、自最后一次上报起按允许日进尺推算的范围已排除",
                "the monthly round of drawings: what a reported heading can have driven since its last report is left out")
            .benign(
                "定位散射和单次多径跳变：需在两倍中误差以外连续出现",
                "scatter and single multipath jumps: several fixes in a row beyond two sigma are needed")
            .benign(
                "分站登记位置有误或短硐室：长不超过 %s 米（加一倍中误差）的只作提示".formatted(metres(record)),
                "a station recorded beside its place, or a chamber: a road of up to %s m and a sigma is a notice"
                    .formatted(metres(record)));
    Evidences.positions(o, night, site);
    Evidences.drawing(o, plan, List.of());
    Approvals.excuse(o, night, Approval.Kind.ROCK_ROAD, "", site.hull());
    return o.build();
  }

  /**
   * From where the way leaves the drawn roads through the middles of the places to the farthest.
   */
  private static LineString centreline(Way way, Excursions.Site site) {
    List<Coordinate> places = site.excursions().stream().flatMap(e -> e.places().stream()).toList();
    Coordinate far = null;
    Coordinate near = null;
    double farMetres = Double.NaN;
    double nearMetres = Double.NaN;
    for (Coordinate c : places) {
      double metres = way.toRoad(c.x, c.y);
      if (far == null || metres > farMetres || metres == farMetres && c.compareTo(far) > 0) {
        far = c;
        farMetres = metres;
      }
      if (near == null || metres < nearMetres || metres == nearMetres && c.compareTo(near) < 0) {
        near = c;
        nearMetres = metres;
      }
    }
    Coordinate mouth = way.mouth(near);
    double length = mouth.distance(far);
    List<Coordinate> line = new ArrayList<>(List.of(mouth));
    int bins = (int) Math.max(1, Math.floor(length / STEP_METRES));
    double[] along = new double[places.size()];
    for (int k = 0; k < along.length; k++) {
      Coordinate c = places.get(k);
      along[k] =
          ((c.x - mouth.x) * (far.x - mouth.x) + (c.y - mouth.y) * (far.y - mouth.y)) / length;
    }
    for (int b = 1; b < bins; b++) {
      double from = b * length / bins;
      double to = (b + 1) * length / bins;
      List<Coordinate> inBin = new ArrayList<>();
      for (int k = 0; k < along.length; k++) {
        if (along[k] >= from && along[k] < to) {
          inBin.add(places.get(k));
        }
      }
      if (inBin.size() >= 3) {
        line.add(new Coordinate(median(inBin, true), median(inBin, false)));
      }
    }
    if (!line.get(line.size() - 1).equals2D(far)) {
      line.add(far);
    }
    if (line.size() < 2) {
      line.add(new Coordinate(far.x + 0.01, far.y));
    }
    return FACTORY.createLineString(line.toArray(Coordinate[]::new));
  }

  private static double median(List<Coordinate> places, boolean easting) {
    double[] v = places.stream().mapToDouble(c -> easting ? c.x : c.y).sorted().toArray();
    return v[v.length / 2];
  }
}
