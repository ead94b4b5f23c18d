package org.minewatch.web.review;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds and clocks of the closed loop.
 *
 * @param work where attachments are kept; when empty beside the store's file, else in the user's
 *     home
 * @param tables folder whose tables stand in for those that ship with the program
 * @param escalateMinutes how long a call may wait unanswered before somebody higher is told
 * @param pointsDays how long a confirmed finding costs points
 * @param mostAttachments most files of a case
 */
@ConfigurationProperties("minewatch.review")
public record ReviewSettings(
    @DefaultValue("") String work,
    @DefaultValue("") String tables,
    @DefaultValue("15") int escalateMinutes,
    @DefaultValue("365") int pointsDays,
    @DefaultValue("50") int mostAttachments) {

  public ReviewSettings {
    if (!tables.isBlank() && !Files.isDirectory(Path.of(tables.strip()))) {
      throw new IllegalArgumentException(
          "minewatch.review.tables is " + tables + ", which is no folder");
    }
    require("escalate-minutes", escalateMinutes, 1, 1440);
    require("points-days", pointsDays, 1, 3650);
    require("most-attachments", mostAttachments, 1, 1000);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "minewatch.review.%s is %d; it must be %d to %d".formatted(name, value, least, most));
    }
  }

  Optional<Path> tablesFolder() {
    return tables.isBlank() ? Optional.empty() : Optional.of(Path.of(tables.strip()));
  }

  /** Where attachments are kept. */
  Path workFolder(String storeUrl) {
    if (!work.isBlank()) {
      return Path.of(work.strip()).toAbsolutePath().normalize();
    }
    Path home = Path.of(System.getProperty("user.home"));
    String file = storeUrl.replaceFirst("^jdbc:h2:(file:)?", "").split(";", 2)[0];
    boolean embedded =
        storeUrl.startsWith("jdbc:h2:file:") || storeUrl.matches("jdbc:h2:[.~/\\\\].*");
    if (!embedded) {
      return home.resolve(".minewatch").resolve("cases");
    }
    Path store = file.startsWith("~/") ? home.resolve(file.substring(2)) : Path.of(file);
    return store.toAbsolutePath().normalize().resolveSibling("cases");
  }
}
