package org.minewatch.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.minewatch.network.PlacedFixes;
import org.minewatch.presence.clean.PaddedTracks;
import org.minewatch.region.Entrance;
import org.minewatch.track.FixColumns;

/**
 * Where people leave the positioning system's sight because they leave the mine: its registered
 * entrances, and the squares in which many cards are first and last heard of their shifts. Mines
 * seldom say where the last reader before the surface hangs.
 */
public final class Mouths {
  /** A learned mouth sees at least this share of all arrivals and of all departures... */
  private static final double SHARE = 0.05;

  /** ... and this many of either. */
  private static final int LEAST = 5;

  private static final double MOST_SIGMA_METRES = 50;

  private record Place(double easting, double northing, double metres) {}

  private final List<Place> places;

  private Mouths(List<Place> places) {
    this.places = places;
  }

  /**
   * @param counts of the nights to learn from, added up; empty to learn nothing
   */
  public static Mouths of(
      Collection<Entrance> entrances, Collection<MouthCount> counts, PresenceRules rules) {
    List<Place> places = new ArrayList<>();
    entrances.forEach(e -> places.add(new Place(e.easting(), e.northing(), rules.mouthMetres())));
    TreeMap<Long, MouthCount> sum = new TreeMap<>();
    long arrivals = 0;
    long departures = 0;
    for (MouthCount c : counts) {
      arrivals += c.arrivals();
      departures += c.departures();
      sum.merge(key(c.east(), c.north()), c, Mouths::plus);
    }
    for (MouthCount c : sum.values()) {
      if (c.arrivals() >= Math.max(LEAST, SHARE * arrivals)
          && c.departures() >= Math.max(LEAST, SHARE * departures)) {
        places.add(
            new Place(
                (c.east() + 0.5) * MouthCount.METRES,
                (c.north() + 0.5) * MouthCount.METRES,
                rules.mouthMetres()));
      }
    }
    return new Mouths(places);
  }

  /** Where cards' shifts began and ended on the joined days, for {@link #of}. */
  public static List<MouthCount> count(PaddedTracks tracks, PlacedFixes placed) {
    TreeMap<Long, MouthCount> counts = new TreeMap<>();
    FixColumns fixes = tracks.fixes();
    for (int p = 0; p < tracks.parts(); p++) {
      int first = tracks.partStart(p);
      int last = tracks.partStart(p + 1) - 1;
      if (!tracks.isOpenBefore(p) && isOwn(tracks, fixes.timeMillis(first))) {
        add(counts, placed, first, 1, 0);
      }
      if (!tracks.isOpenAfter(p) && isOwn(tracks, fixes.timeMillis(last))) {
        add(counts, placed, last, 0, 1);
      }
    }
    return List.copyOf(counts.values());
  }

  private static boolean isOwn(PaddedTracks tracks, long t) {
    return t >= tracks.dayStart(0) && t < tracks.dayStart(tracks.days());
  }

  private static void add(
      TreeMap<Long, MouthCount> counts, PlacedFixes placed, int i, int in, int out) {
    if (!placed.isPlaced(i) || placed.isAmbiguous(i)) {
      return;
    }
    int east = (int) Math.floor(placed.easting(i) / MouthCount.METRES);
    int north = (int) Math.floor(placed.northing(i) / MouthCount.METRES);
    counts.merge(key(east, north), new MouthCount(east, north, in, out), Mouths::plus);
  }

  private static MouthCount plus(MouthCount a, MouthCount b) {
    return new MouthCount(
        a.east(), a.north(), a.arrivals() + b.arrivals(), a.departures() + b.departures());
  }

  private static long key(int east, int north) {
    return (long) east << 32 | north & 0xffffffffL;
  }

  /** Whether somebody may stand at a mouth. */
  boolean isAt(PlacedFixes placed, int i) {
    if (!placed.isPlaced(i)) {
      return false;
    }
    double reach = Math.min(MOST_SIGMA_METRES, placed.sigmaMetres(i));
    for (Place p : places) {
      if (Math.hypot(placed.easting(i) - p.easting, placed.northing(i) - p.northing)
          <= p.metres + reach) {
        return true;
      }
    }
    return false;
  }
}
