/**
 * Writers of the file formats that exports come in: CSV, XLSX, GeoJSON, GeoPackage, Shapefile and
 * DXF. They write what they are given; what it is, who may have it and in which coordinates is
 * decided before.
 */
package org.minewatch.web.export.format;
