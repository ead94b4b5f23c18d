package org.minewatch.web.job;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.delivery.Outbox;
import org.minewatch.web.order.OrderSettings;
import org.minewatch.web.retention.RetentionSweep;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.system.RandomId;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

/** Puts the job together; it begins when the server answers, if there is one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobSettings.class)
class JobConfiguration {

  @Bean
  NightJobs nightJobs(
      JobSettings settings,
      Store store,
      StoreSettings storeSettings,
      OrderSettings orders,
      AuditLog audit,
      Outbox outbox,
      RetentionSweep retention,
      MeterRegistry meters,
      Clock clock) {
    return new NightJobs(
        settings,
        store,
        new NightlyJob(settings, orders.table(storeSettings), clock),
        audit::appendOwn,
        outbox::put,
        meters,
        clock,
        RandomId.next(),
        NightJobs.SECONDS_BEFORE_NEXT_ATTEMPT,
        retention::sweep);
  }

  /** Before requests that go on are waited for. */
  @Bean
  ApplicationListener<ContextClosedEvent> jobEnd(NightJobs jobs) {
    return closed -> jobs.end();
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> jobStart(JobSettings settings, NightJobs jobs) {
    return ready -> {
      if (settings.isEnabled()) {
        jobs.start();
      }
    };
  }
}
