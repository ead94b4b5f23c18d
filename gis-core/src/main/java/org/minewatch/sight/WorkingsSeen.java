package org.minewatch.sight;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How much of the drawn and reported roads in use anybody could be seen in.
 *
 * @param metres of roads in use: neither given up, nor caved behind a face, nor behind a registered
 *     seal, nor a shaft
 * @param stations that stand in a road
 * @param silentStations of these, those that read nobody in the night
 * @param unseenMetres beyond the range of every station and where nobody was heard; empty when no
 *     station stands in a road, so that nothing says what could be heard
 * @param heardMetres within {@value #HEARD_METRES} m of a place where somebody was heard; empty
 *     without positions
 * @param heardNights how many nights that rests on
 * @param blind the longest of the unseen stretches, longest first
 * @param lost places at which most who go on are lost, by the nights at hand, worst first
 */
public record WorkingsSeen(
    double metres,
    int stations,
    int silentStations,
    OptionalDouble unseenMetres,
    OptionalDouble heardMetres,
    int heardNights,
    List<BlindStretch> blind,
    List<LostPlace> lost) {
  /** As far about a reading its place is taken as one that can be heard. */
  public static final double HEARD_METRES = 50;

  public WorkingsSeen {
    metres = Rounded.one(metres);
    unseenMetres = Rounded.one(unseenMetres);
    heardMetres = Rounded.one(heardMetres);
    blind = List.copyOf(blind);
    lost = List.copyOf(lost);
  }
}
