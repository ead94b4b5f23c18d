package org.minewatch.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.web.account.People;
import org.minewatch.web.delivery.LoopbackCertificate;

/** The server with a certificate of its own, over real TLS. */
class TlsTest {
  @TempDir static Path folder;
  private static LoopbackCertificate certificate;
  private static MapServer server;

  @BeforeAll
  static void start() throws Exception {
    certificate = new LoopbackCertificate("localhost");
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    settings.put("server.ssl.certificate", certificate.write(folder.resolve("server.pem")).toUri());
    settings.put(
        "server.ssl.certificate-private-key",
        certificate.writeKey(folder.resolve("key.pem")).toUri());
    server = MapServer.start(settings);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void overTlsTheBrowserIsToldToStayThereAndTheCookieGoesNowhereElse() throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(certificate.client()).build();
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(
                    URI.create("https://localhost:" + server.port() + "/api/session"))
                .header("X-Minewatch", "page")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"demo\":\"regulator\"}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Strict-Transport-Security"))
        .contains("max-age=31536000");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("Secure")
        .contains("HttpOnly");
  }

  private static SSLSocket socket() throws Exception {
    return (SSLSocket)
        certificate
            .client()
            .getSocketFactory()
            .createSocket(InetAddress.getLoopbackAddress(), server.port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void presentProtocolsAreSpoken(String protocol) throws Exception {
    try (SSLSocket socket = socket()) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
      assertThat(socket.getSession().getCipherSuite()).containsAnyOf("GCM", "CHACHA20");
    }
  }

  /** No forward secrecy, or no authenticated encryption. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_RSA_WITH_AES_256_CBC_SHA",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
        "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"
      })
  void weakSuitesAreRefused(String suite) throws Exception {
    try (SSLSocket socket = socket()) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(new String[] {suite});
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
    }
  }

  /** A hello of TLS 1.0 or 1.1, which this Java itself would not send. */
  @ParameterizedTest
  @ValueSource(strings = {"0301", "0302"})
  void pastProtocolsAreRefused(String version) throws IOException {
    String body = version + "00".repeat(32) + "00" + "0004c013002f" + "0100";
    String hello = "01" + "%06x".formatted(body.length() / 2) + body;
    byte[] bytes =
        HexFormat.of().parseHex("16" + "0301" + "%04x".formatted(hello.length() / 2) + hello);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes);
      int first = socket.getInputStream().read();
      assertThat(first).as("an alert, or the end").isIn(0x15, -1);
    }
  }

  @Test
  void plainRequestsAreNotAnswered() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write("GET /api/region HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
      String answer = new String(socket.getInputStream().readAllBytes());
      assertThat(answer).doesNotContain("sign in first");
      assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 400")).as(answer).isTrue();
    }
  }
}
