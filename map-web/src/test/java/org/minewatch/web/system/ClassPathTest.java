package org.minewatch.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The GeoTools jar bundles old copies of what others ship too; theirs must never win. */
class ClassPathTest {

  private static final String GEOTOOLS_JAR = "geotools-wrapper";

  @ParameterizedTest
  @CsvSource({
    "org.slf4j.LoggerFactory, slf4j-api",
    "org.slf4j.MDC, slf4j-api",
    "org.slf4j.spi.LocationAwareLogger, slf4j-api",
    "org.slf4j.helpers.MessageFormatter, slf4j-api",
    "org.locationtech.jts.geom.Geometry, jts-core"
  })
  void aClassThatTheGeoToolsJarAlsoHasComesFromItsOwnJar(String name, String jar) throws Exception {
    String from = Class.forName(name).getProtectionDomain().getCodeSource().getLocation().getPath();
    assertThat(from).contains("/" + jar).doesNotContain(GEOTOOLS_JAR);
  }

  @Test
  void loggingIsLogback() {
    assertThat(org.slf4j.LoggerFactory.getILoggerFactory().getClass().getName())
        .isEqualTo("ch.qos.logback.classic.LoggerContext");
  }

  /** Nothing of ours uses Guava or JAXB; what GeoTools brings serves GeoTools alone. */
  @ParameterizedTest
  @CsvSource({"com/google/common/collect/ImmutableList.class", "javax/xml/bind/JAXBContext.class"})
  void guavaAndJaxbOfTheGeoToolsJarShadowNothing(String resource) throws IOException {
    List<URL> copies =
        Collections.list(ClassPathTest.class.getClassLoader().getResources(resource));
    assertThat(copies).isNotEmpty();
    assertThat(copies.size() == 1 || !copies.get(0).getPath().contains(GEOTOOLS_JAR))
        .as("the first of several copies is not that of GeoTools: %s", copies)
        .isTrue();
  }
}
