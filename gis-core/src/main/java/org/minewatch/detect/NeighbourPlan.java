package org.minewatch.detect;

import java.time.LocalDate;
import java.util.List;
import org.minewatch.drawing.DrawnFeature;

/**
 * The part of another mine's own plan that lies near this mine, in this mine's metres.
 *
 * @param drawingId its register entry
 * @param sigmaMetres horizontal uncertainty of the plan here: its own and that of two datums
 * @param workings roads, shafts, faces and goaf of that mine's own
 */
public record NeighbourPlan(
    String mineCode,
    String drawingId,
    LocalDate asOf,
    String seam,
    double sigmaMetres,
    List<DrawnFeature> workings) {
  public NeighbourPlan {
    workings = List.copyOf(workings);
  }
}
