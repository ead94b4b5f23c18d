package org.minewatch.detect.water;

import java.util.Optional;
import org.minewatch.boundary.Verdict;
import org.minewatch.detect.MineNight;
import org.minewatch.displacement.Displacement;
import org.minewatch.track.FixColumns;

/**
 * Where people are on the drawing, and how sure: a displacement of the drawing that was measured is
 * taken off, and where it was measured the stations' own bias is known to be no more than what the
 * fit leaves.
 */
final class PlaceBudget {
  private final Optional<Displacement> displaced;
  private final double stationSigma;
  private final double systematicSigma;
  private final boolean ownPlaces;

  private PlaceBudget(
      Optional<Displacement> displaced,
      double stationSigma,
      double systematicSigma,
      boolean ownPlaces) {
    this.displaced = displaced;
    this.stationSigma = stationSigma;
    this.systematicSigma = systematicSigma;
    this.ownPlaces = ownPlaces;
  }

  static PlaceBudget of(MineNight night) {
    Optional<Displacement> measured = night.measuredDisplacement();
    Optional<Displacement> displaced =
        measured.filter(
            d ->
                d.isReal(
                    night.parameter("drawing.displaced", "least_m"),
                    night.network().sigmaMetres()));
    boolean own = night.fixes().map(FixColumns::hasPlaces).orElse(false);
    double station = night.parameter("error-budget", "station_surveyed_sigma_m");
    double fitted = night.parameter("seal.breached", "fitted_sigma_m");
    return new PlaceBudget(
        displaced,
        station,
        Math.hypot(
            own && measured.isPresent() ? Math.min(station, fitted) : station,
            night.network().sigmaMetres()),
        own);
  }

  /** Whether stations would have to be laid on a drawing that is known to be displaced. */
  boolean isBlind() {
    return displaced.isPresent() && !ownPlaces;
  }

  /** A true place as it lies on the drawing. */
  double[] onDrawing(double easting, double northing) {
    return displaced
        .map(d -> d.onDrawing(easting, northing))
        .orElseGet(() -> new double[] {easting, northing});
  }

  /** By how much at most a way on the drawing is longer than underground. */
  double stretch() {
    return Math.max(1, displaced.map(Displacement::scale).orElse(1.0));
  }

  /**
   * One sigma of a place against the drawing.
   *
   * @param sigmaMetres of the fix, with the stations' placing in it
   */
  double sigma(double sigmaMetres) {
    double own = Math.sqrt(Math.max(0, sigmaMetres * sigmaMetres - stationSigma * stationSigma));
    return Math.hypot(own, systematicSigma);
  }

  double threshold(double sigmaMetres) {
    return Verdict.PROBABLE_SIGMAS * sigma(sigmaMetres);
  }
}
