package org.minewatch.nightly;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.MineNight;
import org.minewatch.drawing.DrawingPlace;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.network.SealPlace;
import org.minewatch.region.Entrance;
import org.minewatch.region.Seal;
import org.minewatch.region.TransformRecord;
import org.minewatch.region.Zone;

/**
 * What an inspector who goes to a place needs of a night besides what is drawn: the mouths of the
 * mine, its named areas, the seals and doors that stand in the roads, and the points to measure
 * from.
 */
final class WayLayers {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A sheet registered to more points than that says no more by the rest. */
  private static final int MOST_CONTROL_POINTS = 500;

  private final MineNight night;
  private final FeatureList features;

  private WayLayers(MineNight night, FeatureList features) {
    this.night = night;
    this.features = features;
  }

  static void add(MineNight night, FeatureList features) {
    WayLayers layers = new WayLayers(night, features);
    night.records().entrances().forEach(layers::entrance);
    night.records().zones().forEach(layers::zone);
    layers.seals();
    layers.controlPoints();
  }

  private void entrance(Entrance e) {
    features.add(
        "entrance",
        FACTORY.createPoint(new Coordinate(e.easting(), e.northing())),
        "name",
        e.entranceId(),
        "entrance_kind",
        e.kind());
  }

  private void zone(Zone z) {
    features.add("zone", z.area(), "zone_id", z.zoneId(), "zone_kind", z.kind(), "name", z.name());
  }

  private void seals() {
    RoadwayNetwork network = night.network();
    Map<String, Seal> register =
        night.records().seals().stream()
            .collect(Collectors.toMap(Seal::sealId, s -> s, (a, b) -> a, TreeMap::new));
    for (SealPlace place : network.seals()) {
      if (place.position() == null) {
        continue;
      }
      Optional<Seal> known =
          Optional.ofNullable(place.registered() ? register.get(place.id()) : null);
      features.add(
          "network-seal",
          FACTORY.createPoint(new Coordinate(place.easting(), place.northing())),
          "name",
          place.registered() ? place.id() : "",
          "edge",
          (double) place.position().edge(),
          "offset_m",
          Math.rint(place.position().offsetMetres() * 100) / 100,
          "seal_kind",
          known.map(Seal::kind).orElse(""),
          "built",
          known.flatMap(Seal::built).map(Object::toString).orElse(""),
          "opened",
          known
              .flatMap(Seal::opened)
              .filter(day -> !day.isAfter(night.night()))
              .map(Object::toString)
              .orElse(""),
          "registered",
          place.registered() ? "yes" : "no",
          "drawn",
          place.drawn() ? "yes" : "no");
    }
  }

  /** By name and place, each once: a later sheet repeats the points of the one before. */
  private void controlPoints() {
    Map<String, Runnable> points = new TreeMap<>();
    for (MineDrawing drawing : night.currentPlans()) {
      for (DrawingPlace.Known known : drawing.place().known()) {
        String id = drawing.submission().drawingId();
        points.putIfAbsent(
            key(known.name(), known.at()),
            () -> controlPoint(known.name(), known.at(), "drawing", id));
      }
    }
    for (TransformRecord record : night.records().transforms()) {
      for (TransformRecord.CommonPoint p : record.points()) {
        Coordinate at = new Coordinate(p.toEasting(), p.toNorthing());
        points.putIfAbsent(
            key(p.name(), at), () -> controlPoint(p.name(), at, "transform", record.origin()));
      }
    }
    List.copyOf(points.values()).stream().limit(MOST_CONTROL_POINTS).forEach(Runnable::run);
  }

  private static String key(String name, Coordinate at) {
    return name + " " + Math.round(at.x * 10) + " " + Math.round(at.y * 10);
  }

  private void controlPoint(String name, Coordinate at, String basis, String source) {
    features.add(
        "control-point", FACTORY.createPoint(at), "name", name, "basis", basis, "source", source);
  }
}
