package org.minewatch.detect.integrity;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.NightFacts;
import org.minewatch.detect.Tracks;
import org.minewatch.network.NetworkPosition;
import org.minewatch.network.ReaderPlace;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.presence.clean.PaddedTracks;
import org.minewatch.track.FixColumns;

/**
 * Who was at the place at which a station is recorded, off every road, and who went by on the
 * nearest road. People who are told by coordinates go where the roads are: where a station hangs in
 * a road that nobody drew, somebody comes to it in time.
 *
 * @param nights with positions, this one included
 * @param quiet whether in none of them anybody was heard at the station, or seen near its place
 * @param passes by coordinates on the nearest road, tonight; 0 where stations tell places
 * @param passers who made them
 * @param inUse whether the nearest road is one that is used: near worked-out ground old stations
 *     stay in the register
 */
record Surroundings(int nights, boolean quiet, int passes, int passers, boolean inUse) {
  private static final int NIGHTS = 7;

  /** Echoes throw single readings about. */
  private static final int LEAST_READINGS = 3;

  private static final double AT_HAND_METRES = 30;

  /** Who is away for so long and comes again passes again. */
  private static final long AGAIN_MILLIS = 600_000;

  static Surroundings of(MineNight night, Tracks tracks, ReaderPlace p) {
    double e = p.reader().easting().getAsDouble();
    double n = p.reader().northing().getAsDouble();
    // Nearer to the recorded place than to any road.
    double radius = Math.min(p.missMetres() / 2, AT_HAND_METRES);
    boolean quiet = isQuiet(night.facts().signature().orElseThrow(), p, e, n, radius);
    int nights = 1;
    for (NightFacts f : night.earlier(NIGHTS)) {
      if (f.signature().isPresent()) {
        nights++;
        quiet &= isQuiet(f.signature().get(), p, e, n, radius);
      }
    }
    RoadwayNetwork network = night.network();
    Optional<NetworkPosition> foot = network.nearest(e, n, Double.MAX_VALUE);
    boolean inUse =
        foot.map(at -> !network.isAbandoned(at.edge()) && !network.isBehindFace(at.edge()))
            .orElse(false);
    Set<Integer> passers = new HashSet<>();
    int passes =
        foot.map(
                at ->
                    passes(
                        tracks,
                        network.easting(at.edge(), at.offsetMetres()),
                        network.northing(at.edge(), at.offsetMetres()),
                        passers))
            .orElse(0);
    return new Surroundings(nights, quiet, passes, passers.size(), inUse);
  }

  private static boolean isQuiet(
      TrackSignature s, ReaderPlace p, double e, double n, double radius) {
    if (s.form() != TrackSignature.Form.COORDINATES) {
      return !s.readers().contains(p.reader().readerId());
    }
    for (int t = 0; t < s.tracks(); t++) {
      int near = 0;
      for (int i = s.start(t); i < s.start(t + 1); i++) {
        near += Math.hypot(s.easting(i) - e, s.northing(i) - n) <= radius ? 1 : 0;
      }
      if (near >= LEAST_READINGS) {
        return false;
      }
    }
    return true;
  }

  private static int passes(Tracks tracks, double e, double n, Set<Integer> passers) {
    FixColumns fixes = tracks.fixes();
    PaddedTracks clean = tracks.clean();
    int passes = 0;
    for (int part = 0; part < clean.parts(); part++) {
      long last = Long.MIN_VALUE / 2;
      for (int i = clean.partStart(part); i < clean.partStart(part + 1); i++) {
        if (fixes.hasPlace(i)
            && (fixes.marks(i) & FixColumns.NO_TIME) == 0
            && Math.hypot(fixes.easting(i) - e, fixes.northing(i) - n) <= AT_HAND_METRES) {
          passes += fixes.timeMillis(i) - last > AGAIN_MILLIS ? 1 : 0;
          last = fixes.timeMillis(i);
          passers.add(clean.person(part));
        }
      }
    }
    return passes;
  }

  /** People went by its road often enough, and nobody ever went to the place on record. */
  boolean isPassedBy(MineNight night) {
    return quiet
        && nights >= night.parameter("position.station-misplaced", "quiet_nights")
        && passes >= night.parameter("position.station-misplaced", "min_passes")
        && passers >= night.parameter("position.station-misplaced", "min_persons");
  }

  /**
   * Nobody was ever at it, and it is further from every drawn and reported road than what is driven
   * without a report.
   */
  boolean isOutOfTheWay(MineNight night, ReaderPlace p, double sigmas) {
    return quiet
        && inUse
        && nights >= night.parameter("position.station-misplaced", "quiet_nights")
        && p.missMetres()
            > night.parameter("position.station-misplaced", "out_of_the_way_m") + sigmas
        && !isAtMouth(night, p);
  }

  /** Stations about the mouth hang in buildings above ground. */
  private static boolean isAtMouth(MineNight night, ReaderPlace p) {
    double most = night.parameter("position.station-misplaced", "mouth_m");
    return night.records().entrances().stream()
        .anyMatch(
            m ->
                Math.hypot(
                        m.easting() - p.reader().easting().getAsDouble(),
                        m.northing() - p.reader().northing().getAsDouble())
                    <= most);
  }
}
