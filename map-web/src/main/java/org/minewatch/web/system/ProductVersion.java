package org.minewatch.web.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this program, as the build wrote it. */
public final class ProductVersion {

  private static final String CURRENT = read();

  private ProductVersion() {}

  /** The version, such as {@code 0.1.0}. */
  public static String current() {
    return CURRENT;
  }

  private static String read() {
    try (InputStream file =
        ProductVersion.class.getResourceAsStream("/META-INF/build-info.properties")) {
      if (file == null) {
        throw new IllegalStateException(
            "META-INF/build-info.properties is missing: build with Maven");
      }
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("build.version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
