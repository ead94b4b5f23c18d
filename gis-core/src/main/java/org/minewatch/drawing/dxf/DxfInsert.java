package org.minewatch.drawing.dxf;

import java.util.List;

/**
 * INSERT and MINSERT: a block drawn once, or in rows and columns.
 *
 * @param place from the block's coordinates, base point at the origin, to those around the insert
 * @param columnSpacing along the rotated X axis
 * @param rowSpacing along the rotated Y axis
 * @param attributes texts that belong to this reference
 * @param canBeSymbol whether a small block may stand for a point; the texts of a table are read one
 *     by one however small it is
 */
record DxfInsert(
    EntityHead head,
    String block,
    double x,
    double y,
    double z,
    double scaleX,
    double scaleY,
    double scaleZ,
    double rotationDegrees,
    int columns,
    int rows,
    double columnSpacing,
    double rowSpacing,
    List<DxfMark> attributes,
    boolean canBeSymbol)
    implements DxfEntity {

  /** The map of one cell, from block coordinates with the base point at the origin. */
  Affine cell(int column, int row) {
    return head.objectSystem()
        .after(Affine.translation(x, y, z))
        .after(Affine.rotation(rotationDegrees))
        .after(Affine.translation(column * columnSpacing, row * rowSpacing, 0))
        .after(Affine.scale(scaleX, scaleY, scaleZ));
  }

  /** {@code [row 2, column 3]} in an array, else empty. */
  String cellName(int column, int row) {
    return columns == 1 && rows == 1 ? "" : " [row " + (row + 1) + ", column " + (column + 1) + "]";
  }

  @Override
  public void draw(Affine map, Pen pen) {
    pen.insert(this, map);
  }

  @Override
  public double reach(double px, double py, Blocks blocks) {
    double array = Math.hypot((columns - 1) * columnSpacing, (rows - 1) * rowSpacing);
    double scale = Math.max(Math.abs(scaleX), Math.abs(scaleY));
    double mirrored = head.objectSystem() == Affine.IDENTITY ? 0 : 2 * Math.abs(x);
    return Math.hypot(x - px, y - py) + mirrored + array + scale * blocks.reach(block);
  }
}
