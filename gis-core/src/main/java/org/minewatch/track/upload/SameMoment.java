package org.minewatch.track.upload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Two snapshots of one moment with other content: for rules on what was sent twice and changed.
 *
 * @param file the first by name
 * @param other the one held against it
 * @param people underground by either
 * @param differing of these, those whom one of the two does not show
 */
public record SameMoment(long headerMillis, String file, String other, int people, int differing) {

  /**
   * A snapshot and the people it shows underground.
   *
   * @param cards hashes of their numbers, sorted
   */
  record Shown(Snapshot snapshot, int[] cards) {}

  /**
   * Every whole snapshot beside the first of its moment, but for parts of one that was sent in
   * several files: they have few people in common.
   */
  static List<SameMoment> find(List<Shown> shown) {
    TreeMap<Long, List<Shown>> byTime = new TreeMap<>();
    for (Shown s : shown) {
      if (s.snapshot.complete()) {
        byTime.computeIfAbsent(s.snapshot.headerMillis(), k -> new ArrayList<>()).add(s);
      }
    }
    List<SameMoment> found = new ArrayList<>();
    for (List<Shown> same : byTime.values()) {
      same.sort(Comparator.comparing(s -> s.snapshot.file()));
      for (Shown other : same.subList(1, same.size())) {
        Shown first = same.get(0);
        int both = common(first.cards, other.cards);
        if (both > 0 && 2 * both >= Math.min(first.cards.length, other.cards.length)) {
          int people = first.cards.length + other.cards.length - both;
          found.add(
              new SameMoment(
                  first.snapshot.headerMillis(),
                  first.snapshot.file(),
                  other.snapshot.file(),
                  people,
                  people - both));
        }
      }
    }
    return List.copyOf(found);
  }

  private static int common(int[] a, int[] b) {
    int both = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] == b[j]) {
        both++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return both;
  }
}
