package org.minewatch.detect.integrity;

import java.util.ArrayList;
import java.util.List;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.StationRange;
import org.minewatch.network.NetworkPosition;
import org.minewatch.network.PlacedFixes;
import org.minewatch.network.ReaderPlace;
import org.minewatch.network.ReaderPlaces;
import org.minewatch.network.RoadKind;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.network.SealPlace;

/**
 * Ends of roads that lie further along the roads from every station than it reaches, and where
 * nobody was heard either: what a station's range on record leaves out, its readings may show.
 */
final class CoverageHoles {
  private static final double STEP_METRES = 50;

  /** Where people go in and out; the last metres lie in daylight. */
  private static final double MOUTH_METRES = 100;

  private CoverageHoles() {}

  /**
   * A road's end that no station sees.
   *
   * @param unseenMetres of the road, up to its end
   * @param toStationMetres from the end along the roads; infinite when no station can be reached
   * @param stationId the nearest one; empty when none can be reached
   * @param heading whether it is a heading as reported, beyond the drawing
   */
  record Hole(
      double easting,
      double northing,
      double unseenMetres,
      double toStationMetres,
      String stationId,
      boolean heading,
      String source) {}

  /**
   * The share of the roads in use, by length, that some station reaches as far as is on record. Of
   * a register that leaves most roads out nothing follows for one of them.
   */
  static double coveredShare(MineNight night, ReaderPlaces readers) {
    RoadwayNetwork network = night.network();
    double all = 0;
    double covered = 0;
    for (int edge = 0; edge < network.edgeCount(); edge++) {
      if (network.isAbandoned(edge) || network.isBehindFace(edge)) {
        continue;
      }
      double length = network.length(edge);
      int steps = (int) Math.max(1, Math.ceil(length / STEP_METRES));
      all += length;
      for (int k = 0; k < steps; k++) {
        if (unseen(night, readers, edge, (k + 0.5) * length / steps) <= 0) {
          covered += length / steps;
        }
      }
    }
    return all == 0 ? 0 : covered / all;
  }

  private static double unseen(MineNight night, ReaderPlaces readers, int edge, double offset) {
    double unseen = Double.POSITIVE_INFINITY;
    for (ReaderPlace p : readers.list()) {
      double reach = StationRange.metres(night, p.reader());
      for (NetworkPosition at : p.positions()) {
        double way = night.network().distance(edge, offset, at.edge(), at.offsetMetres());
        unseen = Math.min(unseen, way - reach);
      }
    }
    return unseen;
  }

  static List<Hole> find(MineNight night, ReaderPlaces readers) {
    RoadwayNetwork network = night.network();
    double margin = night.parameter("position.coverage-hole", "margin_m");
    double fresh = night.parameter("position.coverage-hole", "fresh_heading_m");
    double[] heardTo = heard(night, network);
    List<Hole> holes = new ArrayList<>();
    for (int node = 0; node < network.nodeCount(); node++) {
      if (!network.isDeadEnd(node)) {
        continue;
      }
      int edge = network.edgeAt(node, 0);
      boolean used =
          !network.isAbandoned(edge)
              && !network.isBehindFace(edge)
              && network.kind(edge) != RoadKind.SHAFT
              && network.kind(edge) != RoadKind.CHAMBER
              && network.kind(edge) != RoadKind.FACE_LINE
              && network.seals(edge).stream().noneMatch(SealPlace::registered);
      if (!used) {
        continue;
      }
      boolean heading = network.kind(edge) == RoadKind.REPORTED_HEADING;
      Hole hole = hole(night, network, readers, node, edge, heading);
      double allowed = margin + (heading ? fresh : 0);
      if (hole != null
          && !isMouth(night, network, node)
          && hole.unseenMetres > allowed
          && heardTo[node] > allowed) {
        holes.add(hole);
      }
    }
    return holes;
  }

  private static Hole hole(
      MineNight night,
      RoadwayNetwork network,
      ReaderPlaces readers,
      int node,
      int edge,
      boolean heading) {
    double least = Double.POSITIVE_INFINITY;
    double unseen = Double.POSITIVE_INFINITY;
    String nearest = "";
    double end = network.from(edge) == node ? 0 : network.length(edge);
    for (ReaderPlace p : readers.list()) {
      for (NetworkPosition at : p.positions()) {
        double way = network.distance(edge, end, at.edge(), at.offsetMetres());
        unseen = Math.min(unseen, way - StationRange.metres(night, p.reader()));
        if (way < least) {
          least = way;
          nearest = p.reader().readerId();
        }
      }
    }
    if (Double.isInfinite(least)) {
      // A part of the drawing that hangs together with no station is the drawing's matter.
      return null;
    }
    return unseen <= 0
        ? null
        : new Hole(
            network.nodeEasting(node),
            network.nodeNorthing(node),
            unseen,
            least,
            nearest,
            heading,
            network.source(edge));
  }

  private static boolean isMouth(MineNight night, RoadwayNetwork network, int node) {
    return night.records().entrances().stream()
        .anyMatch(
            m ->
                Math.hypot(
                        m.easting() - network.nodeEasting(node),
                        m.northing() - network.nodeNorthing(node))
                    <= MOUTH_METRES);
  }

  /** How near to each dead end anybody was heard in its last road; infinite when nobody was. */
  private static double[] heard(MineNight night, RoadwayNetwork network) {
    double[] least = new double[network.nodeCount()];
    java.util.Arrays.fill(least, Double.POSITIVE_INFINITY);
    night.placedFixes().ifPresent(placed -> gather(placed, network, least));
    return least;
  }

  private static void gather(PlacedFixes placed, RoadwayNetwork network, double[] least) {
    for (int i = 0; i < placed.size(); i++) {
      if (placed.edge(i) < 0 || placed.isSegment(i) || placed.isAmbiguous(i)) {
        continue;
      }
      int from = network.from(placed.edge(i));
      int to = network.to(placed.edge(i));
      double offset = placed.offsetMetres(i);
      least[from] = Math.min(least[from], Math.max(0, offset));
      least[to] = Math.min(least[to], Math.max(0, network.length(placed.edge(i)) - offset));
    }
  }
}
