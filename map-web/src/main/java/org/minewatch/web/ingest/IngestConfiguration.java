package org.minewatch.web.ingest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.job.JobSettings;
import org.minewatch.web.store.Store;
import org.minewatch.web.system.RandomId;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what takes in files; it begins when the server answers, if there is an archive. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestSettings.class)
class IngestConfiguration {

  @Bean
  IngestPlace ingestPlace(
      IngestSettings settings,
      JobSettings job,
      Store store,
      MineRights rights,
      AuditLog audit,
      Clock clock,
      JsonMapper json) {
    if (!settings.isEnabled()) {
      return new IngestPlace(null, null, null);
    }
    Path region = settings.regionFolder(job.region());
    UploadSpool spool = new UploadSpool(settings.archiveFolder());
    LiveDesk live = new LiveDesk(store, Duration.ofMinutes(settings.silentMinutes()), clock);
    Intake intake = new Intake(settings, region, spool, store, live);
    IngestWatch watch =
        new IngestWatch(settings, intake, store.receivedFiles(), clock, RandomId.next());
    return new IngestPlace(
        watch,
        new UploadDesk(settings, spool, store, rights, audit, clock, watch::nudge),
        new LiveFeed(live, store.liveSnapshots(), rights, json));
  }

  /** Pages that listen would keep the server from ending. */
  @Bean
  ApplicationListener<ContextClosedEvent> liveEnd(IngestPlace place) {
    return closed -> {
      if (place.feed() != null) {
        place.feed().close();
      }
    };
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> ingestStart(IngestPlace place) {
    return ready -> {
      if (place.watch() != null) {
        place.watch().start();
      }
    };
  }
}
