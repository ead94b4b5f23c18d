package org.minewatch.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.revision.DrawnElevations;
import org.minewatch.drawing.revision.PrintedElevation;
import org.minewatch.region.Face;
import org.minewatch.region.FaceProgress;
import org.minewatch.region.Reader;
import org.minewatch.wording.Text;

/**
 * Something that says another elevation than the plan: what is written beside the road, a surveyed
 * station, a report of a heading.
 *
 * @param kind what it is
 * @param name which one
 * @param difference metres that the plan shows above it
 */
record ElevationWitness(Text kind, String name, Point place, double says, double difference) {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A road farther from the place than this is another road. */
  private static final double SAME_ROAD_METRES = 4;

  /** Reports of one heading nearer to each other than this say the same. */
  private static final double ONE_REPORT_METRES = 20;

  private static final double ENTRANCE_METRES = 50;

  private static final Text TEXT = new Text("旁注标高", "what is written beside them");
  private static final Text STATION = new Text("分站测点标高", "surveyed stations");
  private static final Text REPORT = new Text("上报工作面标高", "reported elevations");

  /**
   * All that contradict the roads of a plan, in a fixed order. Where roads cross, the one that fits
   * best is meant.
   */
  static List<ElevationWitness> contradicting(MineNight night, MineDrawing plan, double least) {
    DrawnElevations drawn = DrawnElevations.of(plan);
    List<ElevationWitness> found = new ArrayList<>();
    if (!plan.elevationsKnown()) {
      return found;
    }
    for (PrintedElevation p : PrintedElevation.of(plan)) {
      add(found, drawn, TEXT, p.entity(), p.at(), p.metres(), least);
    }
    for (Reader r : night.records().readers()) {
      boolean surveyed = r.placedBy() == Reader.PlacedBy.SURVEYED;
      if (surveyed
          && !isAtTheSurface(night, r)
          && r.easting().isPresent()
          && r.northing().isPresent()
          && r.elevation().isPresent()) {
        Coordinate at = new Coordinate(r.easting().getAsDouble(), r.northing().getAsDouble());
        add(found, drawn, STATION, r.readerId(), at, r.elevation().getAsDouble(), least);
      }
    }
    for (FaceWork work : night.faceWorks()) {
      if (work.face().kind() != Face.Kind.LONGWALL) {
        reports(found, drawn, work, least);
      }
    }
    found.sort(
        java.util.Comparator.comparing((ElevationWitness w) -> w.place().getCoordinate())
            .thenComparing(ElevationWitness::name));
    return found;
  }

  /** A station at an entrance may hang at the top of the shaft. */
  private static boolean isAtTheSurface(MineNight night, Reader r) {
    return r.easting().isPresent()
        && r.northing().isPresent()
        && night.records().entrances().stream()
            .anyMatch(
                e ->
                    Math.hypot(
                            e.easting() - r.easting().getAsDouble(),
                            e.northing() - r.northing().getAsDouble())
                        <= ENTRANCE_METRES);
  }

  private static void reports(
      List<ElevationWitness> found, DrawnElevations drawn, FaceWork work, double least) {
    Coordinate last = null;
    for (FaceProgress p : work.progress()) {
      if (p.easting().isPresent() && p.northing().isPresent() && p.elevation().isPresent()) {
        Coordinate at = new Coordinate(p.easting().getAsDouble(), p.northing().getAsDouble());
        if (last == null || last.distance(at) >= ONE_REPORT_METRES) {
          last = at;
          String name = work.face().faceId() + " " + p.date();
          add(found, drawn, REPORT, name, at, p.elevation().getAsDouble(), least);
        }
      }
    }
  }

  private static void add(
      List<ElevationWitness> found,
      DrawnElevations drawn,
      Text kind,
      String name,
      Coordinate at,
      double says,
      double least) {
    OptionalDouble difference = drawn.difference(at, SAME_ROAD_METRES, says);
    if (difference.isPresent() && Math.abs(difference.getAsDouble()) >= least) {
      Point place = FACTORY.createPoint(new Coordinate(at.x, at.y));
      found.add(new ElevationWitness(kind, name, place, says, difference.getAsDouble()));
    }
  }

  void evidence(Observation.Builder o) {
    o.evidence(
        "elevation",
        "kind_zh",
        kind.zh(),
        "kind_en",
        kind.en(),
        "name",
        name,
        "elevation_m",
        says,
        "drawn_above_m",
        Math.rint(difference * 100) / 100);
  }
}
