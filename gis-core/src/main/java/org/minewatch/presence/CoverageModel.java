package org.minewatch.presence;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a mine's stations hear, learned from all cards on some nights: a place where everybody is
 * lost is a dead zone; one where only this card is, is not. Days are added up in any order with the
 * same result; {@link #counts()} is all there is to keep.
 */
public final class CoverageModel {
  public static final CoverageModel EMPTY = new CoverageModel(new TreeMap<>());

  /** In a dead zone at least this share of the visits that go on is lost... */
  private static final double DEAD_SHARE = 0.5;

  /** ... of so many cards, on so many occasions. */
  private static final int DEAD_LOSERS = 3;

  /** So many others lost in the same minutes speak for the station. */
  private static final int TOGETHER = 3;

  private final TreeMap<Stretch, CoverageCount> counts;

  private CoverageModel(TreeMap<Stretch, CoverageCount> counts) {
    this.counts = counts;
  }

  /** What a gap most likely is. */
  public enum Cause {
    /** Most who go on from there are lost: no coverage. */
    DEAD_ZONE,
    /** Several cards were lost together and the station heard nobody: it was out. */
    STATION_OUT,
    /** Others were heard where this card was lost: it was switched off, shielded or left. */
    CARD_SILENT,
    UNKNOWN
  }

  public static CoverageModel of(Collection<CoverageCount> counts) {
    TreeMap<Stretch, CoverageCount> sum = new TreeMap<>();
    counts.forEach(c -> sum.merge(c.stretch(), c, CoverageCount::plus));
    return new CoverageModel(sum);
  }

  public CoverageModel plus(CoverageModel other) {
    TreeMap<Stretch, CoverageCount> sum = new TreeMap<>(counts);
    other.counts.values().forEach(c -> sum.merge(c.stretch(), c, CoverageCount::plus));
    return new CoverageModel(sum);
  }

  /** By stretch. */
  public List<CoverageCount> counts() {
    return List.copyOf(counts.values());
  }

  public Optional<CoverageCount> find(Stretch stretch) {
    return Optional.ofNullable(counts.get(stretch));
  }

  /**
   * The likeliest cause of a gap. A place behind which people work unheard looks like a dead zone
   * too: only the length of its gaps and where people come out tell (face.dark).
   */
  public Cause cause(Gap gap) {
    CoverageCount c = counts.get(gap.before().stretch());
    if (c != null && isDead(c)) {
      return Cause.DEAD_ZONE;
    }
    boolean byReader = !gap.before().stretch().readerId().isEmpty();
    if (byReader && gap.lostTogether() >= TOGETHER && gap.stationHeard() == 0) {
      return Cause.STATION_OUT;
    }
    return gap.othersHeard() > 0 ? Cause.CARD_SILENT : Cause.UNKNOWN;
  }

  /** The stretches from which most who go on are lost, by stretch. */
  public List<CoverageCount> deadZones() {
    return counts.values().stream().filter(CoverageModel::isDead).toList();
  }

  private static boolean isDead(CoverageCount c) {
    return c.losers() >= DEAD_LOSERS && c.occasions() >= DEAD_LOSERS && c.lossShare() >= DEAD_SHARE;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof CoverageModel m && counts.equals(m.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  @Override
  public String toString() {
    return counts.values().toString();
  }
}
