package org.minewatch.web.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the store holds: the region's name and its nights, the latest first. */
public record RegionView(String name, String timeZone, List<NightLine> nights) {

  /** A night in the store. */
  public record NightLine(LocalDate date, String productVersion, String ruleSetVersion) {}

  public RegionView {
    nights = List.copyOf(nights);
  }

  public Optional<LocalDate> latest() {
    return nights.stream().findFirst().map(NightLine::date);
  }
}
