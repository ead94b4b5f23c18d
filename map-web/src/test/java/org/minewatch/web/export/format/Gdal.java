package org.minewatch.web.export.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The programs of GDAL, which judge our files where they are installed. */
final class Gdal {
  private Gdal() {}

  static void assumePresent() {
    Assumptions.assumeTrue(run("ogrinfo", "--version").startsWith("GDAL"), "no ogrinfo here");
  }

  /** Everything about a layer. */
  static String info(String source, String... layer) {
    List<String> all = new ArrayList<>(List.of("ogrinfo", "-ro", "-al", source));
    all.addAll(List.of(layer));
    return run(all.toArray(String[]::new));
  }

  /** The geometries of a layer. */
  static List<String> wkt(String source, String layer) {
    return run("ogrinfo", "-ro", "-q", "-geom=YES", source, layer)
        .lines()
        .map(String::strip)
        .filter(l -> l.matches("(MULTI)?(POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION).*"))
        .toList();
  }

  /** What a program writes, its errors too; empty when it is not there. */
  static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(60, TimeUnit.SECONDS);
      return out;
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
