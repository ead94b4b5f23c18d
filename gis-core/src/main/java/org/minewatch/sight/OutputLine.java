package org.minewatch.sight;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * Coal reported for a span of days beside the coal that the reported advance of the same days
 * gives.
 *
 * @param faceId empty for the whole mine
 * @param expectedTonnes empty when no face gives a figure
 */
public record OutputLine(
    LocalDate from,
    LocalDate to,
    String faceId,
    double reportedTonnes,
    OptionalDouble expectedTonnes) {
  public OutputLine {
    reportedTonnes = Rounded.one(reportedTonnes);
    expectedTonnes = Rounded.one(expectedTonnes);
  }
}
