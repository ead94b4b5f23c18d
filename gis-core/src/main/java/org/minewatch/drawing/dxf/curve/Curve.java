package org.minewatch.drawing.dxf.curve;

import org.minewatch.drawing.source.VertexList;

/** A curve from a start to an end; a closed one ends where it starts. */
public interface Curve {

  /**
   * Adds vertices from the start to the end, both included.
   *
   * @param tolerance largest distance of a chord from the curve, above 0, in the curve's own units
   */
  void addTo(VertexList out, double tolerance);

  /**
   * No point of the curve is farther than this from a point of the plane; may be more than that.
   */
  double reach(double x, double y);
}
