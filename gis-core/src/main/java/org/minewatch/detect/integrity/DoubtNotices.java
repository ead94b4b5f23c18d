package org.minewatch.detect.integrity;

import static org.minewatch.detect.Numbers.metres;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.Evidences;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.network.ReaderPlace;

/**
 * What {@link StationDoubts} makes worth less is told to whoever reads the night, as a notice:
 * nothing may be held back from a finding without a word, least of all because people of the mine
 * were made to leap.
 */
final class DoubtNotices {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private DoubtNotices() {}

  static List<Observation> of(MineNight night) {
    StationDoubts doubts = night.stationDoubts();
    List<Observation> seen = new ArrayList<>();
    doubts
        .stations()
        .forEach(
            (id, leap) ->
                night
                    .tracks()
                    .flatMap(t -> t.readers().find(id))
                    .filter(ReaderPlace::hasPlace)
                    .ifPresent(p -> seen.add(station(night, p, leap))));
    if (!doubts.squares().isEmpty()) {
      seen.add(places(night, doubts.areas()));
    }
    List<ReaderPlace> beside =
        doubts.beside().keySet().stream()
            .flatMap(id -> night.recordedTracks().flatMap(t -> t.readers().find(id)).stream())
            .filter(p -> p.missMetres() <= PositionStationMisplaced.allowedMetres(night, p))
            .toList();
    if (!beside.isEmpty()) {
      seen.add(beside(night, beside));
    }
    return seen;
  }

  /** Those beside the roads that the rule does not tell one by one, together. */
  private static Observation beside(MineNight night, List<ReaderPlace> beside) {
    List<String> ids = beside.stream().map(p -> p.reader().readerId()).toList();
    double most = beside.stream().mapToDouble(ReaderPlace::missMetres).max().orElseThrow();
    Coordinate[] places = beside.stream().map(DoubtNotices::recorded).toArray(Coordinate[]::new);
    Observation.Builder o =
        Observation.of(RuleCode.POSITION_STATION_MISPLACED, "beside", Observation.Source.RECORD)
            .certainty(Certainty.WATCH)
            .seen(night.startOf(night.night()), night.end().minusSeconds(1))
            .title(
                "%d 台分站（%s）登记在巷道之外，最远距最近巷道 %s 米：登记位置存疑，由此得出的位置已降低可信度"
                    .formatted(ids.size(), String.join("、", ids), metres(most)),
                "Stations recorded beside every road, by up to %s m: %s. Their places on record are in doubt, and what rests on them counts for less"
                    .formatted(metres(most), String.join(", ", ids)))
            .anchor("beside")
            .measure("places", ids.size())
            .measure("off_network_m", most)
            .geometry(FACTORY.createMultiPointFromCoords(places))
            .benign(
                "巷道未绘：分站可能就在新掘巷道里，由 drawing.missing-roadway 判断",
                "a road that is not drawn yet: the station may stand in it; for drawing.missing-roadway to say")
            .benign(
                "测量误差：需超过登记位置中误差的两倍",
                "survey: more than two sigma of the place on record are needed");
    beside.forEach(
        p ->
            o.evidence(
                "reader",
                "reader_id",
                p.reader().readerId(),
                "source",
                Evidences.source(p.reader().source())));
    return o.build();
  }

  private static Coordinate recorded(ReaderPlace p) {
    return new Coordinate(p.reader().easting().getAsDouble(), p.reader().northing().getAsDouble());
  }

  private static Observation station(MineNight night, ReaderPlace p, StationDoubts.Leap leap) {
    String id = p.reader().readerId();
    return start(night, leap, "分站 %s 处".formatted(id), "At station %s".formatted(id))
        .anchor("leaps:" + id)
        .evidence("reader", "reader_id", id, "source", Evidences.source(p.reader().source()))
        .geometry(FACTORY.createPoint(recorded(p)))
        .build();
  }

  /** All places without a station's name as one: which of them one station gave is not known. */
  private static Observation places(MineNight night, List<StationDoubts.Area> areas) {
    Geometry[] hulls = areas.stream().map(DoubtNotices::hull).toArray(Geometry[]::new);
    StationDoubts.Leap most =
        areas.stream()
            .map(StationDoubts.Area::leap)
            .max(Comparator.comparingInt(StationDoubts.Leap::persons))
            .orElseThrow();
    boolean one = areas.size() == 1;
    return start(
            night,
            most,
            one ? "一处" : "%d 处，其中一处".formatted(areas.size()),
            one ? "At one place" : "At %d places, at one of them".formatted(areas.size()))
        .anchor("leaps")
        .measure("places", areas.size())
        .geometry(FACTORY.createGeometryCollection(hulls).union())
        .build();
  }

  private static Geometry hull(StationDoubts.Area area) {
    Coordinate[] middles =
        area.squares().stream()
            .map(s -> new Coordinate(s.middleEasting(), s.middleNorthing()))
            .toArray(Coordinate[]::new);
    return FACTORY
        .createMultiPointFromCoords(middles)
        .convexHull()
        .buffer(StationDoubts.SQUARE_METRES / 2);
  }

  private static Observation.Builder start(
      MineNight night, StationDoubts.Leap leap, String zh, String en) {
    return Observation.of(RuleCode.POSITION_STATION_MISPLACED, "leaps", Observation.Source.RECORD)
        .certainty(Certainty.WATCH)
        .seen(night.startOf(night.night()), night.end().minusSeconds(1))
        .title(
            "%s有 %d 人行进中定位突然偏移约 %s 米：定位所依分站的登记位置存疑，由此得出的位置已降低可信度"
                .formatted(zh, leap.persons(), metres(leap.metres())),
            "%s %d people leap by some %s m in the middle of a walk: the place on record of the station behind it is in doubt, and what rests on it counts for less"
                .formatted(en, leap.persons(), metres(leap.metres())))
        .measure("shift_m", leap.metres())
        .measure("persons", leap.persons())
        .benign(
            "走入未绘巷道、横贯或硐室：按步行速度到达的不算偏移",
            "a road that is not drawn, a cross-cut or a chamber: who walks there at his pace has not leapt")
        .benign("个别人的跳点：须多人偏向同一侧", "single jumps: several people to the same side are needed");
  }
}
