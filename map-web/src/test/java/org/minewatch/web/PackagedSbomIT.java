package org.minewatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of what is in the jar (CycloneDX) is complete, and all of it may be handed on. */
class PackagedSbomIT {
  private static final Path JAR = Path.of("target", "minewatch.jar");
  private static final String SBOM = "META-INF/sbom/application.cdx.json";

  /** Licences under which what we depend on may be shipped with an Apache-licensed program. */
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          "EPL-2.0",
          "EPL 1.0",
          "MPL-2.0",
          "LGPL-2.1-only",
          "LGPL-2.1-or-later",
          // PostGIS JDBC and the wrapper of GeoTools name the LGPL in words of their own.
          "GNU Lesser General Public License",
          "GNU Lesser General Public License v2.1",
          // The MIT licence by another name.
          "Bouncy Castle Licence");

  /** By what word NOTICE names what comes from a group. */
  private static final Map<String, String> NAMED = new LinkedHashMap<>();

  static {
    NAMED.put("ch.qos.logback", "Logback");
    NAMED.put("com.fasterxml.jackson", "Jackson");
    NAMED.put("tools.jackson", "Jackson");
    NAMED.put("com.github.ben-manes.caffeine", "Caffeine");
    NAMED.put("com.github.rzymek", "opczip");
    NAMED.put("com.google.errorprone", "Error Prone annotations");
    NAMED.put("com.github.stephenc.jcip", "JCIP annotations");
    NAMED.put("com.nimbusds", "Nimbus OAuth 2.0 SDK");
    NAMED.put("net.minidev", "JSON Smart");
    NAMED.put("com.googlecode.json-simple", "json-simple");
    NAMED.put("com.h2database", "H2 Database Engine");
    NAMED.put("com.zaxxer", "HikariCP");
    NAMED.put("commons-logging", "Commons Logging");
    NAMED.put("de.rototor.pdfbox", "graphics2d");
    NAMED.put("de.siegmar", "FastCSV");
    NAMED.put("info.picocli", "picocli");
    NAMED.put("io.airlift", "aircompressor");
    NAMED.put("io.github.openhtmltopdf", "openhtmltopdf");
    NAMED.put("io.micrometer", "Micrometer");
    NAMED.put("io.prometheus", "Prometheus Java client");
    NAMED.put("jakarta.", "Jakarta");
    NAMED.put("net.postgis", "PostGIS JDBC");
    NAMED.put("org.apache.logging.log4j", "Log4j");
    NAMED.put("org.apache.parquet", "Parquet");
    NAMED.put("org.apache.pdfbox", "PDFBox");
    NAMED.put("org.apache.tomcat", "Tomcat");
    NAMED.put("org.bouncycastle", "Bouncy Castle");
    NAMED.put("org.checkerframework", "Checker Framework");
    NAMED.put("org.datasyslab", "geotools-wrapper");
    NAMED.put("org.dhatim", "fastexcel");
    NAMED.put("org.eclipse.angus", "Angus");
    NAMED.put("org.flywaydb", "Flyway");
    NAMED.put("org.hdrhistogram", "HdrHistogram");
    NAMED.put("org.jspecify", "JSpecify");
    NAMED.put("org.locationtech.jts", "JTS Topology Suite");
    NAMED.put("org.minewatch", "minewatch");
    NAMED.put("org.ow2.asm", "ASM");
    NAMED.put("org.postgresql", "PostgreSQL JDBC Driver");
    NAMED.put("org.slf4j", "SLF4J");
    NAMED.put("org.springframework.security", "Spring Security");
    NAMED.put("org.springframework", "Spring Framework");
    NAMED.put("org.webjars.npm", "Leaflet");
    NAMED.put("org.xerial", "SQLite JDBC");
    NAMED.put("org.yaml", "SnakeYAML");
  }

  private static final List<JsonNode> COMPONENTS = new ArrayList<>();
  private static Set<String> shipped;

  @BeforeAll
  static void read() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      shipped =
          jar.stream()
              .map(e -> e.getName())
              .filter(n -> n.startsWith("BOOT-INF/lib/") && n.endsWith(".jar"))
              .map(n -> n.substring(n.lastIndexOf('/') + 1))
              // Spring Boot's own launcher of layers; not on the class path of the program.
              .filter(n -> !n.startsWith("spring-boot-jarmode-tools"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(jar.getEntry(SBOM)).as("the jar ships its SBOM").isNotNull();
      try (InputStream sbom = jar.getInputStream(jar.getEntry(SBOM))) {
        JsonMapper.builder().build().readTree(sbom).path("components").forEach(COMPONENTS::add);
      }
    }
  }

  private static String fileName(JsonNode component) {
    return component.path("name").asString() + "-" + component.path("version").asString() + ".jar";
  }

  @Test
  void everyLibraryInTheJarIsListed() {
    assertThat(COMPONENTS.stream().map(PackagedSbomIT::fileName).collect(Collectors.toSet()))
        .containsAll(shipped);
    assertThat(shipped).hasSizeGreaterThan(50);
  }

  @Test
  void everyLibraryThatIsShippedHasALicenceThatAllowsIt() {
    for (JsonNode component : COMPONENTS) {
      if (!shipped.contains(fileName(component))) {
        continue;
      }
      List<String> licences = new ArrayList<>();
      component
          .path("licenses")
          .forEach(
              l -> {
                JsonNode licence = l.path("license");
                licences.add(
                    l.has("expression")
                        ? l.path("expression").asString()
                        : licence.has("id")
                            ? licence.path("id").asString()
                            : licence.path("name").asString());
              });
      // Where there are several, it is ours to choose.
      assertThat(licences).as(fileName(component)).anyMatch(ALLOWED::contains);
    }
  }

  @Test
  void everyLibraryThatIsShippedIsNamedInTheNotice() throws IOException {
    String notice = Files.readString(Path.of("..", "NOTICE"));
    for (JsonNode component : COMPONENTS) {
      if (!shipped.contains(fileName(component))) {
        continue;
      }
      String group = component.path("group").asString();
      String name =
          NAMED.entrySet().stream()
              .filter(e -> group.startsWith(e.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElseThrow(() -> new AssertionError("whose is " + group + "? Name it in NOTICE"));
      assertThat(notice).as(fileName(component)).contains(name);
    }
  }

  @Test
  void whatIsShippedIsToldByItsDigest() {
    assertThat(COMPONENTS)
        .filteredOn(c -> shipped.contains(fileName(c)))
        .filteredOn(c -> !c.path("group").asString().equals("org.minewatch"))
        .allSatisfy(c -> assertThat(c.path("hashes").size()).as(fileName(c)).isPositive());
  }
}
