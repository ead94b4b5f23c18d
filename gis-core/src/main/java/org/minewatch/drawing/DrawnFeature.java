package org.minewatch.drawing;

import org.locationtech.jts.geom.Geometry;

/**
 * Something drawn, in the mine's own metres (easting, northing; Z is the elevation or NaN when not
 * known).
 *
 * @param entity how to find it in the file: {@code LWPOLYLINE#2F1 line 4711} or {@code feature 12}
 * @param layer layer name as in the file
 * @param layerClass what the layer means
 * @param neighbour name of the neighbouring mine whose workings these are, empty for the mine's own
 * @param geometry point, line or polygon; a closed boundary, goaf or pillar line is a polygon
 * @param text the text of an annotation, else empty
 */
public record DrawnFeature(
    String entity,
    String layer,
    LayerClass layerClass,
    String neighbour,
    Geometry geometry,
    String text) {}
