package org.minewatch.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.web.account.People;
import org.minewatch.web.delivery.LoopbackCertificate;
import org.minewatch.web.ingest.IngestBench;

/** The lines of docs/operations.md about a proxy, with a real nginx before the server. */
class BehindNginxTest {
  private static final Path NGINX = Path.of("/usr/sbin/nginx");
  private static final String SIGN_IN = "{\"demo\":\"regulator\"}";

  @TempDir static Path folder;
  private static LoopbackCertificate certificate;
  private static MapServer server;
  private static Process nginx;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    if (!Files.isExecutable(NGINX)) {
      Path tools = Path.of("..", ".ci", "test-tools").toAbsolutePath();
      Process install = new ProcessBuilder(tools.toString(), "nginx").inheritIO().start();
      assertThat(install.waitFor()).as("the installation of nginx").isZero();
    }
    certificate = new LoopbackCertificate("localhost");
    Map<String, Object> settings = IngestBench.with(folder.resolve("bench")).properties();
    settings.put(People.DEMO, true);
    for (String line : documented("server.port=8080")) {
      String[] setting = line.split("=", 2);
      settings.put(setting[0], setting[1]);
    }
    settings.put("server.port", 0);
    settings.put("minewatch.server.hosts", "localhost");
    server = MapServer.start(settings);
    port = freePort();
    nginx =
        new ProcessBuilder(NGINX.toString(), "-p", folder.toString(), "-c", conf().toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.out").toFile())
            .start();
    awaitNginx();
  }

  @AfterAll
  static void stop() throws Exception {
    if (nginx != null) {
      nginx.destroy();
      nginx.waitFor(10, TimeUnit.SECONDS);
    }
    if (server != null) {
      server.close();
    }
  }

  /** The block of the document that begins with a line. */
  private static List<String> documented(String first) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("..", "docs", "operations.md"));
    int begin = lines.indexOf("    " + first);
    assertThat(begin).as("the line “%s” of docs/operations.md", first).isNotNegative();
    return lines.subList(begin, lines.size()).stream()
        .takeWhile(line -> line.startsWith("    "))
        .map(line -> line.substring(4))
        .toList();
  }

  private static Path conf() throws Exception {
    String site =
        String.join("\n", documented("server {"))
            .replace("listen 443 ssl", "listen 127.0.0.1:" + port + " ssl")
            .replace("minewatch.bureau.cn", "localhost")
            .replace(
                "/etc/nginx/server.crt", certificate.write(folder.resolve("server.crt")).toString())
            .replace(
                "/etc/nginx/server.key",
                certificate.writeKey(folder.resolve("server.key")).toString())
            .replace("127.0.0.1:8080", "127.0.0.1:" + server.port());
    String temporary =
        Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
            .map(kind -> kind + "_temp_path " + folder.resolve(kind) + ";")
            .collect(Collectors.joining("\n"));
    return Files.writeString(
        folder.resolve("nginx.conf"),
        (System.getProperty("user.name").equals("root") ? "user root;\n" : "")
            + "daemon off;\npid nginx.pid;\nerror_log error.log;\n"
            + "events { worker_connections 1024; }\nhttp {\naccess_log off;\n"
            + temporary
            + "\n"
            + site
            + "\n}\n");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitNginx() throws Exception {
    for (int i = 0; i < 200 && nginx.isAlive(); i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new AssertionError(Files.readString(folder.resolve("nginx.out")));
  }

  private static HttpClient client() throws Exception {
    return HttpClient.newBuilder()
        .sslContext(certificate.client())
        .cookieHandler(new CookieManager())
        .build();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
        .timeout(Duration.ofSeconds(20))
        .header("X-Minewatch", "page")
        .header("Content-Type", "application/json");
  }

  private static HttpResponse<String> signIn(HttpClient client, String body) throws Exception {
    return client.send(
        request("/api/session")
            .header("Origin", "https://localhost:" + port)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void cookiesAndLinksAreThoseOfTls() throws Exception {
    HttpClient client = client();
    HttpResponse<String> signedIn = signIn(client, SIGN_IN);
    assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
    assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
    assertThat(signedIn.headers().firstValue("Strict-Transport-Security")).isPresent();
    String landing = client.send(request("/api/ogc").build(), BodyHandlers.ofString()).body();
    assertThat(landing).contains("https://localhost:" + port + "/api/ogc/collections");
    assertThat(landing).doesNotContain("http://localhost");
  }

  @Test
  void whoAsksIsTheOneBeforeTheProxyWhateverHeSays() throws Exception {
    String head =
        "POST /api/session HTTP/1.1\r\nHost: localhost:"
            + port
            + "\r\nX-Minewatch: page\r\nX-Forwarded-For: 203.0.113.9\r\nContent-Type:"
            + " application/json\r\nConnection: close\r\nContent-Length: "
            + SIGN_IN.length()
            + "\r\n\r\n";
    try (SSLSocket socket = (SSLSocket) certificate.client().getSocketFactory().createSocket()) {
      socket.bind(new InetSocketAddress("127.0.0.5", 0));
      socket.connect(new InetSocketAddress("127.0.0.1", port), 5000);
      socket.getOutputStream().write((head + SIGN_IN).getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 200");
    }
    HttpClient auditor = client();
    signIn(auditor, "{\"demo\":\"auditor\"}");
    assertThat(auditor.send(request("/api/audit?size=100").build(), BodyHandlers.ofString()).body())
        .contains("127.0.0.5")
        .doesNotContain("203.0.113.9");
  }

  @Test
  void whatHappensNowIsNotKeptUntilThereIsMore() throws Exception {
    HttpClient client = client();
    signIn(client, SIGN_IN);
    HttpResponse<InputStream> live =
        client.send(request("/api/live/events?seconds=60").build(), BodyHandlers.ofInputStream());
    assertThat(live.statusCode()).isEqualTo(200);
    try (InputStream events = live.body()) {
      assertThat(new String(events.readNBytes(4), StandardCharsets.UTF_8)).isNotBlank();
    }
  }

  @Test
  void bodiesThatComeSlowlyKeepNobodyOut() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        Socket socket = certificate.client().getSocketFactory().createSocket("127.0.0.1", port);
        slow.add(socket);
        socket
            .getOutputStream()
            .write(
                ("POST /api/session HTTP/1.1\r\nHost: localhost:"
                        + port
                        + "\r\nX-Minewatch: page\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 1000\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
      }
      HttpResponse<String> health =
          client().send(request("/api/health").build(), BodyHandlers.ofString());
      assertThat(health.statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void aLargeBodyIsOurServersToRefuse() throws Exception {
    HttpResponse<String> answer = signIn(client(), "[" + " ".repeat(3 << 20) + "]");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("problem+json");
  }
}
