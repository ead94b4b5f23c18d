package org.minewatch.finding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the JSON of a result folder within bounds of size, nesting and count, one feature at a
 * time; faults are told with the file.
 */
final class BoundedJson {

  private static final long MAX_BYTES = 1L << 30;
  private static final int MAX_FEATURES = 4_000_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(MAX_BYTES)
                          .maxNestingDepth(24)
                          .maxNumberLength(64)
                          .maxStringLength(1 << 20)
                          .maxNameLength(1 << 10)
                          .build())
                  .build())
          .build();

  /** Reads one value out of many, so what follows it is no fault. */
  private static final ObjectReader FEATURES =
      MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private BoundedJson() {}

  static <T> T object(Path file, Function<JsonNode, T> read) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      JsonNode node = MAPPER.readTree(in);
      if (!node.isObject()) {
        throw new IOException(file + ": no JSON object");
      }
      return read.apply(node);
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw unreadable(file, "", e);
    }
  }

  static <T> List<T> features(Path file, Function<JsonNode, T> read) throws IOException {
    List<T> features = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = MAPPER.createParser(in)) {
      boolean seen = false;
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("no JSON object");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (!name.equals("features")) {
          parser.skipChildren();
        } else if (value != JsonToken.START_ARRAY) {
          throw new IllegalArgumentException("features is no array");
        } else {
          seen = true;
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (features.size() == MAX_FEATURES) {
              throw new IllegalArgumentException("more than " + MAX_FEATURES + " features");
            }
            features.add(read.apply(FEATURES.readTree(parser)));
          }
        }
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw new IllegalArgumentException("the file does not end where its object ends");
      }
      if (!seen) {
        throw new IllegalArgumentException("no member features: not a feature collection");
      }
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw unreadable(file, " feature " + (features.size() + 1), e);
    }
    return features;
  }

  private static IOException unreadable(Path file, String place, RuntimeException cause) {
    return new IOException(file + place + ": " + cause.getMessage(), cause);
  }
}
