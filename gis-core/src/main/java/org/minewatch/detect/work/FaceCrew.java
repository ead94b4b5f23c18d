package org.minewatch.detect.work;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;

/**
 * Who was at a reported face in one night, as far as positions tell.
 *
 * @param persons who stayed there for an hour or more and are no visitors
 * @param crewHours person-hours of them
 * @param cards of them, at most fifty
 * @param shifts in which two or more of them were there
 * @param visitorHours person-hours of leaders, inspectors and surveyors
 * @param watched whether somebody there would be seen: a station is in reach, or somebody was seen
 * @param byStation whether "near this station" is all that is known of them
 * @param front advance of the foremost places where the crew stood, as the reports measure it
 * @param frontSigma one sigma of it, metres
 * @param quarters how many quarters of an hour of crew the front rests on
 * @param firstMillis of the crew; 0 without one
 */
public record FaceCrew(
    String faceId,
    int persons,
    double crewHours,
    List<String> cards,
    SortedSet<String> shifts,
    double visitorHours,
    boolean watched,
    boolean byStation,
    OptionalDouble front,
    double frontSigma,
    int quarters,
    long firstMillis,
    long lastMillis) {
  public FaceCrew {
    cards = List.copyOf(cards);
    shifts = java.util.Collections.unmodifiableSortedSet(new java.util.TreeSet<>(shifts));
  }
}
