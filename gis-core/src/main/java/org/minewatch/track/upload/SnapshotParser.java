package org.minewatch.track.upload;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.minewatch.track.upload.profile.FieldLayout;
import org.minewatch.track.upload.profile.UploadProfile;

/** Turns records about people's places into columns; no text is made for a field that is fine. */
final class SnapshotParser {
  private static final float FARTHEST_METRES = 100_000;

  private static final String[] FIELDS = {
    "card",
    "flag",
    "entered_mine",
    "left_mine",
    "area",
    "entered_area",
    "station",
    "entered_station",
    "distance",
    "leader",
    "track",
    "file_time",
    "previous_station",
    "previous_time",
    "total",
  };
  private static final int CARD = 0;
  private static final int FLAG = 1;
  private static final int ENTERED_MINE = 2;
  private static final int LEFT_MINE = 3;
  private static final int AREA = 4;
  private static final int ENTERED_AREA = 5;
  private static final int STATION = 6;
  private static final int ENTERED_STATION = 7;
  private static final int DISTANCE = 8;
  private static final int LEADER = 9;
  private static final int TRACK = 10;
  private static final int FILE_TIME = 11;
  private static final int PREVIOUS_STATION = 12;
  private static final int PREVIOUS_TIME = 13;
  private static final int TOTAL = 14;

  private final RecordScanner record;
  private final FieldReader fields;
  private final UploadProfile profile;
  private final UploadLimits limits;
  private final SnapshotColumns columns;
  private final Codes codes;
  private final ProblemLog log;
  private final long headerTime;
  private final boolean needsPlaceAndTime;
  private final Map<FieldLayout, int[]> slotsOfLayout = new IdentityHashMap<>();
  private final int areaLength;
  private final int stationLength;
  private int[] slots;
  private OptionalInt total = OptionalInt.empty();

  /**
   * @param headerTime {@link SnapshotColumns#UNKNOWN} when records tell it or none does
   * @param needsPlaceAndTime whether a record without station and time says nothing
   */
  SnapshotParser(
      RecordScanner record,
      FieldReader fields,
      UploadProfile profile,
      UploadLimits limits,
      SnapshotColumns columns,
      ProblemLog log,
      long headerTime,
      boolean needsPlaceAndTime) {
    this.record = record;
    this.fields = fields;
    this.profile = profile;
    this.limits = limits;
    this.columns = columns;
    this.codes = columns.codes();
    this.log = log;
    this.headerTime = headerTime;
    this.needsPlaceAndTime = needsPlaceAndTime;
    this.areaLength = profile.codeLengths().getOrDefault("area", -1);
    this.stationLength = profile.codeLengths().getOrDefault("station", -1);
  }

  /** How many people are underground as the records themselves say, where they do. */
  OptionalInt total() {
    return total;
  }

  /** Adds the record as a row. */
  void add(FieldLayout layout) {
    slots = slotsOfLayout.computeIfAbsent(layout, SnapshotParser::slots);
    int card = code(CARD, codes.cards());
    if (card < 0) {
      throw new RecordProblem("card", record.start(), "card is empty; every record needs one", "");
    }
    int station = code(STATION, codes.stations());
    long fileTime = time(FILE_TIME);
    if (needsPlaceAndTime && (station < 0 || fileTime == SnapshotColumns.UNKNOWN)) {
      throw new RecordProblem(
          station < 0 ? "station" : "file_time",
          record.start(),
          "station and time are needed; a position without them says nothing",
          "");
    }
    int flag = flag();
    int area = code(AREA, codes.areas());
    long enteredMine = time(ENTERED_MINE);
    long leftMine = time(LEFT_MINE);
    long enteredArea = time(ENTERED_AREA);
    long enteredStation = time(ENTERED_STATION);
    float distance = distance();
    boolean leader = isLeader();
    previous();
    track();
    noteArea();
    readTotal();
    columns.add(
        card,
        flag,
        leader,
        area,
        station,
        fileTime != SnapshotColumns.UNKNOWN ? fileTime : headerTime,
        enteredMine,
        leftMine,
        enteredArea,
        enteredStation,
        distance);
  }

  /** A station's code begins with its area's, where codes have their usual lengths. */
  private void noteArea() {
    int area = slots[AREA];
    int station = slots[STATION];
    if (area < 0
        || station < 0
        || record.end(area) - record.start(area) != areaLength
        || record.end(station) - record.start(station) != stationLength) {
      return;
    }
    byte[] b = record.bytes();
    int at = record.start(station);
    if (!Arrays.equals(b, record.start(area), record.end(area), b, at, at + areaLength)) {
      log.note("a record names an area that is not its station's");
    }
  }

  private void readTotal() {
    int field = slots[TOTAL];
    if (field < 0) {
      return;
    }
    double value = fields.number(FIELDS[TOTAL], record.start(field), record.end(field));
    if (!Double.isNaN(value)) {
      total = OptionalInt.of(Math.max(total.orElse(0), (int) value));
    }
  }

  private static int[] slots(FieldLayout layout) {
    int[] slots = new int[FIELDS.length];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = layout.placeOf(FIELDS[i]);
    }
    return slots;
  }

  private int code(int slot, CodeTable table) {
    int field = slots[slot];
    return field < 0
        ? -1
        : fields.code(table, FIELDS[slot], record.start(field), record.end(field));
  }

  private long time(int slot) {
    int field = slots[slot];
    return field < 0
        ? SnapshotColumns.UNKNOWN
        : fields.time(FIELDS[slot], record.start(field), record.end(field));
  }

  private int flag() {
    int field = slots[FLAG];
    if (field < 0 || record.isEmpty(field)) {
      return SnapshotColumns.FLAG_UNKNOWN;
    }
    int from = record.start(field);
    int value = record.bytes()[from] - '0';
    if (record.end(field) - from != 1 || value < 0 || value > SnapshotColumns.FLAG_LEFT) {
      throw fields.problem(
          FIELDS[FLAG],
          from,
          record.end(field),
          "must be 0 (at the mine mouth), 1 (underground) or 2 (left)");
    }
    return value;
  }

  private float distance() {
    int field = slots[DISTANCE];
    if (field < 0) {
      return Float.NaN;
    }
    double value = fields.number(FIELDS[DISTANCE], record.start(field), record.end(field));
    if (Math.abs(value) > FARTHEST_METRES) {
      throw fields.problem(
          FIELDS[DISTANCE],
          record.start(field),
          record.end(field),
          "is farther than 100 km; it is given in metres");
    }
    return (float) value;
  }

  private boolean isLeader() {
    int field = slots[LEADER];
    return field >= 0
        && record.end(field) - record.start(field) == 1
        && record.bytes()[record.start(field)] == '1';
  }

  private void previous() {
    int field = slots[PREVIOUS_STATION];
    if (field < 0) {
      return;
    }
    long time = time(PREVIOUS_TIME);
    int station = code(PREVIOUS_STATION, codes.stations());
    if (station >= 0 && time != SnapshotColumns.UNKNOWN) {
      columns.addPoint(station, time);
    }
  }

  /** Reads the track; a point that cannot be read is rejected by itself and costs no position. */
  private void track() {
    int field = slots[TRACK];
    if (field < 0 || record.isEmpty(field)) {
      return;
    }
    byte[] b = record.bytes();
    int end = record.end(field);
    int points = 0;
    int from = record.start(field);
    while (from < end) {
      int to = from;
      int part = -1;
      while (to < end && b[to] != profile.pointSeparator()) {
        part = b[to] == profile.partSeparator() ? to : part;
        to++;
      }
      if (to > from) {
        if (++points > limits.points()) {
          log.cell(
              record.number(),
              fields.problem("track", from, to, "has more than " + limits.points() + " points"));
          return;
        }
        try {
          point(from, part, to);
        } catch (RecordProblem e) {
          log.cell(record.number(), e);
        }
      }
      from = to + 1;
    }
  }

  private void point(int from, int part, int to) {
    if (part < 0) {
      throw fields.problem("track", from, to, "has a point that is not station&time");
    }
    long time = fields.time("track", part + 1, to);
    int station = fields.code(codes.stations(), "track", from, part);
    if (station < 0 || time == SnapshotColumns.UNKNOWN) {
      throw fields.problem("track", from, to, "has a point without station or time");
    }
    columns.addPoint(station, time);
  }
}
