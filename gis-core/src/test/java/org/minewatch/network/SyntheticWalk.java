package org.minewatch.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.minewatch.track.FixColumns;

/**
 * People walking through a network past its readers: each fix names the reader nearest along the
 * roads, with the signed distance along them and its error. The truth is kept beside.
 */
final class SyntheticWalk {
  private static final double RANGE_METRES = 400;

  final FixColumns fixes;
  final double[] trueEasting;
  final double[] trueNorthing;

  private final RoadwayNetwork network;
  private final Random random;
  private final List<ReaderPlace> places;

  private final List<double[]> rows = new ArrayList<>();

  SyntheticWalk(
      RoadwayNetwork network, ReaderPlaces readers, int people, int fixesEach, Random random) {
    this.network = network;
    this.random = random;
    this.places = readers.list().stream().filter(ReaderPlace::onNetwork).toList();
    for (int person = 0; person < people; person++) {
      walk(person, fixesEach);
    }
    int n = rows.size();
    int[] card = new int[n];
    long[] time = new long[n];
    double[] nan = new double[n];
    java.util.Arrays.fill(nan, Double.NaN);
    float[] none = new float[n];
    java.util.Arrays.fill(none, Float.NaN);
    int[] reader = new int[n];
    float[] distance = new float[n];
    trueEasting = new double[n];
    trueNorthing = new double[n];
    for (int i = 0; i < n; i++) {
      double[] r = rows.get(i);
      card[i] = (int) r[0];
      time[i] = (long) r[1];
      reader[i] = (int) r[2];
      distance[i] = (float) r[3];
      trueEasting[i] = r[4];
      trueNorthing[i] = r[5];
    }
    List<String> cards = new ArrayList<>();
    for (int p = 0; p < people; p++) {
      cards.add("C" + (10_000 + p));
    }
    fixes =
        new FixColumns(
            cards,
            places.stream().map(p -> p.reader().readerId()).toList(),
            card,
            time,
            nan,
            nan.clone(),
            none,
            accuracies(n),
            reader,
            distance,
            new byte[n]);
  }

  private static float[] accuracies(int n) {
    float[] a = new float[n];
    java.util.Arrays.fill(a, 1);
    return a;
  }

  private void walk(int person, int count) {
    ReaderPlace home = places.get(random.nextInt(places.size()));
    int node = network.from(home.positions().get(0).edge());
    int target = node;
    double left = 0;
    int edge = -1;
    double offset = 0;
    int towards = 0;
    long time = 1_772_323_200_000L + random.nextInt(30_000);
    long until = 0;
    for (int i = 0; i < count; i++) {
      left = (20 + random.nextInt(20)) * (0.7 + 0.7 * random.nextDouble());
      time += 30_000;
      if (time < until) {
        left = 0;
      }
      while (left > 0) {
        if (edge < 0) {
          if (node == target) {
            target = destination(node);
            if (random.nextInt(4) == 0) {
              until = time + random.nextInt(900_000);
              break;
            }
            if (node == target) {
              break;
            }
          }
          edge = firstEdge(node, target);
          boolean forward = network.from(edge) == node;
          offset = forward ? 0 : network.length(edge);
          towards = forward ? 1 : -1;
        }
        double rest = towards > 0 ? network.length(edge) - offset : offset;
        if (left < rest) {
          offset += towards * left;
          left = 0;
        } else {
          left -= rest;
          node = towards > 0 ? network.to(edge) : network.from(edge);
          offset = towards > 0 ? network.length(edge) : 0;
          if (node == target) {
            record(person, time, edge, offset);
            time += 1_000;
          }
          int last = edge;
          edge = -1;
          if (left == 0) {
            edge = last;
          }
        }
      }
      if (edge >= 0) {
        record(person, time, edge, offset);
      } else {
        int e = network.edgeAt(node, 0);
        record(person, time, e, network.from(e) == node ? 0 : network.length(e));
      }
    }
  }

  private int destination(int node) {
    for (int attempt = 0; attempt < 50; attempt++) {
      int n = random.nextInt(network.nodeCount());
      double d = network.nodeDistance(node, n);
      if (d > 0 && d < 1_500) {
        return n;
      }
    }
    return node;
  }

  private int firstEdge(int node, int target) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < network.degree(node); k++) {
      int e = network.edgeAt(node, k);
      int other = network.otherEnd(e, node);
      double d = network.length(e) + network.nodeDistance(other, target);
      if (other != node && d < least) {
        least = d;
        best = e;
      }
    }
    return best;
  }

  private void record(int person, long time, int edge, double offset) {
    int nearest = -1;
    double least = RANGE_METRES;
    for (int r = 0; r < places.size(); r++) {
      NetworkPosition at = places.get(r).positions().get(0);
      double d = network.distance(at.edge(), at.offsetMetres(), edge, offset);
      if (d < least) {
        least = d;
        nearest = r;
      }
    }
    if (nearest < 0) {
      return;
    }
    double measured =
        sign(places.get(nearest), edge, offset, least) * least + random.nextGaussian();
    rows.add(
        new double[] {
          person,
          time,
          nearest,
          measured,
          network.easting(edge, offset),
          network.northing(edge, offset)
        });
  }

  /** The direction in which the shortest way from a reader sets out, against its positive one. */
  private double sign(ReaderPlace place, int edge, double offset, double distance) {
    NetworkPosition at = place.positions().get(0);
    double step = Math.min(0.01, distance);
    double ahead = Math.min(network.length(at.edge()), at.offsetMetres() + step);
    double behind = Math.max(0, at.offsetMetres() - step);
    double a = network.distance(at.edge(), ahead, edge, offset);
    double b = network.distance(at.edge(), behind, edge, offset);
    if (ahead == at.offsetMetres() || behind == at.offsetMetres()) {
      // At the end of its road: what is not along the road lies the other way.
      boolean along =
          ahead == at.offsetMetres() ? b < distance - step / 2 : a < distance - step / 2;
      boolean grows = ahead == at.offsetMetres() ? !along : along;
      return grows ? place.senses().get(0) : -place.senses().get(0);
    }
    return a < b ? place.senses().get(0) : -place.senses().get(0);
  }
}
