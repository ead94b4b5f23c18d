package org.minewatch.replay;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Writes a night of one mine as {@code docs/replay-format.md} says: shifts, stations, and the
 * moments of each card, without those that a straight line between the others reproduces. Equal
 * calls give equal bytes.
 *
 * <p>Places are metres of a plane that {@link Head} names. Cards are begun and their moments given
 * in order; not thread-safe.
 */
public final class ReplayWriter {
  public static final int VERSION = 1;

  /** A place is written in steps of this. */
  public static final int STEP_MILLIMETRES = 100;

  /** How far the line between the moments that are kept may pass the others. */
  public static final double TOLERANCE_METRES = 0.5;

  /** What is further than this from the origin is no place in this mine. */
  public static final double FARTHEST_METRES = 100_000;

  static final byte[] MAGIC = {'M', 'W', 'R', 'P'};

  /** Of either coordinate, so that both together and the step of writing stay within it. */
  private static final double AXIS_TOLERANCE_METRES = 0.3;

  private static final double STEPS_A_METRE = 1000.0 / STEP_MILLIMETRES;

  /** A distance beside the roads is told up to this. */
  private static final double MOST_MISS_METRES = 1_000_000;

  /**
   * Where and when a film plays.
   *
   * @param startSeconds of the epoch
   * @param lengthSeconds of the window
   * @param tickMillis unit of times, divides a second
   * @param silenceSeconds what is longer without a reading is a gap
   * @param zone three-degree zone of the plane
   * @param originEasting with the zone's prefix
   */
  public record Head(
      long startSeconds,
      int lengthSeconds,
      int tickMillis,
      int silenceSeconds,
      int zone,
      int originEasting,
      int originNorthing) {
    public Head {
      if (startSeconds < 0 || lengthSeconds < 1 || silenceSeconds < 1) {
        throw new IllegalArgumentException("a window needs a start, a length and a silence");
      }
      if (tickMillis < 1 || 1000 % tickMillis != 0) {
        throw new IllegalArgumentException("a tick is to divide a second");
      }
    }
  }

  private final Head head;
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final ReplayBytes shifts = new ReplayBytes();
  private final ReplayBytes stations = new ReplayBytes();
  private final ReplayBytes cards = new ReplayBytes();
  private int shiftCount;
  private int stationCount;
  private int cardCount;
  private long pointCount;
  private long stationEast;
  private long stationNorth;
  private Card card;

  public ReplayWriter(Head head) {
    this.head = head;
  }

  private int text(String value) {
    return texts.computeIfAbsent(value, v -> texts.size());
  }

  /**
   * Adds a shift.
   *
   * @param date its day, ISO
   * @param fromSeconds after the window's start; before it when negative
   */
  public void shift(
      String name, String date, long fromSeconds, long lengthSeconds, OptionalInt headcount) {
    shifts.unsigned(text(name));
    shifts.unsigned(text(date));
    shifts.signed(fromSeconds);
    shifts.unsigned(lengthSeconds);
    shifts.unsigned(headcount.isPresent() ? headcount.getAsInt() + 1L : 0);
    shiftCount++;
  }

  /** Adds a station; one that is too far off to belong to the mine is left out. */
  public void station(
      String id, boolean tellsDistance, boolean onRoad, double easting, double northing) {
    if (!isNear(easting, northing)) {
      return;
    }
    stations.unsigned(text(id));
    stations.unsigned((tellsDistance ? 0 : 1) | (onRoad ? 0 : 2));
    long east = steps(easting - head.originEasting());
    long north = steps(northing - head.originNorthing());
    stations.signed(east - stationEast);
    stations.signed(north - stationNorth);
    stationEast = east;
    stationNorth = north;
    stationCount++;
  }

  /** Begins the next card; cards come in the order of their ids. Job and team may be empty. */
  public void card(String id, String job, String team, boolean leader) {
    endCard();
    card = new Card();
    ReplayBytes about = card.about;
    about.unsigned(text(id));
    about.unsigned(job.isEmpty() ? 0 : text(job) + 1L);
    about.unsigned(team.isEmpty() ? 0 : text(team) + 1L);
    about.unsigned(leader ? 1 : 0);
  }

  /**
   * Adds the next moment of the card.
   *
   * @param ticks after the window's start, not before the card's last one
   * @param easting of the plane; what has no place in the mine becomes {@link PlaceKind#NOWHERE}
   * @param elevation NaN when not known
   * @param missMetres from the drawn roads, where the kind has such; NaN when not known
   */
  public void moment(
      long ticks,
      PlaceKind kind,
      Before before,
      After after,
      double easting,
      double northing,
      double elevation,
      double missMetres) {
    if (kind == PlaceKind.NOWHERE || isNear(easting, northing)) {
      card.add(
          ticks,
          kind,
          before,
          after,
          easting - head.originEasting(),
          northing - head.originNorthing(),
          elevation,
          missMetres);
    } else {
      card.add(ticks, PlaceKind.NOWHERE, before, after, 0, 0, Double.NaN, Double.NaN);
    }
  }

  /** Whether a place is known and in reach of the origin. */
  public boolean isNear(double easting, double northing) {
    return Math.abs(easting - head.originEasting()) <= FARTHEST_METRES
        && Math.abs(northing - head.originNorthing()) <= FARTHEST_METRES;
  }

  /** How many moments are kept so far. */
  public long points() {
    return pointCount + (card == null ? 0 : card.count);
  }

  private void endCard() {
    if (card != null) {
      card.flush();
      cards.append(card.about);
      cards.unsigned(card.count);
      cards.append(card.points);
      cardCount++;
      pointCount += card.count;
      card = null;
    }
  }

  /** The whole film. */
  public ByteBuffer finish() {
    endCard();
    ReplayBytes out = new ReplayBytes();
    for (byte b : MAGIC) {
      out.raw(b);
    }
    out.unsigned(VERSION);
    out.unsigned(head.startSeconds());
    out.unsigned(head.lengthSeconds());
    out.unsigned(head.tickMillis());
    out.unsigned(head.silenceSeconds());
    out.unsigned(head.zone());
    out.signed(head.originEasting());
    out.signed(head.originNorthing());
    out.unsigned(STEP_MILLIMETRES);
    List<String> words = new ArrayList<>(texts.keySet());
    out.unsigned(words.size());
    words.forEach(out::text);
    out.unsigned(shiftCount);
    out.append(shifts);
    out.unsigned(stationCount);
    out.append(stations);
    out.unsigned(cardCount);
    out.unsigned(pointCount);
    out.append(cards);
    return out.view();
  }

  private static long steps(double metres) {
    return Math.round(metres * STEPS_A_METRE);
  }

  /** The moments of one card: the last one kept, the last one seen, and the lines between. */
  private static final class Card {
    private final ReplayBytes about = new ReplayBytes();
    private final ReplayBytes points = new ReplayBytes();
    private final Fan east = new Fan(AXIS_TOLERANCE_METRES);
    private final Fan north = new Fan(AXIS_TOLERANCE_METRES);
    private final Fan height = new Fan(TOLERANCE_METRES);
    private int count;

    /** What was written last. */
    private long keptTicks;

    private PlaceKind keptKind;
    private long keptEast;
    private long keptNorth;
    private long keptHeight;
    private boolean keptHeightKnown;

    /** Seen after the last one written and not written yet. */
    private boolean waiting;

    private long ticks;
    private double eastNow;
    private double northNow;
    private double heightNow;
    private double missNow;

    void add(
        long at,
        PlaceKind kind,
        Before before,
        After after,
        double easting,
        double northing,
        double elevation,
        double miss) {
      boolean breaks = count == 0 || kind != keptKind || before != Before.HEARD;
      if (breaks) {
        flush();
      } else if (waiting && !reaches(at, easting, northing, elevation)) {
        flush();
      }
      ticks = at;
      eastNow = easting;
      northNow = northing;
      heightNow = elevation;
      missNow = miss;
      if (breaks || after != After.GOES_ON) {
        write(kind, before, after);
      } else {
        waiting = true;
        take();
      }
    }

    /** Whether a line from the last moment kept to this one passes those between. */
    private boolean reaches(long at, double easting, double northing, double elevation) {
      if (keptKind == PlaceKind.NOWHERE) {
        return true;
      }
      if (keptKind == PlaceKind.NEAR && !(isKept(eastNow, northNow) && isKept(easting, northing))) {
        return false;
      }
      double perTick = 1.0 / (at - keptTicks);
      boolean known = !Double.isNaN(elevation);
      return known == keptHeightKnown
          && known == !Double.isNaN(heightNow)
          && east.passes(easting, perTick)
          && north.passes(northing, perTick)
          && (!known || height.passes(elevation, perTick));
    }

    private boolean isKept(double easting, double northing) {
      return steps(easting) == keptEast && steps(northing) == keptNorth;
    }

    private void take() {
      double perTick = 1.0 / (ticks - keptTicks);
      east.take(eastNow, perTick);
      north.take(northNow, perTick);
      if (keptHeightKnown && !Double.isNaN(heightNow)) {
        height.take(heightNow, perTick);
      }
    }

    void flush() {
      if (waiting) {
        write(keptKind, Before.HEARD, After.GOES_ON);
      }
    }

    private void write(PlaceKind kind, Before before, After after) {
      boolean place = kind != PlaceKind.NOWHERE;
      boolean known = place && !Double.isNaN(heightNow);
      long heightSteps = known ? steps(heightNow) : 0;
      boolean state =
          count == 0 || kind != keptKind || before != Before.HEARD || after != After.GOES_ON;
      boolean level = place && (known != keptHeightKnown || known && heightSteps != keptHeight);
      points.unsigned((ticks - keptTicks) << 2 | (level ? 2 : 0) | (state ? 1 : 0));
      if (state) {
        points.raw(kind.ordinal() | before.ordinal() << 3 | after.ordinal() << 6);
      }
      if (place) {
        long e = steps(eastNow);
        long n = steps(northNow);
        points.signed(e - keptEast);
        points.signed(n - keptNorth);
        keptEast = e;
        keptNorth = n;
        if (level) {
          long up = heightSteps - keptHeight;
          points.unsigned(known ? (up << 1 ^ up >> 63) + 1 : 0);
          keptHeight = known ? heightSteps : keptHeight;
          keptHeightKnown = known;
        }
        if (kind.hasMiss()) {
          points.unsigned(
              Double.isNaN(missNow)
                  ? 0
                  : 1 + steps(Math.max(0, Math.min(MOST_MISS_METRES, missNow))));
        }
      }
      count++;
      keptTicks = ticks;
      keptKind = kind;
      east.from(eastNow);
      north.from(northNow);
      height.from(heightNow);
      waiting = false;
    }
  }
}
