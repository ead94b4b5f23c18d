package org.minewatch.detect.work;

import java.util.List;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.minewatch.detect.FaceWork;

/**
 * Where a reported face really stands at the end of a night, as far as reports and positions tell.
 *
 * @param work the face and its reports
 * @param way along which it advances; all advances below are metres along it, as in the reports
 * @param reported advance by the last report; 0 when there is none
 * @param front advance of the foremost places where its crew stood in this night; empty when nobody
 *     was seen at work there, or stations only say "near"
 * @param advance where the face is taken to stand: the report, unless the crew stands clearly ahead
 *     of it
 * @param ahead whether {@code advance} is the crew's and not the report's
 * @param sigma one sigma of {@code advance}, metres
 * @param rate at which it advances: of the positions where these say clearly more than the reports
 * @param reportedRate zero when nothing was reported in the last fortnight
 * @param crew who was seen there
 * @param observedRate empty with fewer than three nights
 * @param fronts the nights in which its front was seen, this one included
 */
public record ObservedHead(
    FaceWork work,
    FaceWay way,
    double reported,
    OptionalDouble front,
    double advance,
    boolean ahead,
    double sigma,
    AdvanceRate rate,
    AdvanceRate reportedRate,
    java.util.Optional<AdvanceRate> observedRate,
    FaceCrew crew,
    List<AdvanceRate.At> fronts) {
  public ObservedHead {
    fronts = List.copyOf(fronts);
  }

  /** Where the face stands: the head of a heading, the middle of a longwall's line of advance. */
  public Point head() {
    return way.pointAt(advance);
  }

  /** The way that lies ahead of it. */
  public LineString next(double metres) {
    return way.between(advance, advance + metres);
  }

  /** How far the crew stands ahead of the last report; negative behind it, empty when not seen. */
  public OptionalDouble aheadOfReport() {
    return front.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(front.getAsDouble() - reported);
  }

  /** Whether a crew was at work there in this night. */
  public boolean isWorked() {
    return crew.persons() >= 2;
  }
}
