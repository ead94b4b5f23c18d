package org.minewatch.detect.people;

import java.util.OptionalInt;
import org.minewatch.detect.MineNight;
import org.minewatch.region.Face;
import org.minewatch.region.Mine;

/**
 * The statutory limits of people of one shift, by capacity, hazard, kind of face and of shift
 * (煤安监行管 〔2018〕38号). Where the kind is not on record the mildest limit that may apply is taken.
 */
final class HeadcountLimits {
  private static final String GROUP = "headcount-limit";
  private static final int[] CAPACITY_10K_TONNES = {30, 60, 120, 180, 300, 500};

  private final MineNight night;
  private final String hazard;

  private HeadcountLimits(MineNight night, String hazard) {
    this.night = night;
    this.hazard = hazard;
  }

  /** A mine whose hazard is not on record is given the larger limits, those of a severe hazard. */
  static HeadcountLimits of(MineNight night) {
    boolean severe = night.records().mine().severeHazard().orElse(true);
    return new HeadcountLimits(night, severe ? "severe" : "other");
  }

  /** Whether the table can be read at all: hazard is on record. */
  static boolean isHazardKnown(MineNight night) {
    return night.records().mine().severeHazard().isPresent();
  }

  private int row(String name) {
    return (int) night.parameter(GROUP, name + "_" + hazard);
  }

  /** People underground in one shift of the whole mine; empty without a capacity on record. */
  OptionalInt mine() {
    Mine mine = night.records().mine();
    if (mine.capacityTonnesPerYear().isEmpty()
        || !(mine.capacityTonnesPerYear().getAsDouble() > 0)) {
      return OptionalInt.empty();
    }
    double capacity = mine.capacityTonnesPerYear().getAsDouble() / 10_000;
    for (int bound : CAPACITY_10K_TONNES) {
      if (capacity <= bound) {
        return OptionalInt.of(row("mine_to_" + bound));
      }
    }
    return OptionalInt.of(row("mine_above_" + CAPACITY_10K_TONNES[CAPACITY_10K_TONNES.length - 1]));
  }

  /** People at a face in a production shift; empty for faces that the rule does not name. */
  OptionalInt production(Face face) {
    return switch (face.kind()) {
      case LONGWALL ->
          OptionalInt.of(mildest(face, "longwall_mechanised_production", "longwall_blast"));
      case HEADING -> OptionalInt.of(mildest(face, "heading_mechanised", "heading_blast"));
      case OTHER -> OptionalInt.empty();
    };
  }

  /** People at a face in a maintenance shift. */
  OptionalInt maintenance(Face face) {
    return face.kind() == Face.Kind.LONGWALL && face.method() != Face.Method.BLAST
        ? OptionalInt.of(row("longwall_mechanised_maintenance"))
        : production(face);
  }

  private int mildest(Face face, String mechanised, String blast) {
    return switch (face.method()) {
      case MECHANISED -> row(mechanised);
      case BLAST -> row(blast);
      case UNKNOWN -> Math.max(row(mechanised), row(blast));
    };
  }
}
