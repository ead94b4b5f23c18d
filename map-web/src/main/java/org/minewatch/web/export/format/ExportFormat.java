package org.minewatch.web.export.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The formats that exports come in. */
public enum ExportFormat {
  /** A table as text, for programs: one table only. */
  CSV("csv", "text/csv;charset=UTF-8", false, CsvTables::write),
  /** A workbook for people. */
  XLSX(
      "xlsx",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      false,
      XlsxTables::write),
  /** RFC 7946: always longitude and latitude of WGS 84. */
  GEOJSON("geojson", "application/geo+json", true, GeoJsonTables::write),
  /** OGC GeoPackage: tables without places, too. */
  GEOPACKAGE("gpkg", "application/geopackage+sqlite3", false, GeoPackageTables::write),
  /** A zip of ESRI shapefiles, one for each kind of shape. */
  SHAPEFILE("zip", "application/zip", true, ShapefileTables::write),
  /** A drawing: always in metres. */
  DXF("dxf", "image/vnd.dxf", true, DxfTables::write);

  /** Writes a file; what it needs beside lies in the same folder. */
  @FunctionalInterface
  interface Writer {
    void write(Export export, Path file) throws IOException;
  }

  private final String ending;
  private final String mediaType;
  private final boolean ofPlaces;
  private final Writer writer;

  ExportFormat(String ending, String mediaType, boolean ofPlaces, Writer writer) {
    this.ending = ending;
    this.mediaType = mediaType;
    this.ofPlaces = ofPlaces;
    this.writer = writer;
  }

  public static Optional<ExportFormat> of(String ending) {
    return Arrays.stream(values()).filter(f -> f.ending.equals(ending)).findFirst();
  }

  public String ending() {
    return ending;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Whether there is nothing to write of a table that has no places. */
  public boolean isOfPlaces() {
    return ofPlaces;
  }

  /**
   * Writes a file.
   *
   * @param file does not exist; its folder holds nothing else and may be written to
   */
  public void write(Export export, Path file) throws IOException {
    writer.write(export, file);
  }
}
