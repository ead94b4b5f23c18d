package org.minewatch.drawing.dxf;

import java.util.ArrayList;
import java.util.List;
import org.minewatch.drawing.dxf.curve.Curve;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.drawing.source.VertexList;

/**
 * HATCH: areas bounded by loops of curves. Loops inside loops are holes, islands in holes are areas
 * again.
 *
 * @param loops each the edges of one loop in the order of the file
 * @param holes false when the hatch ignores what lies inside its outermost loops
 */
record DxfArea(EntityHead head, List<List<Curve>> loops, boolean holes) implements DxfEntity {

  @Override
  public void draw(Affine map, Pen pen) {
    Affine whole = map.after(head.objectSystem());
    double tolerance = pen.tolerance(whole);
    List<double[]> rings = new ArrayList<>();
    int taken = 0;
    for (List<Curve> loop : loops) {
      LoopChain chain = new LoopChain();
      for (Curve edge : loop) {
        VertexList out = pen.vertices(head, taken);
        edge.addTo(out, tolerance);
        taken += out.count();
        chain.add(out.toArray());
      }
      rings.addAll(chain.rings());
    }
    if (rings.isEmpty()) {
      pen.empty(head, "HATCH whose loops have no area");
      return;
    }
    for (List<double[]> area : RingNesting.areas(rings, holes, head)) {
      double[][] paths = new double[area.size()][];
      for (int i = 0; i < paths.length; i++) {
        paths[i] = whole.map(area.get(i));
      }
      pen.draw(head, Shape.AREA, paths);
    }
  }

  @Override
  public double reach(double x, double y, Blocks blocks) {
    double reach = 0;
    for (List<Curve> loop : loops) {
      for (Curve edge : loop) {
        reach = Math.max(reach, edge.reach(x, y));
      }
    }
    return reach;
  }
}
