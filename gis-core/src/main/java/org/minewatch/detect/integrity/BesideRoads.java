package org.minewatch.detect.integrity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.minewatch.detect.Tracks;
import org.minewatch.detect.integrity.StationDoubts.Square;
import org.minewatch.network.ReaderPlace;
import org.minewatch.network.ReaderPlaces;
import org.minewatch.region.Reader;
import org.minewatch.track.FixColumns;

/**
 * Stations that their records put beside every road, and what rests on them. A station hangs in a
 * road: by so much as its record misses the nearest one it is off, and along the road it may be off
 * by as much.
 */
final class BesideRoads {
  /** Of a station's own sigma: less is its survey and the drawing's. */
  private static final double SIGMAS = 2;

  /** Beyond, the station stands in a road that nobody drew, or in no road of this mine. */
  private static final double MOST_METRES = 3 * ReaderPlaces.DOUBTED_SIGMA_METRES;

  /** Where more of them lie beside the roads it is the drawing that is off. */
  private static final double MOST_SHARE = 0.3;

  private BesideRoads() {}

  /** Metres from the nearest road by station. */
  static Map<String, Double> stations(ReaderPlaces readers) {
    TreeMap<String, Double> beside = new TreeMap<>();
    int placed = 0;
    for (ReaderPlace p : readers.list()) {
      if (p.hasPlace() && p.reader().placedBy() == Reader.PlacedBy.SURVEYED) {
        placed++;
        if (p.missMetres() > SIGMAS * p.sigmaMetres() && p.missMetres() <= MOST_METRES) {
          beside.put(p.reader().readerId(), p.missMetres());
        }
      }
    }
    return beside.size() <= MOST_SHARE * placed ? beside : Map.of();
  }

  /** Where fixes with places of their own are nearest to one of these stations. */
  static Set<Square> squares(Tracks tracks, Set<String> beside) {
    if (beside.isEmpty()) {
      return Set.of();
    }
    List<ReaderPlace> stations = new ArrayList<>();
    tracks.readers().list().stream().filter(ReaderPlace::hasPlace).forEach(stations::add);
    FixColumns fixes = tracks.fixes();
    Set<Square> looked = new HashSet<>();
    Set<Square> doubted = new HashSet<>();
    Square last = null;
    for (int i = 0; i < fixes.size(); i++) {
      if (!fixes.hasPlace(i)) {
        continue;
      }
      Square square = Square.of(fixes.easting(i), fixes.northing(i));
      // Most rows are where the one before was.
      if (!square.equals(last)
          && looked.add(square)
          && beside.contains(nearest(stations, square))) {
        doubted.add(square);
      }
      last = square;
    }
    return doubted;
  }

  private static String nearest(List<ReaderPlace> stations, Square square) {
    String nearest = "";
    double least = Double.POSITIVE_INFINITY;
    for (ReaderPlace p : stations) {
      double metres =
          Math.hypot(
              p.reader().easting().getAsDouble() - square.middleEasting(),
              p.reader().northing().getAsDouble() - square.middleNorthing());
      if (metres < least) {
        least = metres;
        nearest = p.reader().readerId();
      }
    }
    return nearest;
  }
}
