package org.minewatch.overlay;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lays the fixes of many mines under their polygons in the order in which they arrived.
 *
 * <p>Within a window of rows the runs of one mine are taken together, so that its tables stay in
 * the processor's cache; rows are not moved. Immutable but for the sets of its mines.
 */
public final class RegionOverlay {
  /**
   * Most rows taken at a time. The more, the more fixes of a mine lie in cells that are already in
   * the cache; 2^22 rows of places and answers are 80 MB that are passed through once.
   */
  private static final int MAX_WINDOW = 1 << 22;

  private static final int MIN_WINDOW = 1 << 16;

  private final List<MineOverlay> mines;

  public RegionOverlay(List<MineOverlay> mines) {
    this.mines = List.copyOf(mines);
  }

  public MineOverlay mine(int mine) {
    return mines.get(mine);
  }

  public int size() {
    return mines.size();
  }

  /** The same region with one mine's polygons replaced. */
  public RegionOverlay with(int mine, MineOverlay changed) {
    MineOverlay[] next = mines.toArray(MineOverlay[]::new);
    next[mine] = changed;
    return new RegionOverlay(Arrays.asList(next));
  }

  /**
   * Writes to {@code out} the set of each fix in [from, to) among the sets of its own mine.
   *
   * @param mine place of each fix's mine in the list; below 0 for none, which gives set 0
   * @param elevations or null to leave elevation bands out
   */
  public void classify(
      int[] mine,
      double[] eastings,
      double[] northings,
      float[] elevations,
      int from,
      int to,
      int[] out,
      int threads) {
    long share = ((long) to - from) / (2L * Math.max(1, threads)) + 1;
    int window = (int) Math.max(MIN_WINDOW, Math.min(MAX_WINDOW, share));
    AtomicLong next = new AtomicLong(from);
    Runnable work =
        () -> {
          Runs runs = new Runs();
          for (long at = next.getAndAdd(window); at < to; at = next.getAndAdd(window)) {
            runs.find(mine, (int) at, (int) Math.min(to, at + window));
            runs.classify(eastings, northings, elevations, out);
          }
        };
    inParallel(work, threads);
  }

  private static void inParallel(Runnable work, int threads) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread[] others = new Thread[Math.max(0, threads - 1)];
    for (int i = 0; i < others.length; i++) {
      others[i] = new Thread(work, "overlay-" + (i + 1));
      others[i].setUncaughtExceptionHandler((t, e) -> failure.compareAndSet(null, e));
      others[i].start();
    }
    boolean interrupted = false;
    try {
      work.run();
    } finally {
      for (Thread other : others) {
        while (other.isAlive()) {
          try {
            other.join();
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException("fixes could not be classified", failure.get());
    }
  }

  /** The runs of rows of one mine in a window, ordered by mine, then by row. */
  private final class Runs {
    private final IntList starts = new IntList();
    private final IntList owners = new IntList();
    private final int[] places = new int[mines.size() + 2];
    private int[] order = new int[0];

    void find(int[] mine, int from, int to) {
      starts.clear();
      owners.clear();
      Arrays.fill(places, 0);
      for (int i = from; i < to; ) {
        int owner = mine[i];
        if (owner >= mines.size()) {
          throw new IllegalArgumentException(
              "fix " + i + " is of mine " + owner + " of " + mines.size());
        }
        starts.add(i);
        owners.add(Math.max(-1, owner));
        places[Math.max(-1, owner) + 2]++;
        do {
          i++;
        } while (i < to && mine[i] == owner);
      }
      int count = starts.size();
      starts.add(to);
      if (order.length < count) {
        order = new int[count];
      }
      // places[m + 1] is where the next run of mine m goes; those of no mine come first.
      for (int m = 1; m < places.length; m++) {
        places[m] += places[m - 1];
      }
      for (int r = 0; r < count; r++) {
        order[places[owners.get(r) + 1]++] = r;
      }
    }

    void classify(double[] eastings, double[] northings, float[] elevations, int[] out) {
      for (int k = 0; k < owners.size(); k++) {
        int run = order[k];
        int from = starts.get(run);
        int to = starts.get(run + 1);
        int mine = owners.get(run);
        if (mine < 0) {
          Arrays.fill(out, from, to, 0);
        } else if (elevations == null) {
          mines.get(mine).classify(eastings, northings, from, to, out);
        } else {
          mines.get(mine).classify(eastings, northings, elevations, from, to, out);
        }
      }
    }
  }
}
