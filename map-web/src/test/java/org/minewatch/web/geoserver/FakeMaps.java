package org.minewatch.web.geoserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/** A GeoServer that draws maps all of one colour, or is in some other mood. */
public final class FakeMaps implements AutoCloseable {
  public static final Color COLOUR = new Color(0, 160, 60);
  private static final String PASSWORD = "reader's";

  /** What it does when it is asked for a map. */
  public enum Mood {
    GOOD,
    RUBBISH,
    A_PAGE_AS_A_PICTURE,
    AN_EXCEPTION,
    REDIRECT,
    OVERSIZED,
    SLOW,
    DRIPPING
  }

  /** What was asked: path, and the parameters of query or form. */
  public record Asked(String method, String path, Map<String, String> parameters) {}

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private volatile Mood mood = Mood.GOOD;

  private FakeMaps() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.setExecutor(workers);
    server.start();
  }

  public static FakeMaps start() {
    try {
      return new FakeMaps();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void answer(Mood next) {
    mood = next;
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  Asked last() {
    return asked.get(asked.size() - 1);
  }

  /** Settings of a server that has it. */
  public Map<String, Object> settings(Path folder) {
    try {
      Path password = Files.writeString(folder.resolve("geoserver-password"), PASSWORD + "\n");
      return Map.of(
          "minewatch.geoserver.url",
          "http://127.0.0.1:" + server.getAddress().getPort() + "/geoserver",
          "minewatch.geoserver.password-file",
          password,
          "minewatch.geoserver.seconds",
          2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String query = exchange.getRequestURI().getRawQuery();
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
      Map<String, String> parameters = parameters(query == null ? form : query);
      asked.add(
          new Asked(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), parameters));
      String login =
          "Basic "
              + Base64.getEncoder()
                  .encodeToString(("minewatch:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
      if (!login.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        send(exchange, 401, "text/html", new byte[0]);
        return;
      }
      if ("GetCapabilities".equals(parameters.get("request")) && mood == Mood.GOOD) {
        send(
            exchange,
            200,
            "application/vnd.ogc.wms_xml",
            "licences drawings faces water-lines presence findings"
                .getBytes(StandardCharsets.UTF_8));
        return;
      }
      answerMap(exchange, parameters);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answerMap(HttpExchange exchange, Map<String, String> parameters)
      throws IOException, InterruptedException {
    switch (mood) {
      case GOOD -> send(exchange, 200, "image/png", picture(parameters));
      case RUBBISH -> send(exchange, 200, "text/html", "<script>1</script>".getBytes());
      case A_PAGE_AS_A_PICTURE -> send(exchange, 200, "image/png", "<script>1</script>".getBytes());
      case AN_EXCEPTION ->
          send(
              exchange,
              200,
              "application/vnd.ogc.se_xml",
              "<ServiceExceptionReport>secret table</ServiceExceptionReport>".getBytes());
      case REDIRECT -> {
        exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/inside");
        send(exchange, 302, "image/png", new byte[0]);
      }
      case OVERSIZED -> {
        byte[] much = new byte[9 << 20];
        System.arraycopy(picture(parameters), 0, much, 0, 50);
        send(exchange, 200, "image/png", much);
      }
      case SLOW -> Thread.sleep(30_000);
      case DRIPPING -> {
        exchange.getResponseHeaders().set("Content-Type", "image/png");
        exchange.sendResponseHeaders(200, 0);
        for (int i = 0; i < 100; i++) {
          exchange.getResponseBody().write(0);
          exchange.getResponseBody().flush();
          Thread.sleep(300);
        }
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static byte[] picture(Map<String, String> parameters) throws IOException {
    int width = Integer.parseInt(parameters.getOrDefault("width", "256"));
    int height = Integer.parseInt(parameters.getOrDefault("height", "256"));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(COLOUR);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> all = new TreeMap<>();
    for (String pair : text.split("&")) {
      String[] both = pair.split("=", 2);
      if (both.length == 2) {
        all.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
      }
    }
    return all;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
