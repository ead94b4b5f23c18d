package org.minewatch.drawing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * Joins a boundary, goaf or pillar that is drawn as separate lines: lines of one layer that meet
 * end to end, two at each place, and come back to where they began are one ring. Where three lines
 * meet nothing is guessed.
 */
final class RingJoiner {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int MOST_LINES = 20_000;

  /**
   * Lines that make a ring.
   *
   * @param parts their positions in the list, in the order of the ring
   * @param xyz the ring, its first vertex not repeated
   */
  record Chain(List<Integer> parts, double[] xyz) {}

  private final Tally open =
      new Tally("%d open lines on layers of areas stay lines: they bound nothing by themselves");
  private final Tally joined =
      new Tally("%d lines that meet end to end were joined into rings of areas");

  /** The features with rings in place of the lines that make them, where their first line stood. */
  List<DrawnFeature> join(List<DrawnFeature> features) {
    Map<List<String>, List<DrawnFeature>> groups = new LinkedHashMap<>();
    for (DrawnFeature f : features) {
      if (f.geometry() instanceof LineString && isOpenArea(f)) {
        groups.computeIfAbsent(List.of(f.layer(), f.neighbour()), k -> new ArrayList<>()).add(f);
      }
    }
    Map<DrawnFeature, DrawnFeature> replaced = new IdentityHashMap<>();
    groups.values().forEach(g -> join(g, replaced));
    groups.values().stream()
        .flatMap(List::stream)
        .filter(f -> !replaced.containsKey(f) && f.meaning().layerClass() != LayerClass.FACE)
        .forEach(f -> open.add(f.entity(), f.layer()));
    if (replaced.isEmpty()) {
      return features;
    }
    List<DrawnFeature> out = new ArrayList<>(features.size());
    for (DrawnFeature f : features) {
      DrawnFeature now = replaced.containsKey(f) ? replaced.get(f) : f;
      if (now != null) {
        out.add(now);
      }
    }
    return out;
  }

  private static boolean isOpenArea(DrawnFeature f) {
    LineString line = (LineString) f.geometry();
    return f.meaning().layerClass().isArea() && line.getNumPoints() >= 2 && !line.isClosed();
  }

  private void join(List<DrawnFeature> group, Map<DrawnFeature, DrawnFeature> replaced) {
    List<double[]> paths = new ArrayList<>();
    group.forEach(f -> paths.add(xyz(f.geometry())));
    FeatureShaper shaper = new FeatureShaper();
    for (Chain chain : closedChains(paths, FeatureShaper.CLOSING_GAP_METRES)) {
      DrawnFeature first = group.get(Collections.min(chain.parts()));
      Geometry ring =
          shaper
              .area(first.entity(), first.layer(), chain.xyz())
              .filter(g -> g.getDimension() == 2)
              .orElse(null);
      if (ring == null) {
        continue;
      }
      for (int part : chain.parts()) {
        DrawnFeature f = group.get(part);
        joined.add(f.entity(), f.layer());
        replaced.put(f, null);
      }
      replaced.put(
          first,
          new DrawnFeature(
              first.entity() + " and " + (chain.parts().size() - 1) + " more",
              first.layer(),
              first.layerClass(),
              first.neighbour(),
              ring,
              first.text(),
              first.meaning(),
              first.block(),
              first.hidden()));
    }
  }

  private static double[] xyz(Geometry line) {
    Coordinate[] c = line.getCoordinates();
    double[] out = new double[3 * c.length];
    for (int i = 0; i < c.length; i++) {
      out[3 * i] = c[i].x;
      out[3 * i + 1] = c[i].y;
      out[3 * i + 2] = c[i].getZ();
    }
    return out;
  }

  private record End(int path, boolean atStart) {}

  /**
   * The closed chains among open paths.
   *
   * @param tolerance ends this close are one place
   */
  static List<Chain> closedChains(List<double[]> paths, double tolerance) {
    if (paths.size() < 2 || paths.size() > MOST_LINES || !(tolerance > 0)) {
      return List.of();
    }
    List<List<End>> places = places(paths, tolerance);
    Map<End, End> partner = new HashMap<>();
    for (List<End> at : places) {
      if (at.size() == 2 && at.get(0).path() != at.get(1).path()) {
        partner.put(at.get(0), at.get(1));
        partner.put(at.get(1), at.get(0));
      }
    }
    List<Chain> out = new ArrayList<>();
    Set<Integer> walked = new HashSet<>();
    for (int i = 0; i < paths.size(); i++) {
      if (!walked.contains(i)) {
        walk(i, paths, partner, walked, out);
      }
    }
    return out;
  }

  private static void walk(
      int start,
      List<double[]> paths,
      Map<End, End> partner,
      Set<Integer> walked,
      List<Chain> out) {
    List<Integer> parts = new ArrayList<>();
    List<Double> xyz = new ArrayList<>();
    End in = new End(start, true);
    walked.add(start);
    while (true) {
      parts.add(in.path());
      append(paths.get(in.path()), in.atStart(), xyz);
      End next = partner.get(new End(in.path(), !in.atStart()));
      if (next == null) {
        return;
      }
      if (next.path() == start) {
        if (next.atStart() && parts.size() > 1) {
          out.add(new Chain(parts, xyz.stream().mapToDouble(Double::doubleValue).toArray()));
        }
        return;
      }
      if (!walked.add(next.path())) {
        return;
      }
      in = next;
    }
  }

  /** All vertices but the last, which is the first of the next line. */
  private static void append(double[] path, boolean forwards, List<Double> out) {
    int n = path.length / 3;
    for (int i = 0; i < n - 1; i++) {
      int at = 3 * (forwards ? i : n - 1 - i);
      out.add(path[at]);
      out.add(path[at + 1]);
      out.add(path[at + 2]);
    }
  }

  /** Ends that lie together, found by cells of the tolerance's size. */
  private static List<List<End>> places(List<double[]> paths, double tolerance) {
    Map<List<Long>, List<List<End>>> cells = new HashMap<>();
    List<List<End>> out = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      for (boolean atStart : new boolean[] {true, false}) {
        double[] p = end(paths.get(i), atStart);
        long cx = (long) Math.floor(p[0] / tolerance);
        long cy = (long) Math.floor(p[1] / tolerance);
        List<End> place = null;
        for (long dx = -1; dx <= 1 && place == null; dx++) {
          for (long dy = -1; dy <= 1 && place == null; dy++) {
            for (List<End> at : cells.getOrDefault(List.of(cx + dx, cy + dy), List.of())) {
              double[] q = end(paths.get(at.get(0).path()), at.get(0).atStart());
              if (Math.hypot(p[0] - q[0], p[1] - q[1]) <= tolerance) {
                place = at;
                break;
              }
            }
          }
        }
        if (place == null) {
          place = new ArrayList<>();
          out.add(place);
          cells.computeIfAbsent(List.of(cx, cy), k -> new ArrayList<>()).add(place);
        }
        place.add(new End(i, atStart));
      }
    }
    return out;
  }

  private static double[] end(double[] path, boolean atStart) {
    int at = atStart ? 0 : path.length - 3;
    return new double[] {path[at], path[at + 1]};
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    joined.note().ifPresent(notes::add);
    open.note().ifPresent(notes::add);
    return notes;
  }
}
