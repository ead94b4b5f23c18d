package org.minewatch.web.geoserver;

import static org.minewatch.web.geoserver.RestClient.XML_TYPE;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who may do what on the GeoServer: one role that reads our workspace and nothing else, one account
 * that has it. Set before there are any data, so that nothing ever stands open.
 */
final class AccessRules {
  static final String READER_ROLE = "MINEWATCH_READER";
  private static final String ADMIN = "ADMIN";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern OURS = Pattern.compile(Pattern.quote(Bodies.WORKSPACE) + "\\..*");

  static final Map<String, String> LAYER_RULES =
      new TreeMap<>(
          Map.of(
              Bodies.WORKSPACE + ".*.r", READER_ROLE,
              Bodies.WORKSPACE + ".*.w", ADMIN,
              Bodies.WORKSPACE + ".*.a", ADMIN));

  /**
   * Only maps are asked for, drawn or kept; the rules of layers do not hold kept tiles. Features,
   * coverages and processes are for administrators.
   */
  static final Map<String, String> SERVICE_RULES =
      new TreeMap<>(
          Map.of(
              "wms.*",
              READER_ROLE,
              "gwc.*",
              READER_ROLE,
              "wfs.*",
              ADMIN,
              "wcs.*",
              ADMIN,
              "wps.*",
              ADMIN));

  private final RestClient rest;
  private final RestClient asReader;
  private final Plan plan;
  private final PublishTarget target;

  AccessRules(RestClient rest, RestClient asReader, Plan plan, PublishTarget target) {
    this.rest = rest;
    this.asReader = asReader;
    this.plan = plan;
    this.target = target;
  }

  void publish() throws GeoServerException {
    role();
    reader();
    catalogMode();
    rules("layers", LAYER_RULES, true);
    if (!target.keepServiceRules()) {
      rules("services", SERVICE_RULES, false);
    }
  }

  private void role() throws GeoServerException {
    String what = "role " + READER_ROLE;
    if (texts("/rest/security/roles", "role").contains(READER_ROLE)) {
      plan.compare(what, List.of(), () -> {});
    } else {
      plan.create(
          what,
          () ->
              rest.change(
                  "POST", "/rest/security/roles/role/" + READER_ROLE, "", new byte[0], 201));
    }
  }

  private void reader() throws GeoServerException {
    String user = target.reader().user();
    String what = "account " + user;
    boolean exists = false;
    boolean enabled = false;
    for (Element e : elements("/rest/security/usergroup/users")) {
      JsonNode found = ConfigXml.json(e);
      if (found.path("userName").asString("").equals(user)) {
        exists = true;
        enabled = found.path("enabled").asString("").equals("true");
      }
    }
    byte[] body = Bodies.user(target.reader());
    if (!exists) {
      plan.create(
          what, () -> rest.change("POST", "/rest/security/usergroup/users", XML_TYPE, body, 201));
    } else {
      List<String> where = new ArrayList<>();
      if (!enabled) {
        where.add("enabled");
      } else if (!isPasswordRight()) {
        where.add("password");
      }
      plan.compare(
          what,
          where,
          () -> rest.change("POST", "/rest/security/usergroup/user/" + user, XML_TYPE, body, 200));
    }
    boolean has =
        exists && texts("/rest/security/roles/user/" + user, "role").contains(READER_ROLE);
    plan.compare(
        "roles of " + user,
        has ? List.of() : List.of(READER_ROLE),
        () ->
            rest.change(
                "POST",
                "/rest/security/roles/role/" + READER_ROLE + "/user/" + user,
                "",
                new byte[0],
                200));
  }

  /** Whether the reader gets in: the configuration refuses him, but only after his password. */
  private boolean isPasswordRight() throws GeoServerException {
    return asReader.takesPassword("/wms?service=WMS&version=1.1.1&request=GetCapabilities");
  }

  private void catalogMode() throws GeoServerException {
    ObjectNode wanted = JSON.createObjectNode().put("mode", "HIDE");
    JsonNode found =
        rest.findJson("/rest/security/acl/catalog.json").orElseGet(JSON::createObjectNode);
    plan.compare(
        "catalog mode",
        Differences.of(wanted, found),
        () -> rest.change("PUT", "/rest/security/acl/catalog", wanted, 200));
  }

  private void rules(String kind, Map<String, String> wanted, boolean nothingElse)
      throws GeoServerException {
    String path = "/rest/security/acl/" + kind;
    JsonNode found = rest.findJson(path + ".json").orElseGet(JSON::createObjectNode);
    ObjectNode missing = JSON.createObjectNode();
    ObjectNode other = JSON.createObjectNode();
    wanted.forEach(
        (rule, roles) -> {
          if (!found.has(rule)) {
            missing.put(rule, roles);
          } else if (!found.get(rule).asString("").equals(roles)) {
            other.put(rule, roles);
          }
        });
    String what = "rules of " + kind;
    if (!missing.isEmpty()) {
      plan.create(
          what + " " + String.join(", ", new TreeSet<>(missing.propertyNames())),
          () -> rest.change("POST", path, missing, 200));
    }
    plan.compare(
        what,
        List.copyOf(new TreeSet<>(other.propertyNames())),
        () -> rest.change("PUT", path, other, 200));
    if (nothingElse) {
      for (String rule : new TreeSet<>(found.propertyNames())) {
        if (OURS.matcher(rule).matches() && !wanted.containsKey(rule)) {
          plan.compare(
              what,
              List.of(rule + " is not ours"),
              () ->
                  rest.change(
                      "DELETE",
                      path + "/" + URLEncoder.encode(rule, StandardCharsets.UTF_8),
                      "",
                      new byte[0],
                      200));
        }
      }
    }
  }

  private List<Element> elements(String path) throws GeoServerException {
    return rest.findXml(path, XML_TYPE)
        .map(ConfigXml::children)
        .orElseThrow(
            () ->
                new GeoServerException(
                    "GeoServer at "
                        + target.geoserver()
                        + " has no "
                        + path
                        + "; it must be 2.23 or later"));
  }

  private List<String> texts(String path, String name) throws GeoServerException {
    return elements(path).stream()
        .filter(e -> name.equals(e.getLocalName()))
        .map(e -> e.getTextContent().strip())
        .toList();
  }
}
