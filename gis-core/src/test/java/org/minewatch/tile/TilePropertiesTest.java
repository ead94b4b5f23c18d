package org.minewatch.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** What holds for every tile of random drawings: valid, complete, in place. */
class TilePropertiesTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double WEST = 103.8;
  private static final double SOUTH = 25.5;
  private static final double SIZE = 0.03;

  /** A jagged ring round a middle; rarely it has corners enough to cross itself. */
  private static LinearRing ring(Random random, double x, double y, double radius, int corners) {
    Coordinate[] at = new Coordinate[corners + 1];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double r = radius * (0.5 + random.nextDouble() / 2);
      at[i] = new Coordinate(x + r * Math.cos(angle), y + r * Math.sin(angle));
    }
    at[corners] = at[0].copy();
    return FACTORY.createLinearRing(at);
  }

  private static Polygon polygon(Random random) {
    double x = WEST + random.nextDouble() * SIZE;
    double y = SOUTH + random.nextDouble() * SIZE;
    double radius = SIZE * Math.pow(10, -3 * random.nextDouble());
    LinearRing shell = ring(random, x, y, radius, 3 + random.nextInt(60));
    LinearRing[] holes =
        random.nextBoolean()
            ? new LinearRing[] {ring(random, x, y, radius / 3, 3 + random.nextInt(20))}
            : new LinearRing[0];
    return FACTORY.createPolygon(shell, holes);
  }

  private static Geometry line(Random random) {
    List<Coordinate> at = new ArrayList<>();
    double x = WEST + random.nextDouble() * SIZE;
    double y = SOUTH + random.nextDouble() * SIZE;
    double step = SIZE * Math.pow(10, -3 * random.nextDouble());
    for (int i = 0; i < 2 + random.nextInt(40); i++) {
      at.add(new Coordinate(x, y));
      x += step * random.nextGaussian();
      y += step * random.nextGaussian();
    }
    return FACTORY.createLineString(at.toArray(Coordinate[]::new));
  }

  private static List<TileAddress> tiles(Geometry of, int zoom) {
    Envelope box = of.getEnvelopeInternal();
    List<TileAddress> tiles = new ArrayList<>();
    TileAddress world = new TileAddress(0, 0, 0);
    double side = (1 << zoom) / (double) TileAddress.EXTENT;
    for (int c = (int) (world.x(box.getMinX()) * side); c <= world.x(box.getMaxX()) * side; c++) {
      for (int r = (int) (world.y(box.getMaxY()) * side); r <= world.y(box.getMinY()) * side; r++) {
        tiles.add(new TileAddress(zoom, c, r));
      }
    }
    return tiles;
  }

  private static List<TileReader.Feature> read(TileAddress at, Geometry degrees) {
    VectorTile tile = new VectorTile(at);
    tile.add("x", 1, Map.of("name", "a"), degrees);
    return TileReader.read(tile.toBytes());
  }

  private static Geometry inUnits(Geometry degrees, TileAddress at) {
    Geometry units = degrees.copy();
    for (Coordinate c : units.getCoordinates()) {
      c.setCoordinate(new Coordinate(at.x(c.x), at.y(c.y)));
    }
    units.geometryChanged();
    return units;
  }

  /** Inside of the tile, without the room around it that other tiles show. */
  private static Geometry square() {
    return FACTORY.toGeometry(new Envelope(0, TileAddress.EXTENT, 0, TileAddress.EXTENT));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 13, 15, 18})
  void areasOfAllTilesTogetherAreTheArea(int zoom) {
    for (long seed = 0; seed < 60; seed++) {
      Polygon polygon = polygon(new Random(seed * 100 + zoom));
      List<TileAddress> tiles = tiles(polygon, zoom);
      if (tiles.size() > 400 || !polygon.isValid()) {
        continue;
      }
      double wanted = inUnits(polygon, tiles.get(0)).getArea();
      double edge = inUnits(polygon, tiles.get(0)).getLength();
      double got = 0;
      for (TileAddress at : tiles) {
        for (TileReader.Feature feature : read(at, polygon)) {
          Geometry seen = feature.geometry();
          assertThat(seen.isValid()).as("seed %d zoom %d valid", seed, zoom).isTrue();
          got += seen.intersection(square()).getArea();
        }
      }
      // Each edge may lie three units off: two by leaving points out, one by whole units.
      assertThat(got)
          .as("seed %d zoom %d area", seed, zoom)
          .isBetween(wanted - 3 * edge - 2, wanted + 3 * edge + 2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 12, 15, 18})
  void everyLineIsWhereItWas(int zoom) {
    for (long seed = 0; seed < 60; seed++) {
      Geometry line = line(new Random(seed * 1000 + zoom));
      List<TileAddress> tiles = tiles(line, zoom);
      if (tiles.size() > 400) {
        continue;
      }
      double seen = 0;
      for (TileAddress at : tiles) {
        Geometry wanted = inUnits(line, at);
        for (TileReader.Feature feature : read(at, line)) {
          for (Coordinate c : feature.geometry().getCoordinates()) {
            assertThat(wanted.distance(FACTORY.createPoint(c)))
                .as("seed %d zoom %d %s", seed, zoom, at)
                .isLessThan(1.8);
          }
          Geometry inside = feature.geometry().intersection(square());
          seen += inside.getLength();
        }
        Geometry missing =
            wanted
                .intersection(square())
                .difference(
                    read(at, line).stream()
                        .map(f -> f.geometry().buffer(4))
                        .reduce(FACTORY.createEmpty(2), Geometry::union));
        assertThat(missing.getLength()).as("seed %d zoom %d missing", seed, zoom).isZero();
      }
      assertThat(seen).as("seed %d zoom %d shown at all", seed, zoom).isPositive();
    }
  }

  @Test
  void theSameFeaturesMakeTheSameBytes() {
    assertThat(drawing(7)).isEqualTo(drawing(7)).isNotEqualTo(drawing(8));
  }

  private static byte[] drawing(long seed) {
    Random random = new Random(seed);
    VectorTile tile = new VectorTile(new TileAddress(13, 6457, 3495));
    for (int i = 0; i < 400; i++) {
      tile.add(
          i % 2 == 0 ? "goaf" : "roadway",
          i,
          Map.of("name", "n" + i % 7),
          i % 2 == 0 ? polygon(random) : line(random));
    }
    return tile.toBytes();
  }

  /** An independent reader where there is one: GDAL. */
  @Test
  void gdalReadsTheSame(@TempDir Path folder) throws IOException, InterruptedException {
    Process version = start(folder, "ogrinfo", "--formats");
    Assumptions.assumeTrue(version != null && output(version).contains("MVT"), "no GDAL here");
    byte[] bytes = drawing(7);
    Path file = Files.write(folder.resolve("3495.mvt"), bytes);
    List<TileReader.Feature> own = TileReader.read(bytes);
    String told =
        output(
            start(
                folder,
                "ogrinfo",
                "-al",
                "-oo",
                "X=6457",
                "-oo",
                "Y=3495",
                "-oo",
                "Z=13",
                file.toString()));
    assertThat(told).doesNotContain("ERROR").doesNotContain("Warning");
    for (String layer : List.of("goaf", "roadway")) {
      long count = own.stream().filter(f -> f.layer().equals(layer)).count();
      assertThat(told).contains("Layer name: " + layer);
      assertThat(told.substring(told.indexOf("Layer name: " + layer)))
          .containsPattern("(?s)^Layer name: " + layer + ".{0,200}Feature Count: " + count + "\n");
    }
  }

  private static Process start(Path folder, String... command) {
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      return null;
    }
  }

  private static String output(Process process) throws IOException, InterruptedException {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
