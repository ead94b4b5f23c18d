package org.minewatch.web.drawing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether there is a drawing desk, and its bounds.
 *
 * @param region the region folder whose mines hand in drawings; without one there is no desk
 * @param work where drawings and results are kept; when empty beside the store's file, else in the
 *     user's home
 * @param maxUploadBytes largest file that is taken
 * @param queue most checks that wait
 * @param minutes longest that a check may take
 * @param heapMegabytes memory of a check
 */
@ConfigurationProperties("minewatch.drawings")
public record DeskSettings(
    @DefaultValue("") String region,
    @DefaultValue("") String work,
    @DefaultValue("104857600") long maxUploadBytes,
    @DefaultValue("8") int queue,
    @DefaultValue("10") int minutes,
    @DefaultValue("2048") int heapMegabytes) {

  public DeskSettings {
    region = region.strip();
    if (!region.isEmpty() && !Files.isDirectory(Path.of(region))) {
      throw new IllegalArgumentException(
          "minewatch.drawings.region is " + region + ", which is no folder");
    }
    require("max-upload-bytes", maxUploadBytes, 1, 256L << 20);
    require("queue", queue, 1, 1000);
    require("minutes", minutes, 1, 1440);
    require("heap-megabytes", heapMegabytes, 256, 65_536);
  }

  private static void require(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "minewatch.drawings.%s is %d; it must be %d to %d".formatted(name, value, least, most));
    }
  }

  boolean isEnabled() {
    return !region.isEmpty();
  }

  /** Where drawings and results are kept. */
  Path workFolder(String storeUrl) {
    if (!work.isBlank()) {
      return Path.of(work.strip()).toAbsolutePath().normalize();
    }
    Path home = Path.of(System.getProperty("user.home"));
    String file = storeUrl.replaceFirst("^jdbc:h2:(file:)?", "").split(";", 2)[0];
    boolean embedded =
        storeUrl.startsWith("jdbc:h2:file:") || storeUrl.matches("jdbc:h2:[.~/\\\\].*");
    if (!embedded) {
      return home.resolve(".minewatch").resolve("drawings");
    }
    Path store = file.startsWith("~/") ? home.resolve(file.substring(2)) : Path.of(file);
    return store.toAbsolutePath().normalize().resolveSibling("drawings");
  }
}
