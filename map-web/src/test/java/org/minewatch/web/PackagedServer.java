package org.minewatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The jar as it is handed out, serving in a process of its own. */
final class PackagedServer implements AutoCloseable {
  private static final Path JAR = Path.of("target", "minewatch.jar").toAbsolutePath();

  final int port;
  final Path log;
  private final Path out;
  private final Process process;

  private PackagedServer(int port, Path out, Path log, Process process) {
    this.port = port;
    this.out = out;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts it and returns when it answers.
   *
   * @param settings of its application.properties
   */
  static PackagedServer start(Path folder, Map<String, String> settings, String... arguments)
      throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    StringBuilder file = new StringBuilder("server.port=" + port + "\n");
    settings.forEach((name, value) -> file.append(name).append('=').append(value).append('\n'));
    Files.writeString(folder.resolve("application.properties"), file);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                JAR.toString(),
                "serve"));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path log = Files.createTempFile(folder, "err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(log.toFile())
            .start();
    PackagedServer server = new PackagedServer(port, out, log, process);
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (!server.answers()) {
      assertThat(process.isAlive() && Instant.now().isBefore(end))
          .as("%s", Files.readString(log))
          .isTrue();
      Thread.sleep(200);
    }
    return server;
  }

  private boolean answers() {
    try {
      return HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/health"))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What it has told on standard output. */
  String told() throws IOException {
    return Files.readString(out);
  }

  List<String> lines() throws IOException {
    return Files.readAllLines(log);
  }

  /** Tells it to end, as a service manager does (SIGTERM). */
  void terminate() {
    process.destroy();
  }

  /** Waits until it has ended and returns its status. */
  int waitFor(Duration longest) throws InterruptedException {
    assertThat(process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
