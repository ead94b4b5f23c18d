package org.minewatch.synth;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a generated region back from its files, without any of the generator's own types. */
final class WrittenRegion {
  static final GeometryFactory GEOMETRY = new GeometryFactory();

  record Drawn(String layer, Geometry lonLat, List<Double> elevations) {}

  private final Path folder;

  WrittenRegion(Path written) {
    this.folder = written.resolve(SyntheticRegion.REGION);
  }

  List<NamedCsvRecord> rows(String file) {
    return parse(text(file));
  }

  List<NamedCsvRecord> rows(String file, String mine) {
    return rows(file).stream().filter(r -> r.getField("mine_code").equals(mine)).toList();
  }

  private static List<NamedCsvRecord> parse(String text) {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofNamedCsvRecord(text)) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String file) {
    String text = new String(bytes(file), StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  byte[] bytes(String file) {
    try {
      byte[] raw = Files.readAllBytes(folder.resolve(file));
      if (!file.endsWith(".gz")) {
        return raw;
      }
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(raw))) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The usable rows of a track file: four readable leading fields. */
  List<NamedCsvRecord> fixes(String mine, String date) {
    return rows("tracks/" + mine + "/" + date + ".csv.gz").stream()
        .filter(r -> r.getFieldCount() >= 4 && !r.getField(0).isEmpty())
        .filter(r -> r.getField("time").length() == 19)
        .toList();
  }

  /** The licence as printed, in the printed coordinates: parts without deductions, joined. */
  Geometry licence(String mine) {
    return rings(mine, "outer").stream()
        .reduce(Geometry::union)
        .map(area -> rings(mine, "deducted").stream().reduce(area, Geometry::difference))
        .orElseThrow();
  }

  List<Geometry> rings(String mine, String role) {
    String number = rows("licences.csv", mine).get(0).getField("licence_no");
    Map<String, List<Coordinate>> rings = new LinkedHashMap<>();
    for (NamedCsvRecord row : rows("corners.csv")) {
      if (row.getField("licence_no").equals(number) && row.getField("role").equals(role)) {
        rings
            .computeIfAbsent(row.getField("part"), p -> new ArrayList<>())
            .add(
                new Coordinate(
                    Double.parseDouble(row.getField("y_easting")),
                    Double.parseDouble(row.getField("x_northing"))));
      }
    }
    return rings.values().stream()
        .map(
            ring -> {
              ring.add(ring.get(0));
              return (Geometry) GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new));
            })
        .toList();
  }

  static Geometry wkt(String text) {
    try {
      return new WKTReader(GEOMETRY).read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Point point(NamedCsvRecord row) {
    return GEOMETRY.createPoint(
        new Coordinate(
            Double.parseDouble(row.getField("easting_m")),
            Double.parseDouble(row.getField("northing_m"))));
  }

  /** The reported place of a face at the end of a day. */
  NamedCsvRecord progress(String mine, String face, String date) {
    return rows("face_progress.csv", mine).stream()
        .filter(r -> r.getField("face_id").equals(face) && r.getField("date").equals(date))
        .findFirst()
        .orElseThrow();
  }

  /** What the latest drawing of a mine that draws in GeoJSON shows. */
  List<Drawn> latestDrawing(String mine) {
    List<NamedCsvRecord> drawings = rows("drawings.csv", mine);
    return drawing(drawings.get(drawings.size() - 1).getField("file"));
  }

  /** What a GeoJSON drawing shows. */
  List<Drawn> drawing(String file) {
    JsonNode root = JsonMapper.builder().build().readTree(bytes(file));
    List<Drawn> drawn = new ArrayList<>();
    for (JsonNode feature : root.get("features")) {
      JsonNode geometry = feature.get("geometry");
      JsonNode positions = geometry.get("coordinates");
      List<Double> elevations = new ArrayList<>();
      Geometry shape =
          switch (geometry.get("type").asString()) {
            case "Point" -> GEOMETRY.createPoint(position(positions, elevations));
            case "LineString" -> GEOMETRY.createLineString(line(positions, elevations));
            default -> GEOMETRY.createPolygon(line(positions.get(0), elevations));
          };
      drawn.add(new Drawn(feature.get("properties").get("layer").asString(), shape, elevations));
    }
    return drawn;
  }

  private static Coordinate[] line(JsonNode positions, List<Double> elevations) {
    List<Coordinate> line = new ArrayList<>();
    positions.forEach(p -> line.add(position(p, elevations)));
    return line.toArray(Coordinate[]::new);
  }

  private static Coordinate position(JsonNode position, List<Double> elevations) {
    if (position.size() > 2) {
      elevations.add(position.get(2).asDouble());
    }
    return new Coordinate(position.get(0).asDouble(), position.get(1).asDouble());
  }
}
