/**
 * Vector tiles: what is too large to be sent whole is cut into the squares of web maps, each with
 * no more points than its size can show, and written as Mapbox Vector Tile 2.1. Coordinates come in
 * as longitude and latitude; a tile counts in whole units from its north-west corner.
 */
package org.minewatch.tile;
