package org.minewatch.drawing;

import java.util.List;
import java.util.Optional;
import org.minewatch.region.Rejection;

/**
 * What became of a submitted drawing.
 *
 * @param drawing empty when the file could not be read or placed at all
 * @param rejections what could not be used: the whole file, single entities, rows of the layer
 *     mapping
 */
public record DrawingOutcome(Optional<MineDrawing> drawing, List<Rejection> rejections) {
  public DrawingOutcome {
    rejections = List.copyOf(rejections);
  }
}
