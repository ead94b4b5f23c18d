package org.minewatch.detect.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.minewatch.detect.MineNight;
import org.minewatch.region.CorroboratingEvent;

/**
 * Heads counted at the mine's mouth by something other than positioning: lamps handed out, gate or
 * face recognition, cameras. What goes out is not counted.
 */
final class Tallies {
  private static final List<String> KINDS = List.of("gate-count", "lamp-count", "video-count");

  /** So many people underground without a lamp of their own are no lamp room's mistake. */
  private static final int LEAST_FEWER_LAMPS = 5;

  private Tallies() {}

  /**
   * One instrument's count for one shift.
   *
   * @param kind of event
   */
  record Tally(String kind, int heads, String source) {
    String zh() {
      return switch (kind) {
        case "gate-count" -> "门禁";
        case "lamp-count" -> "矿灯";
        default -> "视频";
      };
    }

    /**
     * Whether it counts who goes in, and not who is in. What a lamp room tells may be either; but
     * fewer lamps than cards that were underground when the shift began are not all that are out.
     */
    boolean isOfGoingIn(Shift shift, List<Spell> certain) {
      return !kind.equals("lamp-count")
          || certain.stream().filter(s -> s.covers(shift.fromMillis())).count()
              > heads + LEAST_FEWER_LAMPS;
    }

    String en() {
      return switch (kind) {
        case "gate-count" -> "gates";
        case "lamp-count" -> "lamps";
        default -> "cameras";
      };
    }
  }

  /** What each instrument counted going in with a shift, by kind; kinds without a count are out. */
  static List<Tally> of(MineNight night, Shift shift) {
    List<Tally> tallies = new ArrayList<>();
    for (String kind : KINDS) {
      count(night, shift, kind)
          .ifPresent(n -> tallies.add(new Tally(kind, n, source(night, kind))));
    }
    return tallies;
  }

  private static OptionalInt count(MineNight night, Shift shift, String kind) {
    // A lamp room tells how many lamps are out; the others, how many went in since the last count.
    boolean level = kind.equals("lamp-count");
    TreeMap<String, Double> places = new TreeMap<>();
    for (CorroboratingEvent e : night.records().events()) {
      long t = e.time().toInstant().toEpochMilli();
      if (e.kind().equals(kind)
          && e.value().isPresent()
          && e.value().getAsDouble() >= 0
          && t >= shift.fromMillis() - Shift.EARLY_MILLIS
          && t <= shift.fromMillis() + Shift.LATE_MILLIS
          && !isOutward(e.place())) {
        places.merge(e.place(), e.value().getAsDouble(), level ? Math::min : Double::sum);
      }
    }
    return places.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(
            (int) Math.rint(places.values().stream().mapToDouble(Double::doubleValue).sum()));
  }

  /** Whether a counter counts those who leave. */
  static boolean isOutward(String place) {
    String p = place.toLowerCase(Locale.ROOT);
    return p.contains("出井") || p.contains("升井") || p.endsWith("-out") || p.endsWith(" out");
  }

  private static String source(MineNight night, String kind) {
    return night.records().events().stream()
        .filter(e -> e.kind().equals(kind))
        .map(e -> e.source().file())
        .sorted()
        .findFirst()
        .orElse("");
  }
}
