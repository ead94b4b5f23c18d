package org.minewatch.track.upload;

import java.util.List;

/** The route that a special worker is planned to walk. */
public record PlannedRoute(String cardId, List<Stop> stops) implements UploadRecord {
  public PlannedRoute {
    stops = List.copyOf(stops);
  }

  /**
   * A station to be passed.
   *
   * @param time as written; a time of day or of a calendar day, empty when none is planned
   */
  public record Stop(String stationCode, String time) {}
}
