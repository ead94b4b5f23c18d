package org.minewatch.nightly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minewatch.detect.MineNight;
import org.minewatch.network.SealPlace;
import org.minewatch.presence.CoverageModel;
import org.minewatch.presence.Gap;
import org.minewatch.presence.Passage;
import org.minewatch.presence.PresenceDay;
import org.minewatch.replay.Before;

/** Why each card of a night was not heard for a while, as far as the night itself tells. */
final class Silences {
  /** Stations do not hear through a seal from further away. */
  private static final double AT_SEAL_METRES = 15;

  /**
   * A time without a reading.
   *
   * @param toMillis of the first reading after it
   */
  record Silence(long toMillis, Before why) {}

  private final PresenceDay presence;
  private final List<SealPlace> seals;

  private Silences(PresenceDay presence, List<SealPlace> seals) {
    this.presence = presence;
    this.seals = seals;
  }

  /** By card, in the order of time. */
  static Map<String, List<Silence>> of(MineNight night) {
    return night
        .presence()
        .map(p -> new Silences(p, night.network().seals()).byCard())
        .orElse(Map.of());
  }

  private Map<String, List<Silence>> byCard() {
    Map<String, List<Passage>> throughSeals = new HashMap<>();
    presence.passages().stream()
        .filter(p -> p.kind() == Passage.Kind.SEAL)
        .forEach(p -> throughSeals.computeIfAbsent(p.cardId(), c -> new ArrayList<>()).add(p));
    Map<String, List<Silence>> byCard = new HashMap<>();
    for (Gap gap : presence.gaps()) {
      boolean seal =
          throughSeals.getOrDefault(gap.cardId(), List.of()).stream()
                  .anyMatch(
                      p -> p.timeMillis() >= gap.fromMillis() && p.timeMillis() <= gap.toMillis())
              || seals.stream().anyMatch(s -> isAt(s, gap));
      byCard
          .computeIfAbsent(gap.cardId(), c -> new ArrayList<>())
          .add(
              new Silence(
                  gap.toMillis(), seal ? Before.GAP_AT_SEAL : why(presence.coverage().cause(gap))));
    }
    return byCard;
  }

  /** False where the card's last place is not known. */
  private static boolean isAt(SealPlace seal, Gap gap) {
    return Math.hypot(
            seal.easting() - gap.before().easting(), seal.northing() - gap.before().northing())
        <= AT_SEAL_METRES;
  }

  private static Before why(CoverageModel.Cause cause) {
    return switch (cause) {
      case DEAD_ZONE -> Before.GAP_NO_COVERAGE;
      case STATION_OUT -> Before.GAP_STATION_OUT;
      case CARD_SILENT -> Before.GAP_CARD_SILENT;
      case UNKNOWN -> Before.GAP_UNEXPLAINED;
    };
  }
}
