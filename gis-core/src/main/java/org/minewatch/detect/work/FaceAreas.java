package org.minewatch.detect.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.MineNight;
import org.minewatch.network.RoadKind;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.region.Entrance;
import org.minewatch.region.Face;
import org.minewatch.region.FaceProgress;
import org.minewatch.region.Zone;

/** Which reported face, or which fixed post, a place belongs to. */
final class FaceAreas {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A crew, its belt and its supports stand within so much behind the head of a heading. */
  private static final double BEHIND_HEAD_METRES = 130;

  /** A heading can have come so much further than reported and is still that heading. */
  private static final double AHEAD_OF_HEAD_METRES = 200;

  /** Half a road, and how far a plan and a planned line differ. */
  private static final double IN_ROAD_METRES = 12;

  private static final double LONGWALL_ABOUT_METRES = 150;
  private static final double GATE_METRES = 30;
  private static final double POST_METRES = 25;

  /** Any heading is nearer to its own crew than a spare panel is. */
  private static final double SPARE_METRES = 1_000;

  private static final double MOUTH_METRES = 100;

  /** What is known of one reported face. */
  record Reported(FaceWork work, Optional<FaceWay> way, double advance, Envelope box) {
    boolean heading() {
      return work.face().kind() == Face.Kind.HEADING;
    }

    String id() {
      return work.face().faceId();
    }

    /** Where the face stands by its reports; of a heading not yet driven, its start. */
    Optional<Point> head() {
      return work.head().isPresent() ? work.head() : way.map(w -> w.pointAt(advance));
    }
  }

  private final List<Reported> faces = new ArrayList<>();
  private final List<Geometry> posts = new ArrayList<>();
  private final List<Coordinate> mouths = new ArrayList<>();
  private final RoadwayNetwork network;
  private final double nearFace;

  FaceAreas(MineNight night) {
    network = night.network();
    nearFace = night.parameter("face.concealed", "from_face_m");
    for (FaceWork work : night.faceWorks()) {
      double advance = work.last().map(FaceProgress::advance).orElse(0.0);
      Envelope box = new Envelope(work.face().geometry().getEnvelopeInternal());
      work.head().ifPresent(h -> box.expandToInclude(h.getCoordinate()));
      box.expandBy(AHEAD_OF_HEAD_METRES);
      faces.add(new Reported(work, FaceWay.of(work), advance, box));
    }
    for (Zone z : night.records().zones()) {
      if ((z.kind().equals("chamber") || z.kind().equals("shaft"))
          && night.frame().coversAll(z.area())) {
        posts.add(z.area());
      }
    }
    for (Entrance e : night.records().entrances()) {
      mouths.add(new Coordinate(e.easting(), e.northing()));
    }
  }

  List<Reported> faces() {
    return faces;
  }

  /** Whether a place is where the crew of a face stands. */
  boolean atWork(Reported f, double e, double n, double sigma, double reach) {
    if (!f.box().contains(e, n)) {
      return false;
    }
    if (reach > 0) {
      return f.head().isPresent()
          && Math.hypot(f.head().get().getX() - e, f.head().get().getY() - n)
              <= reach + BEHIND_HEAD_METRES / 2;
    }
    if (f.heading()) {
      if (f.way().isEmpty()) {
        return false;
      }
      double at = f.way().get().advanceAt(e, n);
      return at >= f.advance() - BEHIND_HEAD_METRES
          && at <= f.advance() + AHEAD_OF_HEAD_METRES
          && f.way().get().asideAt(e, n) <= IN_ROAD_METRES + 2 * sigma;
    }
    boolean inPanel = f.work().face().geometry().distance(point(e, n)) <= GATE_METRES + sigma;
    return inPanel
        && (f.way().isEmpty()
            || Math.abs(f.way().get().advanceAt(e, n) - f.advance()) <= LONGWALL_ABOUT_METRES);
  }

  /** The face at which a place is, of several the one whose road or panel it lies in. */
  Optional<Reported> owner(double e, double n, double sigma) {
    Reported best = null;
    double nearest = Double.POSITIVE_INFINITY;
    for (Reported f : faces) {
      if (atWork(f, e, n, sigma, 0)) {
        double off =
            f.heading()
                ? f.way().orElseThrow().asideAt(e, n)
                : f.work().face().geometry().distance(point(e, n))
                    + (isSpare(f) ? SPARE_METRES : 0);
        if (off < nearest) {
          nearest = off;
          best = f;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** A panel laid out and not yet worked: its gates are still driven along its edges. */
  private static boolean isSpare(Reported f) {
    return f.work().face().state() == Face.State.SPARE;
  }

  /** Whether a place is so near to reported work that it says nothing of other work. */
  boolean nearReported(double e, double n, double sigma, double reach) {
    for (Reported f : faces) {
      if (!f.box().contains(e, n)) {
        continue;
      }
      if (reach > 0) {
        if (FaceWay.distance(f.work(), point(e, n)) <= reach + nearFace) {
          return true;
        }
      } else if (atWork(f, e, n, sigma, 0)
          || f.head().map(h -> h.distance(point(e, n)) <= nearFace).orElse(false)
          || FaceWay.distance(f.work(), point(e, n))
              <= (f.heading() ? IN_ROAD_METRES : nearFace) + 2 * sigma) {
        return true;
      }
    }
    return false;
  }

  double fromFace(double e, double n) {
    return faces.stream()
        .mapToDouble(f -> FaceWay.distance(f.work(), point(e, n)))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Waiting rooms, refuges, pump rooms, substations, shafts and mouths. */
  boolean atPost(double e, double n, double sigma, double reach) {
    double about = Math.max(POST_METRES + sigma, reach);
    for (Coordinate m : mouths) {
      if (Math.hypot(m.x - e, m.y - n) <= MOUTH_METRES + sigma) {
        return true;
      }
    }
    for (Geometry post : posts) {
      if (post.getEnvelopeInternal().distance(new Envelope(new Coordinate(e, n))) <= about
          && post.distance(point(e, n)) <= about) {
        return true;
      }
    }
    return network
        .nearest(e, n, about)
        .map(p -> network.kind(p.edge()) == RoadKind.CHAMBER)
        .orElse(false);
  }

  static Point point(double e, double n) {
    return FACTORY.createPoint(new Coordinate(e, n));
  }
}
