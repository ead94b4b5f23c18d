package org.minewatch.web.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The head of a {@code sheet.json}: what is asked at every click, without reading the drawing
 * behind it.
 *
 * @param epsg of the mine's CRS
 * @param box least x, least y, greatest x, greatest y of the sheet's own numbers
 */
record SheetHead(int epsg, double[] box) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static SheetHead read(Path file) {
    int epsg = 0;
    double[] box = new double[4];
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = JSON.createParser(in)) {
      while (json.nextToken() != null) {
        if (json.currentToken() != JsonToken.PROPERTY_NAME) {
          continue;
        }
        switch (json.currentName()) {
          case "crs" -> epsg = Integer.parseInt(json.nextStringValue().replace("EPSG:", ""));
          case "box" -> {
            json.nextToken();
            for (int i = 0; i < box.length; i++) {
              json.nextToken();
              box[i] = json.getDoubleValue();
            }
          }
          case "lines" -> {
            return new SheetHead(epsg, box);
          }
          default -> {
            // not asked for
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException(file + " has no lines");
  }
}
