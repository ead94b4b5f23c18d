package org.minewatch.drawing.dxf;

/** Something drawable. It knows its own coordinates; where it ends up is the map's business. */
interface DxfEntity {

  EntityHead head();

  /**
   * Draws itself.
   *
   * @param map from the entity's coordinates into the drawing's
   */
  void draw(Affine map, Pen pen);

  /** Farthest distance of anything drawn from a point, in the entity's own units. */
  double reach(double x, double y, Blocks blocks);
}
