package org.minewatch.detect;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.minewatch.detect.integrity.TrackSignature;
import org.minewatch.detect.people.LyingCard;
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
 * @param lying cards that lay for hours
 * @param signature its readings, eight bytes each
 */
public record NightFacts(
    LocalDate date,
    Optional<PresenceDay> presence,
    List<CardHolder> holders,
    WorkSeen work,
    List<LyingCard> lying,
    Optional<TrackSignature> signature) {
  public NightFacts {
    holders = List.copyOf(holders);
    lying = List.copyOf(lying);
  }

  static NightFacts of(MineNight night) {
    return new NightFacts(
        night.night(),
        night.presence().map(PresenceDay::withoutWays),
        night.cardHolders(),
        WorkSeen.of(night),
        LyingCard.of(night),
        TrackSignature.of(night));
  }
}
