package org.minewatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.web.account.People;
import org.minewatch.web.store.SampleResult;

/** The jar as it is handed out; runs after packaging. */
class PackagedJarIT {

  private static final Path JAR = Path.of("target", "minewatch.jar").toAbsolutePath();

  @TempDir Path folder;

  private static List<String> classPath() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile());
        InputStream index = jar.getInputStream(jar.getEntry("BOOT-INF/classpath.idx"))) {
      Matcher lib =
          Pattern.compile("BOOT-INF/lib/([^\"]+)")
              .matcher(new String(index.readAllBytes(), StandardCharsets.UTF_8));
      return lib.results().map(match -> match.group(1)).toList();
    }
  }

  @Test
  void theGeoToolsJarComesAfterEverythingThatItAlsoBundles() throws IOException {
    List<String> jars =
        classPath().stream().filter(jar -> !jar.startsWith("spring-boot-jarmode-tools")).toList();
    assertThat(jars).anyMatch(jar -> jar.startsWith("slf4j-api"));
    assertThat(jars.get(jars.size() - 1)).startsWith("geotools-wrapper");
  }

  @Test
  void neitherJpaNorTestsNorABrowserAreInside() throws IOException {
    assertThat(classPath())
        .noneMatch(
            jar -> jar.matches("(hibernate|jakarta.persistence|junit|playwright|assertj).*"));
  }

  @Test
  void itServesTheMapOfAResultFolder() throws Exception {
    SampleResult.write(folder.resolve("out"), 107.25);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toString(),
                "serve",
                "--port",
                "0",
                "--result",
                folder.resolve("out").toString())
            .directory(folder.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String url = out.readLine();
      assertThat(url).as("%s", folder.resolve("err")).startsWith("http://localhost:");
      Matcher told = Pattern.compile("first sign-in: (\\S+) (\\S+) .*").matcher(out.readLine());
      assertThat(told.matches()).as("the first password is told").isTrue();
      assertThat(get(url + "api/region").statusCode()).isEqualTo(401);
      int port = URI.create(url).getPort();
      HttpClient administrator = People.signedIn(port, told.group(1), told.group(2));
      assertThat(People.get(administrator, port, "/api/region").body())
          .contains("password-to-change");
      assertThat(
              People.write(
                      administrator,
                      port,
                      "POST",
                      "/api/session/password",
                      "{\"old\":\"" + told.group(2) + "\",\"password\":\"eleven times nine\"}")
                  .statusCode())
          .isEqualTo(200);
      assertThat(People.get(administrator, port, "/api/region").body()).contains("2026-03-05");
      HttpResponse<String> page = get(url);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("leaflet.css");
      assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
      assertThat(folder.resolve("minewatch-store")).isDirectory();
    } finally {
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
