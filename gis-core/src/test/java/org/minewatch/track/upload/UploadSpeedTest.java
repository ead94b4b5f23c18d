package org.minewatch.track.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.track.upload.profile.UploadProfiles;

/** How fast a big mine's day of snapshots becomes fixes, from disk, and in how much memory. */
@Tag("show")
class UploadSpeedTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int PERSONS = 800;
  private static final int ROUNDS = 6;

  private static final OperatingSystemMXBean OS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @TempDir Path folder;

  @Test
  void halfAMillionRecordsASecondBecomeFixes() throws Exception {
    LocalDateTime from = LocalDate.of(2026, 9, 22).atTime(0, 0, 7);
    List<UploadSource> sources =
        new UploadFolder(folder, 1)
            .snapshots(from, from.plusDays(1), Duration.ofMinutes(1), PERSONS, 300);
    long bytes = 0;
    for (UploadSource source : sources) {
      bytes += Files.size(source.path());
    }
    long records = (long) PERSONS * sources.size();
    for (int threads = 1; threads <= 2; threads++) {
      UploadQuery query = UploadQuery.day(LocalDate.of(2026, 9, 22), CHINA).threads(threads);
      double best = 0;
      double bestByCpu = 0;
      UploadDay day = null;
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        long cpu = OS.getProcessCpuTime();
        day = UploadReader.read(UploadProfiles.load(), sources, query);
        best = Math.max(best, records / ((System.nanoTime() - start) / 1e9));
        double busy = (OS.getProcessCpuTime() - cpu) / 1e9;
        bestByCpu = Math.max(bestByCpu, threads * records / busy);
      }
      System.gc();
      long held = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      System.out.printf(
          "%d thread(s): %,d records in %,d files, %,d bytes, best %,.0f records/s, %,.0f if"
              + " the cores were free;"
              + " %,d fixes, %,d MB in use after the day was read%n",
          threads, records, sources.size(), bytes, best, bestByCpu, day.fixes().size(), held >> 20);
      assertThat(day.rejections()).isEmpty();
      assertThat(day.snapshots()).hasSize(1440).allMatch(s -> s.underground() == PERSONS);
      if (threads == 2) {
        // Wall time on a machine that others use says little, so busy time of the cores counts.
        assertThat(bestByCpu).isGreaterThan(500_000);
      }
    }
  }
}
