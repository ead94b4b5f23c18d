package org.minewatch.network;

import org.minewatch.track.FixColumns;

/**
 * The places of a night's fixes on the network: columns beside those of the fixes, row by row.
 * About 26 bytes a fix.
 */
public final class PlacedFixes {
  static final int PLACED = 1;
  static final int AMBIGUOUS = 2;
  static final int SEGMENT = 4;
  static final int UNMATCHED = 8;
  static final int BEYOND_END = 16;
  private static final int BASIS_SHIFT = 5;

  private static final double KNOWN_BEYOND_METRES = 20;
  private static final PlaceBasis[] BASES = PlaceBasis.values();

  private final RoadwayNetwork network;
  private final FixColumns fixes;
  private final double originEasting;
  private final double originNorthing;
  private final int[] edge;
  private final float[] offset;
  private final float[] easting;
  private final float[] northing;
  private final float[] sigma;
  private final float[] off;
  private final short[] flags;

  PlacedFixes(RoadwayNetwork network, FixColumns fixes) {
    this.network = network;
    this.fixes = fixes;
    boolean empty = network.nodeCount() == 0;
    originEasting = empty ? 0 : Math.rint(network.nodeEasting(0));
    originNorthing = empty ? 0 : Math.rint(network.nodeNorthing(0));
    int n = fixes.size();
    edge = new int[n];
    offset = new float[n];
    easting = new float[n];
    northing = new float[n];
    sigma = new float[n];
    off = new float[n];
    flags = new short[n];
    java.util.Arrays.fill(edge, -1);
    java.util.Arrays.fill(offset, Float.NaN);
    java.util.Arrays.fill(easting, Float.NaN);
    java.util.Arrays.fill(northing, Float.NaN);
    java.util.Arrays.fill(sigma, Float.NaN);
    java.util.Arrays.fill(off, Float.NaN);
  }

  void set(
      int i,
      int onEdge,
      double at,
      double e,
      double n,
      double sigmaMetres,
      double offMetres,
      int bits,
      PlaceBasis basis) {
    edge[i] = onEdge;
    offset[i] = (float) at;
    easting[i] = (float) (e - originEasting);
    northing[i] = (float) (n - originNorthing);
    sigma[i] = (float) sigmaMetres;
    off[i] = (float) offMetres;
    flags[i] = (short) (bits | basis.ordinal() << BASIS_SHIFT);
  }

  /** Says of a fix that it may be elsewhere after all. */
  void doubt(int i) {
    flags[i] |= AMBIGUOUS;
  }

  public FixColumns fixes() {
    return fixes;
  }

  public RoadwayNetwork network() {
    return network;
  }

  public int size() {
    return edge.length;
  }

  /** Whether the fix has a place, on the network or off it. */
  public boolean isPlaced(int i) {
    return (flags[i] & PLACED) != 0;
  }

  /**
   * Whether another place, apart from this one, explains the fix nearly as well. Such a fix is
   * never to be counted as being here and nowhere else.
   */
  public boolean isAmbiguous(int i) {
    return (flags[i] & AMBIGUOUS) != 0;
  }

  /** Whether the fix says "somewhere near this reader": all roads within its sigma. */
  public boolean isSegment(int i) {
    return (flags[i] & SEGMENT) != 0;
  }

  /** Whether the fix fits no drawn road; {@link #offNetworkMetres} says how badly. */
  public boolean isUnmatched(int i) {
    return (flags[i] & UNMATCHED) != 0;
  }

  /** Whether a distance was read that is longer than the drawn road: straight on past its end. */
  public boolean isBeyondEnd(int i) {
    return (flags[i] & BEYOND_END) != 0;
  }

  /** Whether the fix is a point in one known road. */
  public boolean isCertainRoad(int i) {
    return (flags[i] & (PLACED | AMBIGUOUS | SEGMENT | UNMATCHED | BEYOND_END)) == PLACED;
  }

  /** What the place rests on. */
  public PlaceBasis basis(int i) {
    return BASES[flags[i] >> BASIS_SHIFT];
  }

  /** The edge, the dead-end edge it lies beyond, or the nearest one when unmatched; -1 for none. */
  public int edge(int i) {
    return edge[i];
  }

  /** Metres along the edge; NaN without an edge. */
  public float offsetMetres(int i) {
    return offset[i];
  }

  /** A fix's own coordinate where it has one, else where the network places it; NaN for none. */
  public double easting(int i) {
    return originEasting + easting[i];
  }

  public double northing(int i) {
    return originNorthing + northing[i];
  }

  /** Floor elevation of the road there, never the tag's; NaN when the network does not know it. */
  public double elevation(int i) {
    return edge[i] < 0 || (off[i] > KNOWN_BEYOND_METRES)
        ? Double.NaN
        : network.elevation(edge[i], offset[i]);
  }

  /** One sigma of the place: ranging, station and drawing together. */
  public float sigmaMetres(int i) {
    return sigma[i];
  }

  /**
   * How far from the drawn network: past the dead end, or beside the nearest road; 0 for a
   * station's fix in a drawn road.
   */
  public float offNetworkMetres(int i) {
    return off[i];
  }

  /** Fixes with a place. */
  public int placedCount() {
    return count(PLACED);
  }

  public int ambiguousCount() {
    return count(AMBIGUOUS);
  }

  public int unmatchedCount() {
    return count(UNMATCHED);
  }

  public int beyondEndCount() {
    return count(BEYOND_END);
  }

  private int count(int bit) {
    int n = 0;
    for (short f : flags) {
      n += (f & bit) != 0 ? 1 : 0;
    }
    return n;
  }
}
