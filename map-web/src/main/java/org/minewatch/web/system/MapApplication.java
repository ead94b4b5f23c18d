package org.minewatch.web.system;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.minewatch.web.store.Accounts;
import org.minewatch.web.store.AuditTrail;
import org.minewatch.web.store.Cases;
import org.minewatch.web.store.ConfirmedLayers;
import org.minewatch.web.store.DrawingChecks;
import org.minewatch.web.store.DrawingQueue;
import org.minewatch.web.store.Findings;
import org.minewatch.web.store.Layers;
import org.minewatch.web.store.NightImport;
import org.minewatch.web.store.Nights;
import org.minewatch.web.store.Replays;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.Supervisors;
import org.minewatch.web.store.Transactions;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * The Spring application behind the map. Only {@code serve} and {@code demo} start it.
 *
 * <p>It names what it takes of Spring Boot instead of letting Boot look for what it could use: it
 * starts sooner, and a new jar on the class path changes nothing by itself. The store opens and
 * migrates its database on its own, with or without Spring.
 */
@SpringBootConfiguration
@ComponentScan({
  "org.minewatch.web.account",
  "org.minewatch.web.api",
  "org.minewatch.web.delivery",
  "org.minewatch.web.document",
  "org.minewatch.web.drawing",
  "org.minewatch.web.evidence",
  "org.minewatch.web.export",
  "org.minewatch.web.geoserver",
  "org.minewatch.web.health",
  "org.minewatch.web.ingest",
  "org.minewatch.web.job",
  "org.minewatch.web.known",
  "org.minewatch.web.limit",
  "org.minewatch.web.map",
  "org.minewatch.web.ogc",
  "org.minewatch.web.oidc",
  "org.minewatch.web.order",
  "org.minewatch.web.pack",
  "org.minewatch.web.person",
  "org.minewatch.web.report",
  "org.minewatch.web.resident",
  "org.minewatch.web.retention",
  "org.minewatch.web.review",
  "org.minewatch.web.statistics",
  "org.minewatch.web.system",
  "org.minewatch.web.tip",
  "org.minewatch.web.visit"
})
@ImportAutoConfiguration({
  DispatcherServletAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  LifecycleAutoConfiguration.class,
  SslAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  WebMvcAutoConfiguration.class
})
@EnableConfigurationProperties({StoreSettings.class, ServerSettings.class})
class MapApplication {

  @Bean
  Store store(StoreSettings settings) {
    return Store.open(settings);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Accounts accounts(Store store) {
    return store.accounts();
  }

  @Bean
  Supervisors supervisors(Store store) {
    return store.supervisors();
  }

  @Bean
  AuditTrail auditTrail(Store store) {
    return store.auditTrail();
  }

  @Bean
  Transactions transactions(Store store) {
    return store.transactions();
  }

  @Bean
  Cases cases(Store store) {
    return store.cases();
  }

  @Bean
  Nights nights(Store store) {
    return store.nights();
  }

  @Bean
  Findings findings(Store store) {
    return store.findings();
  }

  @Bean
  Layers layers(Store store) {
    return store.layers();
  }

  @Bean
  Replays replays(Store store) {
    return store.replays();
  }

  @Bean
  NightImport nightImport(Store store) {
    return store.nightImport();
  }

  @Bean
  DrawingChecks drawingChecks(Store store) {
    return store.drawingChecks();
  }

  @Bean
  DrawingQueue drawingQueue(Store store) {
    return store.drawingQueue();
  }

  @Bean
  ConfirmedLayers confirmedLayers(Store store) {
    return store.confirmedLayers();
  }

  /** Pages, styles and scripts are tagged by their content; answers of the API tag themselves. */
  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> pageTags() {
    ShallowEtagHeaderFilter filter = new ShallowEtagHeaderFilter();
    filter.setWriteWeakETag(true);
    FilterRegistrationBean<ShallowEtagHeaderFilter> registration =
        new FilterRegistrationBean<>(filter);
    registration.setDispatcherTypes(DispatcherType.REQUEST);
    // Not "/": that is forwarded to index.html, and a forward closes the answer behind the filter.
    registration.addUrlPatterns("*.html", "*.css", "*.js", "*.svg", "*.png", "*.json");
    return registration;
  }
}
