package org.minewatch.replay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a film as {@code docs/replay-format.md} says, independently of what writes it. */
public final class ReadReplay {
  /** A moment that was kept; metres from the origin. */
  public record Moment(
      long ticks,
      PlaceKind kind,
      Before before,
      After after,
      double east,
      double north,
      double elevation,
      double miss) {}

  public record Card(String id, String job, String team, boolean leader, List<Moment> moments) {}

  public record Shift(String name, String date, long from, long length, long headcount) {}

  public record Station(String id, long kind, double east, double north) {}

  private final ByteBuffer in;
  public final long start;
  public final long length;
  public final long tickMillis;
  public final long silence;
  public final long zone;
  public final long originEast;
  public final long originNorth;
  public final List<Shift> shifts = new ArrayList<>();
  public final List<Station> stations = new ArrayList<>();
  public final List<Card> cards = new ArrayList<>();
  public final long points;
  private final double step;

  public ReadReplay(ByteBuffer bytes) {
    in = bytes.duplicate();
    byte[] magic = new byte[4];
    in.get(magic);
    if (!new String(magic, StandardCharsets.US_ASCII).equals("MWRP") || u() != 1) {
      throw new IllegalArgumentException("no film of version 1");
    }
    start = u();
    length = u();
    tickMillis = u();
    silence = u();
    zone = u();
    originEast = s();
    originNorth = s();
    step = u() / 1000.0;
    List<String> words = new ArrayList<>();
    for (long k = u(); k > 0; k--) {
      byte[] utf8 = new byte[(int) u()];
      in.get(utf8);
      words.add(new String(utf8, StandardCharsets.UTF_8));
    }
    for (long k = u(); k > 0; k--) {
      shifts.add(new Shift(words.get((int) u()), words.get((int) u()), s(), u(), u() - 1));
    }
    long e = 0;
    long n = 0;
    for (long k = u(); k > 0; k--) {
      String id = words.get((int) u());
      long kind = u();
      e += s();
      n += s();
      stations.add(new Station(id, kind, e * step, n * step));
    }
    long count = u();
    points = u();
    for (long k = 0; k < count; k++) {
      String id = words.get((int) u());
      int job = (int) u();
      int team = (int) u();
      boolean leader = u() == 1;
      cards.add(
          new Card(
              id,
              job == 0 ? "" : words.get(job - 1),
              team == 0 ? "" : words.get(team - 1),
              leader,
              moments(u())));
    }
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(in.remaining() + " bytes too many");
    }
  }

  private List<Moment> moments(long count) {
    List<Moment> moments = new ArrayList<>();
    long ticks = 0;
    PlaceKind kind = null;
    long e = 0;
    long n = 0;
    long z = 0;
    boolean known = false;
    for (long k = 0; k < count; k++) {
      long first = u();
      ticks += first >> 2;
      Before before = Before.HEARD;
      After after = After.GOES_ON;
      if ((first & 1) != 0) {
        int state = in.get() & 0xff;
        kind = PlaceKind.values()[state & 7];
        before = Before.values()[state >> 3 & 7];
        after = After.values()[state >> 6];
      }
      double miss = Double.NaN;
      if (kind != PlaceKind.NOWHERE) {
        e += s();
        n += s();
        if ((first & 2) != 0) {
          long up = u();
          known = up != 0;
          z += known ? (up - 1) >>> 1 ^ -((up - 1) & 1) : 0;
        }
        if (kind == PlaceKind.OFF_ROAD || kind == PlaceKind.BEYOND_END) {
          long m = u();
          miss = m == 0 ? Double.NaN : (m - 1) * step;
        }
      }
      boolean place = kind != PlaceKind.NOWHERE;
      moments.add(
          new Moment(
              ticks,
              kind,
              before,
              after,
              place ? e * step : Double.NaN,
              place ? n * step : Double.NaN,
              place && known ? z * step : Double.NaN,
              miss));
    }
    return moments;
  }

  private long u() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = in.get();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  private long s() {
    long u = u();
    return u >>> 1 ^ -(u & 1);
  }
}
