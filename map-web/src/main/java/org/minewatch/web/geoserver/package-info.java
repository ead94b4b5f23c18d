/**
 * A GeoServer beside minewatch: what is published on it and how it is told so over REST, and the
 * way from the map to it, with fixed parameters and the mines of whoever asks.
 */
@NullMarked
package org.minewatch.web.geoserver;

import org.jspecify.annotations.NullMarked;
