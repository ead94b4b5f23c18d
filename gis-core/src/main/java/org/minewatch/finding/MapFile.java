package org.minewatch.finding;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What was laid over each other in one mine, in {@code map/<mine_code>.geojson}. */
final class MapFile {

  static final String FOLDER = "map";

  private static final Pattern HARMLESS = Pattern.compile("[0-9a-z][0-9a-z_-]{0,63}");

  private MapFile() {}

  static String name(String mineCode) {
    return stem(mineCode) + ".geojson";
  }

  /** The mine's code where it is harmless as a file name, else a hash of it. */
  static String stem(String mineCode) {
    if (HARMLESS.matcher(mineCode).matches()) {
      return mineCode;
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(mineCode.getBytes(StandardCharsets.UTF_8));
      return "x." + HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static void write(List<MapFeature> features, Writer out) throws IOException {
    JsonText json = new JsonText(out);
    json.object().member("type", "FeatureCollection").name("features").array();
    for (MapFeature feature : features) {
      json.line().object().member("type", "Feature").name("geometry");
      GeometryJson.write(feature.geometry(), json);
      json.name("properties").object();
      json.member("layer", feature.layer()).member("mine_code", feature.mineCode());
      FindingJson.facts(feature.facts(), json);
      json.end().end();
    }
    json.endLine().end();
    out.write('\n');
  }

  static MapFeature read(JsonNode feature) {
    JsonNode properties = feature.path("properties");
    return new MapFeature(
        FindingJson.text(properties, "mine_code"),
        FindingJson.text(properties, "layer"),
        FindingJson.facts(properties, "layer", "mine_code"),
        GeometryJson.read(feature.path("geometry")));
  }
}
