package org.minewatch.overlay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * The distinct sets of polygons that fixes of a mine lie in, so that a fix's answer is one number.
 *
 * <p>Set 0 is the empty one. Numbers are handles into this object, never to be stored: a set first
 * met on an edge is added while fixes are classified, and with several threads the order of such
 * additions is not fixed. What a number stands for never changes. Safe for use by several threads.
 */
public final class ClassSets {
  private final List<ClassPolygon> polygons;
  private final Map<Members, Integer> numbers = new HashMap<>();
  private final Changes changes = new Changes();
  private final List<int[]> members = new ArrayList<>();

  /** By set; read without the lock, which is safe as a slice has final fields only. */
  private volatile Slices[] slices = new Slices[16];

  private final boolean banded;

  ClassSets(List<ClassPolygon> polygons) {
    this.polygons = polygons;
    this.banded = polygons.stream().anyMatch(p -> p.band() != null);
    number(new int[0]);
  }

  /** How many sets there are so far; their numbers run from 0 to one below. */
  public synchronized int size() {
    return members.size();
  }

  /** The polygons of a set as ascending places in {@link MineOverlay#polygons()}. */
  public synchronized int[] members(int set) {
    return members.get(set).clone();
  }

  /** The class ids of a set in the order of the polygons, each once. */
  public List<String> classIds(int set) {
    return Arrays.stream(members(set)).mapToObj(i -> polygons.get(i).classId()).distinct().toList();
  }

  boolean banded() {
    return banded;
  }

  synchronized int with(int set, int polygon) {
    return change(set, polygon, true);
  }

  synchronized int without(int set, int polygon) {
    return change(set, polygon, false);
  }

  /** The members of a set that hold at an elevation; those with a band never do at NaN. */
  int at(int set, float elevationMetres) {
    Slices[] known = slices;
    Slices s = set < known.length ? known[set] : null;
    return (s == null ? slice(set) : s).at(elevationMetres);
  }

  private synchronized Slices slice(int set) {
    if (set >= slices.length) {
      slices = Arrays.copyOf(slices, Math.max(set + 1, 2 * slices.length));
    }
    if (slices[set] == null) {
      slices[set] = slicesOf(set);
    }
    return slices[set];
  }

  private int change(int set, int polygon, boolean add) {
    long key = ((long) set << 31 | polygon) << 1 | (add ? 1 : 0);
    int known = changes.get(key);
    if (known < 0) {
      int[] old = members.get(set);
      int at = Arrays.binarySearch(old, polygon);
      known = at >= 0 == add ? set : number(changed(old, polygon, at));
      changes.put(key, known);
    }
    return known;
  }

  private static int[] changed(int[] old, int polygon, int at) {
    boolean add = at < 0;
    int place = add ? -at - 1 : at;
    int[] next = new int[old.length + (add ? 1 : -1)];
    System.arraycopy(old, 0, next, 0, place);
    System.arraycopy(
        old,
        add ? place : place + 1,
        next,
        add ? place + 1 : place,
        old.length - place - (add ? 0 : 1));
    if (add) {
      next[place] = polygon;
    }
    return next;
  }

  private int number(int[] set) {
    Integer known = numbers.putIfAbsent(new Members(set), members.size());
    if (known != null) {
      return known;
    }
    members.add(set);
    return members.size() - 1;
  }

  private Slices slicesOf(int set) {
    int[] all = members.get(set);
    double[] ends =
        Arrays.stream(all)
            .mapToObj(i -> polygons.get(i).band())
            .filter(b -> b != null)
            .flatMapToDouble(b -> DoubleStream.of(b.lowMetres(), b.highMetres()))
            .map(d -> d + 0.0)
            .sorted()
            .distinct()
            .toArray();
    int[] sets = new int[2 * ends.length + 2];
    for (int slot = 0; slot < sets.length; slot++) {
      double z = Slices.elevation(ends, slot);
      sets[slot] =
          number(
              Arrays.stream(all)
                  .filter(i -> polygons.get(i).band() == null || polygons.get(i).band().holds(z))
                  .toArray());
    }
    return new Slices(ends, sets);
  }

  /** What a set becomes below, at, between and above the ends of its bands, and at NaN (last). */
  private record Slices(double[] ends, int[] sets) {
    static double elevation(double[] ends, int slot) {
      int i = slot / 2;
      if (slot == 2 * ends.length + 1) {
        return Double.NaN;
      }
      if (slot % 2 == 1) {
        return ends[i];
      }
      return i == ends.length
          ? ends.length == 0 ? 0 : Math.nextUp(ends[i - 1])
          : Math.nextDown(ends[i]);
    }

    int at(float elevationMetres) {
      if (Float.isNaN(elevationMetres)) {
        return sets[sets.length - 1];
      }
      int i = Arrays.binarySearch(ends, elevationMetres + 0.0);
      return sets[i >= 0 ? 2 * i + 1 : 2 * (-i - 1)];
    }
  }

  /** What became of a set when a polygon was added or taken out; open addressing. */
  private static final class Changes {
    private static final long NONE = -1;
    private long[] keys = new long[256];
    private int[] values = new int[256];
    private int size;

    Changes() {
      Arrays.fill(keys, NONE);
    }

    int get(long key) {
      int at = slot(key);
      return keys[at] == key ? values[at] : -1;
    }

    void put(long key, int value) {
      if (2 * ++size > keys.length) {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[2 * oldKeys.length];
        Arrays.fill(keys, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
          if (oldKeys[i] != NONE) {
            set(oldKeys[i], oldValues[i]);
          }
        }
      }
      set(key, value);
    }

    private void set(long key, int value) {
      int at = slot(key);
      keys[at] = key;
      values[at] = value;
    }

    private int slot(long key) {
      long mixed = key * 0x9E3779B97F4A7C15L;
      int mask = keys.length - 1;
      int at = (int) (mixed >>> 40) & mask;
      while (keys[at] != NONE && keys[at] != key) {
        at = at + 1 & mask;
      }
      return at;
    }
  }

  private record Members(int[] polygons) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Members m && Arrays.equals(polygons, m.polygons);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(polygons);
    }
  }
}
