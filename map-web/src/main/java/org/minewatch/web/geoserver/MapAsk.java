package org.minewatch.web.geoserver;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.minewatch.web.system.Problems;
import org.springframework.web.ErrorResponseException;

/**
 * A picture of the map, asked for in the few ways that there are: everything is read, checked and
 * written anew, so that nothing that somebody wrote goes on to a GeoServer.
 *
 * @param srs the plane or the degrees that the box is in
 */
record MapAsk(
    List<MapLayer> layers,
    String srs,
    double west,
    double south,
    double east,
    double north,
    int width,
    int height) {
  private static final Set<String> PARAMETERS = Set.of("layers", "srs", "bbox", "width", "height");
  private static final int MOST_PIXELS_A_SIDE = 2560;
  private static final int MOST_PIXELS = 5_000_000;
  private static final int MOST_METRES = 60_000_000;
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,12})?");
  private static final Pattern PIXELS = Pattern.compile("[1-9]\\d{0,3}");

  /** Web maps, degrees, and China's zones of three degrees with their prefix. */
  private static final Pattern SRS = Pattern.compile("EPSG:(3857|4490|45(1[3-9]|2\\d|3[0-3]))");

  static final String WEB = "EPSG:3857";

  static MapAsk of(Map<String, String[]> parameters) {
    for (Map.Entry<String, String[]> p : parameters.entrySet()) {
      if (!PARAMETERS.contains(p.getKey()) || p.getValue().length != 1) {
        throw wrong(
            "只接受 layers、srs、bbox、width、height，各一次",
            "only layers, srs, bbox, width and height are taken, each once");
      }
    }
    String srs = value(parameters, "srs");
    if (!SRS.matcher(srs).matches()) {
      throw wrong(
          "srs 应为 EPSG:3857、EPSG:4490 或 EPSG:4513 至 4533",
          "srs must be EPSG:3857, EPSG:4490 or EPSG:4513 to 4533");
    }
    double[] box = box(value(parameters, "bbox"));
    int width = pixels("width", value(parameters, "width"));
    int height = pixels("height", value(parameters, "height"));
    if ((long) width * height > MOST_PIXELS) {
      throw wrong("图像过大", "the picture is too large");
    }
    return new MapAsk(
        layers(value(parameters, "layers")), srs, box[0], box[1], box[2], box[3], width, height);
  }

  private static String value(Map<String, String[]> parameters, String name) {
    String[] values = parameters.get(name);
    if (values == null) {
      throw wrong("缺少 " + name, name + " is missing");
    }
    return values[0];
  }

  private static List<MapLayer> layers(String text) {
    Set<MapLayer> layers = new LinkedHashSet<>();
    for (String name : text.split(",", MapLayer.values().length + 1)) {
      layers.add(MapLayer.find(name).orElseThrow(MapAsk::noLayer));
    }
    return List.copyOf(layers);
  }

  static ErrorResponseException noLayer() {
    String names =
        String.join(", ", Arrays.stream(MapLayer.values()).map(MapLayer::layerName).toList());
    return wrong("图层应为 " + names, "a layer must be one of " + names);
  }

  private static double[] box(String text) {
    String[] parts = text.split(",", 5);
    if (parts.length != 4 || !Arrays.stream(parts).allMatch(p -> NUMBER.matcher(p).matches())) {
      throw noBox();
    }
    double[] box = Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
    boolean fits = Arrays.stream(box).allMatch(v -> Math.abs(v) <= MOST_METRES);
    if (!fits || box[0] >= box[2] || box[1] >= box[3]) {
      throw noBox();
    }
    return box;
  }

  private static ErrorResponseException noBox() {
    return wrong(
        "bbox 应为 west,south,east,north，前者小于后者",
        "bbox must be west,south,east,north, the lesser first");
  }

  private static int pixels(String name, String text) {
    if (!PIXELS.matcher(text).matches() || Integer.parseInt(text) > MOST_PIXELS_A_SIDE) {
      throw wrong(
          name + " 应为 1 至 " + MOST_PIXELS_A_SIDE, name + " must be 1 to " + MOST_PIXELS_A_SIDE);
    }
    return Integer.parseInt(text);
  }

  private static ErrorResponseException wrong(String zh, String en) {
    return Problems.badRequest(zh, en);
  }

  /** The square of a web map. */
  static MapAsk tile(MapLayer layer, int z, int x, int y, int pixels) {
    double half = Math.PI * 6_378_137;
    double side = 2 * half / (1L << z);
    return new MapAsk(
        List.of(layer),
        WEB,
        x * side - half,
        half - (y + 1) * side,
        (x + 1) * side - half,
        half - y * side,
        pixels,
        pixels);
  }

  /** The parameters of WMS 1.1.1, where the first coordinate is the one to the east. */
  List<String[]> parameters(String filter) {
    List<String[]> all = new ArrayList<>();
    all.add(new String[] {"service", "WMS"});
    all.add(new String[] {"version", "1.1.1"});
    all.add(new String[] {"request", "GetMap"});
    all.add(new String[] {"layers", names()});
    all.add(new String[] {"styles", ",".repeat(layers.size() - 1)});
    all.add(new String[] {"srs", srs});
    all.add(
        new String[] {
          "bbox", number(west) + "," + number(south) + "," + number(east) + "," + number(north)
        });
    all.add(new String[] {"width", Integer.toString(width)});
    all.add(new String[] {"height", Integer.toString(height)});
    all.add(new String[] {"format", "image/png"});
    all.add(new String[] {"transparent", "true"});
    all.add(new String[] {"exceptions", "application/vnd.ogc.se_xml"});
    all.add(
        new String[] {"cql_filter", String.join(";", layers.stream().map(l -> filter).toList())});
    return all;
  }

  /** A billionth of a degree and a micrometre are fine enough; no exponent, no long tail. */
  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(9, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private String names() {
    return String.join(",", layers.stream().map(l -> Bodies.qualified(l.layerName())).toList());
  }
}
