package org.minewatch.synth;

/**
 * How a mine draws.
 *
 * @param format DXF of a release, or GeoJSON
 * @param habit how it names its layers
 * @param doubleLine both walls of a road, else its centreline
 * @param elevations Z on the roads
 */
public record DrawingForm(Format format, LayerHabit habit, boolean doubleLine, boolean elevations) {

  /** The file formats. */
  public enum Format {
    DXF_GBK,
    DXF_UTF8,
    GEOJSON;

    String extension() {
      return this == GEOJSON ? "geojson" : "dxf";
    }
  }
}
