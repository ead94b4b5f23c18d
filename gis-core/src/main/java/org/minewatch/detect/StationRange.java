package org.minewatch.detect;

import org.minewatch.region.Reader;

/** How far along a road a station hears: as recorded, else as its kind does. */
public final class StationRange {
  private StationRange() {}

  public static double metres(MineNight night, Reader station) {
    return station
        .range()
        .orElseGet(
            () ->
                night.parameter(
                    "position.coverage-hole",
                    station.kind() == Reader.Kind.ZONE ? "zone_range_m" : "precise_range_m"));
  }
}
