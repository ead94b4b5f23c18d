package org.minewatch.detect.sight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.NightFacts;
import org.minewatch.detect.StationRange;
import org.minewatch.network.NetworkPosition;
import org.minewatch.network.PlacedFixes;
import org.minewatch.network.ReaderPlace;
import org.minewatch.network.ReaderPlaces;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.presence.CoverageCount;
import org.minewatch.presence.CoverageModel;
import org.minewatch.presence.PresenceDay;
import org.minewatch.presence.Stretch;
import org.minewatch.sight.BlindStretch;
import org.minewatch.sight.LostPlace;
import org.minewatch.sight.WorkingsSeen;
import org.minewatch.track.FixColumns;

/**
 * Which of the roads in use stations can see, by their ranges and by where anybody was heard.
 *
 * <p>Where somebody was heard: in this night by readings with one certain place; where readings are
 * coordinates also in the nights before, by the learned coverage. A distance from a station does
 * not say in which of several roads it was read, so that of earlier nights no road follows.
 */
final class SeenRoads {
  private static final int NIGHTS_BACK = 13;
  private static final int MOST_STRETCHES = 5;
  private static final int MOST_LOST = 5;

  /** A shorter rest is an error of the drawing, and readings may stray singly. */
  private static final double LEAST_METRES = 10;

  private static final double BIN_METRES = 10;
  private static final int LEAST_READINGS = 3;
  private static final double MILLIS_AN_HOUR = 3_600_000.0;

  private final MineNight night;
  private final RoadwayNetwork network;
  private final ReaderPlaces readers;

  private SeenRoads(MineNight night) {
    this.night = night;
    this.network = night.network();
    this.readers =
        night
            .tracks()
            .map(t -> t.readers())
            .orElseGet(() -> ReaderPlaces.of(network, night.readers(), night.night()));
  }

  /** Empty when no road is drawn or reported. */
  static Optional<WorkingsSeen> of(MineNight night) {
    return night.network().edgeCount() == 0
        ? Optional.empty()
        : Optional.of(new SeenRoads(night).seen());
  }

  private WorkingsSeen seen() {
    List<ReaderPlace> stations = readers.list().stream().filter(ReaderPlace::onNetwork).toList();
    OpenRoads open = OpenRoads.of(night, stations);
    List<PresenceDay> earlier =
        night.earlier(NIGHTS_BACK).stream()
            .map(NightFacts::presence)
            .flatMap(Optional::stream)
            .toList();
    CoverageModel learned =
        earlier.stream()
            .map(PresenceDay::coverage)
            .reduce(CoverageModel.EMPTY, CoverageModel::plus);
    Spans[] heard = heard(learned);
    double metres = 0;
    double heardMetres = 0;
    double unseenMetres = 0;
    List<BlindStretch> blind = new ArrayList<>();
    for (int edge = 0; edge < network.edgeCount(); edge++) {
      if (!open.isInUse(edge)) {
        continue;
      }
      Spans seen = open.closed(edge);
      double closed = seen.total();
      metres += network.length(edge) - closed;
      if (heard[edge] != null) {
        seen.addAll(heard[edge]);
        heardMetres += seen.total() - closed;
      }
      inRange(edge, stations, seen);
      for (double[] gap : seen.gaps(LEAST_METRES)) {
        unseenMetres += gap[1] - gap[0];
        blind.add(stretch(edge, gap, stations));
      }
    }
    blind.sort(
        Comparator.comparingDouble((BlindStretch s) -> -s.metres())
            .thenComparing(BlindStretch::road)
            .thenComparingDouble(BlindStretch::fromMetres));
    boolean positions = night.presence().isPresent();
    return new WorkingsSeen(
        metres,
        stations.size(),
        silent(stations),
        stations.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(unseenMetres),
        positions ? OptionalDouble.of(heardMetres) : OptionalDouble.empty(),
        positions ? 1 + (byCoordinates() ? earlier.size() : 0) : 0,
        stations.isEmpty() ? List.of() : first(blind, MOST_STRETCHES),
        lost(night.presence().map(p -> learned.plus(p.coverage())).orElse(learned)));
  }

  /** Adds what the stations reach of an edge. */
  private void inRange(int edge, List<ReaderPlace> stations, Spans seen) {
    double length = network.length(edge);
    for (ReaderPlace p : stations) {
      double range = StationRange.metres(night, p.reader());
      for (NetworkPosition at : p.positions()) {
        seen.add(0, range - network.distance(edge, 0, at.edge(), at.offsetMetres()));
        double fromEnd = network.distance(edge, length, at.edge(), at.offsetMetres());
        seen.add(length - range + fromEnd, length);
        if (at.edge() == edge) {
          seen.add(at.offsetMetres() - range, at.offsetMetres() + range);
        }
      }
    }
  }

  private BlindStretch stretch(int edge, double[] gap, List<ReaderPlace> stations) {
    double middle = (gap[0] + gap[1]) / 2;
    double nearest = Double.POSITIVE_INFINITY;
    for (ReaderPlace p : stations) {
      for (NetworkPosition at : p.positions()) {
        nearest = Math.min(nearest, network.distance(edge, middle, at.edge(), at.offsetMetres()));
      }
    }
    double[] place =
        night.frame().toLonLat(network.easting(edge, middle), network.northing(edge, middle));
    return new BlindStretch(
        network.source(edge),
        network.kind(edge).name().toLowerCase(Locale.ROOT).replace('_', '-'),
        gap[0],
        gap[1],
        OptionalDouble.of(nearest),
        place[0],
        place[1]);
  }

  /** What was heard of each edge; null where nothing was. */
  private Spans[] heard(CoverageModel learned) {
    Spans[] heard = new Spans[network.edgeCount()];
    night.placedFixes().ifPresent(placed -> tonight(placed, heard));
    if (!byCoordinates()) {
      return heard;
    }
    for (int edge = 0; edge < heard.length; edge++) {
      double length = network.length(edge);
      for (double from = 0; from < length; from += BIN_METRES) {
        double at = Math.min(length, from + BIN_METRES / 2);
        if (learned
            .find(
                new Stretch(
                    "",
                    (int) Math.floor(network.easting(edge, at) / Stretch.METRES),
                    (int) Math.floor(network.northing(edge, at) / Stretch.METRES)))
            .isPresent()) {
          add(heard, edge, from, from + BIN_METRES);
        }
      }
    }
    return heard;
  }

  private void tonight(PlacedFixes placed, Spans[] heard) {
    int[][] readings = new int[network.edgeCount()][];
    for (int i = 0; i < placed.size(); i++) {
      if (!placed.isCertainRoad(i) || (placed.fixes().marks(i) & FixColumns.MARK_JUMP) != 0) {
        continue;
      }
      int edge = placed.edge(i);
      if (readings[edge] == null) {
        readings[edge] = new int[1 + (int) (network.length(edge) / BIN_METRES)];
      }
      int bin = (int) (placed.offsetMetres(i) / BIN_METRES);
      readings[edge][Math.max(0, Math.min(readings[edge].length - 1, bin))]++;
    }
    for (int edge = 0; edge < readings.length; edge++) {
      for (int bin = 0; readings[edge] != null && bin < readings[edge].length; bin++) {
        if (readings[edge][bin] >= LEAST_READINGS) {
          add(
              heard,
              edge,
              bin * BIN_METRES - WorkingsSeen.HEARD_METRES,
              (bin + 1) * BIN_METRES + WorkingsSeen.HEARD_METRES);
        }
      }
    }
  }

  private void add(Spans[] heard, int edge, double from, double to) {
    if (heard[edge] == null) {
      heard[edge] = new Spans(network.length(edge));
    }
    heard[edge].add(from, to);
  }

  private boolean byCoordinates() {
    return night.fixes().map(FixColumns::hasPlaces).orElse(false);
  }

  /** Stations that read nobody tonight; none where positions do not name stations. */
  private int silent(List<ReaderPlace> stations) {
    TreeSet<String> heard =
        night.fixes().map(f -> new TreeSet<>(f.readers())).orElseGet(TreeSet::new);
    return heard.isEmpty()
        ? 0
        : (int) stations.stream().filter(s -> !heard.contains(s.reader().readerId())).count();
  }

  private List<LostPlace> lost(CoverageModel model) {
    Map<String, ReaderPlace> byId =
        readers.list().stream()
            .collect(
                Collectors.toMap(p -> p.reader().readerId(), p -> p, (a, b) -> a, TreeMap::new));
    return model.deadZones().stream()
        .sorted(Comparator.comparingLong((CoverageCount c) -> -c.lostMillis()))
        .limit(MOST_LOST)
        .map(c -> lost(c, byId.get(c.stretch().readerId())))
        .toList();
  }

  private LostPlace lost(CoverageCount c, ReaderPlace station) {
    boolean square = c.stretch().readerId().isEmpty();
    double easting = (c.stretch().first() + 0.5) * Stretch.METRES;
    double northing = (c.stretch().second() + 0.5) * Stretch.METRES;
    if (!square) {
      easting = station == null ? Double.NaN : station.reader().easting().orElse(Double.NaN);
      northing = station == null ? Double.NaN : station.reader().northing().orElse(Double.NaN);
    }
    boolean known = !Double.isNaN(easting) && night.frame().covers(easting, northing);
    double[] place = known ? night.frame().toLonLat(easting, northing) : new double[2];
    return new LostPlace(
        c.stretch().readerId(),
        square ? 0 : c.stretch().first() * Stretch.METRES,
        known ? OptionalDouble.of(place[0]) : OptionalDouble.empty(),
        known ? OptionalDouble.of(place[1]) : OptionalDouble.empty(),
        c.losses(),
        c.losers(),
        c.lostMillis() / MILLIS_AN_HOUR);
  }

  private static <T> List<T> first(List<T> list, int most) {
    return list.subList(0, Math.min(most, list.size()));
  }
}
