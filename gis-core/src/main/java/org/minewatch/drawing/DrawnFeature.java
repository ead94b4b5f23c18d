package org.minewatch.drawing;

import org.locationtech.jts.geom.Geometry;

/**
 * Something drawn, in the mine's own metres (easting, northing; Z is the elevation or NaN when not
 * known).
 *
 * <p>{@code layerClass} is what a rule asks for: words are {@code ANNOTATION} on whatever layer
 * they stand, a neighbouring mine's workings are {@code NEIGHBOUR}. What the layer itself means is
 * in {@code meaning}.
 *
 * @param entity how to find it in the file: {@code LWPOLYLINE handle 2F1, line 4711} or {@code
 *     feature 12, line 13}
 * @param layer layer name as in the file
 * @param layerClass what the thing is
 * @param neighbour name of the neighbouring mine whose workings these are, empty for the mine's own
 * @param geometry point, line or polygon; a closed boundary, goaf or pillar line is a polygon
 * @param text the text of an annotation or symbol, else empty
 * @param meaning what the name of the layer says
 * @param block name of the symbol that stands there, else empty
 * @param hidden whether its layer was frozen or switched off in CAD
 */
public record DrawnFeature(
    String entity,
    String layer,
    LayerClass layerClass,
    String neighbour,
    Geometry geometry,
    String text,
    LayerMeaning meaning,
    String block,
    boolean hidden) {

  /** A feature of the mine's own or a neighbour's, of which nothing else is known. */
  public DrawnFeature(
      String entity,
      String layer,
      LayerClass layerClass,
      String neighbour,
      Geometry geometry,
      String text) {
    this(
        entity,
        layer,
        layerClass,
        neighbour,
        geometry,
        text,
        LayerMeaning.of(layerClass).withNeighbour(neighbour),
        "",
        false);
  }
}
