package org.minewatch.geo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the case tables of {@code cases/geo}. */
final class GeoCases {

  private GeoCases() {}

  /**
   * Rows without comments and blank lines, each split at the separator, none cut off at the end.
   */
  static List<String[]> rows(String file, String separator) {
    try (InputStream in = GeoCases.class.getResourceAsStream("/cases/geo/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(separator, -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
