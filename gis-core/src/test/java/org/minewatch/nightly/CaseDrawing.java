package org.minewatch.nightly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.minewatch.drawing.Dxf;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;
import tools.jackson.databind.JsonNode;

/** A drawing of a case: the base drawing with what the case changes, as DXF or GeoJSON. */
final class CaseDrawing {
  private final JsonNode base;
  private final JsonNode own;

  private CaseDrawing(JsonNode base, JsonNode own) {
    this.base = base;
    this.own = own;
  }

  static CaseDrawing of(JsonNode base, JsonNode own) {
    return new CaseDrawing(base, own);
  }

  private String field(String name) {
    return own.has(name) ? own.get(name).stringValue() : base.get(name).stringValue();
  }

  /** Writes the file and gives its row of the register. */
  String write(Path region) throws IOException {
    String id = field("id");
    boolean dxf = field("format").equals("dxf");
    String file = "drawings/" + id + (dxf ? ".dxf" : ".geojson");
    Path path = region.resolve(file);
    Files.createDirectories(path.getParent());
    if (own.has("text")) {
      Files.writeString(path, own.get("text").stringValue());
    } else {
      Files.write(path, dxf ? dxf() : geoJson().getBytes(StandardCharsets.UTF_8));
    }
    return String.join(
        ",",
        id,
        field("mine"),
        field("as_of"),
        file,
        "mining-plan",
        field("seam"),
        dxf ? field("crs") : "EPSG:4490",
        "1:2000",
        "");
  }

  private List<JsonNode> features() {
    Set<String> without = new TreeSet<>();
    own.path("without").forEach(l -> without.add(l.stringValue()));
    List<JsonNode> features = new ArrayList<>();
    (own.has("features") ? own : base).get("features").forEach(features::add);
    features.removeIf(f -> without.contains(f.get("layer").stringValue()));
    own.path("add").forEach(features::add);
    return features;
  }

  private byte[] dxf() {
    Dxf dxf = new Dxf();
    Set<String> layers = new TreeSet<>();
    for (JsonNode f : features()) {
      String layer = f.get("layer").stringValue();
      if (layers.add(layer)) {
        dxf.layer(layer, 0, 7);
      }
      if (f.has("point")) {
        text(dxf, layer, f);
        continue;
      }
      boolean closed = f.has("polygon");
      dxf.add("POLYLINE", layer, 66, 1, 70, closed ? 9 : 8);
      for (JsonNode p : f.get(closed ? "polygon" : "line")) {
        dxf.add(
            "VERTEX",
            layer,
            10,
            CaseRegion.plain(CaseRegion.EASTING + p.get(0).doubleValue()),
            20,
            CaseRegion.plain(CaseRegion.NORTHING + p.get(1).doubleValue()),
            30,
            p.path(2).asDouble(0),
            70,
            32);
      }
      dxf.add("SEQEND", layer);
    }
    return dxf.bytes(StandardCharsets.UTF_8);
  }

  private static void text(Dxf dxf, String layer, JsonNode f) {
    JsonNode at = f.get("point");
    dxf.add(
        "TEXT",
        layer,
        10,
        CaseRegion.plain(CaseRegion.EASTING + at.get(0).doubleValue()),
        20,
        CaseRegion.plain(CaseRegion.NORTHING + at.get(1).doubleValue()),
        30,
        0,
        40,
        5,
        1,
        f.get("text").stringValue());
  }

  private String geoJson() {
    MineFrame frame = MineFrame.of(CrsCatalogue.get(4523));
    List<String> features = new ArrayList<>();
    for (JsonNode f : features()) {
      boolean closed = f.has("polygon");
      List<String> places = new ArrayList<>();
      for (JsonNode p : f.get(closed ? "polygon" : "line")) {
        double[] lonLat =
            frame.toLonLat(
                CaseRegion.EASTING + p.get(0).doubleValue(),
                CaseRegion.NORTHING + p.get(1).doubleValue());
        places.add("[" + lonLat[0] + "," + lonLat[1] + "," + p.path(2).asDouble(0) + "]");
      }
      if (closed) {
        places.add(places.get(0));
      }
      String all = "[" + String.join(",", places) + "]";
      features.add(
          "{\"type\":\"Feature\",\"properties\":{\"layer\":\""
              + f.get("layer").stringValue()
              + "\"},\"geometry\":{\"type\":\""
              + (closed ? "Polygon" : "LineString")
              + "\",\"coordinates\":"
              + (closed ? "[" + all + "]" : all)
              + "}}");
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n"
        + String.join(",\n", features)
        + "\n]}\n";
  }
}
