package org.minewatch.pack;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.wording.Text;

/**
 * A lead as a walk: everything that an inspector takes along, before it is written on a page.
 *
 * @param space the mine in metres; empty when nothing says where it lies
 * @param place where the finding is, in the space's metres; empty when it has no place
 * @param way how to get there; empty when the network holds none
 * @param others ways out to other mouths, the shortest first
 * @param offRoad metres from where the way ends to the place itself
 * @param stretches roads to walk where the place is not known to a point
 * @param refuges what the mine itself calls a refuge
 * @param gaps what the data do not hold, in words that an inspector can act on
 */
public record InspectionPack(
    Optional<MineSpace> space,
    Optional<Geometry> place,
    Optional<Tolerance> tolerance,
    Optional<Way> way,
    List<Other> others,
    double offRoad,
    List<SurveyPoint> points,
    List<ControlPoint> known,
    List<Stretch> stretches,
    List<Danger> dangers,
    List<Refuge> refuges,
    List<Text> gaps) {

  /** Another way out of the place. */
  record Other(Way.Mouth mouth, double length, double shared, WalkingTime time) {}

  /** A chamber that the mine calls a refuge, and how far it is from the place along the roads. */
  record Refuge(String name, double metres) {}

  /**
   * A point that results come back for.
   *
   * @param name such as {@code P1}
   * @param easting and northing in {@code crs}
   * @param outside metres beyond the licensed limit as computed, negative inside
   */
  public record NamedPoint(
      String name, String crs, double easting, double northing, OptionalDouble outside) {}

  /** The points of the pack in the first grid they are told in. */
  public List<NamedPoint> namedPoints() {
    return points.stream()
        .map(
            p -> {
              MineSpace mine = space.orElseThrow();
              Coordinate at = mine.in(mine.told().get(0), p.at());
              return new NamedPoint(
                  p.name(),
                  mine.told().get(0).crs().code(),
                  Math.rint(at.x * 100) / 100,
                  Math.rint(at.y * 100) / 100,
                  p.limit().isPresent()
                      ? OptionalDouble.of(Math.rint(p.limit().get().outside() * 100) / 100)
                      : OptionalDouble.empty());
            })
        .toList();
  }
}
