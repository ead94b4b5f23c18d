package org.minewatch.replay;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;

/**
 * How long people were at a place in one night, told from its film, so that one night can be held
 * against another. Persons are counted and never named.
 *
 * <p>Who is heard near a station that tells no distance counts where the station is; a silence
 * counts nowhere.
 *
 * @param cards that were at the place at all
 * @param personHours at the place
 * @param mineCards heard in the night
 * @param mineHours of all of them, heard at a known place anywhere
 * @param attendance empty when nobody was at the place
 */
public record PlacePresence(
    int cards,
    double personHours,
    int mineCards,
    double mineHours,
    Optional<Attendance> attendance) {

  /**
   * When people were at the place, in seconds of the epoch.
   *
   * @param most cards there at once
   * @param mostSecond when it first were so many
   */
  public record Attendance(long firstSecond, long lastSecond, int most, long mostSecond) {}

  private static final int EPSG_BEFORE_FIRST_ZONE = 4488;
  private static final int FIRST_ZONE = 25;
  private static final int LAST_ZONE = 45;
  private static final byte[] MAGIC = {'M', 'W', 'R', 'P'};

  /** On a straight way between two moments, the time is shared out in pieces so long. */
  private static final double PIECE_METRES = 20;

  private static final double MILLIS_PER_HOUR = 3_600_000;

  /**
   * Reads a film.
   *
   * @param place longitude and latitude; empty for nowhere
   * @param withinMetres of it counts as at the place
   * @throws IllegalArgumentException for what is no film of version 1
   */
  public static PlacePresence of(ByteBuffer film, Geometry place, double withinMetres) {
    return of(film, Optional.of(place), withinMetres, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /**
   * Reads a part of a film.
   *
   * @param place longitude and latitude; empty for any place that is known
   * @param withinMetres of it counts as at the place
   * @param fromSecond of the epoch; what was before counts nowhere
   * @param toSecond of the epoch; nor what was after
   * @throws IllegalArgumentException for what is no film of version 1
   */
  public static PlacePresence of(
      ByteBuffer film,
      Optional<Geometry> place,
      double withinMetres,
      long fromSecond,
      long toSecond) {
    return new Reader(new FilmBytes(film), place, withinMetres, fromSecond, toSecond).read();
  }

  private static final class Reader {
    private final FilmBytes in;
    private final Optional<Geometry> lonLat;
    private final double within;
    private final long fromSecond;
    private final long toSecond;
    private final Spans spans = new Spans();
    private Geometry flat;
    private Envelope reach;
    private double tickMillis;
    private long startSecond;
    private double windowMillis;
    private double fromMillis;
    private double toMillis;
    private double stepMetres;
    private long originEast;
    private long originNorth;

    Reader(FilmBytes in, Optional<Geometry> lonLat, double within, long fromSecond, long toSecond) {
      this.in = in;
      this.lonLat = lonLat;
      this.within = within;
      this.fromSecond = fromSecond;
      this.toSecond = toSecond;
    }

    PlacePresence read() {
      head();
      int cards = in.count();
      in.unsigned();
      int there = 0;
      double hours = 0;
      double all = 0;
      for (int c = 0; c < cards; c++) {
        double[] time = card();
        there += time[0] > 0 ? 1 : 0;
        hours += time[0];
        all += time[1];
      }
      return new PlacePresence(
          there,
          hours / MILLIS_PER_HOUR,
          cards,
          all / MILLIS_PER_HOUR,
          spans.attendance(startSecond));
    }

    private void head() {
      for (byte b : MAGIC) {
        if (in.raw() != b) {
          throw new IllegalArgumentException("no film: it does not begin with MWRP");
        }
      }
      long version = in.unsigned();
      if (version != 1) {
        throw new IllegalArgumentException("a film of version " + version + ", not 1");
      }
      startSecond = in.unsigned();
      windowMillis = in.unsigned() * 1000.0;
      fromMillis = Math.max(0, (fromSecond - (double) startSecond) * 1000);
      toMillis = Math.min(windowMillis, (toSecond - (double) startSecond) * 1000);
      tickMillis = in.unsigned();
      in.unsigned();
      long zone = in.unsigned();
      if (zone < FIRST_ZONE || zone > LAST_ZONE) {
        throw new IllegalArgumentException("no zone of China: " + zone);
      }
      originEast = in.signed();
      originNorth = in.signed();
      stepMetres = in.unsigned() / 1000.0;
      MineFrame plane = MineFrame.of(CrsCatalogue.get(EPSG_BEFORE_FIRST_ZONE + (int) zone));
      flat = lonLat.map(plane::fromLonLat).orElse(null);
      if (flat != null) {
        reach = flat.getEnvelopeInternal().copy();
        reach.expandBy(within);
      }
      for (int k = in.count(); k > 0; k--) {
        in.skipText();
      }
      for (int k = in.count(); k > 0; k--) {
        in.unsigned();
        in.unsigned();
        in.signed();
        in.unsigned();
        in.unsigned();
      }
      for (int k = in.count(); k > 0; k--) {
        in.unsigned();
        in.unsigned();
        in.signed();
        in.signed();
      }
    }

    /** Milliseconds of one card at the place, and at any known place. */
    private double[] card() {
      for (int field = 0; field < 4; field++) {
        in.unsigned();
      }
      double[] sum = new double[2];
      long ticks = 0;
      long east = 0;
      long north = 0;
      PlaceKind kind = PlaceKind.NOWHERE;
      PlaceKind lastKind = null;
      After lastAfter = After.LOST;
      double lastMillis = 0;
      double lastX = 0;
      double lastY = 0;
      for (int k = in.count(); k > 0; k--) {
        long first = in.unsigned();
        ticks += first >> 2;
        Before before = Before.HEARD;
        After after = After.GOES_ON;
        if ((first & 1) != 0) {
          int told = in.raw();
          if ((told & 7) >= PlaceKind.values().length) {
            throw new IllegalArgumentException("no kind of place: " + (told & 7));
          }
          kind = PlaceKind.values()[told & 7];
          before = Before.values()[told >> 3 & 7];
          after = After.values()[told >> 6];
        }
        if (kind != PlaceKind.NOWHERE) {
          east += in.signed();
          north += in.signed();
          if ((first & 2) != 0) {
            in.unsigned();
          }
          if (kind.hasMiss()) {
            in.unsigned();
          }
        }
        double x = originEast + east * stepMetres;
        double y = originNorth + north * stepMetres;
        double millis = Math.min(ticks * tickMillis, windowMillis);
        boolean heard = lastAfter == After.GOES_ON && before == Before.HEARD;
        if (lastKind != null && heard && lastKind != PlaceKind.NOWHERE) {
          boolean straight = lastKind.isPoint() && kind.isPoint();
          double since = Math.max(lastMillis, fromMillis);
          double until = Math.min(millis, toMillis);
          if (until > since) {
            double dx = straight ? (x - lastX) / (millis - lastMillis) : 0;
            double dy = straight ? (y - lastY) / (millis - lastMillis) : 0;
            double x0 = lastX + dx * (since - lastMillis);
            double y0 = lastY + dy * (since - lastMillis);
            double time = until - since;
            sum[0] += at(x0, y0, x0 + dx * time, y0 + dy * time, since, time);
            sum[1] += time;
          }
        }
        lastKind = kind;
        lastAfter = after;
        lastMillis = millis;
        lastX = x;
        lastY = y;
      }
      return sum;
    }

    /** The share of a time that a way from one point to another spends at the place. */
    private double at(double x0, double y0, double x1, double y1, double since, double time) {
      if (flat == null) {
        spans.add(since, since + time);
        return time;
      }
      if (flat.isEmpty() || !reach.intersects(new Envelope(x0, x1, y0, y1))) {
        return 0;
      }
      int pieces =
          (int) Math.min(1000, 1 + Math.floor(Math.hypot(x1 - x0, y1 - y0) / PIECE_METRES));
      int inside = 0;
      for (int i = 0; i < pieces; i++) {
        double f = (i + 0.5) / pieces;
        Coordinate c = new Coordinate(x0 + f * (x1 - x0), y0 + f * (y1 - y0));
        if (reach.contains(c)) {
          Point p = flat.getFactory().createPoint(c);
          if (flat.isWithinDistance(p, within)) {
            inside++;
            spans.add(since + time * i / pieces, since + time * (i + 1) / pieces);
          }
        }
      }
      return time * inside / pieces;
    }
  }

  /**
   * Times that cards were at the place, in milliseconds of the window; one card after the other.
   */
  private static final class Spans {
    private double[] begins = new double[64];
    private double[] ends = new double[64];
    private int size;

    void add(double begin, double end) {
      if (size > 0 && ends[size - 1] == begin) {
        ends[size - 1] = end;
        return;
      }
      if (size == begins.length) {
        begins = Arrays.copyOf(begins, size * 2);
        ends = Arrays.copyOf(ends, size * 2);
      }
      begins[size] = begin;
      ends[size++] = end;
    }

    Optional<Attendance> attendance(long startSecond) {
      if (size == 0) {
        return Optional.empty();
      }
      double[] in = Arrays.copyOf(begins, size);
      double[] out = Arrays.copyOf(ends, size);
      Arrays.sort(in);
      Arrays.sort(out);
      int most = 0;
      double mostMillis = 0;
      for (int i = 0, gone = 0; i < size; i++) {
        while (out[gone] <= in[i]) {
          gone++;
        }
        if (i + 1 - gone > most) {
          most = i + 1 - gone;
          mostMillis = in[i];
        }
      }
      return Optional.of(
          new Attendance(
              startSecond + Math.round(in[0] / 1000),
              startSecond + Math.round(out[size - 1] / 1000),
              most,
              startSecond + Math.round(mostMillis / 1000)));
    }
  }
}
