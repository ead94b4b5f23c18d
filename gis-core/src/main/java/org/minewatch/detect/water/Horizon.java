package org.minewatch.detect.water;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.SeamList;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.track.FixColumns;

/**
 * The height at which a goaf lies, to leave out who is above or below it: by the tags' elevations
 * against the floor of the nearest road of its seam, else that of the goaf as drawn where it is
 * flat.
 */
final class Horizon {
  private static final double ROAD_METRES = 250;

  private final RoadwayNetwork network;
  private final GoafAreas.Goaf goaf;
  private final OptionalDouble level;
  private final OptionalDouble reported;
  private final double tolerance;

  private Horizon(
      RoadwayNetwork network,
      GoafAreas.Goaf goaf,
      OptionalDouble level,
      OptionalDouble reported,
      double tolerance) {
    this.network = network;
    this.goaf = goaf;
    this.level = level;
    this.reported = reported;
    this.tolerance = tolerance;
  }

  static Horizon of(MineNight night, GoafAreas.Goaf goaf) {
    double tolerance = night.parameter("goaf.entered", "other_horizon_m");
    DoubleSummaryStatistics z =
        Arrays.stream(goaf.area().getCoordinates())
            .mapToDouble(Coordinate::getZ)
            .filter(v -> !Double.isNaN(v) && v != 0)
            .summaryStatistics();
    OptionalDouble level =
        z.getCount() > 0 && z.getMax() - z.getMin() <= tolerance
            ? OptionalDouble.of(z.getAverage())
            : OptionalDouble.empty();
    return new Horizon(night.network(), goaf, level, reported(night, goaf), tolerance);
  }

  /** How high the face that leaves the goaf stands by its last report. */
  private static OptionalDouble reported(MineNight night, GoafAreas.Goaf goaf) {
    return night.faceWorks().stream()
        .filter(w -> w.face().faceId().equals(goaf.faceId()))
        .flatMap(w -> w.progress().stream())
        .flatMapToDouble(p -> p.elevation().stream())
        .reduce((before, last) -> last);
  }

  /** The fixes without the places of those that are clearly at another height. */
  FixColumns only(FixColumns fixes) {
    if (!fixes.hasElevations()) {
      return fixes;
    }
    Envelope box = goaf.area().getEnvelopeInternal();
    int n = fixes.size();
    double[] easting = new double[n];
    double[] northing = new double[n];
    float[] sigma = new float[n];
    for (int i = 0; i < n; i++) {
      boolean elsewhere =
          fixes.hasPlace(i)
              && box.contains(fixes.easting(i), fixes.northing(i))
              && isElsewhere(fixes, i);
      easting[i] = elsewhere ? Double.NaN : fixes.easting(i);
      northing[i] = elsewhere ? Double.NaN : fixes.northing(i);
      sigma[i] = fixes.accuracy(i);
    }
    return fixes.withPlaces(easting, northing, sigma);
  }

  private boolean isElsewhere(FixColumns fixes, int i) {
    float z = fixes.elevation(i);
    if (Float.isNaN(z)) {
      return false;
    }
    double floor = floor(fixes.easting(i), fixes.northing(i));
    // A drawing with wrong elevations must not hide who is in the goaf: the reports are asked too.
    boolean asReported = reported.isPresent() && Math.abs(z - reported.getAsDouble()) <= tolerance;
    return !Double.isNaN(floor) && Math.abs(z - floor) > tolerance && !asReported;
  }

  private double floor(double e, double n) {
    double road =
        network
            .nearest(e, n, ROAD_METRES)
            .filter(p -> SeamList.mayBeSame(network.seam(p.edge()), goaf.seam()))
            .map(p -> network.elevation(p.edge(), p.offsetMetres()))
            .orElse(Double.NaN);
    return Double.isNaN(road) ? level.orElse(Double.NaN) : road;
  }
}
