package org.minewatch.detect.integrity;

import static org.minewatch.detect.Numbers.metres;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Sites;
import org.minewatch.detect.Unjudged;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.network.ReaderPlace;
import org.minewatch.network.ReaderPlaces;
import org.minewatch.wording.Text;

/**
 * {@code position.coverage-hole}: workings that no station can see. What happens there, nobody can
 * be told of by positions.
 */
final class PositionCoverageHole implements Rule {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double AT_HEAD_METRES = 60;

  @Override
  public RuleCode code() {
    return RuleCode.POSITION_COVERAGE_HOLE;
  }

  @Override
  public Set<String> tables() {
    return Set.of("readers.csv", "seals.csv");
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  @Override
  public Outcome judge(MineNight night) {
    ReaderPlaces readers = ReaderPlaces.of(night.network(), night.readers(), night.night());
    if (night.currentPlans().isEmpty() || night.network().edgeCount() == 0) {
      return cannotJudge(
          night, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    if (readers.list().stream().noneMatch(ReaderPlace::onNetwork)) {
      return cannotJudge(
          night,
          "stations-unplaced",
          new Text("没有可放到巷道上的分站", "there is no station that lies on a road"),
          "readers");
    }
    if (night.tracks().isEmpty()) {
      // Whether a station hears further than its range on record, only positions tell.
      return Unheard.outcome(this, night);
    }
    if (DrawnInPlace.isDisplaced(night)) {
      return cannotJudge(
          night,
          "drawing-displaced",
          new Text(
              "图纸整体偏移，分站无法放到巷道上", "the drawing is displaced; stations cannot be laid on its roads"),
          "drawings");
    }
    double covered = CoverageHoles.coveredShare(night, readers);
    if (covered < night.parameter("position.coverage-hole", "least_covered_share")) {
      return cannotJudge(
          night,
          "stations-incomplete",
          new Text(
              "登记的分站只覆盖在用巷道的 %.0f%%，登记可能不全".formatted(100 * covered),
              "the stations on record cover only %.0f %% of the roads in use; the register seems incomplete"
                  .formatted(100 * covered)),
          "readers");
    }
    List<Observation> seen = new ArrayList<>();
    for (List<CoverageHoles.Hole> site :
        Sites.group(CoverageHoles.find(night, readers), PositionCoverageHole::place)) {
      seen.add(observation(night, site));
    }
    return judged(night, seen);
  }

  private static Geometry place(CoverageHoles.Hole h) {
    return FACTORY.createPoint(new Coordinate(h.easting(), h.northing()));
  }

  private Observation observation(MineNight night, List<CoverageHoles.Hole> site) {
    CoverageHoles.Hole worst =
        site.stream()
            .max(
                Comparator.comparingDouble(CoverageHoles.Hole::unseenMetres)
                    .thenComparingDouble(CoverageHoles.Hole::easting))
            .orElseThrow();
    java.util.Optional<FaceWork> face =
        night.faceWorks().stream()
            .filter(
                w ->
                    w.head()
                        .map(h -> h.isWithinDistance(place(worst), AT_HEAD_METRES))
                        .orElse(false))
            .findFirst();
    String whereZh = face.map(f -> "工作面 " + f.name()).orElse("一条盲巷");
    String whereEn = face.map(f -> "Face " + f.name()).orElse("A dead end");
    Observation.Builder o =
        Observation.of(code(), face.isPresent() ? "face" : "road", Observation.Source.RECORD)
            .anchor(face.map(f -> "face:" + f.face().faceId()).orElse(""))
            .certainty(Certainty.PROBABLE)
            .seen(night.startOf(night.night()), night.end().minusSeconds(1))
            .title(
                "%s 最里面 %s 米不在任何分站覆盖范围内（最近分站 %s 沿巷道 %s 米）"
                    .formatted(
                        whereZh,
                        metres(worst.unseenMetres()),
                        worst.stationId(),
                        metres(worst.toStationMetres())),
                "%s: no station sees its last %s m (the nearest, %s, is %s m away along the roads)"
                    .formatted(
                        whereEn,
                        metres(worst.unseenMetres()),
                        worst.stationId(),
                        metres(worst.toStationMetres())))
            .measure("unseen_m", worst.unseenMetres())
            .measure("to_station_m", worst.toStationMetres())
            .measure("ends", site.size())
            .evidence("roadway", "source", worst.source(), "reader_id", worst.stationId())
            .benign(
                "掘进面刚向前推进、分站尚未前移：一个移站步距内不计",
                "a heading that has just advanced ahead of its station: not counted within one step")
            .benign(
                "分站实际听得更远：在那里听到过人的不计",
                "a station that hears further than recorded: not counted where anybody was heard")
            .benign("废弃、采后、已密闭的巷道：不计", "abandoned, worked-out and sealed roads: not counted");
    face.ifPresent(f -> org.minewatch.detect.Evidences.face(o, f.face()));
    return o.geometry(Sites.together(site.stream().map(PositionCoverageHole::place).toList()))
        .build();
  }
}
