/**
 * Reads GeoPackages (OGC 12-128) without a database: the few pages of the SQLite file format that a
 * feature table needs, read-only and bounded. No SQL runs, so nothing in a hostile file can.
 */
package org.minewatch.drawing.geopackage;
