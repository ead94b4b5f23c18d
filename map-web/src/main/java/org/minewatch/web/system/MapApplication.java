package org.minewatch.web.system;

import jakarta.servlet.DispatcherType;
import org.minewatch.web.store.Findings;
import org.minewatch.web.store.Layers;
import org.minewatch.web.store.NightImport;
import org.minewatch.web.store.Nights;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** The Spring application behind the map. Only {@code serve} and {@code demo} start it. */
@SpringBootApplication(
    scanBasePackages = {"org.minewatch.web.map", "org.minewatch.web.system"},
    // The store opens and migrates its database itself, with or without Spring.
    exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@EnableConfigurationProperties({StoreSettings.class, ServerSettings.class})
class MapApplication {

  @Bean
  Store store(StoreSettings settings) {
    return Store.open(settings);
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
  NightImport nightImport(Store store) {
    return store.nightImport();
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
