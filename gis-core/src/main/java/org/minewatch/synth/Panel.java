package org.minewatch.synth;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.ground.Frame;
import org.minewatch.synth.ground.Road;

/**
 * A longwall panel between two gate roads, extracted from its far end back to the finishing line.
 *
 * @param number such as 1103
 * @param left u of the transport gate
 * @param right u of the return gate
 * @param near v of the finishing line
 * @param far v of the set-up cut
 * @param from first day
 * @param reference the day for which the advance is given
 * @param advance metres extracted at the end of the reference day
 * @param rate metres a day; 0 for a finished or idle panel
 */
record Panel(
    String number,
    Road transportGate,
    Road returnGate,
    double left,
    double right,
    double near,
    double far,
    LocalDate from,
    LocalDate reference,
    double advance,
    double rate) {

  double length() {
    return Math.abs(far - near);
  }

  double advanceAt(LocalDate day) {
    double metres = advance + rate * ChronoUnit.DAYS.between(reference, day);
    return Math.max(0, Math.min(metres, length()));
  }

  /** v of the face at the end of a day. */
  double faceAt(LocalDate day) {
    return far + Math.signum(near - far) * advanceAt(day);
  }

  /** Corners of the whole panel, not closed. */
  List<Coordinate> outline(Frame frame) {
    return box(frame, near);
  }

  /** Corners of the goaf at the end of a day, not closed; flat when nothing was extracted. */
  List<Coordinate> goafAt(Frame frame, LocalDate day) {
    return box(frame, faceAt(day));
  }

  private List<Coordinate> box(Frame frame, double v) {
    return List.of(
        frame.toGrid(left, v),
        frame.toGrid(right, v),
        frame.toGrid(right, far),
        frame.toGrid(left, far));
  }
}
