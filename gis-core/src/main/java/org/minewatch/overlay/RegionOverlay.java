package org.minewatch.overlay;

import java.util.Arrays;
import java.util.List;

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
  private static final int WINDOW = 1 << 22;

  /** Rows whose runs are found and ordered together. */
  private static final int SLICE = 1 << 17;

  /** With fewer mines to a thread than this the slices of a mine are shared out too. */
  private static final int MANY_MINES = 8;

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
    for (long at = from; at < to; at += WINDOW) {
      int first = (int) at;
      int end = (int) Math.min(to, at + WINDOW);
      Runs[] slices = new Runs[(end - first + SLICE - 1) / SLICE];
      Tasks.run(
          slices.length,
          threads,
          i -> {
            int start = first + i * SLICE;
            slices[i] = new Runs(mine, start, Math.min(end, start + SLICE));
          });
      int parts = mines.size() >= MANY_MINES * threads ? 1 : slices.length;
      Tasks.run(
          (mines.size() + 1) * parts,
          threads,
          i -> {
            int owner = i / parts - 1;
            for (int s = i % parts; s < slices.length; s += parts) {
              slices[s].classify(owner, eastings, northings, elevations, out);
            }
          });
    }
  }

  /** The runs of rows of one mine in a slice, ordered by mine, then by row. */
  private final class Runs {
    private final IntList starts = new IntList();
    private final int[] order;

    /** Where in the order the runs of each mine end; those of no mine come first. */
    private final int[] ends = new int[mines.size() + 2];

    Runs(int[] mine, int from, int to) {
      IntList owners = new IntList();
      for (int i = from; i < to; ) {
        int owner = mine[i];
        if (owner >= mines.size()) {
          throw new IllegalArgumentException(
              "fix " + i + " is of mine " + owner + " of " + mines.size());
        }
        starts.add(i);
        owners.add(Math.max(-1, owner));
        ends[Math.max(-1, owner) + 2]++;
        do {
          i++;
        } while (i < to && mine[i] == owner);
      }
      order = new int[owners.size()];
      starts.add(to);
      for (int m = 1; m < ends.length; m++) {
        ends[m] += ends[m - 1];
      }
      for (int r = 0; r < order.length; r++) {
        order[ends[owners.get(r) + 1]++] = r;
      }
    }

    void classify(int owner, double[] eastings, double[] northings, float[] elevations, int[] out) {
      for (int k = owner < 0 ? 0 : ends[owner]; k < ends[owner + 1]; k++) {
        int from = starts.get(order[k]);
        int to = starts.get(order[k] + 1);
        if (owner < 0) {
          Arrays.fill(out, from, to, 0);
        } else if (elevations == null) {
          mines.get(owner).classify(eastings, northings, from, to, out);
        } else {
          mines.get(owner).classify(eastings, northings, elevations, from, to, out);
        }
      }
    }
  }
}
