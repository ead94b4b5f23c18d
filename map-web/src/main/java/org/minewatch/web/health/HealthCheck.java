package org.minewatch.web.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minewatch.web.geoserver.GeoServerMaps;
import org.minewatch.web.ingest.IngestSettings;
import org.minewatch.web.job.JobSettings;
import org.minewatch.web.store.Delivery;
import org.minewatch.web.store.JobRun;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;

/** Looks how database, disks, job and deliveries are. */
final class HealthCheck {
  /** The night before is judged during the night; one more night without is one too many. */
  private static final long MOST_NIGHTS_BEHIND = 1;

  private final HealthSettings settings;
  private final JobSettings job;
  private final IngestSettings ingest;
  private final StoreSettings storeSettings;
  private final Store store;
  private final GeoServerMaps maps;
  private final Clock clock;

  HealthCheck(
      HealthSettings settings,
      JobSettings job,
      IngestSettings ingest,
      StoreSettings storeSettings,
      Store store,
      GeoServerMaps maps,
      Clock clock) {
    this.settings = settings;
    this.job = job;
    this.ingest = ingest;
    this.storeSettings = storeSettings;
    this.store = store;
    this.maps = maps;
    this.clock = clock;
  }

  /**
   * A part of the server and how it is.
   *
   * @param state {@code good} or {@code bad}
   */
  record Part(String name, String state, String zh, String en) {
    boolean isGood() {
      return state.equals("good");
    }
  }

  private static Part part(String name, boolean good, String zh, String en) {
    return new Part(name, good ? "good" : "bad", zh, en);
  }

  /** Whether the database answers. */
  boolean hasDatabase() {
    try {
      store.jobRuns().hasWork();
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** All parts; of a database that is gone only that. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    if (!hasDatabase()) {
      parts.add(part("database", false, "数据库没有应答", "the database does not answer"));
    } else {
      parts.add(part("database", true, "数据库正常", "the database answers"));
      if (job.isEnabled()) {
        parts.add(lastRun());
        parts.add(nights());
      }
      if (watchesMines()) {
        parts.add(mines());
      }
      parts.add(deliveries());
    }
    if (maps.isConfigured()) {
      parts.add(geoServer());
    }
    freeBytes().forEach((name, free) -> parts.add(disk(name, free)));
    return parts;
  }

  private Part lastRun() {
    Optional<JobRun> last =
        store.jobRuns().list(new PageRequest(0, 20)).items().stream()
            .filter(r -> r.endedAt() != null)
            .findFirst();
    if (last.isPresent() && !last.get().trouble().isEmpty()) {
      return part(
          "run",
          false,
          "夜间任务中断：" + last.get().trouble(),
          "the job was stopped: " + last.get().trouble());
    }
    if (last.isPresent() && !last.get().failedMines().isEmpty()) {
      int mines = last.get().failedMines().size();
      return part(
          "run", false, mines + " 座煤矿因程序缺陷未能判定", mines + " mines were not judged for a defect");
    }
    return part("run", true, "夜间任务正常", "the job runs without trouble");
  }

  private Part nights() {
    Optional<Long> behind = nightsBehind();
    if (behind.isEmpty()) {
      return part("nights", true, "还没有判定过的夜", "no night has been judged yet");
    }
    boolean good = behind.get() <= MOST_NIGHTS_BEHIND;
    return good
        ? part("nights", true, "各夜均已判定", "every night was judged")
        : part(
            "nights",
            false,
            "落后 " + behind.get() + " 夜",
            behind.get() + " nights are missing since the last");
  }

  /** Nights that are over and lie after the last in the store; empty before the first. */
  Optional<Long> nightsBehind() {
    LocalDate yesterday =
        LocalDate.now(clock.withZone(store.caseFindings().timeZone())).minusDays(1);
    return store
        .caseFindings()
        .findLatestNight()
        .map(last -> Math.max(0, ChronoUnit.DAYS.between(last, yesterday)));
  }

  private boolean watchesMines() {
    return !ingest.archive().isBlank() && settings.lateHours() > 0;
  }

  /** How many, not which: who reads it may have other mines. */
  private Part mines() {
    int late = lateMines().size();
    return late == 0
        ? part("mines", true, "各矿均按时报送", "every mine has sent in time")
        : part(
            "mines",
            false,
            late + " 座煤矿超过 " + settings.lateHours() + " 小时没有可用文件",
            late + " mines have sent nothing usable for " + settings.lateHours() + " hours");
  }

  /** Mines that sent nothing usable for too long; none where files do not come this way. */
  List<String> lateMines() {
    return watchesMines()
        ? store
            .receivedFiles()
            .listLateMines(
                clock
                    .instant()
                    .minus(Duration.ofHours(settings.lateHours()))
                    .atOffset(ZoneOffset.UTC))
        : List.of();
  }

  private Part deliveries() {
    Map<String, Long> counts = store.deliveries().counts();
    long failed = counts.getOrDefault(Delivery.FAILED, 0L);
    long uncertain = counts.getOrDefault(Delivery.UNCERTAIN, 0L);
    return failed + uncertain == 0
        ? part("deliveries", true, "报告发送正常", "no report is undelivered")
        : part(
            "deliveries",
            false,
            failed + " 份报告未送达，" + uncertain + " 份无法确认",
            failed + " reports were not delivered, " + uncertain + " are uncertain");
  }

  private Part geoServer() {
    String trouble = maps.findTrouble();
    return trouble.isEmpty()
        ? part("geoserver", true, "GeoServer 正常", "GeoServer answers")
        : part(
            "geoserver",
            false,
            "GeoServer 不可用，地图其余部分不受影响：" + trouble,
            "GeoServer cannot be used, the rest of the map does not need it: " + trouble);
  }

  private Part disk(String name, long free) {
    long megabytes = free >> 20;
    return part(
        "disk-" + name,
        megabytes >= settings.leastFreeMegabytes(),
        diskName(name) + "剩余空间 " + megabytes + " MB",
        megabytes + " MB are free for " + name);
  }

  private static String diskName(String name) {
    return switch (name) {
      case "results" -> "结果文件夹";
      case "region" -> "矿区文件夹";
      default -> "数据库文件夹";
    };
  }

  /** Free space where the server reads and writes, by the name of the folder. */
  Map<String, Long> freeBytes() {
    Map<String, Path> folders = new LinkedHashMap<>();
    if (job.isEnabled()) {
      folders.put("results", job.resultFolder());
      folders.put("region", job.regionFolder());
    }
    if (storeSettings.url().startsWith("jdbc:h2:file:")) {
      folders.put("store", storeSettings.folderBeside("."));
    }
    Map<String, Long> free = new LinkedHashMap<>();
    folders.forEach(
        (name, folder) -> {
          try {
            if (Files.exists(folder)) {
              free.put(name, Files.getFileStore(folder).getUsableSpace());
            }
          } catch (IOException e) {
            free.put(name, 0L);
          }
        });
    return free;
  }
}
