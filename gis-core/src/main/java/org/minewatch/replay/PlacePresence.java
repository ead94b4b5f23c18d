package org.minewatch.replay;

import java.nio.ByteBuffer;
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
 */
public record PlacePresence(int cards, double personHours, int mineCards, double mineHours) {
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
    return new Reader(new FilmBytes(film), place, withinMetres).read();
  }

  private static final class Reader {
    private final FilmBytes in;
    private final Geometry lonLat;
    private final double within;
    private Geometry flat;
    private Envelope reach;
    private double tickMillis;
    private double windowMillis;
    private double stepMetres;
    private long originEast;
    private long originNorth;

    Reader(FilmBytes in, Geometry lonLat, double within) {
      this.in = in;
      this.lonLat = lonLat;
      this.within = within;
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
      return new PlacePresence(there, hours / MILLIS_PER_HOUR, cards, all / MILLIS_PER_HOUR);
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
      in.unsigned();
      windowMillis = in.unsigned() * 1000.0;
      tickMillis = in.unsigned();
      in.unsigned();
      long zone = in.unsigned();
      if (zone < FIRST_ZONE || zone > LAST_ZONE) {
        throw new IllegalArgumentException("no zone of China: " + zone);
      }
      originEast = in.signed();
      originNorth = in.signed();
      stepMetres = in.unsigned() / 1000.0;
      flat =
          MineFrame.of(CrsCatalogue.get(EPSG_BEFORE_FIRST_ZONE + (int) zone)).fromLonLat(lonLat);
      reach = flat.getEnvelopeInternal().copy();
      reach.expandBy(within);
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
          double time = millis - lastMillis;
          sum[0] += at(lastX, lastY, straight ? x : lastX, straight ? y : lastY, time);
          sum[1] += time;
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
    private double at(double x0, double y0, double x1, double y1, double time) {
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
          inside += flat.isWithinDistance(p, within) ? 1 : 0;
        }
      }
      return time * inside / pieces;
    }
  }
}
