package org.minewatch.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.web.store.Delivery;
import org.minewatch.web.store.SampleResult;
import org.minewatch.web.store.Subscription;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks, to real HTTP servers on loopback. */
class WebhookDeliveryTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;
  private PostBench bench;
  private HttpServer http;
  private volatile IntSupplier status = () -> 200;
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  private record Request(String path, Map<String, String> headers, String body) {}

  @BeforeEach
  void open() throws Exception {
    bench = new PostBench(folder);
    http = serve(HttpServer.create(loopback(0), 0));
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private HttpServer serve(HttpServer server) {
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::answer);
    server.start();
    return server;
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(new Request(exchange.getRequestURI().toString(), headers, body));
    int answer = status.getAsInt();
    if (answer == 0) {
      try {
        end.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (answer / 100 == 3) {
      exchange.getResponseHeaders().add("Location", "/elsewhere");
    }
    exchange.sendResponseHeaders(answer == 0 ? 200 : answer, -1);
    exchange.close();
  }

  @AfterEach
  void close() {
    end.countDown();
    http.stop(0);
    bench.close();
  }

  private DeliverySettings settings(String... more) {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("webhook-hosts", "localhost");
    given.put("webhook-private", "true");
    given.put("key-file", folder.resolve("key").toString());
    given.put("timeout-seconds", "60");
    for (int i = 0; i < more.length; i += 2) {
      given.put(more[i], more[i + 1]);
    }
    return PostBench.settings(given);
  }

  private Subscription hook(String path) {
    return bench.subscribe(
        "regulator",
        Subscription.WEBHOOK,
        "http://localhost:" + http.getAddress().getPort() + path,
        "zh");
  }

  private Delivery last() {
    return bench.deliveries().get(0);
  }

  private static String hmac(String secret, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return java.util.HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void itTellsFiguresAndIsSignedWithTheSecretThatTheSubscriberWasTold() throws Exception {
    Subscription to = hook("/night?of=us");
    bench.night(107);
    try (PostRoom room = bench.room(settings("link", "https://minewatch.example/"), "one")) {
      room.look();
    }
    assertThat(last().state()).as(last().trouble()).isEqualTo(Delivery.SENT);
    Request request = requests.get(0);
    assertThat(request.path()).isEqualTo("/night?of=us");
    JsonNode body = JSON.readTree(request.body());
    assertThat(body.path("night").asString()).isEqualTo(SampleResult.NIGHT.toString());
    assertThat(body.path("mines").asInt()).isEqualTo(1);
    assertThat(body.path("revised").asBoolean()).isFalse();
    assertThat(body.path("link").asString()).isEqualTo("https://minewatch.example/reports.html");
    assertThat(request.body()).doesNotContain(SampleResult.FINDING, SampleResult.MINE);
    String time = request.headers().get("Minewatch-timestamp");
    String secret = new WebhookSecrets(folder.resolve("key")).of(to);
    assertThat(secret).hasSize(64);
    assertThat(request.headers())
        .containsEntry("Minewatch-signature", "v1=" + hmac(secret, time + "." + request.body()))
        .containsEntry("Minewatch-delivery", last().messageId());
    assertThat(Files.getPosixFilePermissions(folder.resolve("key"))).hasSize(2);
  }

  @Test
  void anErrorOrARefusedConnectionIsTriedAgainAndRedirectsAreNotFollowed() throws Exception {
    hook("/");
    bench.night(107);
    try (PostRoom room = bench.room(settings(), "one")) {
      for (int wrong : new int[] {500, 302, 404}) {
        status = () -> wrong;
        room.look();
        assertThat(last().state()).isEqualTo(Delivery.WAITING);
        assertThat(last().trouble()).contains("answered " + wrong);
      }
      assertThat(requests).hasSize(3).noneMatch(r -> r.path().contains("elsewhere"));
      int port = http.getAddress().getPort();
      http.stop(0);
      room.look();
      assertThat(last().trouble()).contains("no connection");
      http = serve(HttpServer.create(loopback(port), 0));
      status = () -> 204;
      room.look();
      room.look();
      assertThat(last().state()).isEqualTo(Delivery.SENT);
      assertThat(requests).hasSize(4);
      assertThat(requests)
          .extracting(r -> r.headers().get("Minewatch-delivery"))
          .containsOnly(last().messageId());
    }
  }

  @Test
  void whoTakesItAndSaysNothingIsNotToldAgain() {
    hook("/");
    bench.night(107);
    status = () -> 0;
    try (PostRoom room = bench.room(settings("timeout-seconds", "1"), "one")) {
      room.look();
      room.look();
    }
    assertThat(requests).hasSize(1);
    assertThat(last().state()).isEqualTo(Delivery.UNCERTAIN);
  }

  @Test
  void aHostThatIsNotAllowedAndAnAddressOfThisMachineAreNotAsked() {
    hook("/");
    bench.night(107);
    try (PostRoom room = bench.room(settings("webhook-private", "false"), "one")) {
      room.look();
      assertThat(last().trouble()).contains("no public address");
    }
    try (PostRoom room = bench.room(settings("webhook-hosts", "other.example"), "two")) {
      room.look();
      assertThat(last().trouble()).contains("webhook-hosts");
    }
    assertThat(requests).isEmpty();
  }

  @Test
  void overTlsTheCertificateMustBeTrustedAndOfTheName() throws Exception {
    LoopbackCertificate own = new LoopbackCertificate("localhost");
    HttpsServer secure = HttpsServer.create(loopback(0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(own.server()));
    serve(secure);
    try {
      String port = ":" + secure.getAddress().getPort() + "/";
      bench.subscribe("regulator", Subscription.WEBHOOK, "https://localhost" + port, "zh");
      bench.night(107);
      try (PostRoom room = bench.room(settings(), "one")) {
        room.look();
        assertThat(last().state()).isEqualTo(Delivery.WAITING);
      }
      String trust = own.write(folder.resolve("trust.pem")).toString();
      bench.subscribe("supervisor", Subscription.WEBHOOK, "https://127.0.0.1" + port, "zh");
      bench.night(108);
      try (PostRoom room =
          bench.room(settings("trust", trust, "webhook-hosts", "localhost,127.0.0.1"), "two")) {
        room.look();
      }
      assertThat(bench.deliveries().stream().limit(2))
          .extracting(Delivery::state)
          .containsExactlyInAnyOrder(Delivery.SENT, Delivery.WAITING);
      assertThat(requests).hasSize(1);
    } finally {
      secure.stop(0);
    }
  }

  @Test
  void twoServersAtOnceSendEachOnce() throws Exception {
    for (int i = 0; i < 12; i++) {
      hook("/" + i);
    }
    bench.night(107);
    try (PostRoom one = bench.room(settings(), "one");
        PostRoom two = bench.room(settings(), "two")) {
      List<Thread> servers = List.of(new Thread(one::look), new Thread(two::look));
      servers.forEach(Thread::start);
      for (Thread server : servers) {
        server.join();
      }
    }
    assertThat(requests).hasSize(12);
    assertThat(requests).extracting(Request::path).doesNotHaveDuplicates();
    assertThat(bench.deliveries()).allMatch(d -> d.state().equals(Delivery.SENT));
    assertThat(bench.deliveries()).allMatch(d -> d.attempts() == 1);
  }
}
