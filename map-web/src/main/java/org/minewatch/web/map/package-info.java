/**
 * What the map page and other readers ask for: nights, mines, findings, layers and reports as JSON
 * and GeoJSON, read only. Controllers check what comes in and hand out what the store holds.
 */
package org.minewatch.web.map;
