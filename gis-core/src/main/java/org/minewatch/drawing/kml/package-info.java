/**
 * Reads drawings handed in as KML or KMZ through a parser that follows no reference out of the
 * file.
 */
package org.minewatch.drawing.kml;
