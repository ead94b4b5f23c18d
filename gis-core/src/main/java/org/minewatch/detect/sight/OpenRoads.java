package org.minewatch.detect.sight;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.minewatch.detect.MineNight;
import org.minewatch.network.NetworkPosition;
import org.minewatch.network.ReaderPlace;
import org.minewatch.network.RoadKind;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.network.SealPlace;
import org.minewatch.region.Seal;

/**
 * The roads in use: not given up, not caved behind a face, no shaft, and not behind a registered
 * seal. What no closed seal parts from a station, a shaft, a face or a heading is in use; so is
 * what hangs together with none of them and has no seal either. Where there is none of them at all,
 * nobody knows which side of a seal is closed, and both are taken to be in use.
 */
final class OpenRoads {
  private final RoadwayNetwork network;
  private final BitSet behindSeal = new BitSet();

  /** Offsets of the closed seals of an edge, in order. */
  private final Map<Integer, List<Double>> bars = new TreeMap<>();

  private final BitSet reachedNodes = new BitSet();
  private boolean sidesKnown;

  private OpenRoads(RoadwayNetwork network) {
    this.network = network;
  }

  static OpenRoads of(MineNight night, List<ReaderPlace> stations) {
    OpenRoads roads = new OpenRoads(night.network());
    Set<String> closed =
        night.records().seals().stream()
            .filter(s -> !s.kind().equals("air-door"))
            .filter(s -> s.built().map(b -> b.isBefore(night.night())).orElse(true))
            .filter(s -> s.opened().map(o -> o.isAfter(night.night())).orElse(true))
            .map(Seal::sealId)
            .collect(Collectors.toSet());
    for (SealPlace s : roads.network.seals()) {
      if (s.registered() && s.position() != null && closed.contains(s.id())) {
        roads
            .bars
            .computeIfAbsent(s.position().edge(), e -> new ArrayList<>())
            .add(s.position().offsetMetres());
      }
    }
    roads.bars.values().forEach(offsets -> offsets.sort(null));
    if (!roads.bars.isEmpty()) {
      roads.close(stations);
    }
    return roads;
  }

  private void close(List<ReaderPlace> stations) {
    ArrayDeque<Integer> next = new ArrayDeque<>();
    for (int edge = 0; edge < network.edgeCount(); edge++) {
      RoadKind kind = network.kind(edge);
      if (!bars.containsKey(edge) && kind != RoadKind.ROADWAY && kind != RoadKind.CHAMBER) {
        next.add(network.from(edge));
      }
    }
    for (ReaderPlace p : stations) {
      for (NetworkPosition at : p.positions()) {
        List<Double> offsets = bars.getOrDefault(at.edge(), List.of());
        if (offsets.isEmpty() || at.offsetMetres() <= offsets.get(0)) {
          next.add(network.from(at.edge()));
        } else if (at.offsetMetres() >= offsets.get(offsets.size() - 1)) {
          next.add(network.to(at.edge()));
        }
      }
    }
    if (next.isEmpty()) {
      return;
    }
    sidesKnown = true;
    BitSet reached = new BitSet();
    spread(next, reachedNodes, reached);
    // What lies on the other side of a barred edge was cut off by the seal.
    for (int edge : bars.keySet()) {
      for (int node : new int[] {network.from(edge), network.to(edge)}) {
        if (!reachedNodes.get(node)) {
          next.add(node);
        }
      }
    }
    spread(next, new BitSet(), behindSeal);
  }

  /** Goes on from nodes through every edge without a seal. */
  private void spread(ArrayDeque<Integer> next, BitSet nodes, BitSet edges) {
    while (!next.isEmpty()) {
      int node = next.poll();
      if (nodes.get(node)) {
        continue;
      }
      nodes.set(node);
      for (int k = 0; k < network.degree(node); k++) {
        int edge = network.edgeAt(node, k);
        if (!bars.containsKey(edge)) {
          edges.set(edge);
          next.add(network.from(edge));
          next.add(network.to(edge));
        }
      }
    }
  }

  boolean isInUse(int edge) {
    return !network.isAbandoned(edge)
        && !network.isBehindFace(edge)
        && network.kind(edge) != RoadKind.SHAFT
        && !behindSeal.get(edge);
  }

  /** The part of an edge in use that lies behind a seal standing in it; empty where none does. */
  Spans closed(int edge) {
    Spans closed = new Spans(network.length(edge));
    List<Double> offsets = bars.get(edge);
    if (offsets != null && sidesKnown) {
      boolean from = reachedNodes.get(network.from(edge));
      boolean to = reachedNodes.get(network.to(edge));
      closed.add(
          from ? offsets.get(0) : 0, to ? offsets.get(offsets.size() - 1) : network.length(edge));
    }
    return closed;
  }
}
