/**
 * The roadway graph of a mine and what is placed on it: edges with length, elevation and seals from
 * the mine's drawings and reported workings, stations, and fixes given by station and distance or
 * by coordinates. Elevations come from here, never from a tag. What does not fit the drawn roads is
 * kept with how far it misses.
 */
package org.minewatch.network;
