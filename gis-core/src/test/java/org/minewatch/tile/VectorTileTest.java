package org.minewatch.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Tiles are written as the specification says, and what is in them can be read back. */
class VectorTileTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final TileAddress WORLD = new TileAddress(0, 0, 0);

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static List<TileReader.Feature> tile(TileAddress at, Geometry... degrees) {
    VectorTile tile = new VectorTile(at);
    for (int i = 0; i < degrees.length; i++) {
      tile.add("layer", i, Map.of(), degrees[i]);
    }
    return TileReader.read(tile.toBytes());
  }

  /** The examples of section 4.3.5 of the specification, whose numbers are printed there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT (25 17) | 9 50 34",
        "MULTIPOINT (5 7, 3 2) | 17 10 14 3 9",
        "LINESTRING (2 2, 2 10, 10 10) | 9 4 4 18 0 16 16 0",
        "MULTILINESTRING ((2 2, 2 10, 10 10), (1 1, 3 5)) | 9 4 4 18 0 16 16 0 9 17 17 10 4 8",
        "POLYGON ((3 6, 8 12, 20 34, 3 6)) | 9 6 12 18 10 12 24 44 15",
        "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((11 11, 20 11, 20 20, 11 20, 11 11),"
            + " (13 13, 13 17, 17 17, 17 13, 13 13))) |"
            + " 9 0 0 26 20 0 0 20 19 0 15 9 22 2 26 18 0 0 18 17 0 15 9 4 13 26 0 8 8 0 0 7 15",
      })
  void theExamplesOfTheSpecificationAreWrittenByTheByte(String geometry, String numbers) {
    Protobuf expected = new Protobuf();
    for (String number : numbers.split(" ")) {
      expected.raw(Long.parseLong(number));
    }
    assertThat(commands(wkt(geometry))).isEqualTo(expected.toBytes());
    assertThat(commands(wkt(geometry).reverse()).length)
        .as("rings are turned the right way round")
        .isEqualTo(expected.toBytes().length);
  }

  private static byte[] commands(Geometry geometry) {
    List<Geometry> parts =
        java.util.stream.IntStream.range(0, geometry.getNumGeometries())
            .mapToObj(geometry::getGeometryN)
            .toList();
    return switch (geometry.getDimension()) {
      case 0 -> GeometryCommands.points(List.of(geometry.getCoordinates()));
      case 1 -> GeometryCommands.lines(parts.stream().map(Geometry::getCoordinates).toList());
      default -> GeometryCommands.polygons(parts.stream().map(p -> (Polygon) p).toList());
    };
  }

  @Test
  void aPointOfTheWorldTileIsTheseBytes() {
    VectorTile tile = new VectorTile(WORLD);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", "井");
    facts.put("depth_m", -3);
    tile.add("p", 1, facts, wkt("POINT (0 0)"));
    // layer: version 2, name p, feature (id 1, tags 0 0 1 1, a point, 9 4096 4096), keys, values
    assertThat(HexFormat.of().formatHex(tile.toBytes()))
        .isEqualTo(
            "1a35"
                + "7802"
                + "0a0170"
                + "1211"
                + "0801"
                + "120400000101"
                + "1801"
                + "220509802080"
                + "20"
                + "1a046e616d65"
                + "1a0764657074685f6d"
                + "22050a03e4ba95"
                + "22023005"
                + "288020");
  }

  @Test
  void factsComeBackAsTheyWere() {
    VectorTile tile = new VectorTile(WORLD);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("text", "采空区 <b>");
    facts.put("whole", 12L);
    facts.put("negative", -7);
    facts.put("real", 0.25);
    facts.put("large", 1e300);
    facts.put("same", 12.0);
    facts.put("truth", true);
    facts.put("list", List.of("left", "out"));
    tile.add("a", 5, facts, wkt("POINT (1 1)"));
    tile.add("b", 6, Map.of(), wkt("POINT (1 1)"));
    List<TileReader.Feature> read = TileReader.read(tile.toBytes());
    assertThat(read.get(0).facts())
        .isEqualTo(
            Map.of(
                "text",
                "采空区 <b>",
                "whole",
                12L,
                "negative",
                -7L,
                "real",
                0.25,
                "large",
                1e300,
                "same",
                12L,
                "truth",
                true));
    assertThat(read.get(1).layer()).isEqualTo("b");
    assertThat(read.get(1).id()).isEqualTo(6);
  }

  @Test
  void aTileOfNothingIsEmpty() {
    assertThat(tile(new TileAddress(10, 0, 0), wkt("POINT (100 20)"))).isEmpty();
    assertThat(new VectorTile(WORLD).toBytes()).isEmpty();
  }

  @Test
  void aCollectionIsAFeatureAKindUnderOneId() {
    List<TileReader.Feature> read =
        tile(
            WORLD,
            wkt(
                "GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 50 50), POLYGON ((0 0, 60 0, 60"
                    + " 60, 0 0)), GEOMETRYCOLLECTION (POINT (20 20)))"));
    assertThat(read.stream().map(f -> f.geometry().getGeometryType()).toList())
        .containsExactly("MultiPoint", "MultiLineString", "MultiPolygon");
    assertThat(read).allMatch(f -> f.id() == 0);
    assertThat(read.get(0).geometry().getNumPoints()).isEqualTo(2);
  }

  @Test
  void aLineThatLeavesAndComesBackIsTwoPartsAndStaysAsItWasDrawnWhereItCrossesItself() {
    TileAddress at = new TileAddress(1, 1, 0);
    Geometry out = wkt("LINESTRING (10 10, 10 70, -100 70, -100 20, 150 20)");
    assertThat(tile(at, out).get(0).geometry().getNumGeometries()).isEqualTo(2);
    Geometry eight = wkt("LINESTRING (20 20, 60 60, 60 20, 20 60)");
    assertThat(tile(at, eight).get(0).geometry().getNumGeometries()).isEqualTo(1);
    assertThat(tile(at, eight).get(0).geometry().getNumPoints()).isEqualTo(4);
  }

  @Test
  void aPolygonAcrossTheTileIsCutOutsideWhatIsSeen() {
    TileAddress at = new TileAddress(8, 200, 100);
    Geometry world = wkt("POLYGON ((-179 -80, 179 -80, 179 80, -179 80, -179 -80))");
    Geometry seen = tile(at, world).get(0).geometry();
    assertThat(seen.getEnvelopeInternal())
        .isEqualTo(new org.locationtech.jts.geom.Envelope(-128, 4224, -128, 4224));
  }

  @Test
  void whatIsSmallerThanAUnitIsTheSmallestThereIs() {
    Geometry area = wkt("POLYGON ((100 20, 100.00001 20, 100.00001 20.00001, 100 20))");
    Geometry line = wkt("LINESTRING (50 20, 50.00001 20)");
    List<TileReader.Feature> read = tile(WORLD, area, line);
    assertThat(read).hasSize(2);
    assertThat(read.get(0).geometry().getArea()).isEqualTo(1);
    assertThat(read.get(1).geometry().getLength()).isEqualTo(1);
  }

  @Test
  void ofSpecksOnOneSpotOneIsKeptAndAllAreAtTheDeepestZoom() {
    Geometry[] specks = new Geometry[50];
    for (int i = 0; i < specks.length; i++) {
      double at = 100 + i * 2e-6;
      specks[i] = wkt("LINESTRING (%s 20.001, %s 20.00101)".formatted(at, at + 5e-7));
    }
    assertThat(tile(WORLD, specks)).hasSize(1);
    int deepest = TileAddress.DEEPEST_ZOOM;
    int column = (int) Math.floor((100 + 180) / 360.0 * (1 << deepest));
    double mercator = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(20.001) / 2));
    int row = (int) Math.floor((1 - mercator / Math.PI) / 2 * (1 << deepest));
    assertThat(tile(new TileAddress(deepest, column, row), specks)).hasSize(50);
  }

  @Test
  void aPolygonThatCrossesItselfIsMended() {
    Geometry bow = wkt("POLYGON ((0 0, 60 60, 60 0, 0 60, 0 0))");
    Geometry seen = tile(WORLD, bow).get(0).geometry();
    assertThat(seen.isValid()).isTrue();
    assertThat(seen.getNumGeometries()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"-1,0,0", "19,0,0", "1,2,0", "1,0,2", "1,-1,0", "0,0,-1"})
  void anAddressThatIsNotThereIsRefused(int zoom, int column, int row) {
    assertThatThrownBy(() -> new TileAddress(zoom, column, row))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 to");
  }

  @Test
  void coordinatesAreThoseOfWebMaps() {
    // Where every slippy map has it: zoom 3, tile 6/3 holds 26 N 103 E.
    TileAddress at = new TileAddress(3, 6, 3);
    assertThat(at.bounds(0).contains(new Coordinate(103, 26))).isTrue();
    assertThat(at.bounds(0).getMinX()).isEqualTo(90);
    assertThat(at.bounds(0).getMaxX()).isEqualTo(135);
    assertThat(at.bounds(0).getMinY()).isEqualTo(0, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(at.bounds(0).getMaxY())
        .isEqualTo(40.9798980696, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(FACTORY.toGeometry(VectorTile.reach(at)).getEnvelopeInternal().getMinX())
        .isLessThan(90);
  }
}
