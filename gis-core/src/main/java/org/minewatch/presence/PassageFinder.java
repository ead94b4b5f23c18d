package org.minewatch.presence;

import java.util.List;
import java.util.function.Consumer;
import org.minewatch.network.PlacedFixes;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.track.FixColumns;

/**
 * Finds what a card passed. Its way is drawn between fixes that lie clear of every station,
 * junction and seal of their road, so that somebody who stands at one, or goes up to it and turns,
 * passes nothing. Gaps, speeds that no vehicle reaches and open fixes begin a new way.
 */
final class PassageFinder {
  private static final double STEP_METRES = 1;

  /** Another way this much longer, besides two sigmas, is not taken for the one that was gone. */
  private static final double OTHER_WAY_METRES = 10;

  private static final double SIGMAS = 2;

  private final PartFixes part;
  private final RoadwayNetwork network;
  private final PassagePoints points;
  private final PresenceRules rules;

  PassageFinder(PartFixes part, PassagePoints points, PresenceRules rules) {
    this.part = part;
    this.network = part.placed.network();
    this.points = points;
    this.rules = rules;
  }

  void find(Consumer<Passage> to) {
    int anchor = -1;
    int last = -1;
    for (int k = 0; k < part.size(); k++) {
      if (!isOnRoad(k)) {
        continue;
      }
      boolean broken =
          last >= 0
              && (part.time(k) - part.time(last) > rules.silenceMillis()
                  || part.isMarked(k, FixColumns.MARK_SPEED));
      anchor = broken ? -1 : anchor;
      last = k;
      if (isClear(k)) {
        if (anchor >= 0) {
          passed(anchor, k, to);
        }
        anchor = k;
      }
    }
  }

  private boolean isOnRoad(int k) {
    int i = part.row(k);
    PlacedFixes placed = part.placed;
    return part.isAtOnePlace(k)
        && placed.edge(i) >= 0
        && (!placed.isUnmatched(i) || placed.isBeyondEnd(i));
  }

  /** Offset along the edge, beyond its end for a fix past a dead end. */
  private double offset(int i) {
    PlacedFixes placed = part.placed;
    double offset = placed.offsetMetres(i);
    if (!placed.isBeyondEnd(i)) {
      return offset;
    }
    boolean atStart = offset < network.length(placed.edge(i)) / 2;
    return atStart ? offset - placed.offNetworkMetres(i) : offset + placed.offNetworkMetres(i);
  }

  private boolean isClear(int k) {
    int i = part.row(k);
    PlacedFixes placed = part.placed;
    if (placed.isSegment(i)) {
      return true;
    }
    int edge = placed.edge(i);
    double offset = offset(i);
    double clear = Math.max(rules.clearMetres(), placed.sigmaMetres(i));
    if (network.degree(network.from(edge)) > 2 && Math.abs(offset) < clear
        || network.degree(network.to(edge)) > 2
            && Math.abs(network.length(edge) - offset) < clear) {
      return false;
    }
    for (PassagePoints.Point p : points.on(edge)) {
      if (Math.abs(p.offset() - offset) < clear + p.missMetres()) {
        return false;
      }
    }
    return true;
  }

  private void passed(int a, int b, Consumer<Passage> to) {
    int i = part.row(a);
    int j = part.row(b);
    PlacedFixes placed = part.placed;
    if (placed.edge(i) == placed.edge(j) && points.on(placed.edge(i)).isEmpty()) {
      return;
    }
    Way way = Way.between(network, placed.edge(i), offset(i), placed.edge(j), offset(j));
    if (way == null) {
      return;
    }
    double margin =
        OTHER_WAY_METRES + SIGMAS * Math.hypot(placed.sigmaMetres(i), placed.sigmaMetres(j));
    boolean sure = way.otherMetres() > way.metres() + margin;
    double gone = 0;
    List<Way.Leg> legs = way.legs();
    for (int l = 0; l < legs.size(); l++) {
      Way.Leg leg = legs.get(l);
      ofLeg(a, b, leg, gone, sure, to);
      gone += leg.metres();
      if (l + 1 < legs.size()) {
        junction(a, b, leg, legs.get(l + 1), gone, sure, to);
      }
    }
  }

  private void ofLeg(int a, int b, Way.Leg leg, double gone, boolean sure, Consumer<Passage> to) {
    List<PassagePoints.Point> on = points.on(leg.edge());
    boolean forward = leg.to() >= leg.from();
    for (int n = 0; n < on.size(); n++) {
      PassagePoints.Point p = on.get(forward ? n : on.size() - 1 - n);
      boolean passed =
          forward
              ? p.offset() > leg.from() && p.offset() <= leg.to()
              : p.offset() < leg.from() && p.offset() >= leg.to();
      if (passed) {
        double azimuth = azimuth(leg.edge(), p.offset(), forward);
        double at = gone + Math.abs(p.offset() - leg.from());
        add(a, b, p.kind(), p.id(), leg.edge(), p.offset(), at, azimuth, azimuth, sure, to);
      }
    }
  }

  private void junction(
      int a, int b, Way.Leg in, Way.Leg out, double gone, boolean sure, Consumer<Passage> to) {
    boolean forward = in.to() > network.length(in.edge()) / 2;
    int node = forward ? network.to(in.edge()) : network.from(in.edge());
    if (network.degree(node) < 3) {
      return;
    }
    boolean onward = out.from() < network.length(out.edge()) / 2;
    add(
        a,
        b,
        Passage.Kind.JUNCTION,
        Integer.toString(node),
        in.edge(),
        in.to(),
        gone,
        azimuth(in.edge(), in.to(), forward),
        azimuth(out.edge(), out.from(), onward),
        sure,
        to);
  }

  /** Direction of travel at a place on an edge, degrees from north. */
  private double azimuth(int edge, double offset, boolean forward) {
    double length = network.length(edge);
    double from = Math.max(0, Math.min(offset, length) - STEP_METRES);
    double to = Math.min(length, Math.max(offset, 0) + STEP_METRES);
    double e = network.easting(edge, to) - network.easting(edge, from);
    double n = network.northing(edge, to) - network.northing(edge, from);
    double degrees = Math.toDegrees(forward ? Math.atan2(e, n) : Math.atan2(-e, -n));
    return degrees < 0 ? degrees + 360 : degrees;
  }

  private void add(
      int a,
      int b,
      Passage.Kind kind,
      String id,
      int edge,
      double offset,
      double at,
      double in,
      double out,
      boolean sure,
      Consumer<Passage> to) {
    int i = part.row(a);
    int j = part.row(b);
    PlacedFixes placed = part.placed;
    // The last fix before the place, seen from the end of the way.
    int before = b - 1;
    double behind = 0;
    for (; before > a; before--) {
      if (isOnRoad(before)) {
        behind = wayFrom(i, part.row(before));
        if (behind < at) {
          break;
        }
      }
    }
    behind = before == a ? 0 : behind;
    int after = before + 1;
    while (after < b && !isOnRoad(after)) {
      after++;
    }
    double ahead = wayFrom(i, part.row(after));
    long from = part.time(before);
    long until = part.time(after);
    double share = ahead > behind ? Math.min(1, (at - behind) / (ahead - behind)) : 1;
    to.accept(
        new Passage(
            part.cardId(),
            kind,
            id,
            network.easting(edge, offset),
            network.northing(edge, offset),
            from + Math.round((until - from) * share),
            from,
            until,
            in,
            out,
            sure,
            PartFixes.weaker(placed.basis(i), placed.basis(j))));
  }

  private double wayFrom(int i, int j) {
    PlacedFixes placed = part.placed;
    double beyond = placed.isBeyondEnd(j) ? placed.offNetworkMetres(j) : 0;
    return beyond
        + network.distance(
            placed.edge(i), placed.offsetMetres(i), placed.edge(j), placed.offsetMetres(j));
  }
}
