package org.minewatch.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.geo.CrsNames;
import org.minewatch.geo.CrsResolution;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.Reader;
import org.minewatch.region.SourceLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real layout of roads and readers, which never comes into the repository. */
record RealLayout(RoadwayNetwork network, List<Reader> readers) {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  static RealLayout read(String mine, Random random) throws Exception {
    Path folder = ScenarioMine.shared().resolve("data/real/mines").resolve(mine);
    Path roads =
        Files.exists(folder.resolve("roadways.geojson"))
            ? folder.resolve("roadways.geojson")
            : folder.resolve("roadways_3d.geojson");
    MineFrame frame = null;
    List<DrawnFeature> features = new ArrayList<>();
    for (JsonNode f : features(roads)) {
      List<Coordinate> line = new ArrayList<>();
      for (JsonNode p : f.path("geometry").path("coordinates")) {
        frame = frame == null ? frame(p.get(0).asDouble()) : frame;
        double[] m = frame.fromLonLat(p.get(0).asDouble(), p.get(1).asDouble());
        line.add(new Coordinate(m[0], m[1], p.size() > 2 ? p.get(2).asDouble() : Double.NaN));
      }
      features.add(
          new DrawnFeature(
              "feature " + features.size(),
              "巷道",
              LayerClass.ROADWAY,
              "",
              FACTORY.createLineString(line.toArray(Coordinate[]::new)),
              ""));
    }
    RoadwayNetwork network =
        NetworkBuilder.of(List.of(Drawings.plan("real", features)), List.of(), List.of());
    List<Reader> readers = new ArrayList<>();
    for (JsonNode f : features(folder.resolve("personnel_stations.geojson"))) {
      JsonNode p = f.path("geometry").path("coordinates");
      if (p.isArray() && p.size() >= 2) {
        double[] m = frame.fromLonLat(p.get(0).asDouble(), p.get(1).asDouble());
        network
            .nearest(m[0], m[1], 20)
            .ifPresent(at -> readers.add(reader(network, readers.size(), m, at, random)));
      }
    }
    return new RealLayout(network, readers);
  }

  /** A reader whose positive direction runs along its road, either way. */
  private static Reader reader(
      RoadwayNetwork network, int number, double[] m, NetworkPosition at, Random random) {
    double de = network.towardsEasting(at.edge(), at.offsetMetres());
    double dn = network.towardsNorthing(at.edge(), at.offsetMetres());
    double azimuth = Math.toDegrees(Math.atan2(de, dn)) + (random.nextBoolean() ? 180 : 0);
    return Drawings.reader("R" + (1000 + number), m[0], m[1], (azimuth + 360) % 360);
  }

  private static MineFrame frame(double lon) {
    int zone = (int) Math.round(lon / 3);
    var crs =
        (CrsResolution.Resolved)
            CrsNames.resolve("2000国家大地坐标系 3度带 " + zone + "带", OptionalDouble.empty());
    return MineFrame.of(crs.crs());
  }

  private static JsonNode features(Path file) throws Exception {
    return JsonMapper.shared().readTree(Files.readString(file)).path("features");
  }

  /** Drawings and readers made up for tests. */
  static final class Drawings {
    private Drawings() {}

    static MineDrawing plan(String id, List<DrawnFeature> features) {
      return new MineDrawing(
          new DrawingSubmission(
              id,
              "530300000000",
              LocalDate.of(2026, 3, 1),
              id + ".dxf",
              DrawingSubmission.Kind.MINING_PLAN,
              "",
              "",
              "",
              Optional.empty(),
              Optional.empty(),
              new SourceLine("drawings.csv", 2)),
          features,
          1,
          true,
          List.of());
    }

    static Reader reader(String id, double e, double n, double azimuth) {
      return new Reader(
          "530300000000",
          id,
          Reader.Kind.PRECISE,
          OptionalDouble.of(e),
          OptionalDouble.of(n),
          OptionalDouble.empty(),
          OptionalDouble.of(400),
          Double.isNaN(azimuth) ? OptionalDouble.empty() : OptionalDouble.of(azimuth),
          Reader.PlacedBy.SURVEYED,
          "",
          Optional.empty(),
          Optional.empty(),
          new SourceLine("readers.csv", 2));
    }
  }
}
