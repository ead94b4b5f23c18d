package org.minewatch.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.minewatch.geo.CrsResolution.Resolved;

/**
 * Transcribed licences and synthetic regions from outside the repository, where they are at hand.
 */
class PrintedLicencesTest {

  /** The reference areas are geodesic areas on WGS 84, whatever the datum: 3e-5 on Krassovsky's. */
  private static final Datum REFERENCE_ELLIPSOID = Datum.CGCS2000;

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  @Test
  void areasOfTranscribedLicencesAgreeWithTheReference() throws IOException {
    Path folder = shared().resolve("data/real/licences");
    Map<String, Map<String, List<NamedCsvRecord>>> rings = new LinkedHashMap<>();
    for (NamedCsvRecord row : read(folder.resolve("corners.csv"))) {
      if (row.getField("coord_kind").equals("xy") && !row.getField("y_easting").contains("*")) {
        rings
            .computeIfAbsent(
                row.getField("licence_id") + "/" + row.getField("variant"), k -> new TreeMap<>())
            .computeIfAbsent(row.getField("part"), k -> new ArrayList<>())
            .add(row);
      }
    }
    int checked = 0;
    for (NamedCsvRecord expected : read(folder.resolve("area_check.csv"))) {
      String key = expected.getField("licence_id") + "/" + expected.getField("variant");
      if (expected.getField("area_plane_km2").isEmpty() || !rings.containsKey(key)) {
        continue;
      }
      double plane = 0;
      double ellipsoid = 0;
      double straightOnTheMap = 0;
      for (List<NamedCsvRecord> part : rings.get(key).values()) {
        if (part.size() < 3) {
          continue;
        }
        NamedCsvRecord first = part.get(0);
        double easting = Double.parseDouble(first.getField("y_easting"));
        CrsResolution resolution =
            CrsNames.resolve(first.getField("crs_printed"), OptionalDouble.of(easting));
        Crs crs =
            resolution instanceof Resolved resolved
                ? resolved.crs()
                : CrsCatalogue.get(Integer.parseInt(first.getField("epsg").substring(5)));
        assertThat(crs.code()).as(key).isEqualTo(first.getField("epsg"));
        Polygon polygon = polygon(part);
        plane += Areas.planeKm2(polygon);
        MineFrame frame = MineFrame.of(crs);
        ellipsoid += Areas.ellipsoidKm2(frame.toLonLat(polygon), crs.datum());
        straightOnTheMap +=
            Areas.ellipsoidKm2(frame.toLonLat(Densifier.densify(polygon, 10)), REFERENCE_ELLIPSOID);
      }
      assertThat(plane)
          .as(key)
          .isCloseTo(Double.parseDouble(expected.getField("area_plane_km2")), within(1e-6));
      double reference = Double.parseDouble(expected.getField("area_ellipsoid_km2"));
      assertThat(straightOnTheMap).as(key).isCloseTo(reference, within(1e-6 + 1e-6 * reference));
      assertThat(ellipsoid).as(key).isCloseTo(reference, within(1e-6 + 8e-5 * reference));
      checked++;
    }
    assertThat(checked).isGreaterThanOrEqualTo(6);
  }

  @Test
  void everyCrsOfTheScenariosIsUnderstoodWithItsCoordinates() throws IOException {
    Path scenarios = shared().resolve("scenarios");
    int licences = 0;
    for (String name : List.of("dev", "wide", "small")) {
      Path region = scenarios.resolve(name).resolve("region");
      Map<String, Double> easting = new LinkedHashMap<>();
      for (NamedCsvRecord row : read(region.resolve("corners.csv"))) {
        easting.putIfAbsent(
            row.getField("licence_no"), Double.parseDouble(row.getField("y_easting")));
      }
      for (NamedCsvRecord row : read(region.resolve("licences.csv"))) {
        double sample = easting.get(row.getField("licence_no"));
        assertThat(CrsNames.resolve(row.getField("crs"), OptionalDouble.of(sample)))
            .isInstanceOfSatisfying(
                Resolved.class,
                r -> {
                  assertThat(r.assumptions()).isEmpty();
                  assertThat(r.crs().zone()).isEqualTo((int) (sample / 1e6));
                });
        licences++;
      }
      for (NamedCsvRecord row : read(region.resolve("mines.csv"))) {
        assertThat(CrsNames.resolve(row.getField("crs"), OptionalDouble.empty()))
            .isInstanceOf(Resolved.class);
      }
    }
    assertThat(licences).isGreaterThanOrEqualTo(30);
  }

  private static Polygon polygon(List<NamedCsvRecord> corners) {
    Coordinate[] ring = new Coordinate[corners.size() + 1];
    for (int i = 0; i < ring.length; i++) {
      NamedCsvRecord row = corners.get(i % corners.size());
      ring[i] =
          new Coordinate(
              Double.parseDouble(row.getField("y_easting")),
              Double.parseDouble(row.getField("x_northing")));
    }
    return GEOMETRY.createPolygon(ring);
  }

  private static List<NamedCsvRecord> read(Path file) throws IOException {
    String text = Files.readString(file).replace("\uFEFF", "");
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      return csv.stream().toList();
    }
  }

  private static Path shared() {
    String folder = System.getProperty("minewatch.shared", "");
    Assumptions.assumeFalse(folder.isEmpty(), "needs -Dminewatch.shared");
    return Path.of(folder);
  }
}
