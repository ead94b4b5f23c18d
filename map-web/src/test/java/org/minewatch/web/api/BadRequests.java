package org.minewatch.web.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minewatch.web.account.Permissions;
import org.minewatch.web.account.Role;
import tools.jackson.databind.JsonNode;

/**
 * Makes requests of which each is wrong in one way: for a route of the table with ids that are
 * there, so that what is wrong is what it is refused for.
 */
final class BadRequests {
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

  private final JsonNode document;
  private final List<Permissions.Route> routes = Permissions.read();
  private final Places places;

  BadRequests(JsonNode document, Places places) {
    this.document = document;
    this.places = places;
  }

  /** Who asks; empty for nobody. */
  record Person(String login, Role role, String cookie, boolean isOfOneMine) {}

  /**
   * What requests name.
   *
   * @param own ids by the name in the route, of the mine that people of one mine see
   * @param others the same of mines that they do not see
   */
  record Places(
      Map<String, List<String>> own,
      Map<String, List<String>> others,
      List<Person> people,
      List<String> deadCookies,
      int port) {}

  /** What is wrong with a request. */
  enum Wrong {
    NO_SESSION,
    DEAD_SESSION,
    ROLE,
    MINE,
    FOREIGN_PAGE,
    METHOD,
    PLACE,
    QUERY,
    BODY,
    TYPE,
    LENGTH,
    WIRE,
    HEADERS,
    /** What may well be taken: its words are hostile, but words. */
    WORDS
  }

  /**
   * A request.
   *
   * @param isWrite whether taking it would change something
   */
  record Bad(
      Wrong wrong,
      Permissions.Route route,
      Person person,
      boolean isWrite,
      String told,
      byte[] bytes) {
    @Override
    public String toString() {
      return wrong
          + " "
          + route.method()
          + " "
          + route.path()
          + " as "
          + person.login()
          + "\n"
          + told;
    }
  }

  /** Take a body in which everything is left out, or null, or any word. */
  private static final Set<String> ALL_OPTIONAL =
      Set.of(
          "POST /api/findings/{finding}/bundles",
          "POST /api/findings/{finding}/packs",
          "POST /api/hit-rate/samples",
          "PUT /api/accounts/{login}/identity");

  private static String line(Permissions.Route route) {
    return route.method() + " " + route.path();
  }

  private static final Person NOBODY = new Person("", Role.AUDITOR, "", false);

  /** The request of a number; the same for the same seed. */
  Bad make(long seed, int number) {
    Random random = new Random(seed * 1_000_003 + number);
    Permissions.Route route = routes.get(number % routes.size());
    List<Wrong> fitting = new ArrayList<>(List.of(Wrong.values()));
    fitting.remove(Wrong.WORDS);
    boolean isWrite = !route.method().name().equals("GET");
    JsonNode operation = operation(route);
    JsonNode schema = schema(operation);
    if (route.isForAnyone()) {
      fitting.removeAll(List.of(Wrong.NO_SESSION, Wrong.DEAD_SESSION, Wrong.ROLE));
    }
    if (!route.path().contains("{")) {
      fitting.removeAll(List.of(Wrong.PLACE, Wrong.MINE));
    }
    if (isWrite) {
      fitting.removeAll(List.of(Wrong.HEADERS, Wrong.QUERY));
    } else {
      fitting.remove(Wrong.FOREIGN_PAGE);
    }
    if (isEmpty(schema) || route.path().startsWith("/api/session")) {
      fitting.removeAll(List.of(Wrong.BODY, Wrong.TYPE));
    }
    if (line(route).equals("DELETE /api/session")) {
      fitting.retainAll(List.of(Wrong.FOREIGN_PAGE)); // All else may sign out whoever asks.
    }
    if (route.method().name().equals("DELETE")) {
      fitting.remove(Wrong.WIRE); // What the web server can still read of it is in order.
    }
    if (ALL_OPTIONAL.contains(line(route))) {
      fitting.remove(Wrong.BODY);
    }
    Wrong wrong = HostileValues.one(fitting, random);
    return build(wrong, route, operation, schema, isWrite, random);
  }

  /** A request of a number with hostile words where words belong; empty where none do. */
  Optional<Bad> words(long seed, int number) {
    Random random = new Random(seed * 1_000_033 + number);
    List<Permissions.Route> writing =
        routes.stream()
            .filter(r -> !r.method().name().equals("GET") && !r.path().startsWith("/api/session"))
            .toList();
    Permissions.Route route = writing.get(number % writing.size());
    JsonNode operation = operation(route);
    JsonNode schema = schema(operation);
    return isEmpty(schema)
        ? Optional.empty()
        : Optional.of(build(Wrong.WORDS, route, operation, schema, true, random));
  }

  private JsonNode operation(Permissions.Route route) {
    return document
        .path("paths")
        .path(route.path())
        .path(route.method().name().toLowerCase(Locale.ROOT));
  }

  private static JsonNode schema(JsonNode operation) {
    return operation.path("requestBody").path("content").path("application/json").path("schema");
  }

  private static boolean isEmpty(JsonNode schema) {
    return !schema.has("$ref") && !schema.has("properties") && !schema.has("items");
  }

  private Bad build(
      Wrong wrong,
      Permissions.Route route,
      JsonNode operation,
      JsonNode schema,
      boolean isWrite,
      Random random) {
    Person person = person(wrong, route, random);
    String path = path(wrong, route.path(), person, random);
    String query = wrong == Wrong.QUERY ? hostileQuery(operation, random) : "";
    String method = route.method().name();
    if (wrong == Wrong.METHOD) {
      method =
          HostileValues.one(
              List.of(
                  "PATCH",
                  "TRACE",
                  "OPTIONS",
                  "PROPFIND",
                  "CONNECT",
                  "get",
                  "X".repeat(300),
                  "G ET"),
              random);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Host", "localhost:" + places.port());
    headers.put("Connection", "close");
    String cookie =
        wrong == Wrong.DEAD_SESSION
            ? HostileValues.one(places.deadCookies(), random)
            : person.cookie();
    if (!cookie.isEmpty()) {
      headers.put("Cookie", cookie);
    }
    byte[] body = new byte[0];
    if (isWrite) {
      headers.put("X-Minewatch", "page");
      headers.put("Content-Type", "application/json");
      body = body(wrong, schema, random);
    }
    spoil(wrong, headers, random);
    if (isWrite || body.length > 0) {
      headers.putIfAbsent("Content-Length", String.valueOf(body.length));
    }
    String line = method + " " + path + query + " HTTP/1.1";
    byte[] bytes = wrong == Wrong.WIRE ? wire(line, headers, random) : bytes(line, headers, body);
    String told = new String(bytes, StandardCharsets.ISO_8859_1);
    return new Bad(
        wrong,
        route,
        person,
        isWrite,
        told.length() > 1500 ? told.substring(0, 1500) + "… " + told.length() : told,
        bytes);
  }

  private Person person(Wrong wrong, Permissions.Route route, Random random) {
    if (wrong == Wrong.NO_SESSION || wrong == Wrong.DEAD_SESSION) {
      return NOBODY;
    }
    List<Person> fitting =
        places.people().stream()
            .filter(p -> route.roles().contains(p.role()) != (wrong == Wrong.ROLE))
            .filter(p -> wrong != Wrong.MINE || p.isOfOneMine())
            .toList();
    return fitting.isEmpty() ? NOBODY : HostileValues.one(fitting, random);
  }

  private String path(Wrong wrong, String pattern, Person person, Random random) {
    List<String> names = new ArrayList<>();
    Matcher found = NAME.matcher(pattern);
    while (found.find()) {
      names.add(found.group(1));
    }
    int spoiled = names.isEmpty() ? -1 : random.nextInt(names.size());
    StringBuilder path = new StringBuilder();
    found.reset();
    for (int i = 0; found.find(); i++) {
      String kind = kind(pattern, found.group(1));
      Map<String, List<String>> from = wrong == Wrong.MINE ? places.others() : places.own();
      String value =
          from.containsKey(kind) && !from.get(kind).isEmpty()
              ? HostileValues.one(from.get(kind), random)
              : "no-such";
      found.appendReplacement(
          path,
          Matcher.quoteReplacement(
              wrong == Wrong.PLACE && i == spoiled
                  ? HostileValues.one(HostileValues.IN_ADDRESS, random)
                  : ServedApi.encoded(value)));
    }
    return found.appendTail(path).toString();
  }

  /** {@code id} stands for something else in each part of the API. */
  private static String kind(String pattern, String name) {
    if (!name.equals("id")) {
      return name;
    }
    if (pattern.contains("/findings/")) {
      return "finding";
    }
    return pattern.split("/")[2].equals("cases") ? "attachment" : pattern.split("/")[2];
  }

  private static String hostileQuery(JsonNode operation, Random random) {
    List<String> names = new ArrayList<>(List.of("mine", "size"));
    operation
        .path("parameters")
        .forEach(p -> names.add(p.path("name").asString(p.path("$ref").asString("x/page"))));
    StringBuilder query = new StringBuilder("?");
    for (int i = 0; i <= random.nextInt(3); i++) {
      String name = HostileValues.one(names, random);
      query
          .append(i == 0 ? "" : "&")
          .append(name.substring(name.lastIndexOf('/') + 1))
          .append('=')
          .append(HostileValues.one(HostileValues.IN_ADDRESS, random));
    }
    return query.toString();
  }

  private byte[] body(Wrong wrong, JsonNode schema, Random random) {
    if (wrong == Wrong.WORDS) {
      return HostileValues.spoiled(schema, document, true, random).getBytes(StandardCharsets.UTF_8);
    }
    if (wrong == Wrong.TYPE) {
      return "nothing".getBytes(StandardCharsets.UTF_8);
    }
    if (wrong == Wrong.BODY) {
      return random.nextInt(3) == 0
          ? HostileValues.brokenBody(random)
          : HostileValues.spoiled(schema, document, false, random).getBytes(StandardCharsets.UTF_8);
    }
    return "{}".getBytes(StandardCharsets.UTF_8);
  }

  private static void spoil(Wrong wrong, Map<String, String> headers, Random random) {
    switch (wrong) {
      case FOREIGN_PAGE -> {
        switch (random.nextInt(5)) {
          case 0 -> headers.remove("X-Minewatch");
          case 1 -> headers.put("X-Minewatch", "Page");
          case 2 -> headers.put("Origin", "http://evil.example");
          case 3 -> headers.put("Origin", "null");
          default -> headers.put("Sec-Fetch-Site", "cross-site");
        }
      }
      case TYPE ->
          headers.put(
              "Content-Type",
              HostileValues.one(
                  List.of(
                      "text/plain",
                      "application/xml",
                      "application/x-www-form-urlencoded",
                      "multipart/form-data; boundary=x",
                      "application/x-java-serialized-object",
                      "text/html",
                      "json",
                      "application/",
                      "",
                      "*/*",
                      "application/json;charset=\u0001",
                      "application/json; charset=no-such-charset\"",
                      "x".repeat(3000)),
                  random));
      case LENGTH ->
          headers.put(
              "Content-Length",
              HostileValues.one(
                  List.of(
                      "-1",
                      "4194305",
                      "999999999999",
                      "99999999999999999999",
                      "1e3",
                      "0x2",
                      "2, 3",
                      "abc"),
                  random));
      case HEADERS -> {
        switch (random.nextInt(9)) {
          case 0 -> headers.put("Host", "evil.example");
          case 1 -> headers.put("Accept", "application/" + "x".repeat(2000));
          case 2 -> headers.put("Accept", "no type at all;;;q=9");
          case 3 -> headers.put("If-None-Match", "\"" + "\\\"".repeat(200));
          case 4 -> headers.put("Range", "bytes=" + "0-0,".repeat(400) + "5-2");
          case 5 -> headers.put("If-Modified-Since", "yesterday\u0000");
          case 6 -> headers.put("X-Filler", "x".repeat(12_000));
          case 7 -> headers.put("Host", "localhost:" + "9".repeat(20));
          default -> headers.put("Transfer-Encoding", "gzip, identity");
        }
      }
      default -> {
        // Wrong elsewhere.
      }
    }
  }

  /** Something that is not HTTP. */
  private static byte[] wire(String line, Map<String, String> headers, Random random) {
    byte[] none = new byte[0];
    return switch (random.nextInt(10)) {
      case 0 -> bytes(line.replace(" HTTP/1.1", ""), headers, none);
      // A tab would be taken for a space, as RFC 9112 allows.
      case 1 -> bytes(line.replace(' ', '\u000b'), headers, none);
      case 2 -> {
        headers.remove("Host");
        yield bytes(line, headers, none);
      }
      case 3 -> {
        headers.put("Content-Length", "4");
        headers.put("Transfer-Encoding", "chunked");
        yield bytes(
            line,
            headers,
            "0\r\n\r\nGET /api/accounts HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      case 4 -> {
        headers.remove("Content-Length");
        headers.put("Transfer-Encoding", "chunked");
        yield bytes(line, headers, "zz\r\n{}".getBytes(StandardCharsets.US_ASCII));
      }
      case 5 -> {
        headers.put("X\u0000Y", "1");
        yield bytes(line, headers, none);
      }
      case 6 -> {
        headers.put("X-Fold", "1\r\n 2");
        yield bytes(line.replace("/api", "/\u00e4pi"), headers, none);
      }
      case 7 -> bytes(line.replace("/api/", "/api//"), headers, none);
      case 8 -> bytes(line.replace("/api/", "/./%2e%2e/api/"), headers, none);
      default -> {
        byte[] noise = new byte[200];
        random.nextBytes(noise);
        yield noise;
      }
    };
  }

  private static byte[] bytes(String line, Map<String, String> headers, byte[] body) {
    StringBuilder head = new StringBuilder(line).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }
}
