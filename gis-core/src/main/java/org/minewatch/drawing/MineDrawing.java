package org.minewatch.drawing;

import java.util.List;
import java.util.stream.Stream;
import org.minewatch.region.DrawingSubmission;

/**
 * A submitted drawing, read and put in its place on the mine's own metres.
 *
 * @param submission its register entry
 * @param features in the order of the file
 * @param sigmaMetres horizontal uncertainty of the drawing: survey traverse, registration,
 *     transform
 * @param elevationsKnown whether Z values mean anything (Z = 0 on a whole drawing means not known)
 * @param notes what was assumed or not understood, English sentences
 * @param place how it came to lie where it lies
 */
public record MineDrawing(
    DrawingSubmission submission,
    List<DrawnFeature> features,
    double sigmaMetres,
    boolean elevationsKnown,
    List<String> notes,
    DrawingPlace place) {

  public MineDrawing {
    features = List.copyOf(features);
    notes = List.copyOf(notes);
  }

  /** A drawing of whose place nothing more is known. */
  public MineDrawing(
      DrawingSubmission submission,
      List<DrawnFeature> features,
      double sigmaMetres,
      boolean elevationsKnown,
      List<String> notes) {
    this(submission, features, sigmaMetres, elevationsKnown, notes, DrawingPlace.UNKNOWN);
  }

  /** The mine's own features of a class (neighbours' left out). */
  public Stream<DrawnFeature> own(LayerClass layerClass) {
    return features.stream().filter(f -> f.layerClass() == layerClass && f.neighbour().isEmpty());
  }
}
