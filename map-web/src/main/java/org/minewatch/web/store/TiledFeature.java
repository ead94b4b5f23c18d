package org.minewatch.web.store;

import org.locationtech.jts.geom.Geometry;

/**
 * Something that tiles show, parts of it in several.
 *
 * @param number the same in every tile, and its own within the layer as far as tiles can tell
 * @param properties a JSON object
 * @param geometry WGS 84 longitude and latitude
 */
public record TiledFeature(String layer, long number, String properties, Geometry geometry) {}
