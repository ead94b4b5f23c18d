package org.minewatch.pack;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.minewatch.finding.Finding;
import org.minewatch.finding.MapFeature;

/**
 * What an inspection pack is made of: a finding, and what its night holds of the mine.
 *
 * @param features in the order of the night, longitude and latitude
 */
public record PackSource(
    Finding finding,
    String mineName,
    String regionName,
    LocalDate night,
    ZoneId zone,
    List<MapFeature> features) {

  public PackSource {
    features = List.copyOf(features);
  }
}
