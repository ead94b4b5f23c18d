package org.minewatch.drawing.dxf;

/**
 * What every entity carries.
 *
 * @param kind {@code LINE}, {@code INSERT}
 * @param handle hexadecimal, may be empty
 * @param line line of the file
 * @param layer as in the file, trimmed; {@code 0} when none is named
 * @param paperSpace on a sheet layout and not in the model
 * @param invisible not shown, whatever its layer says
 * @param objectSystem from the entity's object coordinate system into its block or the model
 */
record EntityHead(
    String kind,
    String handle,
    long line,
    String layer,
    boolean paperSpace,
    boolean invisible,
    Affine objectSystem) {

  static EntityHead of(TagGroup g) {
    String handle = "";
    String layer = "0";
    boolean paper = false;
    boolean invisible = false;
    double nx = 0;
    double ny = 0;
    double nz = 1;
    for (int i = 0; i < g.size(); i++) {
      switch (g.code(i)) {
        case 5 -> handle = handle.isEmpty() ? g.text(i).trim() : handle;
        case 8 -> layer = DxfText.plain(g.text(i)).strip();
        case 67 -> paper = g.number(i) == 1;
        case 60 -> invisible = g.number(i) == 1;
        case 210 -> nx = g.number(i);
        case 220 -> ny = g.number(i);
        case 230 -> nz = g.number(i);
        default -> {}
      }
    }
    return new EntityHead(
        g.kind(),
        handle,
        g.line(),
        layer.isEmpty() ? "0" : layer,
        paper,
        invisible,
        Affine.extrusion(nx, ny, nz));
  }

  /** {@code LWPOLYLINE handle 2F1, line 4711}. */
  String name() {
    return handle.isEmpty()
        ? kind + ", line " + line
        : kind + " handle " + handle + ", line " + line;
  }
}
