package org.minewatch.detect;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.minewatch.detect.integrity.TrackSignature;
import org.minewatch.detect.work.WorkSeen;
import org.minewatch.presence.PresenceDay;
import org.minewatch.region.CardHolder;

/**
 * What one night leaves for the nights after it. It is a function of that night alone, as it was
 * known then: nothing in it depends on the nights before, so that going on from a result folder and
 * going through the whole history come to the same. Small.
 *
 * @param presence empty when nothing was handed in
 * @param holders of cards in that night
 * @param work where people worked
 * @param signature its readings, eight bytes each
 */
public record NightFacts(
    LocalDate date,
    Optional<PresenceDay> presence,
    List<CardHolder> holders,
    WorkSeen work,
    Optional<TrackSignature> signature) {
  public NightFacts {
    holders = List.copyOf(holders);
  }

  static NightFacts of(MineNight night) {
    return new NightFacts(
        night.night(),
        night.presence().map(PresenceDay::withoutWays),
        night.cardHolders(),
        WorkSeen.of(night),
        TrackSignature.of(night));
  }
}
