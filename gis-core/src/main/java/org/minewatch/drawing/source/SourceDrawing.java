package org.minewatch.drawing.source;

import java.util.List;
import org.minewatch.region.Rejection;

/**
 * A drawing as its file has it.
 *
 * @param features in the order of the file
 * @param longitudeLatitude whether x and y are degrees east and north instead of metres
 * @param notes what was assumed, skipped or not understood, English sentences
 * @param rejections entities that could not be used
 * @param facts what the file says of itself
 * @param crs what the file itself says of its coordinate system, in words that a CRS cell may hold;
 *     empty when it says nothing
 */
public record SourceDrawing(
    List<SourceFeature> features,
    boolean longitudeLatitude,
    List<String> notes,
    List<Rejection> rejections,
    SourceFacts facts,
    String crs) {

  /** A drawing whose file says nothing of a coordinate system. */
  public SourceDrawing(
      List<SourceFeature> features,
      boolean longitudeLatitude,
      List<String> notes,
      List<Rejection> rejections) {
    this(features, longitudeLatitude, notes, rejections, SourceFacts.NONE, "");
  }

  public SourceDrawing {
    features = List.copyOf(features);
    notes = List.copyOf(notes);
    rejections = List.copyOf(rejections);
  }
}
