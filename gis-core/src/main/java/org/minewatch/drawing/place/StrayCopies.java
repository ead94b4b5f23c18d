package org.minewatch.drawing.place;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.minewatch.drawing.source.SourceFeature;

/**
 * Explains what lies far from the rest of a drawing: copies that a draughtsman pasted with the base
 * point at the origin (they stand at doubled coordinates), copies moved by another vector, and
 * things that nothing explains.
 */
public final class StrayCopies {

  /** Farther from the middle of the drawing than any mine reaches. */
  public static final double FAR_METRES = 50_000;

  private static final double SAME_GROUP_METRES = 5_000;
  private static final double SAME_SHAPE = 0.01;
  private static final double DOUBLED = 0.002;
  private static final int LEAST_MATCHES = 3;

  /** What is drawn more often than this tells no copy from another. */
  private static final int MOST_TWINS = 16;

  /** Where more than this lies apart there is no middle to be far from. */
  private static final double MOST_SHARE = 0.25;

  /**
   * Features that lie together, away from the drawing.
   *
   * @param kind {@code doubled}, {@code copy} or {@code stray}
   * @param copied how many of them have a twin in the drawing
   * @param byX what was added to the twin's x; NaN when there is none
   */
  public record Group(
      String kind, List<SourceFeature> features, int copied, double byX, double byY) {
    public Group {
      features = List.copyOf(features);
    }

    /** One English sentence. */
    public String sentence() {
      SourceFeature f = features.get(0);
      String where =
          String.format(
              Locale.ROOT,
              "around x %.0f, y %.0f, first %s",
              f.path(0)[0],
              f.path(0)[1],
              f.entity());
      return switch (kind) {
        case "doubled" ->
            features.size()
                + " features stand at doubled coordinates ("
                + where
                + "): a copy pasted with its base point at the origin"
                + (copied > 0 ? ", " + copied + " of them have a twin in the drawing" : "");
        case "copy" ->
            String.format(
                Locale.ROOT,
                "%d features are a copy moved by %.1f m east and %.1f m north (%s)",
                features.size(),
                byX,
                byY,
                where);
        default ->
            features.size() + " features lie far from the rest of the drawing (" + where + ")";
      };
    }
  }

  private StrayCopies() {}

  /**
   * The groups that lie far from the middle of the drawing, in the order of the file.
   *
   * @param features placed in metres, or with the sheet's numbers where those are metres
   */
  public static List<Group> find(List<SourceFeature> features) {
    double[] middle = middle(features);
    List<SourceFeature> far = new ArrayList<>();
    List<SourceFeature> near = new ArrayList<>();
    for (SourceFeature f : features) {
      if (f.pathCount() == 0 || f.path(0).length < 2) {
        continue;
      }
      boolean away = Math.hypot(f.path(0)[0] - middle[0], f.path(0)[1] - middle[1]) > FAR_METRES;
      (away ? far : near).add(f);
    }
    if (far.isEmpty() || far.size() > MOST_SHARE * features.size()) {
      return List.of();
    }
    Map<String, List<double[]>> twins = new HashMap<>();
    for (SourceFeature f : near) {
      List<double[]> same = twins.computeIfAbsent(signature(f), k -> new ArrayList<>());
      if (same.size() < MOST_TWINS) {
        same.add(new double[] {f.path(0)[0], f.path(0)[1]});
      }
    }
    return groups(far).stream().map(g -> explained(g, twins, middle)).toList();
  }

  /** The features of all groups, by identity. */
  public static Set<SourceFeature> features(List<Group> groups) {
    Set<SourceFeature> out = Collections.newSetFromMap(new IdentityHashMap<>());
    groups.forEach(g -> out.addAll(g.features()));
    return out;
  }

  private static double[] middle(List<SourceFeature> features) {
    double[] x =
        features.stream()
            .filter(f -> f.pathCount() > 0)
            .mapToDouble(f -> f.path(0)[0])
            .sorted()
            .toArray();
    double[] y =
        features.stream()
            .filter(f -> f.pathCount() > 0)
            .mapToDouble(f -> f.path(0)[1])
            .sorted()
            .toArray();
    return x.length == 0 ? new double[2] : new double[] {x[x.length / 2], y[y.length / 2]};
  }

  private static List<List<SourceFeature>> groups(List<SourceFeature> far) {
    Map<List<Long>, List<SourceFeature>> cells = new LinkedHashMap<>();
    for (SourceFeature f : far) {
      long cx = (long) Math.floor(f.path(0)[0] / SAME_GROUP_METRES);
      long cy = (long) Math.floor(f.path(0)[1] / SAME_GROUP_METRES);
      List<SourceFeature> group = null;
      for (long dx = -1; dx <= 1 && group == null; dx++) {
        for (long dy = -1; dy <= 1 && group == null; dy++) {
          group = cells.get(List.of(cx + dx, cy + dy));
        }
      }
      List<SourceFeature> its = group == null ? new ArrayList<>() : group;
      its.add(f);
      cells.put(List.of(cx, cy), its);
    }
    Set<List<SourceFeature>> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    return cells.values().stream().filter(distinct::add).toList();
  }

  private static Group explained(
      List<SourceFeature> group, Map<String, List<double[]>> twins, double[] middle) {
    Map<List<Long>, List<double[]>> votes = new LinkedHashMap<>();
    for (SourceFeature f : group) {
      for (double[] t : twins.getOrDefault(signature(f), List.of())) {
        double dx = f.path(0)[0] - t[0];
        double dy = f.path(0)[1] - t[1];
        votes
            .computeIfAbsent(List.of(Math.round(dx), Math.round(dy)), k -> new ArrayList<>())
            .add(new double[] {dx, dy});
      }
    }
    List<double[]> best = List.of();
    for (List<double[]> v : votes.values()) {
      best = v.size() > best.size() ? v : best;
    }
    double x = group.get(0).path(0)[0];
    double y = group.get(0).path(0)[1];
    boolean doubled =
        Math.abs(x / middle[0] - 2) < DOUBLED && Math.abs(y / middle[1] - 2) < DOUBLED;
    boolean copy = best.size() >= LEAST_MATCHES && 2 * best.size() >= group.size();
    String kind = doubled ? "doubled" : copy ? "copy" : "stray";
    return new Group(
        kind,
        group,
        copy || doubled ? best.size() : 0,
        copy ? best.get(0)[0] : Double.NaN,
        copy ? best.get(0)[1] : Double.NaN);
  }

  /**
   * What a copy has in common with what was copied: layer, kind and the run of its first vertices.
   */
  private static String signature(SourceFeature f) {
    double[] p = f.path(0);
    StringBuilder s = new StringBuilder(f.layer()).append('|').append(f.shape());
    s.append('|').append(f.text()).append('|').append(f.block()).append('|').append(p.length);
    for (int i = 3; i < Math.min(p.length, 12); i += 3) {
      s.append('|').append(Math.round((p[i] - p[0]) / SAME_SHAPE));
      s.append('|').append(Math.round((p[i + 1] - p[1]) / SAME_SHAPE));
    }
    return s.toString();
  }
}
