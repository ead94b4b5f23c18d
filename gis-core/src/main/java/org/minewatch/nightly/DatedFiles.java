package org.minewatch.nightly;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.minewatch.track.upload.profile.UploadProfiles;

/**
 * Which position files and uploads a night can rest on, by what their names say. A region folder
 * holds those of years; a night that goes on from the one before reads those of two weeks.
 */
final class DatedFiles {
  private static final UploadProfiles PROFILES = UploadProfiles.load();

  /** A file bears records of a day after the one in its name at most, and writing it takes time. */
  private static final int DAYS_BEFORE = 2;

  private DatedFiles() {}

  /**
   * Those that a night can rest on that is not before a day; tables, events, and files whose names
   * tell no day are always among them, and registers, which speak for all days after.
   *
   * @return by paths in the region folder
   */
  static Predicate<String> since(LocalDate night) {
    LocalDate first = night.minusDays(DAYS_BEFORE);
    return path ->
        InputsOfNight.dayInName(path).map(day -> !day.isBefore(first)).orElse(true)
            || isRegister(path);
  }

  /** Whether an upload file can say something of a night. */
  static boolean canBear(Path upload, LocalDate night) {
    return since(night).test("uploads/" + upload.getFileName());
  }

  /** Also a file of which it cannot be said. */
  private static boolean isRegister(String path) {
    return path.startsWith("uploads/")
        && PROFILES
            .match(path.substring(path.lastIndexOf('/') + 1))
            .map(said -> said.profile().types().get(said.type()))
            .map(type -> type.kind().isRegister())
            .orElse(true);
  }
}
