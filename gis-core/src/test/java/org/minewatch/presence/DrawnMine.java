package org.minewatch.presence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.network.NetworkBuilder;
import org.minewatch.network.ReaderPlaces;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.Reader;
import org.minewatch.region.Seal;
import org.minewatch.region.SourceLine;

/** A small mine made up for tests: straight roads, readers and seals. */
final class DrawnMine {
  static final String CODE = "530300000000";
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final List<DrawnFeature> roads = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();
  private final List<Seal> seals = new ArrayList<>();
  private RoadwayNetwork network;
  private ReaderPlaces places;

  DrawnMine road(double... eastingNorthing) {
    Coordinate[] line = new Coordinate[eastingNorthing.length / 2];
    for (int i = 0; i < line.length; i++) {
      line[i] = new Coordinate(eastingNorthing[2 * i], eastingNorthing[2 * i + 1]);
    }
    roads.add(
        new DrawnFeature(
            "e" + roads.size(), "巷道", LayerClass.ROADWAY, "", FACTORY.createLineString(line), ""));
    return this;
  }

  DrawnMine reader(String id, double e, double n, double azimuth, boolean zone) {
    readers.add(
        new Reader(
            CODE,
            id,
            zone ? Reader.Kind.ZONE : Reader.Kind.PRECISE,
            OptionalDouble.of(e),
            OptionalDouble.of(n),
            OptionalDouble.empty(),
            OptionalDouble.of(zone ? 40 : 300),
            OptionalDouble.of(azimuth),
            Reader.PlacedBy.SURVEYED,
            "",
            Optional.empty(),
            Optional.empty(),
            new SourceLine("readers.csv", 2)));
    return this;
  }

  DrawnMine seal(String id, double e, double n) {
    seals.add(
        new Seal(
            CODE,
            id,
            e,
            n,
            Optional.empty(),
            "goaf",
            Optional.empty(),
            "",
            new SourceLine("seals.csv", 2)));
    return this;
  }

  RoadwayNetwork network() {
    if (network == null) {
      MineDrawing plan =
          new MineDrawing(
              new DrawingSubmission(
                  "plan",
                  CODE,
                  LocalDate.of(2026, 3, 1),
                  "plan.dxf",
                  DrawingSubmission.Kind.MINING_PLAN,
                  "",
                  "",
                  "",
                  Optional.empty(),
                  Optional.empty(),
                  new SourceLine("drawings.csv", 2)),
              roads,
              1,
              true,
              List.of());
      network = NetworkBuilder.of(List.of(plan), List.of(), seals);
    }
    return network;
  }

  ReaderPlaces places() {
    if (places == null) {
      places = ReaderPlaces.of(network(), readers, LocalDate.of(2026, 3, 1));
    }
    return places;
  }

  List<Reader> readers() {
    return readers;
  }

  /** The reader nearest in plan, and the distance signed by its positive direction. */
  Reading read(double e, double n) {
    Reader best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Reader r : readers) {
      double d = Math.hypot(e - r.easting().getAsDouble(), n - r.northing().getAsDouble());
      if (d < least) {
        least = d;
        best = r;
      }
    }
    double azimuth = Math.toRadians(best.positiveAzimuthDegrees().getAsDouble());
    double along =
        (e - best.easting().getAsDouble()) * Math.sin(azimuth)
            + (n - best.northing().getAsDouble()) * Math.cos(azimuth);
    boolean zone = best.kind() == Reader.Kind.ZONE;
    return new Reading(best.readerId(), zone ? 0 : along < 0 ? -least : least);
  }

  /** What a reader says of a place. */
  record Reading(String readerId, double distance) {}
}
