package org.minewatch.drawing.dxf;

import java.util.Set;
import org.minewatch.drawing.dxf.tag.TagGroup;

/**
 * What every entity carries.
 *
 * @param kind {@code LINE}, {@code INSERT}
 * @param handle hexadecimal, may be empty
 * @param place line of the file, or byte of a binary file
 * @param unit what the place counts, {@code line} or {@code byte}
 * @param layer as in the file, trimmed; {@code 0} when none is named
 * @param paperSpace on a sheet layout and not in the model
 * @param invisible not shown, whatever its layer says
 * @param objectSystem from the entity's object coordinate system into its block or the model
 */
record EntityHead(
    String kind,
    String handle,
    long place,
    String unit,
    String layer,
    boolean paperSpace,
    boolean invisible,
    Affine objectSystem) {

  /** Kinds that explain a drawing and are never themselves workings, whatever their layer. */
  private static final Set<String> ANNOTATIONS =
      Set.of("LEADER", "DIMENSION", "ARC_DIMENSION", "LARGE_RADIAL_DIMENSION", "MULTILEADER");

  /** Reads the first of each; later ones belong to parts of the entity. */
  static EntityHead of(TagGroup g) {
    String handle = "";
    String layer = "";
    int paper = -1;
    int invisible = -1;
    int normal = -1;
    for (int i = 0; i < g.size(); i++) {
      switch (g.code(i)) {
        case 5 -> handle = handle.isEmpty() ? handle(g.text(i)) : handle;
        case 8 -> layer = layer.isEmpty() ? Layers.name(g.text(i)) : layer;
        case 67 -> paper = paper < 0 ? i : paper;
        case 60 -> invisible = invisible < 0 ? i : invisible;
        case 210 -> normal = normal < 0 ? i : normal;
        default -> {}
      }
    }
    return new EntityHead(
        g.kind(),
        handle,
        g.place(),
        g.unit(),
        layer.isEmpty() ? "0" : layer,
        paper >= 0 && g.number(paper) == 1,
        invisible >= 0 && g.number(invisible) == 1,
        normal < 0
            ? Affine.IDENTITY
            : Affine.extrusion(g.number(normal), g.number(220, 0), g.number(230, 1)));
  }

  /** At most 16 hexadecimal digits by the rules. */
  private static String handle(String raw) {
    String trimmed = raw.trim();
    return trimmed.length() > 16 ? trimmed.substring(0, 16) + "…" : trimmed;
  }

  /** The same for an entity that is in world coordinates whatever its extrusion. */
  EntityHead inWorld() {
    return objectSystem == Affine.IDENTITY
        ? this
        : new EntityHead(kind, handle, place, unit, layer, paperSpace, invisible, Affine.IDENTITY);
  }

  boolean isAnnotation() {
    return ANNOTATIONS.contains(kind);
  }

  /** {@code LWPOLYLINE handle 2F1, line 4711}. */
  String name() {
    String where = ", " + unit + " " + place;
    return handle.isEmpty() ? kind + where : kind + " handle " + handle + where;
  }
}
