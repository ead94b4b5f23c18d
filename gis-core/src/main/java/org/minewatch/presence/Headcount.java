package org.minewatch.presence;

import java.util.Arrays;
import java.util.List;

/**
 * How many people are underground and in each area, over one day, as columns of equal time steps.
 *
 * <p>Somebody is where the last fix put him until the next fix, and unseen in a gap. Who is in
 * doubt is counted where he was put as {@code perhaps}, never as {@code inside}; his other possible
 * places are not known here, so an area's true number may even exceed both together.
 */
public final class Headcount {
  private final long fromMillis;
  private final int stepMillis;
  private final List<String> areas;
  private final short[] placed;
  private final short[] onRoad;
  private final short[] open;
  private final short[] unseen;
  private final short[][] inside;
  private final short[][] perhaps;

  Headcount(long fromMillis, int stepMillis, int steps, List<String> areas) {
    this(
        new Columns(
            fromMillis,
            stepMillis,
            areas,
            new short[steps],
            new short[steps],
            new short[steps],
            new short[steps],
            new short[areas.size()][steps],
            new short[areas.size()][steps]));
  }

  private Headcount(Columns columns) {
    fromMillis = columns.fromMillis;
    stepMillis = columns.stepMillis;
    areas = columns.areas;
    placed = columns.placed;
    onRoad = columns.onRoad;
    open = columns.open;
    unseen = columns.unseen;
    inside = columns.inside;
    perhaps = columns.perhaps;
  }

  /**
   * All that a headcount is, for keeping it; the columns are its own, not copies.
   *
   * @param inside a column an area
   * @param perhaps a column an area
   */
  public record Columns(
      long fromMillis,
      int stepMillis,
      List<String> areas,
      short[] placed,
      short[] onRoad,
      short[] open,
      short[] unseen,
      short[][] inside,
      short[][] perhaps) {
    public Columns {
      areas = List.copyOf(areas);
      int steps = placed.length;
      if (stepMillis < 1
          || onRoad.length != steps
          || open.length != steps
          || unseen.length != steps
          || !areAll(inside, areas.size(), steps)
          || !areAll(perhaps, areas.size(), steps)) {
        throw new IllegalArgumentException("the columns of a headcount are of unequal length");
      }
    }

    private static boolean areAll(short[][] columns, int count, int steps) {
      return columns.length == count && Arrays.stream(columns).allMatch(c -> c.length == steps);
    }
  }

  /** The headcount of columns that {@link #columns()} gave. */
  public static Headcount of(Columns columns) {
    return new Headcount(columns);
  }

  public Columns columns() {
    return new Columns(
        fromMillis, stepMillis, areas, placed, onRoad, open, unseen, inside, perhaps);
  }

  public int steps() {
    return placed.length;
  }

  /** When the heads of a step were counted. */
  public long timeMillis(int step) {
    return fromMillis + (long) step * stepMillis;
  }

  /** People underground with one possible place. */
  public int placed(int step) {
    return placed[step];
  }

  /**
   * Of those with one possible place, the people in a drawn road: not those of whom a zone reader
   * says only that they are near it, nor those where no road is drawn.
   */
  public int onRoad(int step) {
    return onRoad[step];
  }

  /** People underground who were heard but may be in several places, or in none that is known. */
  public int open(int step) {
    return open[step];
  }

  /** People underground who are in a gap. */
  public int unseen(int step) {
    return unseen[step];
  }

  public int underground(int step) {
    return placed[step] + open[step] + unseen[step];
  }

  /** Ids of the areas, in the order in which they were given. */
  public List<String> areas() {
    return areas;
  }

  /** People who were in an area. */
  public int inside(int area, int step) {
    return inside[area][step];
  }

  /** Further people who may have been in an area. */
  public int perhaps(int area, int step) {
    return perhaps[area][step];
  }

  int firstStepAtOrAfter(long t) {
    return (int) Math.max(0, -Math.floorDiv(fromMillis - t, (long) stepMillis));
  }

  void addPlaced(int step) {
    placed[step]++;
  }

  void addOnRoad(int step) {
    onRoad[step]++;
  }

  void addOpen(int step) {
    open[step]++;
  }

  void addUnseen(int step) {
    unseen[step]++;
  }

  void add(int area, int step, CountedArea.Side side) {
    if (side == CountedArea.Side.INSIDE) {
      inside[area][step]++;
    } else if (side == CountedArea.Side.PERHAPS) {
      perhaps[area][step]++;
    }
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Headcount h
        && fromMillis == h.fromMillis
        && stepMillis == h.stepMillis
        && areas.equals(h.areas)
        && Arrays.equals(placed, h.placed)
        && Arrays.equals(onRoad, h.onRoad)
        && Arrays.equals(open, h.open)
        && Arrays.equals(unseen, h.unseen)
        && Arrays.deepEquals(inside, h.inside)
        && Arrays.deepEquals(perhaps, h.perhaps);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(fromMillis) + Arrays.hashCode(placed);
  }
}
