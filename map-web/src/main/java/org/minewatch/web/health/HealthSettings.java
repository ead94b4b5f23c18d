package org.minewatch.web.health;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When something counts as wrong.
 *
 * @param lateHours without a file that could be used after which a mine is late; 0 for never
 * @param leastFreeMegabytes free space below which a disk is said to be nearly full
 */
@ConfigurationProperties("minewatch.health")
public record HealthSettings(
    @DefaultValue("26") int lateHours, @DefaultValue("2048") int leastFreeMegabytes) {

  public HealthSettings {
    if (lateHours < 0 || lateHours > 8784) {
      throw new IllegalArgumentException(
          "minewatch.health.late-hours is " + lateHours + "; it must be 0 to 8784");
    }
    if (leastFreeMegabytes < 1 || leastFreeMegabytes > 10_000_000) {
      throw new IllegalArgumentException(
          "minewatch.health.least-free-megabytes is "
              + leastFreeMegabytes
              + "; it must be 1 to 10000000");
    }
  }
}
