package org.minewatch.web.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.minewatch.track.archive.ArchiveLimits;
import org.minewatch.track.archive.DropRules;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Taking in files; nothing is taken in unless there is an archive.
 *
 * @param archive folder in which every file is kept as it came
 * @param region region folder that files are put into; empty for that of the nightly job
 * @param folders into which mines write: upload files, and a folder a mine named by its code
 * @param regionFolders into which the region's own systems write, laid out as a region folder
 * @param pollSeconds how often it looks
 * @param quietSeconds without a change after which a file without an end mark is whole
 * @param halfMinutes without a change after which a file is taken although its end mark is missing
 * @param mostAtOnce files taken out of one folder before the next has its turn
 * @param maxFileBytes larger files are refused
 * @param uploadHours how long an upload over HTTP may take
 * @param uploadsInHand uploads that an account may have open at a time
 * @param uploadBytesInHand bytes of them together
 * @param silentMinutes without a snapshot after which a mine counts as silent; twice the longest
 *     interval at which mines send
 */
@ConfigurationProperties("minewatch.ingest")
public record IngestSettings(
    @DefaultValue("") String archive,
    @DefaultValue("") String region,
    @DefaultValue List<String> folders,
    @DefaultValue List<String> regionFolders,
    @DefaultValue("1") int pollSeconds,
    @DefaultValue("10") int quietSeconds,
    @DefaultValue("10") int halfMinutes,
    @DefaultValue("200") int mostAtOnce,
    @DefaultValue("134217728") int maxFileBytes,
    @DefaultValue("24") int uploadHours,
    @DefaultValue("20") int uploadsInHand,
    @DefaultValue("536870912") long uploadBytesInHand,
    @DefaultValue("10") int silentMinutes) {

  private static final int MOST_NAME_CHARS = 200;
  private static final int MOST_ENTRIES = 2_000_000;

  public IngestSettings {
    folders = List.copyOf(folders);
    regionFolders = List.copyOf(regionFolders);
    if (archive.isBlank() && !(folders.isEmpty() && regionFolders.isEmpty())) {
      throw new IllegalArgumentException(
          "minewatch.ingest.folders and region-folders need minewatch.ingest.archive, which is empty");
    }
    require("poll-seconds", pollSeconds, 1, 3600);
    require("quiet-seconds", quietSeconds, 0, 3600);
    require("half-minutes", halfMinutes, 0, 1440);
    require("most-at-once", mostAtOnce, 1, 100_000);
    require("max-file-bytes", maxFileBytes, 1, 1 << 30);
    require("upload-hours", uploadHours, 1, 24 * 31);
    require("uploads-in-hand", uploadsInHand, 1, 10_000);
    require("upload-bytes-in-hand", uploadBytesInHand, 1, 1L << 40);
    require("silent-minutes", silentMinutes, 1, 1440);
  }

  private static void require(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "minewatch.ingest." + name + " is " + value + "; it must be " + least + " to " + most);
    }
  }

  boolean isEnabled() {
    return !archive.isBlank();
  }

  Path archiveFolder() {
    return Path.of(archive.strip()).toAbsolutePath().normalize();
  }

  /**
   * The region folder that files are put into.
   *
   * @param ofJob that of the nightly job, or empty
   */
  Path regionFolder(String ofJob) {
    String folder = region.isBlank() ? ofJob : region;
    if (folder.isBlank()) {
      throw new IllegalArgumentException(
          "minewatch.ingest.archive needs minewatch.ingest.region or minewatch.job.region");
    }
    return Path.of(folder.strip()).toAbsolutePath().normalize();
  }

  List<Path> dropFolders() {
    return folders.stream().map(f -> Path.of(f.strip()).toAbsolutePath().normalize()).toList();
  }

  List<Path> regionDropFolders() {
    return regionFolders.stream()
        .map(f -> Path.of(f.strip()).toAbsolutePath().normalize())
        .toList();
  }

  ArchiveLimits limits() {
    return new ArchiveLimits(maxFileBytes, MOST_NAME_CHARS, MOST_ENTRIES);
  }

  DropRules rules() {
    return new DropRules(
        Duration.ofSeconds(quietSeconds), Duration.ofMinutes(halfMinutes), mostAtOnce);
  }
}
