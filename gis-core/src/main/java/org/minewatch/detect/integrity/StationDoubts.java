package org.minewatch.detect.integrity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minewatch.detect.Tracks;

/**
 * Where the record of a station does not fit how people walk. Who walks on goes on as he went;
 * where people leap to one side in the middle of a walk, and back again when they leave, what lies
 * between the two leaps is not where it is said to be: the station that it rests on stands
 * elsewhere than its record says. A road that nobody drew is walked into without a leap.
 *
 * <p>A record that puts a station beside every road is in doubt of itself.
 *
 * <p>This accuses nobody. It says how far what rests on a station can be trusted.
 *
 * @param stations that people's leaps put in doubt, where fixes name the station and a distance
 * @param squares that leaps put in doubt, where fixes have places of their own: what gave the place
 *     is not known then
 * @param beside stations recorded beside every road: by how many metres
 * @param besideSquares places of fixes' own that are nearest to one of them
 */
public record StationDoubts(
    Map<String, Leap> stations,
    Map<Square, Leap> squares,
    Map<String, Double> beside,
    Set<Square> besideSquares) {
  /** Of the mine's grid. */
  static final double SQUARE_METRES = 20;

  /** Squares to the next with people along a way, as far as one goes between two rows. */
  private static final int REACH = 2;

  /** A square of {@value #SQUARE_METRES} m of the mine's grid. */
  record Square(int east, int north) implements Comparable<Square> {
    static Square of(double easting, double northing) {
      return new Square(
          (int) Math.floor(easting / SQUARE_METRES), (int) Math.floor(northing / SQUARE_METRES));
    }

    double middleEasting() {
      return (east + 0.5) * SQUARE_METRES;
    }

    double middleNorthing() {
      return (north + 0.5) * SQUARE_METRES;
    }

    /** Those with people who come to or from this one between two rows, and itself. */
    List<Square> about() {
      List<Square> about = new ArrayList<>();
      for (int e = east - REACH; e <= east + REACH; e++) {
        for (int n = north - REACH; n <= north + REACH; n++) {
          about.add(new Square(e, n));
        }
      }
      return about;
    }

    @Override
    public int compareTo(Square other) {
      int by = Integer.compare(east, other.east);
      return by != 0 ? by : Integer.compare(north, other.north);
    }
  }

  /** Every place taken as it is given. */
  public static final StationDoubts NONE =
      new StationDoubts(Map.of(), Map.of(), Map.of(), Set.of());

  public StationDoubts {
    stations = Collections.unmodifiableSortedMap(new TreeMap<>(stations));
    squares = Collections.unmodifiableSortedMap(new TreeMap<>(squares));
    beside = Collections.unmodifiableSortedMap(new TreeMap<>(beside));
    besideSquares = Set.copyOf(besideSquares);
  }

  /**
   * How far what is recorded lies off.
   *
   * @param east metres
   * @param north metres
   * @param persons who leapt so
   */
  record Leap(double east, double north, int persons) {
    double metres() {
      return Math.hypot(east, north);
    }
  }

  /** Squares in doubt that lie together, and the leap of most people among them. */
  record Area(List<Square> squares, Leap leap) {}

  public boolean isEmpty() {
    return stations.isEmpty() && squares.isEmpty() && beside.isEmpty();
  }

  /** Whether what a station says is in doubt. */
  public boolean holds(String readerId) {
    return stations.containsKey(readerId) || beside.containsKey(readerId);
  }

  /** The stations in doubt. */
  public Set<String> doubted() {
    Set<String> doubted = new TreeSet<>(stations.keySet());
    doubted.addAll(beside.keySet());
    return doubted;
  }

  /** Whether any place of a fix's own is in doubt. */
  public boolean holdsPlaces() {
    return !squares.isEmpty() || !besideSquares.isEmpty();
  }

  /** Whether a place of a fix's own is in doubt; metres of the mine's grid. */
  public boolean holds(double easting, double northing) {
    Square square = Square.of(easting, northing);
    return squares.containsKey(square) || besideSquares.contains(square);
  }

  /** The squares in doubt, those that lie together as one. */
  List<Area> areas() {
    List<Area> areas = new ArrayList<>();
    TreeSet<Square> left = new TreeSet<>(squares.keySet());
    while (!left.isEmpty()) {
      List<Square> together = new ArrayList<>(List.of(left.pollFirst()));
      for (int i = 0; i < together.size(); i++) {
        for (Square to : together.get(i).about()) {
          if (left.remove(to)) {
            together.add(to);
          }
        }
      }
      Leap most =
          together.stream().map(squares::get).max(Comparator.comparingInt(Leap::persons)).get();
      areas.add(new Area(together, most));
    }
    return areas;
  }

  /**
   * What a night's ways say, every station taken to stand where its record says.
   *
   * @param unstated one sigma of a fix that states no accuracy, metres
   */
  public static StationDoubts of(Tracks recorded, double unstated) {
    LeapSearch leaps = new LeapSearch(recorded, unstated);
    leaps.search();
    Map<String, Double> beside = BesideRoads.stations(recorded.readers());
    return new StationDoubts(
        leaps.stations(), leaps.squares(), beside, BesideRoads.squares(recorded, beside.keySet()));
  }
}
