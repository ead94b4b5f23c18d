package org.minewatch.drawing.dxf;

import java.util.List;

/** An entity that draws several things: the faces of a mesh, the lines of an MLINE. */
record DxfGroup(EntityHead head, List<DxfEntity> parts) implements DxfEntity {

  @Override
  public void draw(Affine map, Pen pen) {
    parts.forEach(p -> p.draw(map, pen));
  }

  @Override
  public double reach(double x, double y, Blocks blocks) {
    double reach = 0;
    for (DxfEntity p : parts) {
      reach = Math.max(reach, p.reach(x, y, blocks));
    }
    return reach;
  }
}
