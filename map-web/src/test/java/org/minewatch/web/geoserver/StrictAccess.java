package org.minewatch.web.geoserver;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.minewatch.web.geoserver.StrictGeoServer.Asked;
import org.minewatch.web.geoserver.StrictGeoServer.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Roles, accounts and rules of access of a GeoServer: roles.yaml, usergroup.yaml, security.yaml.
 */
final class StrictAccess {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> JSON_OR_XML =
      List.of("application/json", "text/json", "application/xml", "text/xml");

  final TreeSet<String> roles = new TreeSet<>(List.of("ADMIN", "GROUP_ADMIN"));
  final Map<String, String> passwords = new TreeMap<>();
  final Map<String, TreeSet<String>> rolesOf = new TreeMap<>();
  final Map<String, String> layerRules =
      new TreeMap<>(Map.of("*.*.r", "*", "*.*.w", "GROUP_ADMIN,ADMIN"));
  final Map<String, String> serviceRules = new TreeMap<>(Map.of("*.*", "*"));
  String mode = "MIXED";

  void addTo(StrictGeoServer server) {
    String xml = "application/xml";
    server.route("GET", "/rest/security/roles", List.of(), xml, a -> rolesAsXml(roles));
    server.route(
        "GET",
        "/rest/security/roles/user/([^/]+)",
        List.of(),
        xml,
        a -> rolesAsXml(rolesOf.getOrDefault(a.part(1), new TreeSet<>())));
    server.route("POST", "/rest/security/roles/role/([^/]+)", List.of(), "", this::addRole);
    server.route(
        "POST", "/rest/security/roles/role/([^/]+)/user/([^/]+)", List.of(), "", this::giveRole);
    server.route("GET", "/rest/security/usergroup/users", List.of(), xml, this::users);
    server.route("POST", "/rest/security/usergroup/users", JSON_OR_XML, "", this::addUser);
    server.route(
        "POST", "/rest/security/usergroup/user/([^/]+)", JSON_OR_XML, "", this::changeUser);
    server.route(
        "GET",
        "/rest/security/acl/catalog\\.json",
        List.of(),
        "application/json",
        a -> Reply.json("{\"mode\":\"" + mode + "\"}"));
    server.route("PUT", "/rest/security/acl/catalog", JSON_OR_XML, "", this::changeMode);
    rules(server, "layers", layerRules);
    rules(server, "services", serviceRules);
    // Who is taken in, is told of the capabilities; who is not, comes no further than the door.
    server.route(
        "GET",
        "/wms",
        List.of(),
        "",
        a -> new Reply(200, "application/vnd.ogc.wms_xml", "<WMT_MS_Capabilities/>"));
  }

  boolean isUser(String user, String password) {
    return !password.isEmpty() && password.equals(passwords.get(user));
  }

  private static Reply rolesAsXml(Iterable<String> roles) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><roles>");
    roles.forEach(r -> xml.append("<role>").append(r).append("</role>"));
    return Reply.xml(xml.append("</roles>").toString());
  }

  private Reply addRole(Asked a) {
    return roles.add(a.part(1)) ? Reply.done(201) : Reply.text(500, "Role exists already");
  }

  private Reply giveRole(Asked a) {
    if (!roles.contains(a.part(1))) {
      return Reply.text(404, "Provided role does not exist: " + a.part(1));
    }
    rolesOf.computeIfAbsent(a.part(2), u -> new TreeSet<>()).add(a.part(1));
    return Reply.done(200);
  }

  private Reply users(Asked a) {
    return Reply.xml(
        "<?xml version=\"1.0\"?><users><user><enabled>true</enabled><userName>admin</userName></user>"
            + passwords.keySet().stream()
                .map(u -> "<user><enabled>true</enabled><userName>" + u + "</userName></user>")
                .collect(Collectors.joining())
            + "</users>");
  }

  private JsonNode user(Asked a) {
    try {
      var root = ConfigXml.parse(a.body().getBytes(StandardCharsets.UTF_8));
      if (!root.getLocalName().equals("user")) {
        throw new IllegalArgumentException("no user");
      }
      return ConfigXml.json(root);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Reply addUser(Asked a) {
    JsonNode user = user(a);
    return passwords.putIfAbsent(user.get("userName").asString(), user.get("password").asString())
            == null
        ? Reply.done(201)
        : Reply.text(500, "User exists already");
  }

  private Reply changeUser(Asked a) {
    if (!passwords.containsKey(a.part(1))) {
      return Reply.text(404, "Provided username does not exist: " + a.part(1));
    }
    passwords.put(a.part(1), user(a).get("password").asString());
    return Reply.done(200);
  }

  private Reply changeMode(Asked a) {
    String wanted = JSON.readTree(a.body()).path("mode").asString("");
    if (!List.of("HIDE", "MIXED", "CHALLENGE").contains(wanted)) {
      return Reply.text(422, "Invalid mode " + wanted);
    }
    mode = wanted;
    return Reply.done(200);
  }

  /** AbstractAclController: nothing is added twice, nothing changed that is not there. */
  private static void rules(StrictGeoServer server, String kind, Map<String, String> rules) {
    String path = "/rest/security/acl/" + kind;
    int parts = kind.equals("layers") ? 3 : 2;
    server.route(
        "GET",
        path + "\\.json",
        List.of(),
        "application/json",
        a -> Reply.json(JSON.writeValueAsString(rules)));
    server.route(
        "POST",
        path,
        JSON_OR_XML,
        "",
        a -> {
          Map<String, String> added = told(a, parts);
          if (added.keySet().stream().anyMatch(rules::containsKey)) {
            added.keySet().retainAll(rules.keySet());
            return Reply.text(409, "Already existing rules: " + String.join(",", added.keySet()));
          }
          rules.putAll(added);
          return Reply.done(200);
        });
    server.route(
        "PUT",
        path,
        JSON_OR_XML,
        "",
        a -> {
          Map<String, String> changed = told(a, parts);
          if (!rules.keySet().containsAll(changed.keySet())) {
            changed.keySet().removeAll(rules.keySet());
            return Reply.text(409, "Unknown rules: " + String.join(",", changed.keySet()));
          }
          rules.putAll(changed);
          return Reply.done(200);
        });
    server.route(
        "DELETE",
        path + "/(.+)",
        List.of(),
        "",
        a -> {
          String rule = URLDecoder.decode(a.part(1), StandardCharsets.UTF_8);
          return rules.remove(rule) == null
              ? Reply.text(404, "Rule not found: " + rule)
              : Reply.done(200);
        });
  }

  private static Map<String, String> told(Asked a, int parts) {
    Map<String, String> rules = new TreeMap<>();
    for (Map.Entry<String, JsonNode> e : JSON.readTree(a.body()).properties()) {
      if (e.getKey().split("\\.").length != parts || !e.getValue().isString()) {
        throw new IllegalArgumentException("Invalid rule " + e.getKey());
      }
      rules.put(e.getKey(), e.getValue().asString());
    }
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("no rules");
    }
    return rules;
  }
}
