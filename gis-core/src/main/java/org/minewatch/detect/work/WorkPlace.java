package org.minewatch.detect.work;

import static org.minewatch.detect.Numbers.metres;

import java.util.Comparator;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.minewatch.detect.MineNight;
import org.minewatch.region.Reader;
import org.minewatch.wording.Text;

/**
 * Where a crew works, as far as positions tell: a point, or the circle about a station in which it
 * must be, with the words for it.
 */
record WorkPlace(Geometry where, Text said) {
  private static final double SIGMAS = 2;

  /**
   * @param mayBranchOff whether the distance from a station is all that puts the place in a road
   */
  static WorkPlace of(MineNight night, WorkSite site, boolean undrawn, boolean mayBranchOff) {
    Point point = FaceAreas.point(site.easting(), site.northing());
    if (site.reach() > 0) {
      return new WorkPlace(
          point.buffer(site.reach()),
          new Text(
              "分站 %s 附近".formatted(String.join("、", site.stations())),
              "near station " + String.join(", ", site.stations())));
    }
    if (undrawn) {
      return new WorkPlace(
          point,
          new Text(
              "距最近已绘巷道 %s 米处".formatted(metres(site.offDrawn())),
              metres(site.offDrawn()) + " m from the nearest drawn road"));
    }
    Optional<Reader> station = mayBranchOff ? nearestStation(night, site, point) : Optional.empty();
    return station
        .map(r -> aboutStation(night, site, point, r))
        .orElseGet(() -> new WorkPlace(point, known(night, site)));
  }

  private static WorkPlace aboutStation(
      MineNight night, WorkSite site, Point point, Reader station) {
    double metres = at(station).distance(point);
    double sigma = Math.hypot(site.sigma(), night.network().sigmaMetres());
    return new WorkPlace(
        at(station).buffer(metres + SIGMAS * sigma),
        new Text(
            "距分站 %s 至多 %s 米处（测距在已绘巷道内逐夜推进，可能在未绘的支巷中）".formatted(station.readerId(), metres(metres)),
            "up to %s m from station %s (by the distance in a drawn road, where it moves on night by night: perhaps in a branch that is not drawn)"
                .formatted(metres(metres), station.readerId())));
  }

  private static Text known(MineNight night, WorkSite site) {
    boolean drawn = night.network().edgeCount() > 0;
    String road = drawn ? "已绘巷道内" : "没有图纸的井下";
    String roadEn = drawn ? "in a drawn road" : "in workings without a drawing";
    return Double.isFinite(site.fromFace())
        ? new Text(
            "%s、距最近上报工作面 %s 米处".formatted(road, metres(site.fromFace())),
            "%s, %s m from the nearest reported face".formatted(roadEn, metres(site.fromFace())))
        : new Text(road + "（没有上报的工作面）", roadEn + ", no face being reported");
  }

  /** The nearest of the stations that a place rests on; empty when none has a place on record. */
  private static Optional<Reader> nearestStation(MineNight night, WorkSite site, Point there) {
    return night.readers().stream()
        .filter(r -> site.stations().contains(r.readerId()))
        .filter(r -> r.easting().isPresent() && r.northing().isPresent())
        .min(
            Comparator.comparingDouble((Reader r) -> at(r).distance(there))
                .thenComparing(Reader::readerId));
  }

  private static Point at(Reader r) {
    return FaceAreas.point(r.easting().getAsDouble(), r.northing().getAsDouble());
  }
}
