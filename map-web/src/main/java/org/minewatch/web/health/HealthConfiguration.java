package org.minewatch.web.health;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import org.minewatch.web.geoserver.GeoServerMaps;
import org.minewatch.web.ingest.IngestSettings;
import org.minewatch.web.job.JobSettings;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts health and figures together; every part of the server may count in the one registry. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HealthSettings.class)
class HealthConfiguration {

  @Bean
  PrometheusMeterRegistry meterRegistry() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    return registry;
  }

  @Bean
  JvmGcMetrics garbage(PrometheusMeterRegistry registry) {
    JvmGcMetrics metrics = new JvmGcMetrics();
    metrics.bindTo(registry);
    return metrics;
  }

  @Bean
  HealthCheck healthCheck(
      HealthSettings settings,
      JobSettings job,
      IngestSettings ingest,
      StoreSettings storeSettings,
      Store store,
      GeoServerMaps maps,
      Clock clock) {
    return new HealthCheck(settings, job, ingest, storeSettings, store, maps, clock);
  }

  @Bean
  Figures figures(PrometheusMeterRegistry registry, HealthCheck check, Store store) {
    return new Figures(registry, check, store);
  }
}
