package org.minewatch.nightly;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minewatch.region.InputFile;
import org.minewatch.region.Region;
import org.minewatch.region.RegionLimits;
import org.minewatch.region.RegionReader;
import org.minewatch.region.UnreadableRegionException;

/**
 * The position files and uploads of a region by the day that they are of, so that a job sees which
 * nights something has come for since they were judged. Tables tell no day and are left out.
 */
public final class NightlyInputs {
  private final Region region;

  private NightlyInputs(Region region) {
    this.region = region;
  }

  /**
   * Reads the names and digests.
   *
   * @param from first day that is asked for
   * @throws UnreadableRegionException when the region cannot be read
   */
  public static NightlyInputs read(Path region, LocalDate from) throws UnreadableRegionException {
    return new NightlyInputs(
        RegionReader.read(
            region,
            RegionLimits.DEFAULT,
            Optional.empty(),
            path -> InputsOfNight.dayInName(path).map(day -> !day.isBefore(from)).orElse(true)));
  }

  /** Nights are calendar days in it. */
  public ZoneId timeZone() {
    return region.info().timeZone();
  }

  /** SHA-256 of the position files and uploads of one day, by path in the region folder. */
  public SortedMap<String, String> of(LocalDate day) {
    SortedMap<String, String> found = new TreeMap<>();
    for (InputFile file : region.inputs()) {
      if (isOf(file.path(), day)) {
        found.put(file.path(), file.sha256());
      }
    }
    return found;
  }

  /** Whether a file of a region folder holds positions of a day. */
  public static boolean isOf(String path, LocalDate day) {
    return InputsOfNight.dayInName(path).filter(day::equals).isPresent();
  }
}
