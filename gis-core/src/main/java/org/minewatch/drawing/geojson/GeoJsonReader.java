package org.minewatch.drawing.geojson;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.minewatch.drawing.source.DrawingFormat;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.FeatureSink;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.TextEncoding;
import org.minewatch.drawing.source.UnreadableDrawingException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a FeatureCollection feature by feature, in memory for one feature at a time. */
public final class GeoJsonReader implements DrawingFormat {
  private static final int NESTING_LIMIT = 50;
  private static final int STRING_LIMIT = 1 << 20;
  private static final int NUMBER_LIMIT = 100;

  @Override
  public boolean takes(String lowerCaseName) {
    return lowerCaseName.endsWith(".geojson") || lowerCaseName.endsWith(".json");
  }

  @Override
  public SourceDrawing read(Path file, String name, DrawingLimits limits) throws IOException {
    FeatureSink sink = new FeatureSink(name, limits);
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(NESTING_LIMIT)
            .maxStringLength(STRING_LIMIT)
            .maxNumberLength(NUMBER_LIMIT)
            .maxDocumentLength(limits.bytes())
            .build();
    JsonMapper mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    try (Reader text = open(file);
        JsonParser json = mapper.createParser(text)) {
      try {
        collection(json, mapper, sink);
      } catch (JacksonException e) {
        throw new UnreadableDrawingException(
            Math.max(1, json.currentLocation().getLineNr()),
            "the file is not valid JSON here (" + e.getOriginalMessage() + "); expected GeoJSON",
            "");
      }
    }
    return sink.finish(true);
  }

  private static Reader open(Path file) throws IOException {
    TextEncoding encoding = new TextEncoding();
    byte[] block = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.readNBytes(block, 0, block.length);
          n > 0;
          n = in.readNBytes(block, 0, block.length)) {
        int from = 0;
        for (int i = 0; i < n; i++) {
          if (block[i] == '\n' || block[i] == '"') {
            encoding.look(block, from, i);
            from = i + 1;
          }
        }
      }
    }
    return new InputStreamReader(Files.newInputStream(file), encoding.decide(Optional.empty()));
  }

  private static void collection(JsonParser json, JsonMapper mapper, FeatureSink sink) {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new UnreadableDrawingException(
          1, "expected a GeoJSON FeatureCollection, an object in braces", "");
    }
    boolean found = false;
    String type = "";
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String member = json.currentName();
      JsonToken value = json.nextToken();
      if (member.equals("features") && value == JsonToken.START_ARRAY) {
        found = true;
        features(json, mapper, sink);
      } else if (member.equals("crs")) {
        refuseOtherCrs(mapper.readTree(json), json.currentLocation().getLineNr());
      } else if (member.equals("type") && value == JsonToken.VALUE_STRING) {
        type = json.getString();
      } else {
        json.skipChildren();
      }
    }
    if (!found) {
      throw new UnreadableDrawingException(
          1,
          "expected a GeoJSON FeatureCollection with the member \"features\"",
          type.isEmpty() ? "" : "type " + type);
    }
    if (json.nextToken() != null) {
      throw new UnreadableDrawingException(
          json.currentLocation().getLineNr(), "text after the end of the FeatureCollection", "");
    }
  }

  /**
   * The old {@code crs} member is no longer GeoJSON; other coordinates than degrees are refused.
   */
  private static void refuseOtherCrs(JsonNode crs, long line) {
    String name = crs.path("properties").path("name").asString("");
    if (!name.isEmpty() && !name.matches("(?i).*(CRS:?84|4326|4490)$")) {
      throw new UnreadableDrawingException(
          line,
          "GeoJSON coordinates are longitude and latitude (RFC 7946), but the file names another"
              + " system: export it in CGCS2000 or WGS 84 degrees",
          name);
    }
  }

  private static void features(JsonParser json, JsonMapper mapper, FeatureSink sink) {
    int number = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      number++;
      long line = json.currentTokenLocation().getLineNr();
      JsonNode feature = mapper.readTree(json);
      new FeatureNode(number, line, feature, sink).read();
    }
  }
}
