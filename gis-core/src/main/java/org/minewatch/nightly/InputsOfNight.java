package org.minewatch.nightly;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minewatch.region.InputFile;
import org.minewatch.region.Region;
import org.minewatch.region.Rejection;

/**
 * The files of a region that a night may know: nothing dated after it. Positions and uploads tell
 * their day by their names, drawings by the register.
 */
final class InputsOfNight {
  private static final Pattern TRACK_DAY =
      Pattern.compile("tracks/[^/]+/(\\d{4}-\\d{2}-\\d{2})\\..*");

  private final Region region;
  private final LocalDate night;
  private final Map<String, LocalDate> drawingDays = new HashMap<>();

  InputsOfNight(Region region, LocalDate night) {
    this.region = region;
    this.night = night;
    region
        .mines()
        .values()
        .forEach(
            m ->
                m.drawings()
                    .forEach(
                        d ->
                            drawingDays.merge(
                                d.file(), d.asOf(), (a, b) -> a.isBefore(b) ? a : b)));
  }

  List<InputFile> files() {
    return region.inputs().stream().filter(f -> isKnown(f.path())).toList();
  }

  List<Rejection> rejections() {
    return region.rejections().stream().filter(this::isKnownBy).toList();
  }

  boolean isKnownBy(Rejection rejection) {
    return isKnown(rejection.file());
  }

  private boolean isKnown(String path) {
    return !day(path).isAfter(night);
  }

  /** The day of a dated file; the beginning of time for a table, which is always known. */
  private LocalDate day(String path) {
    return isDated(path)
        ? dayInName(path).orElse(LocalDate.MIN)
        : drawingDays.getOrDefault(path, LocalDate.MIN);
  }

  private static boolean isDated(String path) {
    return path.startsWith("uploads/") || TRACK_DAY.matcher(path).matches();
  }

  /** The day that a position file or an upload is of, empty for anything else. */
  static Optional<LocalDate> dayInName(String path) {
    Matcher m = TRACK_DAY.matcher(path);
    if (m.matches()) {
      try {
        return Optional.of(LocalDate.parse(m.group(1)));
      } catch (java.time.format.DateTimeParseException e) {
        return Optional.empty();
      }
    }
    return path.startsWith("uploads/")
        ? MineHistory.uploadDay(path.substring(path.lastIndexOf('/') + 1))
        : Optional.empty();
  }
}
