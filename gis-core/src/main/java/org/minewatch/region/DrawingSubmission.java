package org.minewatch.region;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A submitted drawing: the register entry, not its content.
 *
 * @param file path inside the region folder
 * @param seam empty when not known
 * @param crs CRS cell; empty when the prefix was dropped or the system is unknown
 * @param layersFile path of a {@code layer,class} mapping
 * @param source where it was read
 */
public record DrawingSubmission(
    String drawingId,
    String mineCode,
    LocalDate asOf,
    String file,
    Kind kind,
    String seam,
    String crs,
    String scale,
    Optional<String> layersFile,
    Optional<String> controlPointsFile,
    SourceLine source) {
  /** What a drawing is of. */
  public enum Kind {
    MINING_PLAN,
    WATER_PLAN
  }
}
