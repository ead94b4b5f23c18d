package org.minewatch.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.finding.MapFeature;
import org.minewatch.geo.Crs;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.section.SectionFeature;

/**
 * A mine in metres: everything a night holds of it in one grid, and the grids in which places are
 * told.
 */
final class MineSpace {
  private static final String FRAME = "coordinate-frame";

  /** Layers that a way and a place are made of; what people did in the night is not. */
  private static final java.util.Set<String> LEFT_OUT =
      java.util.Set.of(FRAME, "presence", "presence-point", "earlier-drawing");

  private final PlaneGrid grid;
  private final List<PlaneGrid> told;
  private final boolean assumed;
  private final List<SectionFeature> features;

  private MineSpace(
      PlaneGrid grid, List<PlaneGrid> told, boolean assumed, List<SectionFeature> features) {
    this.grid = grid;
    this.told = told;
    this.assumed = assumed;
    this.features = features;
  }

  /** Empty when nothing says where the mine lies, or it does not lie in China. */
  static Optional<MineSpace> of(List<MapFeature> all, Optional<Geometry> place) {
    Map<Crs, PlaneGrid> licences = grids(all, "licence");
    Map<Crs, PlaneGrid> mines = grids(all, "mine");
    Map<Crs, PlaneGrid> told = new LinkedHashMap<>(licences);
    mines.forEach(told::putIfAbsent);
    Optional<PlaneGrid> plain =
        Stream.concat(place.stream(), all.stream().map(MapFeature::geometry))
            .filter(g -> !g.isEmpty())
            .findFirst()
            .map(Geometry::getCoordinate)
            .flatMap(c -> PlaneGrid.plain(c.x, c.y));
    Optional<PlaneGrid> grid =
        Stream.of(mines, licences).flatMap(m -> m.values().stream()).findFirst().or(() -> plain);
    return grid.map(g -> new MineSpace(g, grids(told, g), told.isEmpty(), metres(g, all)));
  }

  private static List<PlaneGrid> grids(Map<Crs, PlaneGrid> told, PlaneGrid otherwise) {
    return told.isEmpty() ? List.of(otherwise) : List.copyOf(told.values());
  }

  private static Map<Crs, PlaneGrid> grids(List<MapFeature> all, String role) {
    Map<Crs, PlaneGrid> grids = new LinkedHashMap<>();
    for (MapFeature f : all) {
      if (f.layer().equals(FRAME) && role.equals(f.facts().get("role"))) {
        PlaneGrid.read(f.facts()).ifPresent(g -> grids.putIfAbsent(g.crs(), g));
      }
    }
    return grids;
  }

  private static List<SectionFeature> metres(PlaneGrid grid, List<MapFeature> all) {
    List<SectionFeature> features = new ArrayList<>();
    for (MapFeature f : all) {
      if (!LEFT_OUT.contains(f.layer())) {
        SectionFeature.of(grid, f.layer(), f.facts(), f.geometry()).ifPresent(features::add);
      }
    }
    return List.copyOf(features);
  }

  /** The grids in which a place is told, the licence's own first. */
  List<PlaneGrid> told() {
    return told;
  }

  /** Whether the night says no system for the mine, so that one was taken by its longitude. */
  boolean assumed() {
    return assumed;
  }

  List<SectionFeature> features() {
    return features;
  }

  Stream<SectionFeature> layer(String layer) {
    return features.stream().filter(f -> f.layer().equals(layer));
  }

  Optional<Geometry> metres(Geometry lonLat) {
    return SectionFeature.of(grid, "", Map.of(), lonLat).map(SectionFeature::geometry);
  }

  Coordinate lonLat(Coordinate metres) {
    double[] degrees = grid.toLonLat(metres.x, metres.y);
    return new Coordinate(degrees[0], degrees[1]);
  }

  /** A place in one of the grids it is told in: easting as x, northing as y. */
  Coordinate in(PlaneGrid other, Coordinate metres) {
    if (other.equals(grid)) {
      return new Coordinate(metres.x, metres.y);
    }
    Coordinate degrees = lonLat(metres);
    double[] xy = other.fromLonLat(degrees.x, degrees.y);
    return new Coordinate(xy[0], xy[1]);
  }
}
