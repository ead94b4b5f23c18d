package org.minewatch.track.upload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Gathers the descents of cards from rows in any order. */
final class DescentTable {
  private record Key(int card, long entered) {}

  private final Map<Key, Integer> places = new HashMap<>();
  private int[] lastOfCard = new int[0];
  private int size;
  private int[] card = new int[64];
  private long[] entered = new long[64];
  private long[] left = new long[64];
  private long[] first = new long[64];
  private long[] last = new long[64];

  void add(int ofCard, long enteredMine, long leftMine, long seen) {
    int at = place(ofCard, enteredMine);
    left[at] = Math.max(left[at], leftMine);
    first[at] = Math.min(first[at], seen);
    last[at] = Math.max(last[at], seen);
  }

  private int place(int ofCard, long enteredMine) {
    if (ofCard >= lastOfCard.length) {
      int from = lastOfCard.length;
      lastOfCard = Arrays.copyOf(lastOfCard, Math.max(64, 2 * (ofCard + 1)));
      Arrays.fill(lastOfCard, from, lastOfCard.length, -1);
    }
    int at = lastOfCard[ofCard];
    if (at < 0 || entered[at] != enteredMine) {
      at = places.computeIfAbsent(new Key(ofCard, enteredMine), this::create);
      lastOfCard[ofCard] = at;
    }
    return at;
  }

  private int create(Key key) {
    if (size == card.length) {
      card = Arrays.copyOf(card, 2 * size);
      entered = Arrays.copyOf(entered, 2 * size);
      left = Arrays.copyOf(left, 2 * size);
      first = Arrays.copyOf(first, 2 * size);
      last = Arrays.copyOf(last, 2 * size);
    }
    card[size] = key.card();
    entered[size] = key.entered();
    left[size] = SnapshotColumns.UNKNOWN;
    first[size] = Long.MAX_VALUE;
    last[size] = Long.MIN_VALUE;
    return size++;
  }

  /** The descents of several readers in the order of card and time. */
  static List<Descent> merged(List<DescentTable> tables, List<Codes> codes) {
    TreeMap<String, TreeMap<Long, Descent>> all = new TreeMap<>();
    for (int t = 0; t < tables.size(); t++) {
      DescentTable table = tables.get(t);
      for (int i = 0; i < table.size; i++) {
        String id = codes.get(t).cards().text(table.card[i]);
        all.computeIfAbsent(id, c -> new TreeMap<>())
            .merge(table.entered[i], table.descent(i, id), DescentTable::together);
      }
    }
    List<Descent> list = new ArrayList<>();
    all.values().forEach(of -> list.addAll(of.values()));
    return list;
  }

  private Descent descent(int i, String id) {
    OptionalLong leftAt =
        left[i] == SnapshotColumns.UNKNOWN ? OptionalLong.empty() : OptionalLong.of(left[i]);
    return new Descent(id, entered[i], leftAt, first[i], last[i]);
  }

  private static Descent together(Descent a, Descent b) {
    long left =
        Math.max(
            a.leftMillis().orElse(SnapshotColumns.UNKNOWN),
            b.leftMillis().orElse(SnapshotColumns.UNKNOWN));
    return new Descent(
        a.cardId(),
        a.enteredMillis(),
        left == SnapshotColumns.UNKNOWN ? OptionalLong.empty() : OptionalLong.of(left),
        Math.min(a.firstSeenMillis(), b.firstSeenMillis()),
        Math.max(a.lastSeenMillis(), b.lastSeenMillis()));
  }
}
