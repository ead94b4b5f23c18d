package org.minewatch.web.export.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.Point;

/** The kinds of shape that need a shapefile each. */
enum ShapeKind {
  POINT("point", 1),
  POINTS("points", 8),
  LINE("line", 3),
  AREA("area", 5);

  private static final int Z = 10;

  private final String word;
  private final int code;

  ShapeKind(String word, int code) {
    this.word = word;
    this.code = code;
  }

  String word() {
    return word;
  }

  /** The shape type of the format. */
  int code(boolean withZ) {
    return withZ ? code + Z : code;
  }

  /** A geometry in parts of one kind each; a mixed collection has several, an empty one none. */
  static Map<ShapeKind, Geometry> split(Geometry geometry) {
    Map<ShapeKind, Geometry> parts = new LinkedHashMap<>();
    if (geometry.getClass() == GeometryCollection.class) {
      Map<ShapeKind, List<Geometry>> simple = new LinkedHashMap<>();
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        split(geometry.getGeometryN(i))
            .forEach((kind, g) -> simple.computeIfAbsent(kind, k -> new ArrayList<>()).add(g));
      }
      simple.forEach((kind, all) -> parts.put(kind, joined(all)));
    } else if (!geometry.isEmpty()) {
      parts.put(of(geometry), geometry);
    }
    return parts;
  }

  private static Geometry joined(List<Geometry> parts) {
    return parts.size() == 1
        ? parts.get(0)
        : parts.get(0).getFactory().createGeometryCollection(parts.toArray(Geometry[]::new));
  }

  private static ShapeKind of(Geometry geometry) {
    if (geometry instanceof Point) {
      return POINT;
    }
    if (geometry instanceof MultiPoint) {
      return POINTS;
    }
    return geometry.getDimension() == 1 ? LINE : AREA;
  }
}
