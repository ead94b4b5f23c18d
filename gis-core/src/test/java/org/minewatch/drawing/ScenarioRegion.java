package org.minewatch.drawing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.drawing.source.TextEncoding;
import org.minewatch.geo.Crs;
import org.minewatch.geo.CrsNames;
import org.minewatch.geo.CrsResolution;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.SourceLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of a scenario region as the tests of drawings need: mines, licence rings, drawings. */
final class ScenarioRegion {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  final Path folder;
  private final Map<String, NamedCsvRecord> mines = new LinkedHashMap<>();
  private final Map<String, NamedCsvRecord> licences = new LinkedHashMap<>();

  ScenarioRegion(Path folder) throws IOException {
    this.folder = folder;
    for (NamedCsvRecord row : rows("mines.csv")) {
      mines.put(row.getField("mine_code"), row);
    }
    for (NamedCsvRecord row : rows("licences.csv")) {
      licences.put(row.getField("mine_code"), row);
    }
  }

  /** The scenario regions, or a skipped test when there are none on this machine. */
  static List<ScenarioRegion> all() throws IOException {
    List<ScenarioRegion> regions = new ArrayList<>();
    for (String name : List.of("small", "dev", "wide")) {
      regions.add(
          new ScenarioRegion(shared().resolve("scenarios").resolve(name).resolve("region")));
    }
    return regions;
  }

  static Path shared() {
    String shared = System.getProperty("minewatch.shared", "");
    Assumptions.assumeTrue(!shared.isEmpty(), "no -Dminewatch.shared");
    return Path.of(shared);
  }

  List<NamedCsvRecord> rows(String file) throws IOException {
    String text = TextEncoding.decodeAll(Files.readAllBytes(folder.resolve(file)));
    return CsvReader.builder().ofNamedCsvRecord(new StringReader(text)).stream().toList();
  }

  List<DrawingSubmission> drawings() throws IOException {
    List<DrawingSubmission> out = new ArrayList<>();
    for (NamedCsvRecord row : rows("drawings.csv")) {
      out.add(
          new DrawingSubmission(
              row.getField("drawing_id"),
              row.getField("mine_code"),
              LocalDate.parse(row.getField("as_of")),
              row.getField("file"),
              DrawingSubmission.Kind.MINING_PLAN,
              row.getField("seam"),
              row.getField("crs"),
              row.getField("scale"),
              Optional.of(row.getField("layers")).filter(s -> !s.isEmpty()),
              Optional.empty(),
              new SourceLine("drawings.csv", row.getStartingLineNumber())));
    }
    return out;
  }

  MineFrame frame(String mineCode) {
    return MineFrame.of(crs(mines.get(mineCode).getField("crs"), OptionalDouble.empty()));
  }

  private static Crs crs(String cell, OptionalDouble easting) {
    return ((CrsResolution.Resolved) CrsNames.resolve(cell, easting)).crs();
  }

  String name(String mineCode) {
    return mines.get(mineCode).getField("name");
  }

  Set<String> neighbourNames(String mineCode) {
    Set<String> names = new TreeSet<>();
    mines.forEach((code, row) -> names.add(row.getField("name")));
    names.remove(name(mineCode));
    return names;
  }

  /** Whether the licence is printed in the mine's own CRS. */
  boolean licenceInFrame(String mineCode) throws IOException {
    OptionalDouble easting = OptionalDouble.of(corners(mineCode).get(0).x);
    return crs(licences.get(mineCode).getField("crs"), easting).equals(frame(mineCode).crs());
  }

  /** The corners of the licence in its own numbers: easting, northing. */
  List<Coordinate> corners(String mineCode) throws IOException {
    return rings(mineCode, "").values().stream().flatMap(r -> r.values().stream()).toList();
  }

  /** The outer rings of the licence; deductions do not matter for the place of a drawing. */
  private Geometry licence(String mineCode) throws IOException {
    Geometry area = FACTORY.createPolygon();
    for (TreeMap<Integer, Coordinate> ring : rings(mineCode, "outer").values()) {
      List<Coordinate> c = new ArrayList<>(ring.values());
      c.add(c.get(0).copy());
      area = area.union(FACTORY.createPolygon(c.toArray(Coordinate[]::new)));
    }
    return area;
  }

  private Map<String, TreeMap<Integer, Coordinate>> rings(String mineCode, String role)
      throws IOException {
    String licence = licences.get(mineCode).getField("licence_no");
    Map<String, TreeMap<Integer, Coordinate>> rings = new TreeMap<>();
    for (NamedCsvRecord row : rows("corners.csv")) {
      String own = row.getField("role");
      if (row.getField("licence_no").equals(licence) && own.startsWith(role)) {
        rings
            .computeIfAbsent(own + row.getField("part"), k -> new TreeMap<>())
            .put(
                Integer.parseInt(row.getField("seq")),
                new Coordinate(
                    Double.parseDouble(row.getField("y_easting")),
                    Double.parseDouble(row.getField("x_northing"))));
      }
    }
    return rings;
  }

  /** Mines in which a rule of this kind has something to find. */
  Set<String> minesWithTruth(String... rules) throws IOException {
    Set<String> mineCodes = new TreeSet<>();
    JsonNode truth =
        new JsonMapper().readTree(Files.readString(folder.resolveSibling("truth.json")));
    for (JsonNode event : truth.path("events")) {
      if (List.of(rules).contains(event.path("rule").asString())) {
        mineCodes.add(event.path("mine_code").asString());
      }
    }
    return mineCodes;
  }

  DrawingContext context(String mineCode) throws IOException {
    return new DrawingContext(
        frame(mineCode),
        licenceInFrame(mineCode) ? Optional.of(licence(mineCode)) : Optional.empty(),
        neighbourNames(mineCode),
        List.of());
  }
}
