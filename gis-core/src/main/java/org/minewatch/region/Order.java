package org.minewatch.region;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Geometry;

/**
 * An order that stops or empties a mine or a part of it.
 *
 * @param area the part, in the mine's CRS; the whole mine when absent
 * @param source where it was read
 */
public record Order(
    String mineCode,
    String orderNo,
    Kind kind,
    OffsetDateTime from,
    Optional<OffsetDateTime> to,
    Optional<Geometry> area,
    OptionalInt headcountCeiling,
    SourceLine source) {
  /** What an order demands. */
  public enum Kind {
    STOP,
    WITHDRAW
  }
}
