package org.minewatch.web.geoserver;

import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the way to the GeoServer together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GeoServerSettings.class)
class GeoServerConfiguration {

  @Bean
  GeoServerMaps geoServerMaps(GeoServerSettings settings, Clock clock) throws IOException {
    return new GeoServerMaps(settings, clock);
  }
}
