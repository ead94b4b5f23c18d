/**
 * Coordinate systems of Chinese mining: zones, prefixes, datums, transforms with their uncertainty.
 * The only package that touches GeoTools. Easting comes first in every geometry; only a licence's
 * corner table has X as north.
 */
package org.minewatch.geo;
