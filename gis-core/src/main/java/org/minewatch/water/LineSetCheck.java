package org.minewatch.water;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * Checks the lines around one body of water: complete, in order (积水线 within 停采线 within 探水线 within
 * 警戒线), far enough apart. What lies on the licence boundary was cut there and is not measured.
 */
public final class LineSetCheck {

  /** The boundary of the licence cuts lines within this of it. */
  private static final double CUT_METRES = 2;

  private final FloodedArea water;
  private final LineSet lines;
  private final StandOff standOff;
  private final Optional<Geometry> licensed;

  private LineSetCheck(
      FloodedArea water, LineSet lines, StandOff standOff, Optional<Geometry> licensed) {
    this.water = water;
    this.lines = lines;
    this.standOff = standOff;
    this.licensed = licensed;
  }

  /**
   * What is wrong, the gravest first; empty when nothing is.
   *
   * @param licensed the licensed area; lines need not go beyond it
   */
  public static List<LineFault> faults(
      FloodedArea water, LineSet lines, StandOff standOff, Optional<Geometry> licensed) {
    return new LineSetCheck(water, lines, standOff, licensed).faults();
  }

  private List<LineFault> faults() {
    List<LineFault> faults = new ArrayList<>();
    if (!water.drawn()) {
      add(faults, LineFault.Kind.WATER_NOT_DRAWN, Double.NaN, Double.NaN);
    }
    probe(faults);
    alert(faults);
    stop(faults);
    if (water.levelMetres().isEmpty()) {
      add(faults, LineFault.Kind.LEVEL_UNKNOWN, Double.NaN, Double.NaN);
    }
    faults.sort(java.util.Comparator.comparing(LineFault::kind));
    return faults;
  }

  private static void add(
      List<LineFault> faults, LineFault.Kind kind, double metres, double required) {
    faults.add(new LineFault(kind, metres, required));
  }

  private void probe(List<LineFault> faults) {
    if (lines.probe().isEmpty()) {
      add(faults, LineFault.Kind.PROBE_MISSING, Double.NaN, standOff.probeMetres());
      return;
    }
    double off = outside(lines.probe().get(), water.outline());
    if (standOff.isShort(off, standOff.probeMetres())) {
      add(faults, LineFault.Kind.PROBE_TOO_CLOSE, off, standOff.probeMetres());
    }
  }

  private void alert(List<LineFault> faults) {
    if (lines.alert().isEmpty()) {
      add(faults, LineFault.Kind.ALERT_MISSING, Double.NaN, standOff.alertBeyondProbeMetres());
      return;
    }
    Geometry alert = lines.alert().get();
    Geometry inner = lines.probe().orElse(water.outline());
    double off =
        inner.getDimension() == 2
            ? outside(alert, inner)
            : outside(alert, water.outline()) - outside(inner, water.outline());
    if (lines.probe().isPresent() && off <= standOff.toleranceMetres()) {
      add(faults, LineFault.Kind.ALERT_INSIDE_PROBE, off, standOff.alertBeyondProbeMetres());
    } else if (standOff.isShort(off, standOff.alertBeyondProbeMetres())) {
      add(faults, LineFault.Kind.ALERT_TOO_CLOSE, off, standOff.alertBeyondProbeMetres());
    }
  }

  private void stop(List<LineFault> faults) {
    if (lines.stop().isEmpty()) {
      add(faults, LineFault.Kind.STOP_MISSING, Double.NaN, Double.NaN);
      return;
    }
    double off = outside(lines.stop().get(), water.outline());
    if (off < -standOff.toleranceMetres()) {
      add(faults, LineFault.Kind.STOP_IN_WATER, off, 0);
    }
    if (lines.probe().isPresent()) {
      double probe = outside(lines.probe().get(), water.outline());
      if (off > probe + standOff.toleranceMetres() + standOff.toleranceShare() * probe) {
        add(faults, LineFault.Kind.STOP_BEYOND_PROBE, off, probe);
      }
    }
  }

  /**
   * Least distance of a line outside an area; negative by how deep the line runs inside it, or by
   * how far the area reaches out of the line's ring.
   */
  private double outside(Geometry line, Geometry area) {
    Geometry edge = uncut(line.getDimension() == 2 ? line.getBoundary() : line);
    if (edge.isEmpty()) {
      // All of it lies on the licence boundary.
      return Double.POSITIVE_INFINITY;
    }
    if (line.getDimension() == 2) {
      Geometry out = within(area.difference(line));
      if (!out.isEmpty() && deepest(out, line) > CUT_METRES) {
        return -deepest(out, line);
      }
    }
    if (!edge.intersects(area)) {
      return edge.distance(area);
    }
    return -deepest(edge.intersection(area), area.getBoundary());
  }

  private static double deepest(Geometry of, Geometry from) {
    double deepest = 0;
    for (org.locationtech.jts.geom.Coordinate c : of.getCoordinates()) {
      deepest = Math.max(deepest, from.distance(of.getFactory().createPoint(c)));
    }
    return deepest;
  }

  private Geometry uncut(Geometry edge) {
    return licensed
        .filter(a -> edge.isWithinDistance(a.getBoundary(), CUT_METRES))
        .map(a -> edge.difference(a.getBoundary().buffer(CUT_METRES, 2)))
        .orElse(edge);
  }

  private Geometry within(Geometry g) {
    return licensed.filter(a -> !a.contains(g)).map(a -> g.intersection(a)).orElse(g);
  }
}
