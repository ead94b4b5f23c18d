package org.minewatch.drawing.dxf;

import org.minewatch.drawing.dxf.curve.BulgedPath;
import org.minewatch.drawing.dxf.tag.TagGroup;

/** SOLID, TRACE and 3DFACE: three or four corners. */
final class FaceParsers {

  private FaceParsers() {}

  /** The third and fourth corners of a SOLID lie crosswise. */
  static DxfEntity solid(EntityHead head, TagGroup g) {
    return outline(head, g, 10, 11, 13, 12);
  }

  static DxfEntity face(EntityHead head, TagGroup g) {
    return outline(head.inWorld(), g, 10, 11, 12, 13);
  }

  private static DxfEntity outline(EntityHead head, TagGroup g, int... codes) {
    boolean triangle = g.find(13) < 0;
    double[] xyz = new double[12];
    int n = 0;
    for (int code : codes) {
      if (code == 13 && triangle) {
        continue;
      }
      double x = g.require(code, "corner");
      double y = g.require(code + 10, "corner");
      double z = g.number(code + 20, 0);
      boolean repeats = n > 0 && xyz[n - 3] == x && xyz[n - 2] == y && xyz[n - 1] == z;
      if (!repeats) {
        xyz[n++] = x;
        xyz[n++] = y;
        xyz[n++] = z;
      }
    }
    double[] corners = java.util.Arrays.copyOf(xyz, n);
    return new DxfCurve(head, BulgedPath.straight(true, corners), true);
  }
}
