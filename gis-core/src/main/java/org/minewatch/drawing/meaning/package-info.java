/**
 * What a placed drawing says beyond its geometry: suggestions for layers that nobody has named yet,
 * what people have confirmed, and the words of a plan read by drawing conventions: elevations,
 * month-end positions, names of roads and faces, years of goaf, corners.
 */
package org.minewatch.drawing.meaning;
