package org.minewatch.network;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.drawing.DrawingContext;
import org.minewatch.drawing.DrawingReader;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.geo.CrsNames;
import org.minewatch.geo.CrsResolution;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Reader;
import org.minewatch.region.Region;
import org.minewatch.region.RegionReader;
import org.minewatch.track.FixColumns;
import org.minewatch.track.TrackReader;

/** A mine of the scenario regions with its network of a night. */
record ScenarioMine(Region region, MineRecords records, MineFrame frame) {

  static Path shared() {
    String shared = System.getProperty("minewatch.shared", "");
    Assumptions.assumeFalse(shared.isEmpty(), "minewatch.shared names no folder");
    return Path.of(shared);
  }

  static Region region(String name) throws Exception {
    return RegionReader.read(shared().resolve("scenarios").resolve(name).resolve("region"));
  }

  static ScenarioMine of(Region region, String code) {
    MineRecords records = region.mines().get(code);
    OptionalDouble easting =
        records.readers().isEmpty()
            ? OptionalDouble.of(records.faces().get(0).geometry().getCoordinate().x)
            : records.readers().get(0).easting();
    var crs = (CrsResolution.Resolved) CrsNames.resolve(records.mine().crs(), easting);
    return new ScenarioMine(region, records, MineFrame.of(crs.crs()));
  }

  static List<ScenarioMine> all(String name) throws Exception {
    Region region = region(name);
    return region.mines().keySet().stream().map(code -> of(region, code)).toList();
  }

  String code() {
    return records.mine().code();
  }

  /** The latest plan of each seam before or on a night. */
  List<MineDrawing> plans(LocalDate night) {
    Map<String, DrawingSubmission> latest = new TreeMap<>();
    records.drawings().stream()
        .filter(d -> !d.asOf().isAfter(night))
        .sorted(java.util.Comparator.comparing(DrawingSubmission::asOf))
        .forEach(d -> latest.put(d.seam(), d));
    Envelope box = new Envelope();
    records.faces().forEach(f -> box.expandToInclude(f.geometry().getEnvelopeInternal()));
    records
        .readers()
        .forEach(r -> box.expandToInclude(r.easting().orElseThrow(), r.northing().orElseThrow()));
    Set<String> names = new HashSet<>();
    region.mines().values().forEach(m -> names.add(m.mine().name()));
    names.remove(records.mine().name());
    DrawingContext context =
        new DrawingContext(
            frame, Optional.of(new GeometryFactory().toGeometry(box)), names, records.transforms());
    List<MineDrawing> plans = new ArrayList<>();
    latest
        .values()
        .forEach(
            d -> DrawingReader.read(region.folder(), d, context).drawing().ifPresent(plans::add));
    return plans;
  }

  RoadwayNetwork network(LocalDate night) {
    return NetworkBuilder.of(
        plans(night),
        ReportedWorkings.of(records.faces(), records.faceProgress(), night),
        records.seals());
  }

  FixColumns fixes(LocalDate night) throws IOException {
    Set<String> ids = records.readers().stream().map(Reader::readerId).collect(Collectors.toSet());
    Path file = records.tracks().get(night);
    String path = "tracks/" + code() + "/" + file.getFileName();
    return TrackReader.readColumns(file, path, region.info().timeZone(), ids::contains).fixes();
  }

  /** A place of the truth, which is in longitude and latitude. */
  Coordinate metres(double lon, double lat) {
    double[] m = frame.fromLonLat(lon, lat);
    return new Coordinate(m[0], m[1]);
  }
}
