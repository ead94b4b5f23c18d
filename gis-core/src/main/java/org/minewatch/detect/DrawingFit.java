package org.minewatch.detect;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.displacement.Displacement;
import org.minewatch.displacement.DisplacementFit;
import org.minewatch.displacement.Places;
import org.minewatch.region.Reader;
import org.minewatch.wording.Text;

/**
 * How the drawn roads lie against people with coordinates and against surveyed stations, measured
 * apart so that one can confirm the other.
 */
final class DrawingFit {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Fewer places tell too little: some 600 m of walked road. */
  private static final int LEAST_WALKED = 150;

  private static final int LEAST_STATIONS = 12;

  /** People at a head or face are no witnesses: what was reported since moves every day. */
  private static final double NEAR_WORK_METRES = 15;

  private final MineNight night;
  private final Optional<Displacement> walked;
  private final Optional<Displacement> stations;
  private final String reasonCode;
  private final Text reason;

  private DrawingFit(
      MineNight night,
      Optional<Displacement> walked,
      Optional<Displacement> stations,
      String reasonCode,
      Text reason) {
    this.night = night;
    this.walked = walked;
    this.stations = stations;
    this.reasonCode = reasonCode;
    this.reason = reason;
  }

  static DrawingFit of(MineNight night) {
    List<Reader> readers = night.readers();
    long placed = readers.stream().filter(r -> r.easting().isPresent()).count();
    long drawn = readers.stream().filter(r -> r.placedBy() == Reader.PlacedBy.DRAWING).count();
    if (drawn * 2 > placed && placed > 0) {
      return new DrawingFit(
          night,
          Optional.empty(),
          Optional.empty(),
          "stations-from-drawing",
          new Text(
              "分站位置取自矿方图纸，不能用来检验该图纸",
              "the stations were placed from the mine's own drawing, which they cannot be held against"));
    }
    double noise = night.parameter("error-budget", "accuracy_unstated_sigma_m");
    double station = night.parameter("error-budget", "station_surveyed_sigma_m");
    Places walkedPlaces =
        night
            .fixes()
            .map(f -> awayFromWork(night, Places.walked(f, noise)))
            .orElse(new Places(new double[0], new double[0], new double[0], noise));
    Places surveyed = Places.surveyed(readers, station);
    return new DrawingFit(
        night,
        walkedPlaces.size() < LEAST_WALKED
            ? Optional.empty()
            : DisplacementFit.of(night.network(), walkedPlaces),
        surveyed.size() < LEAST_STATIONS
            ? Optional.empty()
            : DisplacementFit.of(night.network(), surveyed),
        "positions-too-few",
        new Text(
            "有坐标的人员位置和实测分站都太少，无法与图纸比对",
            "too few positions with coordinates and too few surveyed stations to compare the drawing with"));
  }

  private static Places awayFromWork(MineNight night, Places places) {
    Geometry work =
        FACTORY
            .buildGeometry(
                night.faceWorks().stream()
                    .map(w -> w.face().geometry().buffer(NEAR_WORK_METRES))
                    .toList())
            .union();
    if (work.isEmpty()) {
      return places;
    }
    var area = new org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator(work);
    return places.only(
        (e, n) -> area.locate(new Coordinate(e, n)) == org.locationtech.jts.geom.Location.EXTERIOR);
  }

  /** The measurement that counts: of people where they tell one place, else of stations. */
  Optional<Displacement> measured() {
    return byPeople() ? walked : stations.or(() -> walked);
  }

  private boolean byPeople() {
    return walked.isPresent() && !walked.get().isAmbiguous();
  }

  String basis() {
    return byPeople() || stations.isEmpty() ? "people" : "stations";
  }

  /** Why nothing could be measured. */
  String reasonCode() {
    return reasonCode;
  }

  Text reason() {
    return reason;
  }

  /** The measured displacement when it is more than the drawing and the fit can be wrong by. */
  Optional<Displacement> displaced() {
    return measured().filter(this::isDisplaced);
  }

  private boolean isDisplaced(Displacement d) {
    return d.isReal(night.parameter("drawing.displaced", "least_m"), night.network().sigmaMetres());
  }

  double sigmaMetres(Displacement d) {
    return Math.hypot(d.sigmaMetres(), night.network().sigmaMetres());
  }

  /** Whether people and stations, each by itself, say the same displacement. */
  boolean confirmed() {
    return walked.isPresent()
        && stations.isPresent()
        && isDisplaced(stations.get())
        && Math.hypot(
                walked.get().eastMetres() - stations.get().eastMetres(),
                walked.get().northMetres() - stations.get().northMetres())
            < 3 * Math.hypot(walked.get().sigmaMetres(), stations.get().sigmaMetres());
  }
}
