package org.minewatch.web.retention;

import java.time.Clock;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.store.Store;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the sweep together, which the nightly job runs after its night. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
class RetentionConfiguration {

  @Bean
  RetentionSweep retentionSweep(
      RetentionSettings settings, Store store, AuditLog audit, Clock clock) {
    return new RetentionSweep(settings, store, audit::appendOwn, clock);
  }
}
