package org.minewatch.web.document;

import java.io.IOException;
import org.minewatch.document.Templates;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the templates once, at the start: a wrong one stops it with words. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentSettings.class)
class DocumentConfiguration {

  @Bean
  Templates documentTemplates(DocumentSettings settings) throws IOException {
    return Templates.read(settings.own(), DocumentNames.VOCABULARY);
  }
}
