package org.minewatch.detect.integrity;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.MineMemory;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.NeighbourPlans;
import org.minewatch.detect.PastNights;
import org.minewatch.detect.PositionInput;
import org.minewatch.detect.Tracks;
import org.minewatch.detect.UploadLog;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.LayerMeaning;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.revision.RevisionMemory;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.Entrance;
import org.minewatch.region.Face;
import org.minewatch.region.FaceProgress;
import org.minewatch.region.Mine;
import org.minewatch.region.MineRecords;
import org.minewatch.region.MineStatusPeriod;
import org.minewatch.region.Reader;
import org.minewatch.region.Seal;
import org.minewatch.region.SourceLine;
import org.minewatch.rules.RuleTable;
import org.minewatch.track.FixColumns;

/**
 * A mine of a few roads and stations and what was read of a few cards in one night, written by hand
 * for tests: places in metres east and north of an origin, times in seconds since the night began.
 */
final class SmallMine {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final LocalDate NIGHT = LocalDate.of(2026, 3, 5);
  static final double EASTING = 35_401_000;
  static final double NORTHING = 2_781_000;
  private static final String CODE = "530399990101";
  private static final float NOT_GIVEN = Float.NaN;
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private record Row(
      String card, long time, String reader, float distance, double e, double n, float accuracy) {}

  private final LocalDate date;
  private final List<Row> rows = new ArrayList<>();
  private final List<DrawnFeature> features = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();
  private final List<Entrance> entrances = new ArrayList<>();
  private final List<Seal> seals = new ArrayList<>();
  private final List<Face> faces = new ArrayList<>();
  private final List<FaceProgress> progress = new ArrayList<>();
  private final List<MineStatusPeriod> statuses = new ArrayList<>();
  private boolean handedIn = true;
  private boolean complete = true;
  private Optional<UploadLog> uploads = Optional.empty();

  SmallMine() {
    this(NIGHT);
  }

  SmallMine(LocalDate date) {
    this.date = date;
  }

  /** Seconds since the night began. */
  static int clock(String time) {
    return LocalTime.parse(time).toSecondOfDay();
  }

  static long millis(LocalDate date, long second) {
    return date.atStartOfDay(ZONE).toInstant().toEpochMilli() + 1000 * second;
  }

  static long millis(long second) {
    return millis(NIGHT, second);
  }

  /** A straight or bent road; pairs of metres east and north. */
  SmallMine road(double... eastNorth) {
    return drawn(LayerClass.ROADWAY, false, eastNorth);
  }

  SmallMine abandonedRoad(double... eastNorth) {
    return drawn(LayerClass.ROADWAY, true, eastNorth);
  }

  SmallMine drawn(LayerClass layer, boolean abandoned, double... eastNorth) {
    features.add(
        new DrawnFeature(
            "e" + features.size(),
            "巷道",
            layer,
            "",
            FACTORY.createLineString(coordinates(eastNorth)),
            "",
            new LayerMeaning(
                layer, "", LayerMeaning.Medium.UNKNOWN, abandoned, "", OptionalInt.empty()),
            "",
            false));
    return this;
  }

  private static Coordinate[] coordinates(double... eastNorth) {
    Coordinate[] line = new Coordinate[eastNorth.length / 2];
    for (int i = 0; i < line.length; i++) {
      line[i] = new Coordinate(EASTING + eastNorth[2 * i], NORTHING + eastNorth[2 * i + 1]);
    }
    return line;
  }

  /** A ranging station, surveyed, that hears 300 m; its positive distances point east. */
  SmallMine station(String id, double e, double n) {
    return reader(id, Reader.Kind.PRECISE, e, n, 300, Reader.PlacedBy.SURVEYED);
  }

  /** A zone reader, surveyed, that hears 40 m. */
  SmallMine zone(String id, double e, double n) {
    return reader(id, Reader.Kind.ZONE, e, n, 40, Reader.PlacedBy.SURVEYED);
  }

  /**
   * @param range NaN when it is not on record
   */
  SmallMine reader(
      String id, Reader.Kind kind, double e, double n, double range, Reader.PlacedBy placedBy) {
    readers.add(
        new Reader(
            CODE,
            id,
            kind,
            OptionalDouble.of(EASTING + e),
            OptionalDouble.of(NORTHING + n),
            OptionalDouble.empty(),
            Double.isNaN(range) ? OptionalDouble.empty() : OptionalDouble.of(range),
            OptionalDouble.of(90),
            placedBy,
            "",
            Optional.empty(),
            Optional.empty(),
            new SourceLine("readers.csv", 2)));
    return this;
  }

  SmallMine mouth(double e, double n) {
    entrances.add(
        new Entrance(
            CODE,
            "M" + entrances.size(),
            "drift",
            EASTING + e,
            NORTHING + n,
            OptionalInt.empty(),
            OptionalDouble.empty(),
            new SourceLine("entrances.csv", 2)));
    return this;
  }

  SmallMine seal(String id, double e, double n) {
    seals.add(
        new Seal(
            CODE,
            id,
            EASTING + e,
            NORTHING + n,
            Optional.empty(),
            "goaf",
            Optional.empty(),
            "",
            new SourceLine("seals.csv", 2)));
    return this;
  }

  /** A heading that is driven along a line, begun ten days ago. */
  SmallMine heading(String id, double metresDriven, double... eastNorth) {
    faces.add(
        new Face(
            CODE,
            id,
            Face.Kind.HEADING,
            id,
            "",
            date.minusDays(10),
            Optional.empty(),
            FACTORY.createLineString(coordinates(eastNorth)),
            Face.Method.MECHANISED,
            Face.Medium.COAL,
            Face.State.DRIVING,
            "",
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            new SourceLine("faces.csv", 2)));
    progress.add(
        new FaceProgress(
            CODE,
            id,
            date.minusDays(1),
            metresDriven,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            new SourceLine("face_progress.csv", 2)));
    return this;
  }

  SmallMine status(MineStatusPeriod.Status status) {
    statuses.add(
        new MineStatusPeriod(
            CODE,
            date.minusDays(30),
            Optional.empty(),
            status,
            "",
            OptionalInt.empty(),
            new SourceLine("mine_status.csv", 2)));
    return this;
  }

  /** A reading with coordinates, of 3 m. */
  SmallMine seen(String card, long second, double e, double n) {
    return seen(card, second, e, n, 3);
  }

  SmallMine seen(String card, long second, double e, double n, double accuracy) {
    return row(card, second, "", NOT_GIVEN, EASTING + e, NORTHING + n, (float) accuracy);
  }

  /** A reading with coordinates that says which station gave it and how far that was. */
  SmallMine seenBy(String reader, double distance, String card, long second, double e, double n) {
    return row(card, second, reader, (float) distance, EASTING + e, NORTHING + n, 3);
  }

  /** A reading at a station. */
  SmallMine read(String card, long second, String reader, double distance) {
    return read(card, second, reader, distance, NOT_GIVEN);
  }

  SmallMine read(String card, long second, String reader, double distance, double accuracy) {
    return row(card, second, reader, (float) distance, Double.NaN, Double.NaN, (float) accuracy);
  }

  /** Heard at a station, no more. */
  SmallMine heard(String card, long second, String reader) {
    return read(card, second, reader, NOT_GIVEN);
  }

  private SmallMine row(
      String card, long second, String reader, float distance, double e, double n, float accuracy) {
    rows.add(new Row(card, millis(date, second), reader, distance, e, n, accuracy));
    return this;
  }

  SmallMine nothingHandedIn() {
    handedIn = false;
    return this;
  }

  SmallMine brokenOff() {
    complete = false;
    return this;
  }

  SmallMine uploads(UploadLog log) {
    uploads = Optional.of(log);
    return this;
  }

  Tracks tracks() {
    return night().tracks().orElseThrow();
  }

  /** The night with those before it. */
  MineNight night(MineNight... before) {
    TreeMap<LocalDate, MineNight> past = new TreeMap<>();
    for (MineNight b : before) {
      past.put(b.night(), b);
    }
    PastNights nights = d -> Optional.ofNullable(past.get(d)).map(MineNight::facts);
    PositionInput input =
        new PositionInput("tracks", columns(), complete, List.of(), List.of(), Set.of(), uploads);
    return new MineNight(
        records(),
        date,
        ZONE,
        MineFrame.of(CrsCatalogue.get(4523)),
        List.of(),
        plans(),
        List.of(),
        Set.of(),
        RuleTable.load(),
        () -> handedIn ? Optional.of(input) : Optional.empty(),
        new MineMemory(NeighbourPlans.NONE, new RevisionMemory(), nights));
  }

  private List<MineDrawing> plans() {
    if (features.isEmpty()) {
      return List.of();
    }
    DrawingSubmission submission =
        new DrawingSubmission(
            "plan",
            CODE,
            LocalDate.of(2026, 3, 1),
            "plan.dxf",
            DrawingSubmission.Kind.MINING_PLAN,
            "",
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            new SourceLine("drawings.csv", 2));
    return List.of(new MineDrawing(submission, features, 1, true, List.of()));
  }

  private FixColumns columns() {
    List<Row> sorted =
        rows.stream().sorted(Comparator.comparing(Row::card).thenComparingLong(Row::time)).toList();
    TreeSet<String> cardIds = new TreeSet<>();
    TreeSet<String> readerIds = new TreeSet<>();
    sorted.forEach(r -> cardIds.add(r.card));
    sorted.stream().map(Row::reader).filter(r -> !r.isEmpty()).forEach(readerIds::add);
    List<String> cards = List.copyOf(cardIds);
    List<String> names = List.copyOf(readerIds);
    int n = sorted.size();
    int[] card = new int[n];
    long[] time = new long[n];
    double[] e = new double[n];
    double[] north = new double[n];
    float[] elevation = new float[n];
    float[] accuracy = new float[n];
    int[] reader = new int[n];
    float[] distance = new float[n];
    byte[] marks = new byte[n];
    Arrays.fill(elevation, NOT_GIVEN);
    for (int i = 0; i < n; i++) {
      Row r = sorted.get(i);
      card[i] = cards.indexOf(r.card);
      time[i] = r.time;
      e[i] = r.e;
      north[i] = r.n;
      accuracy[i] = r.accuracy;
      reader[i] = r.reader.isEmpty() ? -1 : names.indexOf(r.reader);
      distance[i] = r.distance;
      marks[i] = (byte) (i > 0 && r.equals(sorted.get(i - 1)) ? FixColumns.MARK_DUPLICATE : 0);
    }
    return new FixColumns(
        cards, names, card, time, e, north, elevation, accuracy, reader, distance, marks);
  }

  private MineRecords records() {
    Mine mine =
        new Mine(
            CODE,
            "试验煤矿",
            "EPSG:4523",
            "",
            "",
            "",
            "",
            "",
            "",
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            new SourceLine("mines.csv", 2));
    return new MineRecords(
        mine,
        statuses,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        faces,
        progress,
        List.of(),
        readers,
        entrances,
        seals,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>(),
        List.of());
  }
}
