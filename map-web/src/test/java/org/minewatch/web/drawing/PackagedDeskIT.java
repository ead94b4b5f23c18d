package org.minewatch.web.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.web.account.People;
import tools.jackson.databind.JsonNode;

/** The jar as it is handed out starts its checks from itself; runs after packaging. */
class PackagedDeskIT {
  private static final Path JAR = Path.of("target", "minewatch.jar").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void aDrawingIsCheckedByAProcessOfTheJar() throws Exception {
    Path region = ServedDesk.writeRegion(folder);
    String mine = ServedDesk.mines(region).get(0);
    ProcessBuilder serve =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toString(),
                "serve",
                "--port",
                "0",
                "--region",
                region.toString(),
                "--work",
                folder.resolve("work").toString())
            .directory(folder.toFile())
            .redirectError(folder.resolve("err").toFile());
    serve.environment().put("MINEWATCH_ACCOUNTS_DEMO", "true");
    Process process = serve.start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String url = out.readLine();
      assertThat(url).as("%s", folder.resolve("err")).startsWith("http://localhost:");
      String base = url.substring(0, url.length() - 1);
      HttpClient client = People.demo(URI.create(url).getPort(), "geologist");
      HttpResponse<String> received =
          send(
              client,
              HttpRequest.newBuilder(URI.create(base + ServedDesk.upload(mine, "图.geojson")))
                  .header("X-Minewatch", "page")
                  .header("Content-Type", "application/octet-stream")
                  .POST(HttpRequest.BodyPublishers.ofFile(ServedDesk.latest(region, mine)))
                  .build());
      assertThat(received.statusCode()).as(received.body()).isEqualTo(202);
      String id = ServedDesk.JSON.readTree(received.body()).path("id").stringValue();
      JsonNode check = check(client, base, id);
      Instant end = Instant.now().plus(Duration.ofMinutes(4));
      while (check.path("state").stringValue().matches("queued|running")
          && Instant.now().isBefore(end)) {
        Thread.sleep(100);
        check = check(client, base, id);
      }
      assertThat(check.path("state").stringValue()).as(check.toString()).isEqualTo("done");
      assertThat(check.path("verdict").path("file").stringValue()).isEqualTo("图.geojson");
    } finally {
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static JsonNode check(HttpClient client, String base, String id) throws Exception {
    return ServedDesk.JSON.readTree(
        send(client, HttpRequest.newBuilder(URI.create(base + "/api/drawing-checks/" + id)).build())
            .body());
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest request)
      throws Exception {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
