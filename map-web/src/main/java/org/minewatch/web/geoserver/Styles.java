package org.minewatch.web.geoserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The styles that ship with the program, one a layer, SLD 1.0.0. */
final class Styles {
  private Styles() {}

  static byte[] of(MapLayer layer) {
    String file = "styles/" + layer.layerName() + ".sld";
    try (InputStream in = Styles.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
