package org.minewatch.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.web.account.People;
import org.minewatch.web.store.SampleNight;

/** What the server says with every answer, what it does not have, and that it does not wait. */
class HardenedServerTest {
  private static MapServer server;
  private static HttpClient regulator;
  private static HttpClient administrator;

  @BeforeAll
  static void start() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    server = MapServer.start(settings);
    server.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "a".repeat(64)));
    regulator = People.demo(server.port(), "regulator");
    administrator = People.demo(server.port(), "administrator");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/js/main.js",
        "/no-such-page",
        "/api/region",
        "/api/no-such-route",
        "/api/nights/nonsense/mines",
        "/api/health"
      })
  void everyAnswerTellsTheBrowserToDoNoMoreThanNeeded(String path) {
    HttpResponse<String> answer = People.get(regulator, server.port(), path);
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
    assertThat(answer.headers().firstValue("Permissions-Policy").orElseThrow())
        .contains("camera=()");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("Strict-Transport-Security"))
        .as("only over TLS")
        .isEmpty();
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void answersOfTheApiAreKeptByNoProxy() {
    for (String path :
        List.of("/api/region", "/api/nights/" + SampleNight.NIGHT + "/mines", "/api/nothing")) {
      List<String> said =
          People.get(regulator, server.port(), path).headers().allValues("Cache-Control");
      assertThat(said).as(path).hasSize(1);
      assertThat(said.get(0)).as(path).containsAnyOf("no-store", "private", "no-cache");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/h2-console",
        "/h2-console/",
        "/h2",
        "/console",
        "/actuator",
        "/actuator/env",
        "/actuator/heapdump",
        "/actuator/health",
        "/error",
        "/manager/html",
        "/WEB-INF/web.xml",
        "/META-INF/MANIFEST.MF",
        "/application.properties",
        "/.git/config",
        "/swagger-ui.html"
      })
  void thereIsNoConsoleAndNothingOfTheInside(String path) {
    for (HttpClient who : List.of(People.stranger(), administrator)) {
      HttpResponse<String> answer = People.get(who, server.port(), path);
      assertThat(answer.statusCode()).as(path).isGreaterThanOrEqualTo(400);
      assertThat(answer.body()).doesNotContain("H2", "jdbc", "Exception");
    }
  }

  @Test
  void figuresAreForAdministratorsAndHealthSaysOneWordToStrangers() {
    assertThat(People.get(People.stranger(), server.port(), "/api/metrics").statusCode())
        .isEqualTo(401);
    assertThat(People.get(regulator, server.port(), "/api/metrics").statusCode()).isEqualTo(403);
    assertThat(People.get(People.stranger(), server.port(), "/api/health/details").statusCode())
        .isEqualTo(401);
    assertThat(People.get(People.stranger(), server.port(), "/api/health").body())
        .hasSizeLessThan(60);
  }

  @Test
  void noPageHasAScriptOrStyleInIt() throws IOException {
    Path pages = Path.of("src/main/resources/static");
    try (Stream<Path> files = Files.list(pages)) {
      for (Path page : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        String text = Files.readString(page);
        assertThat(text).as(page.toString()).doesNotContainPattern("<script(?![^>]*\\bsrc=)[^>]*>");
        assertThat(text).as(page.toString()).doesNotContainPattern("\\son[a-z]+\\s*=");
        assertThat(text).as(page.toString()).doesNotContainPattern("\\sstyle\\s*=|<style");
      }
    }
  }

  /**
   * More connections than the server has threads, each with a head that comes a byte at a time; who
   * has business here is answered.
   */
  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES) // They drip without end.
  void slowHeadsHoldNoThread() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 160; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        slow.add(socket);
        String head =
            "GET /api/region HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nX-Slow: ";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
      }
      Thread.sleep(300);
      Thread dripping =
          new Thread(
              () -> {
                while (!Thread.currentThread().isInterrupted()) {
                  for (Socket socket : slow) {
                    try {
                      socket.getOutputStream().write('x');
                    } catch (IOException e) {
                      // The server has closed it, as it should.
                    }
                  }
                  try {
                    Thread.sleep(100);
                  } catch (InterruptedException e) {
                    return;
                  }
                }
              });
      dripping.start();
      try {
        for (int i = 0; i < 10; i++) {
          assertThat(People.get(regulator, server.port(), "/api/region").statusCode())
              .isEqualTo(200);
        }
      } finally {
        dripping.interrupt();
        dripping.join();
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** Each test that docs/security.md names is there. */
  @Test
  void whatThePaperSaysIsTestedIsTested() throws IOException {
    Pattern named = Pattern.compile("`([A-Z][A-Za-z]+Test|[A-Z][A-Za-z]+IT)`");
    List<String> tests;
    try (Stream<Path> web = Files.walk(Path.of("src/test/java"));
        Stream<Path> core = Files.walk(Path.of("../gis-core/src/test/java"))) {
      tests =
          Stream.concat(web, core)
              .map(p -> p.getFileName().toString().replace(".java", ""))
              .toList();
    }
    List<String> lines =
        Files.readAllLines(Path.of("../docs/security.md")).stream()
            .filter(l -> l.startsWith("| ") && !l.startsWith("| threat"))
            .toList();
    assertThat(lines).hasSizeGreaterThan(30);
    for (String line : lines) {
      Matcher names = named.matcher(line);
      List<String> of = new ArrayList<>();
      while (names.find()) {
        of.add(names.group(1));
      }
      assertThat(of).as("a test of: " + line).isNotEmpty();
      assertThat(tests).as(line).containsAll(of);
    }
  }
}
