package org.minewatch.web.geoserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The REST interface of a GeoServer as it is published, as far as it is used here and no further:
 * what the documentation does not offer is refused, what it requires is required, and errors are
 * answered as GeoServer answers them. Each route names what it was written from:
 *
 * <ul>
 *   <li>{@code doc/en/api/1.0.0/*.yaml} of GeoServer ({@code workspaces}, {@code datastores},
 *       {@code featuretypes}, {@code layers}, {@code layergroups}, {@code styles}, {@code
 *       security}, {@code roles}, {@code usergroup}, {@code gwclayers}, {@code manifests}), shown
 *       at https://docs.geoserver.org/latest/en/api/
 *   <li>the words and the statuses that the documentation leaves open: the controllers of {@code
 *       org.geoserver.rest.catalog} and {@code org.geoserver.rest.security}
 * </ul>
 */
final class StrictGeoServer implements AutoCloseable {
  static final String ADMIN_PASSWORD = "an admin's pass+word é";

  /** What a route answers. */
  record Reply(int status, String type, String body) {
    static Reply json(String body) {
      return new Reply(200, "application/json", body);
    }

    static Reply xml(String body) {
      return new Reply(200, "application/xml", body);
    }

    static Reply text(int status, String body) {
      return new Reply(status, "text/plain", body);
    }

    static Reply done(int status) {
      return new Reply(status, "", "");
    }
  }

  /** What was asked. */
  record Asked(
      String method,
      Matcher path,
      Map<String, String> query,
      String type,
      String accept,
      String body) {
    String part(int group) {
      return path.group(group);
    }
  }

  /** Answers one method of one route. */
  @FunctionalInterface
  interface Handler {
    Reply answer(Asked asked);
  }

  private record Route(
      String method, Pattern path, List<String> types, String produces, Handler handler) {}

  final StrictCatalog catalog;
  final StrictAccess access;
  final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  final Map<String, Reply> faults = new HashMap<>();

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final List<Route> routes = new ArrayList<>();

  StrictGeoServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    access = new StrictAccess();
    catalog = new StrictCatalog();
    // manifests.yaml: /about/version
    route(
        "GET",
        "/rest/about/version\\.json",
        List.of(),
        "application/json",
        a ->
            Reply.json(
                "{\"about\":{\"resource\":[{\"@name\":\"GeoServer\",\"Version\":\"2.27.0\"}]}}"));
    catalog.addTo(this);
    access.addTo(this);
    server.createContext("/geoserver", this::serve);
    server.setExecutor(workers);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/geoserver");
  }

  /**
   * @param path below the GeoServer's address, a pattern
   * @param types that it takes; none for a request without a body
   * @param produces what it answers with; empty for nothing
   */
  void route(String method, String path, List<String> types, String produces, Handler handler) {
    routes.add(new Route(method, Pattern.compile(path), types, produces, handler));
  }

  /** Requests that change something. */
  List<String> changes() {
    return requests.stream().filter(r -> !r.startsWith("GET ")).toList();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply;
      try {
        reply = answer(exchange);
      } catch (RuntimeException e) {
        reply = Reply.text(500, String.valueOf(e.getMessage()));
      }
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      if (!reply.type().isEmpty()) {
        exchange.getResponseHeaders().set("Content-Type", reply.type());
      }
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    URI uri = exchange.getRequestURI();
    String path = uri.getPath().substring("/geoserver".length());
    String asked = method + " " + path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    requests.add(asked);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Reply refused = authenticate(exchange, path);
    if (refused != null) {
      return refused;
    }
    if (faults.containsKey(asked)) {
      return faults.get(asked);
    }
    boolean known = false;
    for (Route route : routes) {
      Matcher matcher = route.path().matcher(path);
      if (!matcher.matches()) {
        continue;
      }
      known = true;
      if (!route.method().equals(method)) {
        continue;
      }
      String type = header(exchange, "Content-Type");
      if (route.types().isEmpty()
          ? !type.isEmpty() || !body.isEmpty()
          : !route.types().contains(type.split(";")[0])) {
        return new Reply(415, "text/html", "<h1>HTTP Status 415 – Unsupported Media Type</h1>");
      }
      String accept = header(exchange, "Accept");
      if (!route.produces().isEmpty()
          && !accept.equals("*/*")
          && !accept.equals(route.produces())) {
        return new Reply(406, "text/html", "<h1>HTTP Status 406 – Not Acceptable</h1>");
      }
      return route.handler().answer(new Asked(method, matcher, query(uri), type, accept, body));
    }
    return known
        ? new Reply(405, "text/html", "<h1>HTTP Status 405 – Method Not Allowed</h1>")
        : new Reply(404, "text/html", "<h1>HTTP Status 404 – Not Found</h1>");
  }

  /** Basic authentication; the configuration is for administrators, maps for who may read them. */
  private Reply authenticate(HttpExchange exchange, String path) {
    String header = header(exchange, "Authorization");
    String[] login =
        header.startsWith("Basic ")
            ? new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8)
                .split(":", 2)
            : new String[] {"", ""};
    boolean admin = login[0].equals("admin") && login[1].equals(ADMIN_PASSWORD);
    boolean other = access.isUser(login[0], login[1]);
    if (!admin && !other) {
      return new Reply(401, "text/html", "<h1>HTTP Status 401 – Unauthorized</h1>");
    }
    return !admin && (path.startsWith("/rest") || path.startsWith("/gwc/rest"))
        ? new Reply(403, "text/html", "<h1>HTTP Status 403 – Forbidden</h1>")
        : null;
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    if (uri.getRawQuery() != null) {
      for (String pair : uri.getRawQuery().split("&")) {
        String[] both = pair.split("=", 2);
        query.put(both[0], both.length == 1 ? "" : both[1]);
      }
    }
    return query;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
