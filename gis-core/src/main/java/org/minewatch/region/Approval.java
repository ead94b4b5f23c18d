package org.minewatch.region;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Geometry;

/**
 * Something permitted that would else be a finding, or the approved scope of a design.
 *
 * @param area in the mine's CRS
 * @param seam empty when it holds for every seam
 * @param source where it was read
 */
public record Approval(
    String mineCode,
    String approvalNo,
    Kind kind,
    Geometry area,
    LocalDate from,
    Optional<LocalDate> to,
    String seam,
    OptionalDouble topElevation,
    OptionalDouble bottomElevation,
    SourceLine source) {
  /** What is approved. */
  public enum Kind {
    DESIGN_SCOPE,
    PILLAR_CROSSING,
    ROCK_ROAD,
    SEAL_OPENING
  }
}
