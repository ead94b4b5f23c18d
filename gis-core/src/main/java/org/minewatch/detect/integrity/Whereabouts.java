package org.minewatch.detect.integrity;

import java.util.ArrayList;
import java.util.List;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Tracks;
import org.minewatch.network.NetworkPosition;
import org.minewatch.network.PlacedFixes;
import org.minewatch.network.ReaderPlace;
import org.minewatch.region.Reader;
import org.minewatch.track.FixColumns;

/**
 * Where somebody was at least: a circle round each fix that he cannot have been outside of, without
 * any drawing. A fix with coordinates is a circle of a few sigmas and one multipath jump; a reading
 * at a station is a circle round the station as wide as the distance read, since no road is shorter
 * than the straight line; a zone reader's circle is its range.
 */
final class Whereabouts {
  /** Multipath throws a fix 10 to 40 m off (domain notes 11). */
  private static final double MULTIPATH_METRES = 40;

  private static final double SIGMAS = 3;

  /** Squares need no root to tell, but for rounding. */
  private static final double SURELY_LESS = 1 - 1e-9;

  /** A station hears a little further than its range says. */
  private static final double RANGE_SLACK = 1.5;

  private static final double UNKNOWN_ZONE_METRES = 100;

  /** Ranging stations stand 200 to 400 m apart (domain notes 6). */
  private static final double UNKNOWN_RANGE_METRES = 400;

  private final FixColumns fixes;
  private final PlacedFixes placed;
  private final List<List<NetworkPosition>> stands = new ArrayList<>();
  private final double[] readerEasting;
  private final double[] readerNorthing;
  private final double[] readerRange;
  private final double[] readerSlack;
  private final boolean[] isZone;
  private final double unstatedSigma;

  private Whereabouts(Tracks tracks, double unstatedSigma) {
    fixes = tracks.fixes();
    placed = tracks.placed();
    this.unstatedSigma = unstatedSigma;
    int n = fixes.readers().size();
    readerEasting = new double[n];
    readerNorthing = new double[n];
    readerRange = new double[n];
    readerSlack = new double[n];
    isZone = new boolean[n];
  }

  static Whereabouts of(MineNight night, Tracks tracks) {
    Whereabouts w =
        new Whereabouts(tracks, night.parameter("error-budget", "accuracy_unstated_sigma_m"));
    for (int r = 0; r < w.readerEasting.length; r++) {
      w.readerEasting[r] = Double.NaN;
      w.stands.add(List.of());
      ReaderPlace place = tracks.readers().find(w.fixes.readers().get(r)).orElse(null);
      if (place != null && place.hasPlace()) {
        Reader reader = place.reader();
        w.stands.set(r, place.positions());
        w.readerEasting[r] = reader.easting().getAsDouble();
        w.readerNorthing[r] = reader.northing().getAsDouble();
        w.readerSlack[r] = SIGMAS * place.sigmaMetres();
        w.readerRange[r] =
            RANGE_SLACK
                * reader
                    .range()
                    .orElse(
                        reader.kind() == Reader.Kind.ZONE
                            ? UNKNOWN_ZONE_METRES
                            : UNKNOWN_RANGE_METRES);
        w.isZone[r] = reader.kind() == Reader.Kind.ZONE;
      }
    }
    return w;
  }

  FixColumns fixes() {
    return fixes;
  }

  /** Whether the fix has a time to count on and a place of its own or of its station. */
  boolean isKnown(int i) {
    return (fixes.marks(i) & FixColumns.NO_TIME) == 0 && !Double.isNaN(easting(i));
  }

  /** Of the middle of the circle; NaN when nothing is known. */
  double easting(int i) {
    return fixes.hasPlace(i)
        ? fixes.easting(i)
        : fixes.reader(i) < 0 ? Double.NaN : readerEasting[fixes.reader(i)];
  }

  double northing(int i) {
    return fixes.hasPlace(i)
        ? fixes.northing(i)
        : fixes.reader(i) < 0 ? Double.NaN : readerNorthing[fixes.reader(i)];
  }

  /** Radius of the circle, metres. */
  double slackMetres(int i) {
    float stated = fixes.accuracy(i);
    if (fixes.hasPlace(i)) {
      return SIGMAS * (Float.isNaN(stated) ? unstatedSigma : stated) + MULTIPATH_METRES / 2;
    }
    int r = fixes.reader(i);
    float read = fixes.distance(i);
    if (!Float.isNaN(read) && !(isZone[r] && read == 0)) {
      return readerSlack[r] + Math.abs(read);
    }
    // Heard there, no more: a zone reader, or when a card came to a station.
    return readerSlack[r] + (Float.isNaN(stated) ? readerRange[r] : RANGE_SLACK * stated);
  }

  /** The way between two fixes is at least this long, in plan. */
  double leastMetres(int a, int b) {
    double de = easting(a) - easting(b);
    double dn = northing(a) - northing(b);
    double slack = slackMetres(a) + slackMetres(b);
    if (de * de + dn * dn < SURELY_LESS * slack * slack) {
      return 0;
    }
    return Math.max(0, Math.hypot(de, dn) - slackMetres(a) - slackMetres(b));
  }

  /**
   * The way between two fixes along the drawn roads is at least this long; 0 when they may lie off
   * them. It trusts the drawing not to lack a road.
   */
  double leastWayMetres(int a, int b) {
    double least = Double.POSITIVE_INFINITY;
    for (NetworkPosition p : stands(a)) {
      for (NetworkPosition q : stands(b)) {
        least = Math.min(least, placed.network().distance(p, q));
      }
    }
    return Double.isInfinite(least) ? 0 : Math.max(0, least - slackMetres(a) - slackMetres(b));
  }

  /** Where the middle of a fix's circle may lie on the roads. */
  private List<NetworkPosition> stands(int i) {
    if (!fixes.hasPlace(i)) {
      return stands.get(fixes.reader(i));
    }
    return placed.isCertainRoad(i)
        ? List.of(new NetworkPosition(placed.edge(i), placed.offsetMetres(i)))
        : List.of();
  }
}
