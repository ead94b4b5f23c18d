package org.minewatch.web.export;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of files that are exported.
 *
 * @param mostRows rows of a file
 * @param mostMegabytes size of a file while it is made
 * @param mostSeconds time to make it
 * @param atOnce how many are made at the same time; others wait for some seconds
 */
@ConfigurationProperties("minewatch.export")
public record ExportSettings(
    @DefaultValue("200000") int mostRows,
    @DefaultValue("512") int mostMegabytes,
    @DefaultValue("120") int mostSeconds,
    @DefaultValue("2") int atOnce) {

  public ExportSettings {
    require("most-rows", mostRows, 1, 5_000_000);
    require("most-megabytes", mostMegabytes, 1, 2000);
    require("most-seconds", mostSeconds, 1, 3600);
    require("at-once", atOnce, 1, 64);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "minewatch.export.%s is %d; it must be %d to %d".formatted(name, value, least, most));
    }
  }
}
