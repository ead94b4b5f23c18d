package org.minewatch.web.drawing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.ConfirmedLayers;
import org.minewatch.web.store.DrawingChecks;
import org.minewatch.web.store.DrawingQueue;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.Transactions;
import org.minewatch.web.system.Problems;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** Sets the desk up when a region is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeskSettings.class)
class DeskConfiguration {

  /** The desk, if there is one. */
  record DeskPlace(@Nullable DrawingDesk deskOrNull, @Nullable CheckWorker worker)
      implements AutoCloseable {

    Optional<DrawingDesk> find() {
      return Optional.ofNullable(deskOrNull);
    }

    /** The desk, or the answer that there is none. */
    DrawingDesk get() {
      return find()
          .orElseThrow(
              () ->
                  Problems.of(
                      HttpStatus.NOT_FOUND,
                      "服务器启动时没有指定矿区（serve --region），不能检查图纸",
                      "the server was started without a region (serve --region), so it checks no"
                          + " drawings"));
    }

    @Override
    public void close() {
      if (worker != null) {
        worker.close();
      }
    }
  }

  @Bean
  DeskPlace deskPlace(
      DeskSettings settings,
      StoreSettings store,
      DrawingChecks checks,
      DrawingQueue queue,
      ConfirmedLayers layers,
      MineRights rights,
      AuditLog audit,
      Transactions transactions)
      throws IOException {
    if (!settings.isEnabled()) {
      return new DeskPlace(null, null);
    }
    DeskRegion region = new DeskRegion(Path.of(settings.region()).toAbsolutePath());
    WorkFolder work = new WorkFolder(settings.workFolder(store.url()));
    CheckJobs jobs = new CheckJobs(checks, region, work);
    CheckWorker worker =
        new CheckWorker(
            queue,
            work,
            jobs,
            new CheckProcess(Duration.ofMinutes(settings.minutes()), settings.heapMegabytes()));
    worker.start();
    return new DeskPlace(
        new DrawingDesk(
            settings,
            checks,
            queue,
            layers,
            region,
            work,
            jobs,
            worker,
            rights,
            audit,
            transactions),
        worker);
  }
}
