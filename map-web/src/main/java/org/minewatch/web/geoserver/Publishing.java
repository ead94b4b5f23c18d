package org.minewatch.web.geoserver;

import static org.minewatch.web.geoserver.RestClient.GWC_TYPE;
import static org.minewatch.web.geoserver.RestClient.SLD_TYPE;
import static org.minewatch.web.geoserver.RestClient.XML_TYPE;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a GeoServer show what the store has: looks at everything first, changes only what is not as
 * it should be, and may be run as often as one likes.
 */
public final class Publishing {
  private static final int MOST_BYTES = 4 << 20;
  private static final String IN_WORKSPACE = "/rest/workspaces/" + Bodies.WORKSPACE;
  private static final String TYPES =
      IN_WORKSPACE + "/datastores/" + Bodies.STORE + "/featuretypes";

  private final PublishTarget target;
  private final Plan plan;
  private final RestClient rest;
  private final RestClient asReader;

  /** How many things were made, changed, and as they should be. */
  public record Outcome(int created, int changed, int same) {}

  private Publishing(PublishTarget target, Plan plan) {
    this.target = target;
    this.plan = plan;
    this.rest = client(target.user(), target.password());
    this.asReader = client(target.reader().user(), target.reader().password());
  }

  private RestClient client(String user, String password) {
    URI base = target.geoserver();
    return new RestClient(
        new BoundedHttp(base, user, password, target.longest(), MOST_BYTES), base.toString(), user);
  }

  /**
   * Publishes, or says what it would do.
   *
   * @param lines gets a line for each thing that is made or changed
   */
  public static Outcome run(PublishTarget target, boolean dryRun, Consumer<String> lines)
      throws GeoServerException {
    Plan plan = new Plan(dryRun, lines);
    new Publishing(target, plan).publish();
    return plan.outcome();
  }

  private void publish() throws GeoServerException {
    requireGeoServer();
    workspace();
    new AccessRules(rest, asReader, plan, target).publish();
    if (store()) {
      requireViews();
    }
    for (MapLayer layer : MapLayer.values()) {
      style(layer);
      layer(layer);
    }
    for (MapLayer.Group group : MapLayer.Group.ALL) {
      group(group);
    }
    for (MapLayer layer : MapLayer.values()) {
      tiles(layer);
    }
  }

  private void requireGeoServer() throws GeoServerException {
    if (rest.findJson("/rest/about/version.json").filter(v -> v.has("about")).isEmpty()) {
      throw new GeoServerException("at " + target.geoserver() + " there is no GeoServer");
    }
  }

  private void workspace() throws GeoServerException {
    resource(
        "workspace " + Bodies.WORKSPACE,
        IN_WORKSPACE + ".json",
        Bodies.workspace(),
        Bodies.workspace(),
        "/rest/workspaces",
        IN_WORKSPACE);
  }

  private void resource(
      String what, String at, ObjectNode body, ObjectNode wanted, String all, String one)
      throws GeoServerException {
    Optional<JsonNode> found = rest.findJson(at);
    if (found.isEmpty()) {
      plan.create(what, () -> rest.change("POST", all, body, 201));
    } else {
      plan.compare(
          what, Differences.of(wanted, found.get()), () -> rest.change("PUT", one, body, 200));
    }
  }

  /** Whether there is a store now that can be asked. */
  private boolean store() throws GeoServerException {
    String what = "data store " + Bodies.STORE;
    String path = IN_WORKSPACE + "/datastores/" + Bodies.STORE;
    Optional<JsonNode> found = rest.findJson(path + ".json");
    ObjectNode body = Bodies.store(target.database(), true);
    if (found.isEmpty()) {
      plan.create(what, () -> rest.change("POST", IN_WORKSPACE + "/datastores", body, 201));
      return !plan.isDryRun();
    }
    List<String> where =
        new ArrayList<>(Differences.of(Bodies.store(target.database(), false), found.get()));
    // No password is told: whether it is right shows when the database is asked.
    if (where.isEmpty() && views().isEmpty()) {
      where.add("password");
    }
    plan.compare(what, where, () -> rest.change("PUT", path, body, 200));
    return !plan.isDryRun() || where.isEmpty();
  }

  /** The tables and views that the GeoServer sees in the database; none when it cannot ask. */
  private Optional<List<String>> views() throws GeoServerException {
    return rest.findJson(TYPES + ".json?list=all")
        .map(
            all ->
                Differences.list(all.path("list").path("string")).stream()
                    .map(name -> name.asString(""))
                    .toList());
  }

  private void requireViews() throws GeoServerException {
    PublishTarget.Database db = target.database();
    List<String> views =
        views()
            .orElseThrow(
                () ->
                    new GeoServerException(
                        "GeoServer cannot reach the database "
                            + db.name()
                            + " at "
                            + db.host()
                            + ":"
                            + db.port()
                            + " as "
                            + db.user()));
    for (MapLayer layer : MapLayer.values()) {
      if (!views.contains(layer.view())) {
        throw new GeoServerException(
            "the database shows "
                + db.user()
                + " no view "
                + layer.view()
                + " in schema "
                + db.schema()
                + "; start minewatch on it once, then let the role read its views");
      }
    }
  }

  private void style(MapLayer layer) throws GeoServerException {
    String what = "style " + layer.layerName();
    String path = IN_WORKSPACE + "/styles/" + layer.layerName();
    byte[] sld = Styles.of(layer);
    Optional<BoundedHttp.Answer> found = rest.find(path + ".sld", SLD_TYPE);
    String type = SLD_TYPE + ";charset=UTF-8";
    if (found.isEmpty()) {
      plan.create(
          what,
          () ->
              rest.change(
                  "POST",
                  IN_WORKSPACE + "/styles?name=" + layer.layerName() + "&raw=true",
                  type,
                  sld,
                  201));
      return;
    }
    plan.compare(
        what,
        isSameStyle(sld, found.get().body()) ? List.of() : List.of("SLD"),
        () -> rest.change("PUT", path + "?raw=true", type, sld, 200));
  }

  private static boolean isSameStyle(byte[] ours, byte[] found) {
    try {
      return ConfigXml.canonical(ours).equals(ConfigXml.canonical(found));
    } catch (IOException e) {
      // Whatever it is, it is not ours.
      return false;
    }
  }

  private void layer(MapLayer layer) throws GeoServerException {
    String name = layer.layerName();
    ObjectNode body = Bodies.featureType(layer, target.bounds());
    Optional<JsonNode> type = rest.findJson(TYPES + "/" + name + ".json");
    Optional<JsonNode> shown = rest.findJson("/rest/layers/" + Bodies.qualified(name) + ".json");
    if (type.isEmpty()) {
      plan.create("layer " + name, () -> rest.change("POST", TYPES, body, 201));
    } else if (shown.isEmpty()) {
      // A layer comes into being with its feature type and in no other way.
      plan.create(
          "layer " + name + " again",
          () -> {
            rest.change("DELETE", TYPES + "/" + name + "?recurse=true", "", new byte[0], 200);
            rest.change("POST", TYPES, body, 201);
          });
    } else {
      plan.compare(
          "layer " + name,
          Differences.of(Bodies.comparable(body, "featureType"), type.get()),
          () -> rest.change("PUT", TYPES + "/" + name + "?recalculate=", body, 200));
    }
    if (!plan.isDryRun() && shown.isEmpty()) {
      shown = rest.findJson("/rest/layers/" + Bodies.qualified(name) + ".json");
      if (shown.isEmpty()) {
        throw new GeoServerException(
            "GeoServer took feature type " + name + " but made no layer of it");
      }
    }
    styleOf(layer, shown);
  }

  private void styleOf(MapLayer layer, Optional<JsonNode> shown) throws GeoServerException {
    ObjectNode body = Bodies.layer(layer);
    List<String> where =
        shown
            .map(found -> Differences.of(body, unqualified(found, "layer", "defaultStyle")))
            .orElse(List.of("defaultStyle.name"));
    plan.compare(
        "style of layer " + layer.layerName(),
        where,
        () -> rest.change("PUT", "/rest/layers/" + Bodies.qualified(layer.layerName()), body, 200));
  }

  /** A name with our workspace before it is our name; GeoServer writes either. */
  private static JsonNode unqualified(JsonNode found, String root, String member) {
    JsonNode copy = found.deepCopy();
    if (copy.path(root).path(member) instanceof ObjectNode object) {
      object.put("name", unqualified(object.path("name").asString("")));
    }
    return copy;
  }

  private static String unqualified(String name) {
    String prefix = Bodies.qualified("");
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  private void group(MapLayer.Group group) throws GeoServerException {
    String what = "layer group " + group.name();
    String at = IN_WORKSPACE + "/layergroups/" + group.name();
    ObjectNode body = Bodies.group(group, target.bounds());
    Optional<JsonNode> found = rest.findJson(at + ".json");
    if (found.isEmpty()) {
      plan.create(what, () -> rest.change("POST", IN_WORKSPACE + "/layergroups", body, 201));
      return;
    }
    ObjectNode wanted = Bodies.comparable(body, "layerGroup");
    ((ObjectNode) wanted.get("layerGroup")).remove("publishables");
    List<String> where = new ArrayList<>(Differences.of(wanted, found.get()));
    List<String> layers =
        Differences.list(found.get().path("layerGroup").path("publishables").path("published"))
            .stream()
            .map(published -> unqualified(published.path("name").asString("")))
            .toList();
    if (!layers.equals(group.layers().stream().map(MapLayer::layerName).toList())) {
      where.add("layers");
    }
    plan.compare(what, where, () -> rest.change("PUT", at, body, 200));
  }

  private void tiles(MapLayer layer) throws GeoServerException {
    String what = "tiles of " + layer.layerName();
    String path = "/gwc/rest/layers/" + Bodies.qualified(layer.layerName()) + ".xml";
    byte[] body = Bodies.tiles(layer);
    Optional<Element> found = rest.findXml(path, XML_TYPE);
    if (found.isEmpty()) {
      if (layer.isKept()) {
        plan.create(what, () -> rest.change("PUT", path, GWC_TYPE, body, 200, 201));
      }
      return;
    }
    JsonNode wanted = wantedTiles(layer, body);
    plan.compare(
        what,
        Differences.of(wanted, ConfigXml.json(found.get())),
        () -> rest.change("PUT", path, GWC_TYPE, body, 200, 201));
  }

  /** What of them is compared: where none are kept, nothing but that. */
  private static JsonNode wantedTiles(MapLayer layer, byte[] body) {
    try {
      ObjectNode wanted = ConfigXml.json(ConfigXml.parse(body)).asObject();
      return layer.isKept() ? wanted : wanted.retain("enabled", "name");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
