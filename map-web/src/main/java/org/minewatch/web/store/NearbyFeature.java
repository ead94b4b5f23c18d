package org.minewatch.web.store;

import org.locationtech.jts.geom.Geometry;

/**
 * A map feature or a finding at a place, with everything the night said of it.
 *
 * @param layer that of the map feature, or {@code finding}
 * @param properties a JSON object; of a finding its whole feature
 * @param geometry WGS 84 longitude and latitude
 */
public record NearbyFeature(String layer, String properties, Geometry geometry) {}
