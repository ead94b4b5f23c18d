package org.minewatch.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.geotools.referencing.operation.projection.TransverseMercator;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The GeoTools jar brings old copies of other people's classes along; none of them may win. */
class ClassPathTest {

  private static final List<String> SHARED_PACKAGES =
      List.of(
          "org/slf4j/",
          "com/google/common/",
          "javax/xml/bind/",
          "jakarta/",
          "com/sun/xml/bind/",
          "org/locationtech/jts/");

  @Test
  void loggingIsSlf4jWithLogbackAndNotTheGeoToolsJars() throws Exception {
    assertThat(jarOf(LoggerFactory.class)).startsWith("slf4j-api-");
    assertThat(LoggerFactory.getILoggerFactory().getClass().getName())
        .isEqualTo("ch.qos.logback.classic.LoggerContext");
  }

  @Test
  void noClassThatAnotherArtifactBringsComesFromTheGeoToolsJar() throws Exception {
    String geotools = jarOf(TransverseMercator.class);
    Set<String> elsewhere = classesOfOtherJars(geotools);
    Set<String> lost = new TreeSet<>();
    int shared = 0;
    try (JarFile jar = new JarFile(pathOf(TransverseMercator.class).toFile())) {
      for (var entry : Collections.list(jar.entries())) {
        if (elsewhere.contains(entry.getName())) {
          shared++;
          URL first = getClass().getClassLoader().getResource(entry.getName());
          if (first.toString().contains(geotools)) {
            lost.add(entry.getName());
          }
        }
      }
    }
    assertThat(lost).as("classes that the GeoTools jar takes from another artifact").isEmpty();
    assertThat(shared).as("the jar does bundle classes of others, slf4j at least").isPositive();
  }

  /** Where only the GeoTools jar has such a package, no class of ours may lean on it. */
  @Test
  void noClassOfOursNamesAPackageThatOnlyTheGeoToolsJarHas() throws Exception {
    String geotools = jarOf(TransverseMercator.class);
    Set<String> elsewhere = classesOfOtherJars(geotools);
    List<String> geotoolsOnly =
        SHARED_PACKAGES.stream()
            .filter(p -> elsewhere.stream().noneMatch(name -> name.startsWith(p)))
            .toList();
    Path classes = pathOf(Crs.class);
    List<String> leaning = new ArrayList<>();
    try (var files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String constants = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        geotoolsOnly.stream()
            .filter(constants::contains)
            .forEach(p -> leaning.add(classes.relativize(file) + " names " + p));
      }
    }
    assertThat(leaning).isEmpty();
  }

  /** A process of its own, so that nothing has been set up before GeoTools wakes. */
  @Test
  void geoToolsWritesNothingToTheConsoleAndWakesInTime() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstUse.class.getName())
            .redirectErrorStream(true)
            .start();
    List<String> lines;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      lines = out.lines().toList();
    }
    assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
    assertThat(lines).as("only what FirstUse itself prints").hasSize(1);
    assertThat(lines.get(0)).startsWith("first use ms ");
    double millis = Double.parseDouble(lines.get(0).substring("first use ms ".length()));
    assertThat(millis)
        .as("milliseconds of processor time, generous for a busy machine")
        .isLessThan(5_000);
  }

  private static Set<String> classesOfOtherJars(String geotools) throws IOException {
    Set<String> names = new HashSet<>();
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (element.endsWith(".jar") && !element.endsWith(geotools)) {
        try (JarFile jar = new JarFile(element)) {
          jar.stream()
              .map(JarEntry::getName)
              .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
              .forEach(names::add);
        }
      }
    }
    return names;
  }

  private static String jarOf(Class<?> type) throws URISyntaxException {
    return pathOf(type).getFileName().toString();
  }

  private static Path pathOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
