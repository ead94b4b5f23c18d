package org.minewatch.drawing.dxf;

/**
 * POINT, TEXT, MTEXT, ATTRIB and the words of a DIMENSION: a place, with or without words.
 *
 * @param text decoded, formatting removed; empty for a POINT
 */
record DxfMark(EntityHead head, double x, double y, double z, String text) implements DxfEntity {

  @Override
  public void draw(Affine map, Pen pen) {
    pen.mark(head, map.after(head.objectSystem()).map(new double[] {x, y, z}), text);
  }

  @Override
  public double reach(double px, double py, Blocks blocks) {
    return Math.hypot(x - px, y - py);
  }
}
