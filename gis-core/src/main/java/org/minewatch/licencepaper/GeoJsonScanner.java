package org.minewatch.licencepaper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads boundary polygons as GeoJSON (RFC 7946: longitude, latitude, WGS 84 taken as CGCS2000), one
 * licence a feature. Properties named like the headings of a licence, or like the columns of {@code
 * licences.csv}, become its facts; anything else is left alone.
 */
final class GeoJsonScanner {
  private static final int MOST_NESTING = 32;
  private static final int MOST_FEATURES = 5_000;

  private final String fileName;
  private final ReadLimits limits;
  private final List<Sheet> sheets = new ArrayList<>();
  private int corners;

  private GeoJsonScanner(String fileName, ReadLimits limits) {
    this.fileName = fileName;
    this.limits = limits;
  }

  static boolean recognises(PaperText text) {
    return text.lines().stream()
        .map(l -> l.plain().strip())
        .filter(l -> !l.isEmpty())
        .findFirst()
        .map(l -> l.startsWith("{"))
        .orElse(false);
  }

  static List<Sheet> scan(PaperText text, String fileName, ReadLimits limits)
      throws UnreadablePaperException {
    StringBuilder json = new StringBuilder();
    text.lines().forEach(l -> json.append(l.raw()).append('\n'));
    JsonNode root;
    try {
      root = mapper(limits).readTree(json.toString());
    } catch (JacksonException e) {
      long line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      throw new UnreadablePaperException(line, "not valid JSON: " + e.getOriginalMessage());
    }
    GeoJsonScanner scanner = new GeoJsonScanner(fileName, limits);
    scanner.root(root);
    return scanner.sheets;
  }

  private static JsonMapper mapper(ReadLimits limits) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_NESTING)
                        .maxStringLength(limits.maxLineChars())
                        .maxNumberLength(40)
                        .build())
                .build())
        .build();
  }

  private void root(JsonNode root) throws UnreadablePaperException {
    String type = root.path("type").asString("");
    switch (type) {
      case "FeatureCollection" -> {
        JsonNode features = root.path("features");
        if (features.size() > MOST_FEATURES) {
          throw new UnreadablePaperException(
              0, "the file has more than " + MOST_FEATURES + " features");
        }
        for (int i = 0; i < features.size(); i++) {
          feature(features.get(i), i + 1);
        }
      }
      case "Feature" -> feature(root, 1);
      case "Polygon", "MultiPolygon" -> geometry(newSheet(), root, 1);
      default ->
          throw new UnreadablePaperException(
              0,
              "the JSON is no GeoJSON of polygons: type is \""
                  + type
                  + "\", FeatureCollection, Feature, Polygon or MultiPolygon is needed");
    }
    if (sheets.isEmpty()) {
      throw new UnreadablePaperException(0, "the GeoJSON holds no feature");
    }
  }

  private Sheet newSheet() {
    Sheet sheet = new Sheet(fileName);
    sheets.add(sheet);
    sheet.mentions.add(new DatumMention("WGS84", List.of(), 0));
    return sheet;
  }

  private void feature(JsonNode feature, int number) throws UnreadablePaperException {
    Sheet sheet = newSheet();
    JsonNode properties = feature.path("properties");
    for (String name : properties.propertyNames()) {
      JsonNode value = properties.get(name);
      if (value.isValueNode() && !value.isNull()) {
        property(sheet, name, value);
      }
    }
    geometry(sheet, feature.path("geometry"), number);
  }

  private void property(Sheet sheet, String name, JsonNode value) {
    String text = value.isString() ? value.asString() : value.toString();
    if (text.length() > limits.maxLineChars()) {
      return;
    }
    switch (name.toLowerCase(Locale.ROOT)) {
      case "licence_no", "license_no" -> fact(sheet, PaperField.LICENCE_NO, text);
      case "holder" -> fact(sheet, PaperField.HOLDER, text);
      case "name", "mine_name", "mine_zh" -> fact(sheet, PaperField.MINE_NAME, text);
      case "mineral" -> fact(sheet, PaperField.MINERAL, text);
      case "seams" -> fact(sheet, PaperField.SEAMS, text);
      case "area_km2", "printed_area_km2" ->
          sheet.areas.addAll(PrintedArea.parse(PlainForm.of(text) + " km2", true, 0));
      default -> {
        List<PaperField.Found> headings =
            PaperField.scan(PlainForm.of(name) + ":" + PlainForm.of(text));
        if (!headings.isEmpty() && PlainForm.of(name).length() <= 12) {
          heading(sheet, headings.get(0));
        }
      }
    }
  }

  private static void heading(Sheet sheet, PaperField.Found found) {
    switch (found.field()) {
      case TOTAL_AREA, AREA -> sheet.areas.addAll(PrintedArea.parse(found.value(), true, 0));
      case ELEVATION ->
          ElevationRange.parse(found.value())
              .ifPresent(
                  r -> sheet.elevations.add(new Sheet.Elevation(r, false, 0, found.value())));
      default -> fact(sheet, found.field(), found.value());
    }
  }

  private static void fact(Sheet sheet, PaperField field, String text) {
    String value = PaperField.trimmed(PlainForm.of(text));
    if (!value.isEmpty()) {
      sheet.facts.putIfAbsent(field, new Sheet.Fact(value, 0));
    }
  }

  private void geometry(Sheet sheet, JsonNode geometry, int number)
      throws UnreadablePaperException {
    String type = geometry.path("type").asString("");
    JsonNode coordinates = geometry.path("coordinates");
    if (type.equals("Polygon")) {
      polygon(sheet, coordinates, number);
    } else if (type.equals("MultiPolygon")) {
      for (JsonNode polygon : coordinates) {
        polygon(sheet, polygon, number);
      }
    } else {
      sheet.reject(0, "geometry", "feature " + number + " is no polygon but \"" + type + "\"", "");
    }
  }

  private void polygon(Sheet sheet, JsonNode rings, int number) throws UnreadablePaperException {
    Sheet.Part part = new Sheet.Part("");
    sheet.parts.add(part);
    for (int r = 0; r < rings.size(); r++) {
      Sheet.Ring ring = new Sheet.Ring(r > 0, 0, List.of());
      part.rings.add(ring);
      sheet.guard(limits, 0, 0);
      JsonNode positions = rings.get(r);
      int last = positions.size() - 1;
      for (int i = 0; i < positions.size(); i++) {
        if (++corners > limits.maxCorners()) {
          throw new UnreadablePaperException(
              0, "the file has more than " + limits.maxCorners() + " corners");
        }
        if (i == last && i > 2 && positions.get(i).equals(positions.get(0))) {
          ring.closedInPrint = true;
        } else {
          position(sheet, ring, positions.get(i), number, i + 1);
        }
      }
      if (!ring.closedInPrint && ring.points.size() >= 3) {
        sheet.repaired(
            0,
            "第 " + number + " 个要素的环未闭合，已闭合。",
            "A ring of feature " + number + " is not closed; it was closed.");
      }
    }
  }

  private void position(Sheet sheet, Sheet.Ring ring, JsonNode position, int feature, int index) {
    double lon = position.path(0).asDouble(Double.NaN);
    double lat = position.path(1).asDouble(Double.NaN);
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
      ring.spoiltRows++;
      sheet.reject(
          0,
          "coordinates",
          "position "
              + index
              + " of feature "
              + feature
              + " is no longitude and latitude; RFC 7946 wants degrees, longitude first",
          position.toString());
      return;
    }
    CornerLabel label = new CornerLabel(String.valueOf(index), "", false, false, index);
    CornerPair pair =
        new CornerPair(lat, lon, Math.min(decimals(lon), decimals(lat)), true, false, false, false);
    ring.points.add(new Sheet.Point(label, List.of(pair), 0, position.toString()));
  }

  private static int decimals(double degrees) {
    String text = Numbers.plain(degrees);
    return text.indexOf('.') < 0 ? 0 : text.length() - text.indexOf('.') - 1;
  }
}
