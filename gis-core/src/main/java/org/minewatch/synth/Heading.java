package org.minewatch.synth;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/**
 * A roadway being driven: the head moves along its planned road day by day.
 *
 * @param faceId as reported
 * @param road the whole planned line
 * @param from first day of driving
 * @param reference the day for which the advance is given
 * @param advance metres from the road's start to the head at the end of the reference day
 * @param rate metres a day; 0 when it stands
 * @param everyShift whether a crew works at it on every shift, else on the last one only
 */
record Heading(
    String faceId,
    Road road,
    LocalDate from,
    LocalDate reference,
    double advance,
    double rate,
    boolean everyShift) {

  /** Metres from the start to the head at the end of a day, never past the planned end. */
  double advanceAt(LocalDate day) {
    double metres = advance + rate * ChronoUnit.DAYS.between(reference, day);
    return Math.max(0, Math.min(metres, road.length()));
  }

  Spot headAt(LocalDate day) {
    return new Spot(road, advanceAt(day));
  }
}
