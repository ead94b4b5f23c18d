package org.minewatch.presence;

/**
 * How often cards were heard in a stretch and how their visits there ended, on some days.
 *
 * @param visits times that a card was heard there without a break
 * @param losses of these, those that ended in a gap while it was underground
 * @param returns of the losses, those after which it was first heard there again
 * @param ends of the visits, those after which it was not heard any more that shift
 * @param cards cards heard there, added up by day
 * @param losers cards lost there, added up by day
 * @param occasions on which cards were lost, minutes apart
 * @param lostMillis of all gaps that began there
 */
public record CoverageCount(
    Stretch stretch,
    long visits,
    long losses,
    long returns,
    long ends,
    long cards,
    long losers,
    long occasions,
    long lostMillis) {
  CoverageCount plus(CoverageCount o) {
    return new CoverageCount(
        stretch,
        visits + o.visits,
        losses + o.losses,
        returns + o.returns,
        ends + o.ends,
        cards + o.cards,
        losers + o.losers,
        occasions + o.occasions,
        lostMillis + o.lostMillis);
  }

  /** Share of the visits that went on which ended in a gap; NaN when none went on. */
  public double lossShare() {
    return (double) losses / (visits - ends);
  }
}
