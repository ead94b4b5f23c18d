package org.minewatch.detect.integrity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Tracks;
import org.minewatch.presence.clean.PaddedTracks;
import org.minewatch.track.FixColumns;

/**
 * When and where cards were first heard in a night. People come down one after another, or many in
 * one cage at one place; a whole shift that begins in one second at places far apart did not come
 * down at all.
 *
 * @param entries cards whose time underground began within the night
 * @param massed of these, those that began in one second with most of their shift, far apart
 * @param groups such seconds
 * @param awake whether at such a second the mine had been heard until then: it was no restart of
 *     the system, after which everybody is heard at once
 * @param spreadMetres how far apart the places of a group lie, the widest
 */
record Entries(int entries, int massed, int groups, boolean awake, double spreadMetres) {
  /** Who comes this close before or after is of the same shift. */
  private static final long SHIFT_MILLIS = 5_400_000;

  /** Nobody walks from the mouth to where he works in so short a silence. */
  private static final long AWAKE_MILLIS = 600_000;

  private static final int LEAST_HEARD = 10;

  private record Entry(long second, double easting, double northing, double slack) {}

  static Entries of(MineNight night, Tracks tracks) {
    Whereabouts where = Whereabouts.of(night, tracks);
    PaddedTracks clean = tracks.clean();
    List<Entry> all = new ArrayList<>();
    for (int part = 0; part < clean.parts(); part++) {
      int first = clean.partStart(part);
      while (first < clean.partStart(part + 1) && !where.isKnown(first)) {
        first++;
      }
      if (first < clean.partStart(part + 1) && !clean.isOpenBefore(part)) {
        all.add(
            new Entry(
                where.fixes().timeMillis(first) / 1000,
                where.easting(first),
                where.northing(first),
                where.slackMetres(first)));
      }
    }
    all.sort(Comparator.comparingLong(Entry::second));
    double least = night.parameter("position.synthetic", "massed_cards");
    double share = night.parameter("position.synthetic", "massed_share");
    double apart = night.parameter("position.synthetic", "massed_spread_m");
    int massed = 0;
    int groups = 0;
    double widest = 0;
    boolean awake = false;
    for (int i = 0; i < all.size(); ) {
      int j = i;
      while (j < all.size() && all.get(j).second == all.get(i).second) {
        j++;
      }
      int near = 0;
      for (Entry e : all) {
        near += Math.abs(e.second - all.get(i).second) * 1000 <= SHIFT_MILLIS ? 1 : 0;
      }
      double spread = j - i >= least ? spread(all.subList(i, j)) : 0;
      if (j - i >= least && j - i >= share * near && spread >= apart) {
        massed += j - i;
        groups++;
        awake |= isHeardBefore(where.fixes(), all.get(i).second);
        widest = Math.max(widest, spread);
      }
      i = j;
    }
    return new Entries(all.size(), massed, groups, awake, widest);
  }

  private static boolean isHeardBefore(FixColumns fixes, long second) {
    int heard = 0;
    for (int i = 0; i < fixes.size() && heard < LEAST_HEARD; i++) {
      long before = 1000 * second - fixes.timeMillis(i);
      boolean timed = (fixes.marks(i) & FixColumns.NO_TIME) == 0;
      heard += timed && before > 0 && before <= AWAKE_MILLIS ? 1 : 0;
    }
    return heard == LEAST_HEARD;
  }

  /** The median distance from the middle entry, without what the readings leave open. */
  private static double spread(List<Entry> group) {
    double e =
        group.stream()
            .mapToDouble(Entry::easting)
            .sorted()
            .skip(group.size() / 2)
            .findFirst()
            .orElse(0);
    double n =
        group.stream()
            .mapToDouble(Entry::northing)
            .sorted()
            .skip(group.size() / 2)
            .findFirst()
            .orElse(0);
    return group.stream()
        .mapToDouble(x -> Math.max(0, Math.hypot(x.easting - e, x.northing - n) - x.slack))
        .sorted()
        .skip(group.size() / 2)
        .findFirst()
        .orElse(0);
  }

  /** Share of all entries that are massed; 0 without entries. */
  double share() {
    return entries == 0 ? 0 : (double) massed / entries;
  }
}
