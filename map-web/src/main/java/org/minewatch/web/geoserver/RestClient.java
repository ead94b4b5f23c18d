package org.minewatch.web.geoserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.w3c.dom.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the REST configuration of a GeoServer; each answer that is none is told exactly. */
final class RestClient {
  static final String JSON_TYPE = "application/json";
  static final String XML_TYPE = "application/xml";
  static final String GWC_TYPE = "text/xml";
  static final String SLD_TYPE = "application/vnd.ogc.sld+xml";
  private static final int MOST_SAID = 300;
  private static final JsonMapper JSON = new JsonMapper();

  private final BoundedHttp http;
  private final String base;
  private final String user;

  RestClient(BoundedHttp http, String base, String user) {
    this.http = http;
    this.base = base;
    this.user = user;
  }

  /** What is there; empty when it says that there is none. */
  Optional<JsonNode> findJson(String path) throws GeoServerException {
    Optional<BoundedHttp.Answer> answer = find(path, JSON_TYPE);
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(answer.get().body()));
    } catch (JacksonException e) {
      throw rubbish("GET", path, answer.get());
    }
  }

  Optional<Element> findXml(String path, String accept) throws GeoServerException {
    Optional<BoundedHttp.Answer> answer = find(path, accept);
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ConfigXml.parse(answer.get().body()));
    } catch (IOException e) {
      throw rubbish("GET", path, answer.get());
    }
  }

  /** Whether the account gets in at all, whatever it is then told. */
  boolean takesPassword(String path) throws GeoServerException {
    try {
      return http.ask("GET", path, "*/*", "", new byte[0]).status() != 401;
    } catch (GeoServerException e) {
      throw new GeoServerException(
          "GeoServer at " + base + ": GET " + path + ": " + e.getMessage(), e);
    }
  }

  /** What is there, of one type and no other. */
  Optional<BoundedHttp.Answer> find(String path, String accept) throws GeoServerException {
    BoundedHttp.Answer answer = ask("GET", path, accept, "", new byte[0]);
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (answer.status() != 200) {
      throw refused("GET", path, answer);
    }
    boolean fits =
        accept.endsWith("/xml") ? answer.type().endsWith("/xml") : answer.type().equals(accept);
    if (!fits) {
      throw rubbish("GET", path, answer);
    }
    return Optional.of(answer);
  }

  /** Changes something; any status but the one that the documentation gives is told. */
  void change(String method, String path, String type, byte[] body, int... expected)
      throws GeoServerException {
    BoundedHttp.Answer answer = ask(method, path, "*/*", type, body);
    if (Arrays.stream(expected).noneMatch(status -> status == answer.status())) {
      throw refused(method, path, answer);
    }
  }

  void change(String method, String path, JsonNode body, int expected) throws GeoServerException {
    change(method, path, JSON_TYPE, JSON.writeValueAsBytes(body), expected);
  }

  private BoundedHttp.Answer ask(
      String method, String path, String accept, String type, byte[] body)
      throws GeoServerException {
    BoundedHttp.Answer answer;
    try {
      answer = http.ask(method, path, accept, type, body);
    } catch (GeoServerException e) {
      throw new GeoServerException(
          "GeoServer at " + base + ": " + method + " " + path + ": " + e.getMessage(), e);
    }
    if (answer.status() == 401) {
      throw new GeoServerException(
          "GeoServer at " + base + " does not take user " + user + " with this password");
    }
    if (answer.status() == 403 && path.startsWith("/rest/security")) {
      throw new GeoServerException(
          "GeoServer at " + base + ": user " + user + " is no administrator");
    }
    return answer;
  }

  private GeoServerException refused(String method, String path, BoundedHttp.Answer answer) {
    String said = said(answer);
    return new GeoServerException(
        "GeoServer at %s: %s %s was answered %d%s"
            .formatted(base, method, path, answer.status(), said.isEmpty() ? "" : ": " + said));
  }

  private GeoServerException rubbish(String method, String path, BoundedHttp.Answer answer) {
    return new GeoServerException(
        "GeoServer at %s: %s %s was answered with what is no answer of a GeoServer (%s)"
            .formatted(base, method, path, answer.type().isEmpty() ? "no type" : answer.type()));
  }

  /** The first line of a text, without what a terminal would obey; pages are not repeated. */
  private static String said(BoundedHttp.Answer answer) {
    if (!answer.type().startsWith("text/plain")) {
      return "";
    }
    String line =
        new String(answer.body(), StandardCharsets.UTF_8)
            .strip()
            .lines()
            .findFirst()
            .orElse("")
            .replaceAll("\\p{Cntrl}", " ");
    return line.length() > MOST_SAID ? line.substring(0, MOST_SAID) + "…" : line;
  }
}
