package org.minewatch.nightly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Tracks;
import org.minewatch.finding.MineReplay;
import org.minewatch.network.PlacedFixes;
import org.minewatch.network.ReaderPlace;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.presence.InMinePeriod;
import org.minewatch.presence.PresenceRules;
import org.minewatch.region.CardHolder;
import org.minewatch.region.Reader;
import org.minewatch.region.ShiftReport;
import org.minewatch.replay.After;
import org.minewatch.replay.Before;
import org.minewatch.replay.MapPlane;
import org.minewatch.replay.PlaceKind;
import org.minewatch.replay.ReplayWriter;
import org.minewatch.track.FixColumns;

/**
 * A mine's night as a film: each card's readings where they were placed, its times underground, and
 * why it was not heard between. A reading by whose time nothing may be counted, and one that jumps
 * there and back, is left out, as it is in every count of people.
 */
final class NightReplay {
  private static final int SECOND_MILLIS = 1000;
  private static final int FINE_TICK_MILLIS = 100;
  private static final double ORIGIN_STEP_METRES = 100;

  /** Nobody takes a short step for a walk through the rock. */
  private static final double LEAST_WAY_METRES = 25;

  private final MineNight night;
  private final Tracks tracks;
  private final FixColumns fixes;
  private final PlacedFixes placed;
  private final long start;
  private final long end;
  private final int tickMillis;
  private final MapPlane plane;
  private final DrawnWay ways;
  private final ReplayWriter writer;
  private final double[] place = new double[2];

  private NightReplay(MineNight night, Tracks tracks, double[] origin) {
    this.night = night;
    this.tracks = tracks;
    this.fixes = tracks.fixes();
    this.placed = tracks.placed();
    this.ways = new DrawnWay(placed.network());
    this.start = night.startOf(night.night()).toInstant().toEpochMilli();
    this.end = night.end().toInstant().toEpochMilli();
    this.tickMillis = tickMillis(fixes);
    this.plane = MapPlane.about(night.frame(), origin[0], origin[1]);
    plane.lay(origin[0], origin[1], place);
    this.writer =
        new ReplayWriter(
            new ReplayWriter.Head(
                Math.floorDiv(start, SECOND_MILLIS),
                (int) ((end - start) / SECOND_MILLIS),
                tickMillis,
                (int) (PresenceRules.DEFAULT.silenceMillis() / SECOND_MILLIS),
                plane.zone(),
                round(place[0]),
                round(place[1])));
  }

  /** The film; empty when no reading has a place that a map could show. */
  static Optional<MineReplay> of(MineNight night) {
    return night
        .tracks()
        .flatMap(
            tracks ->
                origin(night, tracks)
                    .map(origin -> new NightReplay(night, tracks, origin).write()));
  }

  private static int round(double metres) {
    return (int) (Math.rint(metres / ORIGIN_STEP_METRES) * ORIGIN_STEP_METRES);
  }

  /** Whole seconds where all readings are, as they are as a rule. */
  private static int tickMillis(FixColumns fixes) {
    for (int i = 0; i < fixes.size(); i++) {
      if (fixes.timeMillis(i) % SECOND_MILLIS != 0) {
        return FINE_TICK_MILLIS;
      }
    }
    return SECOND_MILLIS;
  }

  /** A place in the mine: of its roads, else of the first reading that has one. */
  private static Optional<double[]> origin(MineNight night, Tracks tracks) {
    RoadwayNetwork network = tracks.placed().network();
    if (network.nodeCount() > 0
        && night.frame().covers(network.nodeEasting(0), network.nodeNorthing(0))) {
      return Optional.of(new double[] {network.nodeEasting(0), network.nodeNorthing(0)});
    }
    for (int i = 0; i < tracks.fixes().size(); i++) {
      double e = easting(tracks.fixes(), tracks.placed(), i);
      double n = northing(tracks.fixes(), tracks.placed(), i);
      if (night.frame().covers(e, n)) {
        return Optional.of(new double[] {e, n});
      }
    }
    return Optional.empty();
  }

  /** The reading's own coordinate to the last digit where it has one. */
  private static double easting(FixColumns fixes, PlacedFixes placed, int i) {
    return fixes.hasPlace(i) ? fixes.easting(i) : placed.easting(i);
  }

  private static double northing(FixColumns fixes, PlacedFixes placed, int i) {
    return fixes.hasPlace(i) ? fixes.northing(i) : placed.northing(i);
  }

  private MineReplay write() {
    shifts();
    tracks.readers().list().forEach(this::station);
    cards();
    return new MineReplay(night.mineCode(), writer.finish());
  }

  /** The reported shifts that touch the night; of several rows of one the largest total stands. */
  private void shifts() {
    TreeMap<List<Long>, List<ShiftReport>> byTime =
        new TreeMap<>(
            Comparator.comparing((List<Long> t) -> t.get(0)).thenComparing(t -> t.get(1)));
    for (ShiftReport s : night.records().shiftReports()) {
      long from = s.from().toInstant().toEpochMilli();
      long to = s.to().toInstant().toEpochMilli();
      if (from < end && to > start && to > from) {
        byTime.computeIfAbsent(List.of(from, to), t -> new ArrayList<>()).add(s);
      }
    }
    byTime.forEach(
        (times, reports) -> {
          ShiftReport named =
              reports.stream()
                  .min(Comparator.comparing(ShiftReport::shift).thenComparing(ShiftReport::date))
                  .orElseThrow();
          OptionalInt heads =
              reports.stream()
                  .filter(r -> r.faceId().isEmpty() && r.headcount() >= 0)
                  .mapToInt(ShiftReport::headcount)
                  .max();
          writer.shift(
              named.shift(),
              named.date().toString(),
              Math.floorDiv(times.get(0) - start, SECOND_MILLIS),
              (times.get(1) - times.get(0)) / SECOND_MILLIS,
              heads);
        });
  }

  private void station(ReaderPlace station) {
    Reader reader = station.reader();
    if (station.hasPlace()) {
      plane.lay(reader.easting().getAsDouble(), reader.northing().getAsDouble(), place);
      writer.station(
          reader.readerId(),
          reader.kind() == Reader.Kind.PRECISE,
          station.onNetwork(),
          place[0],
          place[1]);
    }
  }

  private void cards() {
    Map<String, CardHolder> holders = new HashMap<>();
    night.cardHolders().stream()
        .sorted(
            Comparator.comparing((CardHolder h) -> h.from().orElse(java.time.LocalDate.MIN))
                .thenComparing(CardHolder::personId)
                .thenComparing(CardHolder::job)
                .thenComparing(CardHolder::team))
        .forEach(h -> holders.put(h.cardId(), h));
    Map<String, List<InMinePeriod>> periods = new HashMap<>();
    Map<String, List<Silences.Silence>> silences = Silences.of(night);
    night
        .presence()
        .ifPresent(
            p ->
                p.periods()
                    .forEach(
                        t -> periods.computeIfAbsent(t.cardId(), c -> new ArrayList<>()).add(t)));
    int from = 0;
    while (from < fixes.size()) {
      String card = fixes.cardId(from);
      int to = from;
      while (to < fixes.size() && fixes.cardId(to).equals(card)) {
        to++;
      }
      CardHolder holder = holders.get(card);
      writer.card(
          card,
          holder == null ? "" : holder.job(),
          holder == null ? "" : holder.team(),
          holder != null && holder.leader());
      card(from, to, periods.getOrDefault(card, List.of()), silences.getOrDefault(card, List.of()));
      from = to;
    }
  }

  /** The readings of one card; both lists are in the order of time. */
  private void card(int from, int to, List<InMinePeriod> periods, List<Silences.Silence> silences) {
    int period = 0;
    int silence = 0;
    int last = -1;
    for (int i = from; i < to; i++) {
      long t = fixes.timeMillis(i);
      if (t < start
          || t >= end
          || (fixes.marks(i) & (FixColumns.NO_TIME | FixColumns.MARK_JUMP)) != 0) {
        continue;
      }
      while (period < periods.size() && periods.get(period).leftMillis() < t) {
        period++;
      }
      while (silence < silences.size() && silences.get(silence).toMillis() < t) {
        silence++;
      }
      InMinePeriod now = period < periods.size() ? periods.get(period) : null;
      Before before =
          now != null && now.enteredMillis() == t
              ? now.entrySeen() ? Before.ENTERED : Before.FIRST_HEARD
              : silence < silences.size() && silences.get(silence).toMillis() == t
                  ? silences.get(silence).why()
                  : Before.HEARD;
      After after =
          now == null || now.leftMillis() != t
              ? After.GOES_ON
              : now.exitSeen() ? After.LEFT : now.openAfter() ? After.FILES_END : After.LOST;
      if (last >= 0 && before == Before.HEARD) {
        way(last, i);
      }
      moment(i, (t - start) / tickMillis, before, after);
      last = i;
    }
  }

  /** Where two readings are far apart along the roads, the bends between them. */
  private void way(int a, int b) {
    double east = easting(fixes, placed, b) - easting(fixes, placed, a);
    double north = northing(fixes, placed, b) - northing(fixes, placed, a);
    double straight = Math.hypot(east, north);
    // False also where there is no place.
    if (!(straight > LEAST_WAY_METRES) || kind(a) != PlaceKind.ROAD || kind(b) != PlaceKind.ROAD) {
      return;
    }
    long from = fixes.timeMillis(a);
    long millis = fixes.timeMillis(b) - from;
    for (DrawnWay.Bend bend :
        ways.bends(
            placed.edge(a),
            placed.offsetMetres(a),
            placed.edge(b),
            placed.offsetMetres(b),
            straight,
            millis / (double) SECOND_MILLIS)) {
      plane.lay(bend.easting(), bend.northing(), place);
      writer.moment(
          (from + (long) (millis * bend.share()) - start) / tickMillis,
          PlaceKind.ON_THE_WAY,
          Before.HEARD,
          After.GOES_ON,
          place[0],
          place[1],
          bend.elevation(),
          Double.NaN);
    }
  }

  private void moment(int i, long ticks, Before before, After after) {
    PlaceKind kind = kind(i);
    if (kind == PlaceKind.NOWHERE) {
      writer.moment(ticks, kind, before, after, 0, 0, Double.NaN, Double.NaN);
      return;
    }
    plane.lay(easting(fixes, placed, i), northing(fixes, placed, i), place);
    writer.moment(
        ticks,
        kind,
        before,
        after,
        place[0],
        place[1],
        placed.elevation(i),
        placed.edge(i) < 0 ? Double.NaN : placed.offNetworkMetres(i));
  }

  private PlaceKind kind(int i) {
    if (!placed.isPlaced(i)) {
      return fixes.hasPlace(i) ? PlaceKind.OFF_ROAD : PlaceKind.NOWHERE;
    }
    if (placed.isSegment(i)) {
      return PlaceKind.NEAR;
    }
    if (placed.isBeyondEnd(i)) {
      return PlaceKind.BEYOND_END;
    }
    if (placed.isUnmatched(i)) {
      return PlaceKind.OFF_ROAD;
    }
    return placed.isAmbiguous(i) ? PlaceKind.OPEN : PlaceKind.ROAD;
  }
}
