package org.minewatch.track.upload;

import java.util.Arrays;

/**
 * The records of a file about people's places as columns of primitives: who, where, since when.
 * Times are epoch milliseconds, {@link #UNKNOWN} when not given.
 */
public final class SnapshotColumns {
  /** A time that the record does not tell. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  /** In or out as the record says; the values are those of dialect A. */
  public static final int FLAG_AT_MOUTH = 0;

  public static final int FLAG_UNDERGROUND = 1;
  public static final int FLAG_LEFT = 2;
  public static final int FLAG_UNKNOWN = -1;

  private final Codes codes;
  private int size;
  private int[] card = new int[256];
  private byte[] flag = new byte[256];
  private byte[] marks = new byte[256];
  private int[] area = new int[256];
  private int[] station = new int[256];
  private long[] seen = new long[256];
  private long[] enteredMine = new long[256];
  private long[] leftMine = new long[256];
  private long[] enteredArea = new long[256];
  private long[] enteredStation = new long[256];
  private float[] distance = new float[256];
  private int[] pointsEnd = new int[256];

  private int points;
  private int[] pointStation = new int[256];
  private long[] pointTime = new long[256];

  SnapshotColumns(Codes codes) {
    this.codes = codes;
  }

  void clear() {
    size = 0;
    points = 0;
  }

  void add(
      int card,
      int flag,
      boolean leader,
      int area,
      int station,
      long seen,
      long enteredMine,
      long leftMine,
      long enteredArea,
      long enteredStation,
      float distance) {
    if (size == this.card.length) {
      grow();
    }
    this.card[size] = card;
    this.flag[size] = (byte) flag;
    this.marks[size] = (byte) (leader ? 1 : 0);
    this.area[size] = area;
    this.station[size] = station;
    this.seen[size] = seen;
    this.enteredMine[size] = enteredMine;
    this.leftMine[size] = leftMine;
    this.enteredArea[size] = enteredArea;
    this.enteredStation[size] = enteredStation;
    this.distance[size] = distance;
    pointsEnd[size] = points;
    size++;
  }

  private void grow() {
    int to = 2 * size;
    card = Arrays.copyOf(card, to);
    flag = Arrays.copyOf(flag, to);
    marks = Arrays.copyOf(marks, to);
    area = Arrays.copyOf(area, to);
    station = Arrays.copyOf(station, to);
    seen = Arrays.copyOf(seen, to);
    enteredMine = Arrays.copyOf(enteredMine, to);
    leftMine = Arrays.copyOf(leftMine, to);
    enteredArea = Arrays.copyOf(enteredArea, to);
    enteredStation = Arrays.copyOf(enteredStation, to);
    distance = Arrays.copyOf(distance, to);
    pointsEnd = Arrays.copyOf(pointsEnd, to);
  }

  /** Adds a passed station to the row that comes next. */
  void addPoint(int station, long time) {
    if (points == pointStation.length) {
      pointStation = Arrays.copyOf(pointStation, 2 * points);
      pointTime = Arrays.copyOf(pointTime, 2 * points);
    }
    pointStation[points] = station;
    pointTime[points] = time;
    points++;
  }

  /** How many points stand, those of the row to come included. */
  int points() {
    return points;
  }

  /** Forgets the points of a row that was rejected. */
  void dropPoints(int to) {
    points = to;
  }

  /** Gives rows whose file told no time of its own the time of the file. */
  void fillSeen(long time) {
    for (int i = 0; i < size; i++) {
      if (seen[i] == UNKNOWN) {
        seen[i] = time;
      }
    }
  }

  /** The latest time at which somebody was seen at a station, or {@link #UNKNOWN}. */
  long latest() {
    long latest = UNKNOWN;
    for (int i = 0; i < size; i++) {
      latest = Math.max(latest, Math.max(seen[i], enteredStation[i]));
    }
    return latest;
  }

  Codes codes() {
    return codes;
  }

  public int size() {
    return size;
  }

  /** Number of the card among {@link #cardCode codes}. */
  int card(int i) {
    return card[i];
  }

  public String cardCode(int i) {
    return codes.cards().text(card[i]);
  }

  public int flag(int i) {
    return flag[i];
  }

  public boolean isLeader(int i) {
    return (marks[i] & 1) != 0;
  }

  /** Empty when the record names no area. */
  public String areaCode(int i) {
    return area[i] < 0 ? "" : codes.areas().text(area[i]);
  }

  int station(int i) {
    return station[i];
  }

  /** Empty when the record names no station. */
  public String stationCode(int i) {
    return station[i] < 0 ? "" : codes.stations().text(station[i]);
  }

  /** When the person was seen there: the header time, or the record's own file time. */
  public long seenMillis(int i) {
    return seen[i];
  }

  public long enteredMineMillis(int i) {
    return enteredMine[i];
  }

  public long leftMineMillis(int i) {
    return leftMine[i];
  }

  public long enteredAreaMillis(int i) {
    return enteredArea[i];
  }

  /** The true beginning of the stay at the station. */
  public long enteredStationMillis(int i) {
    return enteredStation[i];
  }

  /** Signed metres to the station at {@link #seenMillis}, NaN when not given. */
  public float distance(int i) {
    return distance[i];
  }

  /** Passed stations of a row: from this number on, up to {@link #pointsEnd}. */
  public int pointsStart(int i) {
    return i == 0 ? 0 : pointsEnd[i - 1];
  }

  public int pointsEnd(int i) {
    return pointsEnd[i];
  }

  int pointStation(int point) {
    return pointStation[point];
  }

  public String pointStationCode(int point) {
    return codes.stations().text(pointStation[point]);
  }

  public long pointTimeMillis(int point) {
    return pointTime[point];
  }
}
