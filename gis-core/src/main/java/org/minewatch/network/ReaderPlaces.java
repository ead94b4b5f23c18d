package org.minewatch.network;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minewatch.region.Reader;

/**
 * All stations of a mine in a night, each on its road or said to be off the network.
 *
 * <p>Of the roads in reach the one wins that is near, runs along the station's positive direction
 * and lies at its elevation: at a junction the direction tells the road.
 */
public final class ReaderPlaces {
  /** A surveyed station hangs at the wall or in a niche and is measured from the traverse. */
  private static final double SURVEYED_SIGMA_METRES = 5;

  /** Somebody pointed at a screen: two millimetres on a plan of 1:25,000. */
  private static final double CLICKED_SIGMA_METRES = 50;

  /** A station further than this from every road is off the network (B07 of the domain notes). */
  private static final double OFF_NETWORK_METRES = 20;

  private static final double ACROSS_COSINE = 0.35;
  private static final double TURN_METRES = 12;
  private static final double LEVEL_METRES = 6;
  private static final double LEVEL_WEIGHT = 0.5;
  private static final double LEVEL_MOST_METRES = 20;
  private static final int MAX_POSITIONS = 4;

  /** One sigma of a station whose record is in doubt: it stands within some 30 m of it. */
  public static final double DOUBTED_SIGMA_METRES = 15;

  private final SortedMap<String, ReaderPlace> places;
  private final List<String> notes;

  private ReaderPlaces(SortedMap<String, ReaderPlace> places, List<String> notes) {
    this.places = places;
    this.notes = List.copyOf(notes);
  }

  /** The same with less trust in where some stations stand. */
  public ReaderPlaces doubting(RoadwayNetwork network, Set<String> stations) {
    TreeMap<String, ReaderPlace> wider = new TreeMap<>(places);
    for (String id : stations) {
      ReaderPlace p = places.get(id);
      if (p != null && p.sigmaMetres() < DOUBTED_SIGMA_METRES) {
        wider.put(id, place(network, p.reader(), DOUBTED_SIGMA_METRES));
      }
    }
    return new ReaderPlaces(wider, notes);
  }

  /** The readers in use in a night; of several rows of one reader the latest begun counts. */
  public static ReaderPlaces of(RoadwayNetwork network, List<Reader> readers, LocalDate night) {
    TreeMap<String, Reader> current = new TreeMap<>();
    readers.stream()
        .filter(r -> r.from().map(f -> !f.isAfter(night)).orElse(true))
        .filter(r -> r.to().map(t -> !t.isBefore(night)).orElse(true))
        .sorted(
            Comparator.comparing((Reader r) -> r.from().orElse(LocalDate.MIN))
                .thenComparing(r -> r.easting().orElse(0))
                .thenComparing(r -> r.northing().orElse(0)))
        .forEach(r -> current.put(r.readerId(), r));
    TreeMap<String, ReaderPlace> places = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    for (Reader r : current.values()) {
      ReaderPlace p = place(network, r);
      places.put(r.readerId(), p);
      if (!p.hasPlace()) {
        notes.add("reader " + r.readerId() + " has no place on record");
      } else if (!p.onNetwork()) {
        notes.add(
            String.format(
                java.util.Locale.ROOT,
                "reader %s lies %.0f m from every drawn road",
                r.readerId(),
                p.missMetres()));
      } else if (p.ambiguous()) {
        notes.add(
            "reader "
                + r.readerId()
                + " may stand in any of "
                + p.positions().size()
                + " roads within its uncertainty");
      }
    }
    return new ReaderPlaces(places, notes);
  }

  /** A candidate road of a reader. */
  private record Road(NetworkPosition at, double miss, double cost, int sense) {}

  private static ReaderPlace place(RoadwayNetwork network, Reader r) {
    double sigma =
        switch (r.placedBy()) {
          case SURVEYED -> SURVEYED_SIGMA_METRES;
          case CLICKED -> CLICKED_SIGMA_METRES;
          case DRAWING -> Math.max(1, network.sigmaMetres());
        };
    return place(network, r, sigma);
  }

  private static ReaderPlace place(RoadwayNetwork network, Reader r, double sigma) {
    if (r.easting().isEmpty() || r.northing().isEmpty()) {
      return new ReaderPlace(r, List.of(), List.of(), Double.NaN, sigma);
    }
    double e = r.easting().getAsDouble();
    double n = r.northing().getAsDouble();
    double reach = Math.max(OFF_NETWORK_METRES, 2 * sigma);
    List<Road> roads = roads(network, r, e, n, reach);
    if (roads.isEmpty()) {
      double miss =
          network
              .nearest(e, n, Double.MAX_VALUE)
              .map(p -> miss(network, p, e, n))
              .orElse(Double.POSITIVE_INFINITY);
      return new ReaderPlace(r, List.of(), List.of(), miss, sigma);
    }
    List<Road> kept = new ArrayList<>();
    for (Road road : roads) {
      boolean open = kept.isEmpty() || road.cost <= roads.get(0).cost + sigma;
      if (open
          && kept.size() < MAX_POSITIONS
          && kept.stream().noneMatch(k -> samePlace(network, k.at, road.at))) {
        kept.add(road);
      }
    }
    return new ReaderPlace(
        r,
        kept.stream().map(Road::at).toList(),
        kept.stream().map(Road::sense).toList(),
        roads.stream().mapToDouble(Road::miss).min().getAsDouble(),
        sigma);
  }

  /** Two roads leaving one junction are one place for a reader that stands in it. */
  private static boolean samePlace(RoadwayNetwork network, NetworkPosition a, NetworkPosition b) {
    double e = network.easting(a.edge(), a.offsetMetres());
    double n = network.northing(a.edge(), a.offsetMetres());
    return miss(network, b, e, n) < 3 || network.distance(a, b) < 8;
  }

  private static double miss(RoadwayNetwork network, NetworkPosition p, double e, double n) {
    return Math.hypot(
        network.easting(p.edge(), p.offsetMetres()) - e,
        network.northing(p.edge(), p.offsetMetres()) - n);
  }

  /** The nearest place on every road in reach, the best first. */
  private static List<Road> roads(
      RoadwayNetwork network, Reader r, double e, double n, double reach) {
    NearbyRoads nearby = new NearbyRoads(network);
    nearby.find(e, n, reach);
    List<Road> roads = new ArrayList<>();
    for (int k = 0; k < nearby.size(); k++) {
      int edge = nearby.edge(k);
      NetworkPosition at = new NetworkPosition(edge, nearby.offset(k));
      double miss = nearby.miss(k);
      double cosine = 0;
      double cost = miss;
      if (r.positiveAzimuthDegrees().isPresent()) {
        double azimuth = Math.toRadians(r.positiveAzimuthDegrees().getAsDouble());
        cosine =
            Math.sin(azimuth) * network.towardsEasting(edge, at.offsetMetres())
                + Math.cos(azimuth) * network.towardsNorthing(edge, at.offsetMetres());
        cost += TURN_METRES * Math.sqrt(Math.max(0, 1 - cosine * cosine));
      }
      double z = network.elevation(edge, at.offsetMetres());
      if (r.elevation().isPresent() && !Double.isNaN(z)) {
        double off = Math.abs(z - r.elevation().getAsDouble()) - LEVEL_METRES;
        cost += LEVEL_WEIGHT * Math.min(LEVEL_MOST_METRES, Math.max(0, off));
      }
      int sense = Math.abs(cosine) < ACROSS_COSINE ? 0 : cosine > 0 ? 1 : -1;
      roads.add(new Road(at, miss, cost, sense));
    }
    roads.sort(
        Comparator.comparingDouble(Road::cost)
            .thenComparingInt(x -> x.at.edge())
            .thenComparingDouble(x -> x.at.offsetMetres()));
    return roads;
  }

  public Optional<ReaderPlace> find(String readerId) {
    return Optional.ofNullable(places.get(readerId));
  }

  /** All readers, by id. */
  public List<ReaderPlace> list() {
    return List.copyOf(places.values());
  }

  /** Readers that are off the network, in doubt, or without a place, English sentences. */
  public List<String> notes() {
    return notes;
  }
}
