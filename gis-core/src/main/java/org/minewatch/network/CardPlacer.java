package org.minewatch.network;

import java.util.Optional;
import org.minewatch.region.Reader;
import org.minewatch.track.FixColumns;

/**
 * Places the fixes of cards one after the other. A fix with one possible place is settled; those
 * between two settled ones are settled together by {@link RunSettler}. One per thread.
 */
final class CardPlacer {
  /** Ultra-wideband ranging underground is good to about this where nothing is stated. */
  private static final double RANGING_SIGMA_METRES = 2;

  private static final double COORDINATE_SIGMA_METRES = 3;

  /** People walk anywhere in a road, not on its middle. */
  private static final double IN_ROAD_SIGMA_METRES = 1.5;

  private static final double HALF_ROAD_METRES = 3;
  private static final double MAX_MATCH_METRES = 60;
  private static final double ZONE_SIGMA_METRES = 50;
  private static final double SEGMENT_ACCURACY_METRES = 30;
  private static final double SCORE_SPAN = 12;

  /** Beyond its drawn end a road goes straight on, give or take four degrees. */
  private static final double BEND_BEYOND_END = 0.07;

  /** Odds of 100 to 1: leaves out what another station would have read, or what has caved. */
  private static final double STATION_SCORE_SPAN = 4.6;

  private static final int MAX_RUN = 2_000;

  private final RoadwayNetwork network;
  private final StationReaches reaches;
  private final FixColumns fixes;
  private final PlacedFixes placed;
  private final Candidates candidates;
  private final RunSettler settler;
  private final NearbyRoads nearby;
  private final RoadJumps jumps;
  private final int[] rows = new int[MAX_RUN + 1];
  private final int[] starts = new int[MAX_RUN + 2];
  private int length;

  /** Most fixes of a night say the same of their accuracy. */
  private double lastAccuracy = Double.NaN;

  private double lastSigma;

  CardPlacer(RoadwayNetwork network, StationReaches reaches, FixColumns fixes, PlacedFixes placed) {
    this.network = network;
    this.reaches = reaches;
    this.fixes = fixes;
    this.placed = placed;
    this.candidates = new Candidates(network);
    this.settler = new RunSettler(candidates, fixes);
    this.nearby = new NearbyRoads(network);
    this.jumps = new RoadJumps(network, fixes, placed);
  }

  /** Places rows from one to before another; cards are not divided between calls. */
  void place(int from, int to) {
    begin();
    int cardFrom = from;
    for (int i = from; i < to; i++) {
      if (i > from && fixes.card(i) != fixes.card(i - 1)) {
        settle();
        begin();
        jumps.doubt(cardFrom, i);
        cardFrom = i;
      }
      int first = candidates.size;
      if (fixes.hasPlace(i)) {
        coordinates(i);
      } else if (fixes.reader(i) >= 0) {
        station(i);
      }
      int found = candidates.size - first;
      if (found == 0) {
        continue;
      }
      rows[length++] = i;
      starts[length] = candidates.size;
      if (found == 1 || length == MAX_RUN) {
        settle();
        carryOn(i, found == 1);
      }
    }
    settle();
    jumps.doubt(cardFrom, to);
  }

  private void begin() {
    length = 0;
    candidates.clear();
  }

  /** Begins the next run with the settled fix that ended this one. */
  private void carryOn(int row, boolean settled) {
    int last = candidates.size - 1;
    if (!settled) {
      begin();
      return;
    }
    int e = candidates.edge[last];
    double at = candidates.offset[last];
    double beyond = candidates.off[last];
    double east = candidates.easting[last];
    double north = candidates.northing[last];
    double score = candidates.score[last];
    candidates.clear();
    candidates.add(e, at, beyond, east, north, score);
    rows[0] = row;
    starts[1] = 1;
    length = 1;
  }

  private void settle() {
    if (length == 0) {
      return;
    }
    settler.settle(rows, starts, length);
    for (int r = 0; r < length; r++) {
      write(rows[r], settler.chosen(r), settler.ambiguous(r));
    }
  }

  private void write(int i, int c, boolean open) {
    int bits = PlacedFixes.PLACED | (open ? PlacedFixes.AMBIGUOUS : 0);
    double off = candidates.off[c];
    if (fixes.hasPlace(i)) {
      placed.set(
          i,
          candidates.edge[c],
          candidates.offset[c],
          fixes.easting(i),
          fixes.northing(i),
          coordinateSigma(i),
          off,
          bits,
          PlaceBasis.COORDINATES);
      return;
    }
    ReaderPlace station = reaches.place(fixes.reader(i));
    double ranging = rangingSigma(i);
    double sigma = Math.hypot(Math.hypot(ranging, station.sigmaMetres()), network.sigmaMetres());
    if (off > 0) {
      bits |= PlacedFixes.BEYOND_END;
      bits |= off > 3 * ranging ? PlacedFixes.UNMATCHED : 0;
      sigma = Math.hypot(sigma, BEND_BEYOND_END * off);
    }
    placed.set(
        i,
        candidates.edge[c],
        candidates.offset[c],
        candidates.easting[c],
        candidates.northing[c],
        sigma,
        off,
        bits,
        basis(station));
  }

  private double rangingSigma(int i) {
    float accuracy = fixes.accuracy(i);
    return Float.isNaN(accuracy) ? RANGING_SIGMA_METRES : accuracy;
  }

  private double coordinateSigma(int i) {
    float accuracy = fixes.accuracy(i);
    double own = Float.isNaN(accuracy) ? COORDINATE_SIGMA_METRES : accuracy;
    if (own != lastAccuracy) {
      lastAccuracy = own;
      lastSigma = Math.hypot(Math.hypot(own, IN_ROAD_SIGMA_METRES), network.sigmaMetres());
    }
    return lastSigma;
  }

  private static PlaceBasis basis(ReaderPlace station) {
    return switch (station.reader().placedBy()) {
      case SURVEYED -> PlaceBasis.SURVEYED_STATION;
      case CLICKED -> PlaceBasis.CLICKED_STATION;
      case DRAWING -> PlaceBasis.DRAWN_STATION;
    };
  }

  private void coordinates(int i) {
    double sigma = coordinateSigma(i);
    double reach = Math.min(MAX_MATCH_METRES, 3 * sigma + HALF_ROAD_METRES);
    int first = candidates.size;
    nearby.find(fixes.easting(i), fixes.northing(i), reach);
    for (int k = 0; k < nearby.size(); k++) {
      double miss = nearby.miss(k);
      int edge = nearby.edge(k);
      double offset = nearby.offset(k);
      candidates.add(
          edge,
          offset,
          miss,
          network.easting(edge, offset),
          network.northing(edge, offset),
          -0.5 * miss * miss / (sigma * sigma));
    }
    candidates.prune(first, SCORE_SPAN);
    if (candidates.size == first) {
      unmatched(i, fixes.easting(i), fixes.northing(i), sigma, PlaceBasis.COORDINATES);
    }
  }

  private void station(int i) {
    ReaderPlace station = reaches.place(fixes.reader(i));
    if (station == null || !station.hasPlace()) {
      return;
    }
    double d = fixes.distance(i);
    if (isSegment(station, i)) {
      segment(i, station);
      return;
    }
    ReaderReach reach = reaches.reach(fixes.reader(i));
    if (reach == null) {
      straightOn(i, station, d);
      return;
    }
    int first = candidates.size;
    reach.candidates(d, 3 * rangingSigma(i), candidates);
    candidates.prune(first, STATION_SCORE_SPAN);
    if (candidates.size == first) {
      straightOn(i, station, d);
    }
  }

  private boolean isSegment(ReaderPlace station, int i) {
    double d = fixes.distance(i);
    return station.reader().kind() == Reader.Kind.ZONE
        || Double.isNaN(d)
        || d == 0 && fixes.accuracy(i) >= SEGMENT_ACCURACY_METRES;
  }

  /** A zone reader's fix: a stretch of road around the reader, however many ways it goes. */
  private void segment(int i, ReaderPlace station) {
    Reader reader = station.reader();
    float accuracy = fixes.accuracy(i);
    double sigma =
        Float.isNaN(accuracy) || accuracy == 0
            ? reader.range().orElse(ZONE_SIGMA_METRES)
            : accuracy;
    double spread = Math.hypot(sigma, station.sigmaMetres());
    if (!station.onNetwork()) {
      unmatched(
          i,
          reader.easting().getAsDouble(),
          reader.northing().getAsDouble(),
          spread,
          basis(station));
      return;
    }
    NetworkPosition at = station.positions().get(0);
    int bits =
        PlacedFixes.PLACED
            | PlacedFixes.SEGMENT
            | (station.ambiguous() ? PlacedFixes.AMBIGUOUS : 0);
    placed.set(
        i,
        at.edge(),
        at.offsetMetres(),
        network.easting(at.edge(), at.offsetMetres()),
        network.northing(at.edge(), at.offsetMetres()),
        spread,
        0,
        bits,
        basis(station));
  }

  /**
   * A distance from a station that no drawn road explains: along its direction, as far as known.
   */
  private void straightOn(int i, ReaderPlace station, double d) {
    Reader reader = station.reader();
    double e = reader.easting().getAsDouble();
    double n = reader.northing().getAsDouble();
    double sigma = Math.hypot(rangingSigma(i), station.sigmaMetres());
    if (reader.positiveAzimuthDegrees().isPresent()) {
      double azimuth = Math.toRadians(reader.positiveAzimuthDegrees().getAsDouble());
      e += d * Math.sin(azimuth);
      n += d * Math.cos(azimuth);
    } else {
      sigma = Math.hypot(sigma, d);
    }
    unmatched(i, e, n, sigma, basis(station));
  }

  private void unmatched(int i, double e, double n, double sigma, PlaceBasis basis) {
    Optional<NetworkPosition> at = network.nearest(e, n, Double.MAX_VALUE);
    int edge = at.map(NetworkPosition::edge).orElse(-1);
    double offset = at.map(NetworkPosition::offsetMetres).orElse(Double.NaN);
    double miss =
        edge < 0
            ? Double.POSITIVE_INFINITY
            : Math.hypot(network.easting(edge, offset) - e, network.northing(edge, offset) - n);
    placed.set(
        i, edge, offset, e, n, sigma, miss, PlacedFixes.PLACED | PlacedFixes.UNMATCHED, basis);
  }
}
