package org.minewatch.detect.water;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.MineNight;
import org.minewatch.region.ProbeRecord;

/**
 * One round of advance probe drilling (探放水) at a face: its holes, and how far they permit to drive.
 *
 * @param holes one or more of one day or round, in the order of their numbers
 */
record ProbeRound(List<ProbeRecord> holes) {

  /** A record without a face belongs to the heading in whose road its collar lies. */
  private static final double IN_ROAD_METRES = 15;

  /** Holes that point farther away from the heading do not probe its way. */
  private static final double AHEAD_DEGREES = 25;

  ProbeRound {
    holes = List.copyOf(holes);
  }

  /** The rounds of a face up to a night, oldest first. */
  static List<ProbeRound> of(MineNight night, FaceWork work) {
    TreeMap<String, List<ProbeRecord>> rounds = new TreeMap<>();
    for (ProbeRecord r : night.records().probeRecords()) {
      if (!r.date().isAfter(night.night()) && isOf(r, work)) {
        String round = r.roundId().isEmpty() ? "" : " " + r.roundId();
        rounds.computeIfAbsent(r.date() + round, k -> new ArrayList<>()).add(r);
      }
    }
    return rounds.values().stream()
        .map(ProbeRound::new)
        .sorted(Comparator.comparing(ProbeRound::date))
        .toList();
  }

  private static boolean isOf(ProbeRecord record, FaceWork work) {
    if (!record.faceId().isEmpty()) {
      return record.faceId().equals(work.face().faceId());
    }
    Geometry way = work.face().geometry();
    return way.isWithinDistance(way.getFactory().createPoint(collar(record)), IN_ROAD_METRES);
  }

  private static Coordinate collar(ProbeRecord r) {
    return new Coordinate(r.easting(), r.northing());
  }

  LocalDate date() {
    return holes.get(0).date();
  }

  Coordinate collar() {
    return collar(holes.get(0));
  }

  /** Whether the last word on any of its holes is that it struck water. */
  boolean struckWater() {
    return holes.stream().anyMatch(h -> h.result().equals("water"));
  }

  /**
   * What the round permits a heading that drives in a direction.
   *
   * @param direction unit vector
   * @param leadMetres what has to stay probed ahead of the head
   */
  Permission permits(double[] direction, double leadMetres) {
    ProbeRecord longest = null;
    double reach = 0;
    for (ProbeRecord h : holes) {
      double azimuth = Math.toRadians(h.azimuthDegrees());
      double cos = Math.sin(azimuth) * direction[0] + Math.cos(azimuth) * direction[1];
      double flat = h.holeLength() * Math.cos(Math.toRadians(h.dipDegrees().orElse(0)));
      if (cos >= Math.cos(Math.toRadians(AHEAD_DEGREES)) && flat * cos > reach) {
        reach = flat * cos;
        longest = h;
      }
    }
    if (longest == null) {
      return new Permission(0, 0, 0);
    }
    double stated = longest.allowedAdvance();
    double lead = Math.max(leadMetres, longest.lead().orElse(0));
    return new Permission(stated, reach, Math.max(0, Math.min(stated, reach - lead)));
  }

  /**
   * @param statedMetres 允许掘进距离 as recorded
   * @param reachMetres of the hole that reaches farthest along the heading
   * @param metres what may be driven: no more than stated, no more than reach less lead
   */
  record Permission(double statedMetres, double reachMetres, double metres) {}
}
