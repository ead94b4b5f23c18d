package org.minewatch.sight;

import java.util.OptionalDouble;

/**
 * The advance of one face as reported and as its crew shows it, with the coal that each gives.
 *
 * @param reportedMetres advance of the night's day by its report; a report that is several days
 *     after the one before gives their mean. Empty without a report of that day
 * @param reportedPerDay metres a day by the reports of a fortnight
 * @param observedPerDay metres a day by where its crew stood; empty with fewer than three nights
 * @param observedLow the slowest that fits
 * @param observedHigh the fastest that fits
 * @param aheadMetres how far the crew stands ahead of the last report; negative behind it
 * @param coalTonnes of {@code reportedMetres}: face length x height x advance x density x recovery,
 *     or a heading's section x advance x density; empty when height or length is not known
 * @param observedCoalTonnes of a day at {@code observedPerDay}
 */
public record FaceLine(
    String faceId,
    String name,
    OptionalDouble reportedMetres,
    OptionalDouble reportedPerDay,
    OptionalDouble observedPerDay,
    OptionalDouble observedLow,
    OptionalDouble observedHigh,
    OptionalDouble aheadMetres,
    OptionalDouble coalTonnes,
    OptionalDouble observedCoalTonnes) {
  public FaceLine {
    reportedMetres = Rounded.two(reportedMetres);
    reportedPerDay = Rounded.two(reportedPerDay);
    observedPerDay = Rounded.two(observedPerDay);
    observedLow = Rounded.two(observedLow);
    observedHigh = Rounded.two(observedHigh);
    aheadMetres = Rounded.one(aheadMetres);
    coalTonnes = Rounded.one(coalTonnes);
    observedCoalTonnes = Rounded.one(observedCoalTonnes);
  }
}
