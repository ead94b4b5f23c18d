package org.minewatch.region;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A corner point (拐点) as printed on a licence: X is north, Y is east.
 *
 * @param part from 1
 * @param xNorthing metres, or degrees of latitude when the CRS is geographic
 * @param yEasting metres, or degrees of longitude
 * @param decimals decimals that were printed, the smaller of both: says how far the point was
 *     rounded
 * @param topElevation of its part
 * @param seams of its part; empty means those of the licence
 * @param source where it was read
 */
public record Corner(
    int part,
    Role role,
    int seq,
    double xNorthing,
    double yEasting,
    int decimals,
    OptionalDouble topElevation,
    OptionalDouble bottomElevation,
    List<String> seams,
    SourceLine source) {
  public Corner {
    seams = List.copyOf(seams);
  }

  /** Whether a ring bounds a part or is deducted from it (扣除). */
  public enum Role {
    OUTER,
    DEDUCTED
  }
}
