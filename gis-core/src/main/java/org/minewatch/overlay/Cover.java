package org.minewatch.overlay;

/**
 * The exact answer for any point of a box, from only the edges that come near the box, laid out as
 * whole numbers in a row:
 *
 * <pre>
 * set      the polygons that hold all over the box
 * count    of polygons that an edge divides the box for; then for each
 *   polygon, odd, edges, steps, edge..., step...
 * </pre>
 *
 * <p>Whether a point is inside follows the ray to greater x. The edges listed are near the box and
 * are asked one by one. The others right of the box are crossed or not by the height of the point
 * alone; their number is {@code odd} at the bottom of the box and changes parity at each step, an
 * end of an edge at a height within the box, where a line of edges leaves the list. A step is twice
 * an edge's number, plus one for its second end.
 */
final class Cover {
  private static final int HEAD = 4;

  private Cover() {}

  /** The cover of everywhere: all edges are listed. */
  static int[] ofAll(Edges edges) {
    IntList all = new IntList();
    all.add(0);
    all.add(edges.start.length - 1);
    for (int p = 0; p + 1 < edges.start.length; p++) {
      all.add(p);
      all.add(0);
      all.add(edges.start[p + 1] - edges.start[p]);
      all.add(0);
      for (int e = edges.start[p]; e < edges.start[p + 1]; e++) {
        all.add(e);
      }
    }
    return all.toArray();
  }

  static int set(int[] cover) {
    return cover[0];
  }

  static int polygons(int[] cover) {
    return cover[1];
  }

  /** Place of the first polygon's head; {@link #next} gives the others'. */
  static int first() {
    return 2;
  }

  static int next(int[] cover, int head) {
    return head + HEAD + cover[head + 2] + cover[head + 3];
  }

  static int polygon(int[] cover, int head) {
    return cover[head];
  }

  static boolean odd(int[] cover, int head) {
    return cover[head + 1] != 0;
  }

  static int edges(int[] cover, int head) {
    return cover[head + 2];
  }

  static int edge(int[] cover, int head, int i) {
    return cover[head + HEAD + i];
  }

  static int steps(int[] cover, int head) {
    return cover[head + 3];
  }

  static int step(int[] cover, int head, int i) {
    return cover[head + HEAD + cover[head + 2] + i];
  }

  static double height(Edges edges, int step) {
    return (step & 1) == 0 ? edges.y0[step >> 1] : edges.y1[step >> 1];
  }

  /** The set that holds at a point of the box; {@code at} is where the cover begins. */
  static int classify(int[] covers, int at, Edges edges, ClassSets sets, double x, double y) {
    int set = covers[at];
    int head = at + 2;
    for (int left = covers[at + 1]; left > 0; left--) {
      if (holds(covers, head, edges, x, y)) {
        set = sets.with(set, covers[head]);
      }
      head = next(covers, head);
    }
    return set;
  }

  private static boolean holds(int[] covers, int head, Edges edges, double x, double y) {
    boolean inside = odd(covers, head);
    int step = head + HEAD + covers[head + 2];
    for (int i = head + HEAD; i < step; i++) {
      int ray = edges.ray(covers[i], x, y);
      if (ray == Edges.TOUCHED) {
        return true;
      }
      inside ^= ray == Edges.CROSSED;
    }
    for (int end = step + covers[head + 3]; step < end; step++) {
      inside ^= y >= height(edges, covers[step]);
    }
    return inside;
  }
}
