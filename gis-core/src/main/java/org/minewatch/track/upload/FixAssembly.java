package org.minewatch.track.upload;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.minewatch.track.FixColumns;

/** Brings the fixes of several buffers into one set of columns sorted by card, time and values. */
final class FixAssembly {
  /** A card has fewer fixes than this, which with the time makes one sortable number. */
  private static final int INDEX_BITS = 24;

  private final List<FixBuffer> buffers;
  private final List<Codes> codes;
  private final UploadQuery query;

  private int[] card;
  private long[] time;
  private int[] reader;
  private float[] distance;
  private boolean[] derived;
  private byte[] marks;
  private int size;
  private long duplicates;

  FixAssembly(List<FixBuffer> buffers, List<Codes> codes, UploadQuery query) {
    this.buffers = buffers;
    this.codes = codes;
    this.query = query;
  }

  FixColumns columns() {
    String[] cards = used(true);
    String[] readers = used(false);
    int[] ends = group(cards, readers);
    marks = new byte[time.length];
    int from = 0;
    for (int end : ends) {
      sort(from, end);
      from = end;
    }
    from = 0;
    for (int end : ends) {
      collapse(from, end);
      from = end;
    }
    double[] nowhere = new double[size];
    Arrays.fill(nowhere, Double.NaN);
    float[] unknown = new float[size];
    Arrays.fill(unknown, Float.NaN);
    return new FixColumns(
        List.of(cards),
        List.of(readers),
        Arrays.copyOf(card, size),
        Arrays.copyOf(time, size),
        nowhere,
        nowhere,
        unknown,
        unknown,
        Arrays.copyOf(reader, size),
        Arrays.copyOf(distance, size),
        Arrays.copyOf(marks, size));
  }

  /** Fixes that repeat another one exactly, and are marked. */
  long duplicates() {
    return duplicates;
  }

  /** The codes that some fix names, in the order of text. */
  private String[] used(boolean ofCards) {
    TreeSet<String> texts = new TreeSet<>();
    for (int b = 0; b < buffers.size(); b++) {
      FixBuffer buffer = buffers.get(b);
      CodeTable table = table(b, ofCards);
      boolean[] seen = new boolean[table.size()];
      for (int i = 0; i < buffer.size(); i++) {
        seen[ofCards ? buffer.card(i) : buffer.station(i)] = true;
      }
      for (int i = 0; i < seen.length; i++) {
        if (seen[i]) {
          texts.add(table.text(i));
        }
      }
    }
    return texts.toArray(String[]::new);
  }

  private CodeTable table(int buffer, boolean ofCards) {
    return ofCards ? codes.get(buffer).cards() : codes.get(buffer).stations();
  }

  private int[] ranks(int buffer, boolean ofCards, String[] texts) {
    CodeTable table = table(buffer, ofCards);
    int[] ranks = new int[table.size()];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = Arrays.binarySearch(texts, table.text(i));
    }
    return ranks;
  }

  /** Moves each card's fixes together; gives where each card ends. */
  private int[] group(String[] cards, String[] readers) {
    int total = buffers.stream().mapToInt(FixBuffer::size).sum();
    card = new int[total];
    time = new long[total];
    reader = new int[total];
    distance = new float[total];
    derived = new boolean[total];
    int[] ends = new int[cards.length];
    int[][] cardRanks = new int[buffers.size()][];
    for (int b = 0; b < buffers.size(); b++) {
      cardRanks[b] = ranks(b, true, cards);
      FixBuffer buffer = buffers.get(b);
      for (int i = 0; i < buffer.size(); i++) {
        ends[cardRanks[b][buffer.card(i)]]++;
      }
    }
    for (int c = 0, sum = 0; c < ends.length; c++) {
      int count = ends[c];
      if (count >= 1 << INDEX_BITS) {
        throw new FixBuffer.TooMany((1 << INDEX_BITS) - 1);
      }
      ends[c] = sum;
      sum += count;
    }
    for (int b = 0; b < buffers.size(); b++) {
      FixBuffer buffer = buffers.get(b);
      int[] stationRanks = ranks(b, false, readers);
      for (int i = 0; i < buffer.size(); i++) {
        int rank = cardRanks[b][buffer.card(i)];
        int to = ends[rank]++;
        card[to] = rank;
        time[to] = buffer.time(i);
        reader[to] = stationRanks[buffer.station(i)];
        distance[to] = buffer.distance(i);
        derived[to] = buffer.isDerived(i);
      }
    }
    return ends;
  }

  private void sort(int from, int to) {
    long[] keys = new long[to - from];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = time[from + i] - query.fromMillis() << INDEX_BITS | i;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      order[i] = from + (int) (keys[i] & (1 << INDEX_BITS) - 1);
    }
    for (int i = 0; i < order.length; ) {
      int next = i + 1;
      while (next < order.length && time[order[next]] == time[order[i]]) {
        next++;
      }
      insertionSort(order, i, next);
      i = next;
    }
    long[] times = new long[order.length];
    int[] readers = new int[order.length];
    float[] distances = new float[order.length];
    boolean[] deriveds = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      times[i] = time[order[i]];
      readers[i] = reader[order[i]];
      distances[i] = distance[order[i]];
      deriveds[i] = derived[order[i]];
    }
    System.arraycopy(times, 0, time, from, times.length);
    System.arraycopy(readers, 0, reader, from, times.length);
    System.arraycopy(distances, 0, distance, from, times.length);
    System.arraycopy(deriveds, 0, derived, from, times.length);
  }

  private void insertionSort(int[] order, int from, int to) {
    if (to - from > 16) {
      Integer[] boxed = Arrays.stream(order, from, to).boxed().toArray(Integer[]::new);
      Arrays.sort(boxed, this::compare);
      for (int i = 0; i < boxed.length; i++) {
        order[from + i] = boxed[i];
      }
      return;
    }
    for (int i = from + 1; i < to; i++) {
      int moved = order[i];
      int j = i;
      for (; j > from && compare(order[j - 1], moved) > 0; j--) {
        order[j] = order[j - 1];
      }
      order[j] = moved;
    }
  }

  /** Fixes of one card and time: by station, measured before derived, then by distance. */
  private int compare(int a, int b) {
    int c = Integer.compare(reader[a], reader[b]);
    c = c != 0 ? c : Boolean.compare(derived[a], derived[b]);
    return c != 0 ? c : Float.compare(distance[a], distance[b]);
  }

  /** Drops derived fixes that say nothing new and marks exact repeats. */
  private void collapse(int from, int to) {
    int first = size;
    for (int i = from; i < to; i++) {
      boolean together = size > first && time[size - 1] == time[i] && reader[size - 1] == reader[i];
      if (together && derived[i]) {
        continue;
      }
      boolean repeat = together && Float.compare(distance[size - 1], distance[i]) == 0;
      card[size] = card[i];
      time[size] = time[i];
      reader[size] = reader[i];
      distance[size] = distance[i];
      derived[size] = derived[i];
      marks[size] = (byte) (repeat ? FixColumns.MARK_DUPLICATE : 0);
      duplicates += repeat ? 1 : 0;
      size++;
    }
  }
}
