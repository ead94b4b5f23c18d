/** Reads drawings handed in as GeoJSON (RFC 7946: longitude before latitude, in degrees). */
package org.minewatch.drawing.geojson;
