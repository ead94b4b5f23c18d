package org.minewatch.detect.work;

import java.util.List;
import java.util.SortedSet;

/**
 * A place where people spent working hours in one night and where no reported face and no fixed
 * post is.
 *
 * @param easting middle of where they stood
 * @param frontEasting the place of theirs farthest from what is drawn and reported
 * @param spread root mean square distance of their stays from the middle
 * @param reach metres around the stations that are all that is known; 0 where places are known
 * @param offDrawn metres from the middle to the nearest drawn or reported road
 * @param fromFace metres to the nearest reported face
 * @param crew people of heading and longwall teams, or of whom nothing is known, with two hours or
 *     more
 * @param persons everybody with two hours or more
 * @param personHours of all of them
 * @param longestHours of one stay
 * @param cards at most fifty
 * @param team most of their hours; empty when not known
 * @param teamShare of the hours that the main team of each shift spent
 * @param shifts in which two or more of them were there
 * @param stations their places rest on; none for coordinates
 * @param strayStation whether all of it rests on one station that stands in no drawn road
 */
public record WorkSite(
    double easting,
    double northing,
    double frontEasting,
    double frontNorthing,
    double spread,
    double sigma,
    double reach,
    double offDrawn,
    double fromFace,
    int crew,
    int persons,
    double personHours,
    double longestHours,
    List<String> cards,
    String team,
    double teamShare,
    SortedSet<String> shifts,
    List<String> stations,
    boolean strayStation,
    long firstMillis,
    long lastMillis) {
  public WorkSite {
    cards = List.copyOf(cards);
    stations = List.copyOf(stations);
    shifts = java.util.Collections.unmodifiableSortedSet(new java.util.TreeSet<>(shifts));
  }

  double metresTo(WorkSite o) {
    return Math.hypot(easting - o.easting, northing - o.northing);
  }
}
