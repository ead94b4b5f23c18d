package org.minewatch.web.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the people of a snapshot are, and what is to be looked at in it.
 *
 * @param groups the largest first
 */
record LiveContent(List<Group> groups, List<Alarm> alarms) {

  /**
   * The people at a station.
   *
   * @param zone name of the zone that the station is in, where the region tells one
   * @param kind of the zone, such as {@code face}; empty when not known
   */
  record Group(String station, String zone, String kind, int people) {}

  /**
   * A state that nobody has verified; never a finding.
   *
   * @param kind {@code over-limit}, {@code outside}, {@code stop-line} or {@code silent}
   * @param limit of an over-limit, else null
   * @param stations where, for the others
   * @param metres how far out the nearest of them is at least
   */
  record Alarm(
      String kind,
      int people,
      @Nullable Integer limit,
      List<String> stations,
      @Nullable Integer metres) {}
}
