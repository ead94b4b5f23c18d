package org.minewatch.web.geoserver;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.minewatch.web.geoserver.PublishTarget.Bounds;
import org.minewatch.web.geoserver.PublishTarget.Database;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a GeoServer is told, in the form that its REST documentation gives. */
final class Bodies {
  /** Workspace, store and prefix of all that is ours. */
  static final String WORKSPACE = "minewatch";

  static final String STORE = "minewatch";

  /** Degrees as China declares them; the store has them as they are, without a datum shift. */
  private static final String DECLARED = "EPSG:4490";

  private static final String NATIVE = "EPSG:4326";
  private static final String GRID_SET = "EPSG:900913";

  /** Kept tiles are of the latest night; they must not outlive it for long. */
  private static final int KEPT_SECONDS = 600;

  private static final JsonMapper JSON = new JsonMapper();

  private Bodies() {}

  static String qualified(String name) {
    return WORKSPACE + ":" + name;
  }

  static ObjectNode workspace() {
    ObjectNode root = JSON.createObjectNode();
    root.putObject("workspace").put("name", WORKSPACE);
    return root;
  }

  /** The store; without the password what can be compared, for a GeoServer tells none. */
  static ObjectNode store(Database database, boolean withPassword) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode store = root.putObject("dataStore");
    store.put("name", STORE).put("type", "PostGIS").put("enabled", true);
    ArrayNode entries = store.putObject("connectionParameters").putArray("entry");
    entry(entries, "dbtype", "postgis");
    entry(entries, "host", database.host());
    entry(entries, "port", Integer.toString(database.port()));
    entry(entries, "database", database.name());
    entry(entries, "schema", database.schema());
    entry(entries, "user", database.user());
    if (withPassword) {
      entry(entries, "passwd", database.password());
    }
    // A change replaces them all: without its own it would lose the names of the workspace.
    entry(entries, "namespace", "http://" + WORKSPACE);
    entry(entries, "Expose primary keys", "false");
    entry(entries, "validate connections", "true");
    entry(entries, "max connections", "8");
    entry(entries, "Connection timeout", "20");
    entry(entries, "preparedStatements", "true");
    entry(entries, "Loose bbox", "false");
    return root;
  }

  private static void entry(ArrayNode entries, String key, String value) {
    entries.addObject().put("@key", key).put("$", value);
  }

  static ObjectNode featureType(MapLayer layer, Bounds bounds) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode type = root.putObject("featureType");
    type.put("name", layer.layerName())
        .put("nativeName", layer.view())
        .put("title", layer.title())
        .put("srs", DECLARED)
        .put("projectionPolicy", "FORCE_DECLARED")
        .put("enabled", true);
    type.set("nativeBoundingBox", box(bounds));
    type.set("latLonBoundingBox", box(bounds));
    return root;
  }

  private static ObjectNode box(Bounds bounds) {
    return JSON.createObjectNode()
        .put("minx", bounds.west())
        .put("maxx", bounds.east())
        .put("miny", bounds.south())
        .put("maxy", bounds.north())
        .put("crs", NATIVE);
  }

  /** The same without what a GeoServer writes in its own way. */
  static ObjectNode comparable(ObjectNode body, String root) {
    ObjectNode copy = body.deepCopy();
    for (String box : List.of("nativeBoundingBox", "latLonBoundingBox", "bounds")) {
      if (copy.path(root).path(box) instanceof ObjectNode b) {
        b.remove("crs");
      }
    }
    return copy;
  }

  static ObjectNode layer(MapLayer layer) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode body = root.putObject("layer");
    // Without its name, which comes of the feature type: a layer cannot be given another.
    body.put("enabled", true).put("queryable", true);
    body.putObject("defaultStyle").put("name", layer.layerName()).put("workspace", WORKSPACE);
    return root;
  }

  static ObjectNode group(MapLayer.Group group, Bounds bounds) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode body = root.putObject("layerGroup");
    body.put("name", group.name()).put("mode", "NAMED").put("title", group.title());
    body.putObject("workspace").put("name", WORKSPACE);
    ArrayNode published = body.putObject("publishables").putArray("published");
    for (MapLayer layer : group.layers()) {
      published.addObject().put("@type", "layer").put("name", qualified(layer.layerName()));
    }
    body.set("bounds", box(bounds));
    return root;
  }

  static byte[] tiles(MapLayer layer) {
    return """
        <GeoServerLayer>
          <enabled>%s</enabled>
          <name>%s</name>
          <mimeFormats><string>image/png</string></mimeFormats>
          <gridSubsets><gridSubset><gridSetName>%s</gridSetName></gridSubset></gridSubsets>
          <metaWidthHeight><int>4</int><int>4</int></metaWidthHeight>
          <expireCache>%d</expireCache>
          <expireClients>%d</expireClients>
          <gutter>16</gutter>
        </GeoServerLayer>
        """
        .formatted(
            layer.isKept(), qualified(layer.layerName()), GRID_SET, KEPT_SECONDS, KEPT_SECONDS)
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] user(PublishTarget.Reader reader) {
    return ("<user><userName>%s</userName><password>%s</password><enabled>true</enabled></user>")
        .formatted(escape(reader.user()), escape(reader.password()))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
