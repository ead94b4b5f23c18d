package org.minewatch.web.geoserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minewatch.web.geoserver.StrictGeoServer.Asked;
import org.minewatch.web.geoserver.StrictGeoServer.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Workspaces, stores, feature types, layers, styles, groups and kept tiles of a GeoServer. */
final class StrictCatalog {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> JSON_OR_XML =
      List.of("application/json", "text/json", "application/xml", "text/xml");
  private static final String JSON_TYPE = "application/json";

  /** What the database of the store shows to a role with this password. */
  final Set<String> views = new TreeSet<>();

  String databasePassword = "secret";
  final Set<String> workspaces = new TreeSet<>();
  final Map<String, ObjectNode> stores = new TreeMap<>();
  final Map<String, ObjectNode> types = new TreeMap<>();
  final Map<String, ObjectNode> layers = new TreeMap<>();
  final Map<String, String> styles = new TreeMap<>();
  final Map<String, ObjectNode> groups = new TreeMap<>();
  final Map<String, String> tiles = new TreeMap<>();

  void addTo(StrictGeoServer server) {
    // workspaces.yaml
    server.route("GET", "/rest/workspaces/([^/.]+)\\.json", List.of(), JSON_TYPE, this::workspace);
    server.route("POST", "/rest/workspaces", JSON_OR_XML, "text/plain", this::addWorkspace);
    // datastores.yaml
    String store = "/rest/workspaces/([^/.]+)/datastores";
    server.route("GET", store + "/([^/.]+)\\.json", List.of(), JSON_TYPE, this::store);
    server.route("POST", store, JSON_OR_XML, "text/plain", this::addStore);
    server.route("PUT", store + "/([^/.]+)", JSON_OR_XML, "", this::changeStore);
    // featuretypes.yaml
    String type = store + "/([^/.]+)/featuretypes";
    server.route("GET", type + "\\.json", List.of(), JSON_TYPE, this::available);
    server.route("GET", type + "/([^/.]+)\\.json", List.of(), JSON_TYPE, this::type);
    server.route("POST", type, JSON_OR_XML, "text/plain", this::addType);
    server.route("PUT", type + "/([^/.]+)", JSON_OR_XML, "", this::changeType);
    server.route("DELETE", type + "/([^/.]+)", List.of(), "", this::removeType);
    // layers.yaml
    server.route("GET", "/rest/layers/([^/.]+)\\.json", List.of(), JSON_TYPE, this::layer);
    server.route("PUT", "/rest/layers/([^/.]+)", JSON_OR_XML, "", this::changeLayer);
    // styles.yaml
    String style = "/rest/workspaces/([^/.]+)/styles";
    List<String> sld = List.of("application/vnd.ogc.sld+xml");
    server.route("GET", style + "/([^/.]+)\\.sld", List.of(), sld.get(0), this::style);
    server.route("POST", style, sld, "text/plain", this::addStyle);
    server.route("PUT", style + "/([^/.]+)", sld, "", this::changeStyle);
    // layergroups.yaml
    String group = "/rest/workspaces/([^/.]+)/layergroups";
    server.route("GET", group + "/([^/.]+)\\.json", List.of(), JSON_TYPE, this::group);
    server.route("POST", group, JSON_OR_XML, "text/plain", this::addGroup);
    server.route("PUT", group + "/([^/.]+)", JSON_OR_XML, "", this::changeGroup);
    // gwclayers.yaml, and user/geowebcache/rest/layers.html
    String kept = "/gwc/rest/layers/([^/.]+)\\.xml";
    server.route("GET", kept, List.of(), "application/xml", this::tiles);
    server.route("PUT", kept, List.of("text/xml", "application/xml"), "", this::changeTiles);
  }

  private Reply workspace(Asked a) {
    return workspaces.contains(a.part(1))
        ? Reply.json(
            "{\"workspace\":{\"name\":\"%s\",\"isolated\":false,\"dataStores\":\"http://x\"}}"
                .formatted(a.part(1)))
        : Reply.text(404, "No such workspace: '" + a.part(1) + "' found");
  }

  private Reply addWorkspace(Asked a) {
    String name = required(body(a, "workspace"), "name");
    return workspaces.add(name)
        ? Reply.text(201, name)
        : Reply.text(409, "Workspace '" + name + "' already exists");
  }

  private Reply store(Asked a) {
    ObjectNode store = stores.get(a.part(1) + "," + a.part(2));
    if (store == null) {
      return Reply.text(404, "No such datastore: " + a.part(1) + "," + a.part(2));
    }
    ObjectNode told = store.deepCopy();
    for (JsonNode entry : told.path("connectionParameters").path("entry")) {
      if (entry.path("@key").asString("").equals("passwd")) {
        // It is kept encrypted and told so.
        ((ObjectNode) entry).put("$", "crypt1:J4hBUE0TVT0bYBjWk+UIWQ==");
      }
    }
    told.putObject("workspace").put("name", a.part(1)).put("href", "http://x");
    told.put("_default", false).put("featureTypes", "http://x");
    return Reply.json(JSON.createObjectNode().set("dataStore", told).toString());
  }

  private Reply addStore(Asked a) {
    ObjectNode body = body(a, "dataStore");
    String name = required(body, "name");
    if (!workspaces.contains(a.part(1))) {
      return Reply.text(500, "Store must be part of a workspace");
    }
    requireParameters(body);
    if (stores.putIfAbsent(a.part(1) + "," + name, body) != null) {
      return Reply.text(
          500, "Store '" + name + "' already exists in workspace '" + a.part(1) + "'");
    }
    return Reply.text(201, name);
  }

  private Reply changeStore(Asked a) {
    String key = a.part(1) + "," + a.part(2);
    if (!stores.containsKey(key)) {
      return Reply.text(404, "No such datastore: " + key);
    }
    ObjectNode body = body(a, "dataStore");
    requireParameters(body);
    // The parameters are replaced as a whole.
    stores.put(key, body);
    return Reply.done(200);
  }

  private static void requireParameters(ObjectNode body) {
    Map<String, String> parameters = parameters(body);
    for (String name :
        List.of("dbtype", "host", "port", "database", "schema", "user", "passwd", "namespace")) {
      if (!parameters.containsKey(name)) {
        throw new IllegalArgumentException("Error creating data store, missing " + name);
      }
    }
    if (!parameters.get("namespace").equals("http://minewatch")) {
      throw new IllegalArgumentException("namespace of another workspace");
    }
  }

  private static Map<String, String> parameters(ObjectNode store) {
    Map<String, String> all = new LinkedHashMap<>();
    for (JsonNode e : store.path("connectionParameters").path("entry")) {
      all.put(e.path("@key").asString(), e.path("$").asString());
    }
    return all;
  }

  private Reply available(Asked a) {
    ObjectNode store = stores.get(a.part(1) + "," + a.part(2));
    if (!"all".equals(a.query().get("list"))) {
      return Reply.json("{\"featureTypes\":\"\"}");
    }
    if (store == null) {
      return Reply.text(404, "No such datastore: " + a.part(1) + "," + a.part(2));
    }
    if (!databasePassword.equals(parameters(store).get("passwd"))) {
      return Reply.text(404, "Could not load datastore: " + a.part(2));
    }
    ObjectNode root = JSON.createObjectNode();
    ArrayNode names = root.putObject("list").putArray("string");
    views.forEach(names::add);
    return Reply.json(root.toString());
  }

  private Reply type(Asked a) {
    ObjectNode found = types.get(a.part(3));
    if (!stores.containsKey(a.part(1) + "," + a.part(2))) {
      return Reply.text(404, "No such datastore: " + a.part(1) + "," + a.part(2));
    }
    if (found == null) {
      return Reply.text(
          404, "No such feature type: %s,%s,%s".formatted(a.part(1), a.part(2), a.part(3)));
    }
    ObjectNode told = found.deepCopy();
    told.putObject("namespace").put("name", a.part(1)).put("href", "http://x");
    told.put("nativeCRS", "GEOGCS[\"WGS 84\", ...]").put("maxFeatures", 0).put("numDecimals", 0);
    told.putObject("keywords").putArray("string").add("features");
    return Reply.json(JSON.createObjectNode().set("featureType", told).toString());
  }

  private Reply addType(Asked a) {
    ObjectNode body = body(a, "featureType");
    String name = required(body, "name");
    String key = a.part(1) + "," + a.part(2);
    if (!stores.containsKey(key)) {
      return Reply.text(404, "No such datastore: " + key);
    }
    if (!views.contains(required(body, "nativeName"))) {
      return Reply.text(500, ":Error occurred creating table");
    }
    requireFrame(body);
    if (types.putIfAbsent(name, body) != null) {
      return Reply.text(
          500, "Resource named '" + name + "' already exists in store: '" + a.part(2) + "'");
    }
    // The layer comes with its type, with a style of the server and tiles as they are by default.
    ObjectNode layer = JSON.createObjectNode();
    layer.put("name", name).put("type", "VECTOR").put("enabled", true);
    layer.putObject("defaultStyle").put("name", "generic").put("href", "http://x");
    layers.put(a.part(1) + ":" + name, layer);
    tiles.put(a.part(1) + ":" + name, DEFAULT_TILES.formatted(a.part(1) + ":" + name));
    return Reply.done(201);
  }

  private static void requireFrame(ObjectNode body) {
    if (!required(body, "srs").matches("EPSG:\\d+")) {
      throw new IllegalArgumentException("no srs");
    }
    if (!Set.of("FORCE_DECLARED", "REPROJECT_TO_DECLARED", "NONE")
        .contains(required(body, "projectionPolicy"))) {
      throw new IllegalArgumentException("no projection policy");
    }
    for (String box : List.of("nativeBoundingBox", "latLonBoundingBox")) {
      for (String side : List.of("minx", "maxx", "miny", "maxy")) {
        if (!body.path(box).path(side).isNumber()) {
          throw new IllegalArgumentException("no " + side + " of " + box);
        }
      }
    }
  }

  private Reply changeType(Asked a) {
    if (!types.containsKey(a.part(3))) {
      return Reply.text(404, "No such feature type: " + a.part(3));
    }
    if (!a.query().containsKey("recalculate")) {
      return Reply.text(500, "the boxes would be worked out anew");
    }
    ObjectNode body = body(a, "featureType");
    requireFrame(body);
    types.get(a.part(3)).setAll(body);
    return Reply.done(200);
  }

  private Reply removeType(Asked a) {
    if (!types.containsKey(a.part(3))) {
      return Reply.text(404, "No such feature type: " + a.part(3));
    }
    if (!"true".equals(a.query().get("recurse"))
        && layers.containsKey(a.part(1) + ":" + a.part(3))) {
      return Reply.text(403, "feature type referenced by layer(s)");
    }
    types.remove(a.part(3));
    layers.remove(a.part(1) + ":" + a.part(3));
    tiles.remove(a.part(1) + ":" + a.part(3));
    return Reply.done(200);
  }

  private Reply layer(Asked a) {
    ObjectNode layer = layers.get(a.part(1));
    return layer == null
        ? Reply.text(404, "No such layer: " + a.part(1))
        : Reply.json(JSON.createObjectNode().set("layer", layer).toString());
  }

  private Reply changeLayer(Asked a) {
    ObjectNode layer = layers.get(a.part(1));
    if (layer == null) {
      // LayerController.layerPut does not look whether there is one.
      return Reply.text(500, "");
    }
    ObjectNode body = body(a, "layer");
    if (body.has("name")) {
      // LayerInfoImpl.setName
      throw new IllegalArgumentException(
          "Layer name must not be set without an underlying resource");
    }
    layer.put("enabled", body.path("enabled").asBoolean(true));
    layer.put("queryable", body.path("queryable").asBoolean(true));
    String style = required((ObjectNode) body.path("defaultStyle"), "name");
    String workspace = required((ObjectNode) body.path("defaultStyle"), "workspace");
    if (!styles.containsKey(workspace + ":" + style)) {
      return Reply.text(500, "No such style: " + style);
    }
    layer
        .putObject("defaultStyle")
        .put("name", workspace + ":" + style)
        .put("workspace", workspace)
        .put("href", "http://x");
    return Reply.done(200);
  }

  private Reply style(Asked a) {
    String sld = styles.get(a.part(1) + ":" + a.part(2));
    return sld == null
        ? Reply.text(404, "No such style " + a.part(2) + " in workspace " + a.part(1))
        : new Reply(200, "application/vnd.ogc.sld+xml", sld);
  }

  private Reply addStyle(Asked a) {
    String name = a.query().getOrDefault("name", "");
    if (!workspaces.contains(a.part(1))) {
      return Reply.text(404, "Workspace " + a.part(1) + " not found");
    }
    requireSld(a);
    return styles.putIfAbsent(a.part(1) + ":" + name, a.body()) == null
        ? Reply.text(201, name)
        : Reply.text(403, "Style " + name + " already exists.");
  }

  private Reply changeStyle(Asked a) {
    requireSld(a);
    // StyleController.stylePut does not look whether there is one.
    return styles.replace(a.part(1) + ":" + a.part(2), a.body()) == null
        ? Reply.text(500, "")
        : Reply.done(200);
  }

  private static void requireSld(Asked a) {
    try {
      boolean whole =
          ConfigXml.canonical(a.body().getBytes(StandardCharsets.UTF_8))
              .startsWith("<{http://www.opengis.net/sld}StyledLayerDescriptor");
      if (!whole || !a.type().endsWith("charset=UTF-8") || !"true".equals(a.query().get("raw"))) {
        throw new IllegalArgumentException("Invalid style");
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("Invalid style:" + e.getMessage(), e);
    }
  }

  private Reply group(Asked a) {
    if (!workspaces.contains(a.part(1))) {
      return Reply.text(404, "Workspace " + a.part(1) + " not found");
    }
    ObjectNode group = groups.get(a.part(2));
    return group == null
        ? Reply.text(404, "No such layer group " + a.part(2) + " in workspace " + a.part(1))
        : Reply.json(JSON.createObjectNode().set("layerGroup", group).toString());
  }

  private Reply addGroup(Asked a) {
    ObjectNode body = body(a, "layerGroup");
    requireLayers(body);
    return groups.putIfAbsent(required(body, "name"), body) == null
        ? Reply.text(201, required(body, "name"))
        : Reply.text(
            500,
            "Layer group named '"
                + required(body, "name")
                + "' already exists in workspace minewatch");
  }

  private Reply changeGroup(Asked a) {
    if (!groups.containsKey(a.part(2))) {
      return Reply.text(500, "");
    }
    ObjectNode body = body(a, "layerGroup");
    if (!required(body, "name").equals(a.part(2))) {
      return Reply.text(403, "Can't change name of a layer group");
    }
    requireLayers(body);
    groups.put(a.part(2), body);
    return Reply.done(200);
  }

  private void requireLayers(ObjectNode body) {
    JsonNode published = body.path("publishables").path("published");
    if (published.isEmpty()) {
      throw new IllegalArgumentException("layer group must not be empty");
    }
    for (JsonNode p : published) {
      if (!p.path("@type").asString("").equals("layer")
          || !layers.containsKey(p.path("name").asString(""))) {
        throw new IllegalArgumentException("No such layer " + p.path("name"));
      }
    }
  }

  private Reply tiles(Asked a) {
    String found = tiles.get(a.part(1));
    return found == null ? Reply.text(404, "Unknown layer: " + a.part(1)) : Reply.xml(found);
  }

  private Reply changeTiles(Asked a) {
    if (!layers.containsKey(a.part(1))) {
      return Reply.text(400, "Layer " + a.part(1) + " is not known");
    }
    try {
      JsonNode body = ConfigXml.json(ConfigXml.parse(a.body().getBytes(StandardCharsets.UTF_8)));
      if (!body.path("name").asString("").equals(a.part(1))
          || body.path("mimeFormats").isMissingNode()
          || body.path("gridSubsets").isMissingNode()) {
        return Reply.text(
            400,
            "There is a mismatch between the name of the  layer in the submission and the URL you specified.");
      }
    } catch (IOException e) {
      return Reply.text(400, e.getMessage());
    }
    tiles.put(a.part(1), a.body());
    return Reply.text(200, "layer saved");
  }

  private static ObjectNode body(Asked a, String root) {
    if (!a.type().startsWith("application/json")
        || !(JSON.readTree(a.body()).path(root) instanceof ObjectNode object)) {
      throw new IllegalArgumentException("no " + root);
    }
    return object;
  }

  private static String required(ObjectNode node, String name) {
    if (!node.path(name).isString() || node.get(name).asString().isEmpty()) {
      throw new IllegalArgumentException(name + " must not be null");
    }
    return node.get(name).asString();
  }

  private static final String DEFAULT_TILES =
      """
      <GeoServerLayer>
        <id>LayerInfoImpl--1</id>
        <enabled>true</enabled>
        <inMemoryCached>true</inMemoryCached>
        <name>%s</name>
        <mimeFormats><string>image/png</string><string>image/jpeg</string></mimeFormats>
        <gridSubsets>
          <gridSubset><gridSetName>EPSG:4326</gridSetName></gridSubset>
          <gridSubset><gridSetName>EPSG:900913</gridSetName></gridSubset>
        </gridSubsets>
        <metaWidthHeight><int>4</int><int>4</int></metaWidthHeight>
        <expireCache>0</expireCache>
        <expireClients>0</expireClients>
        <gutter>0</gutter>
      </GeoServerLayer>
      """;
}
