package org.minewatch.boundary;

import org.minewatch.finding.Certainty;

/**
 * Where something lies against a limit, given the uncertainty of the comparison. The classes are
 * those of an error budget, since no statutory tolerance in metres exists.
 */
public enum Verdict {
  INSIDE,
  /** Outside, but by no more than two sigma. */
  WATCH,
  /** Outside by more than two sigma. */
  PROBABLE,
  /**
   * Outside by more than five sigma and at least 20 m; certain on the data only when it persists.
   */
  FAR_OUTSIDE,
  /** The limit or the place is not known well enough to say anything. */
  CANNOT_JUDGE;

  /** Exceedance, in sigmas, past which a crossing is probable. */
  public static final double PROBABLE_SIGMAS = 2;

  /** Exceedance, in sigmas, past which a crossing may be certain. */
  public static final double CERTAIN_SIGMAS = 5;

  /** Exceedance, in metres, below which nothing is certain. */
  public static final double CERTAIN_METRES = 20;

  /**
   * One sigma from which a comparison convicts nobody: it leads, no more. It is what a datum
   * without transform parameters costs.
   */
  public static final double LEAD_ONLY_SIGMA = 100;

  /**
   * Judges an exceedance.
   *
   * @param outsideMetres positive outside the limit; a point on the limit is inside; NaN cannot be
   *     judged
   * @param sigmaMetres one sigma of the comparison; from {@link #LEAD_ONLY_SIGMA} on nothing is
   *     more than a watch
   */
  public static Verdict of(double outsideMetres, double sigmaMetres) {
    if (Double.isNaN(outsideMetres) || Double.isNaN(sigmaMetres)) {
      return CANNOT_JUDGE;
    }
    if (outsideMetres <= 0) {
      return INSIDE;
    }
    if (outsideMetres <= PROBABLE_SIGMAS * sigmaMetres || sigmaMetres >= LEAD_ONLY_SIGMA) {
      return WATCH;
    }
    if (outsideMetres > CERTAIN_SIGMAS * sigmaMetres && outsideMetres >= CERTAIN_METRES) {
      return FAR_OUTSIDE;
    }
    return PROBABLE;
  }

  /**
   * The certainty of a finding with this verdict.
   *
   * @param persistent whether it was seen in at least two shifts, or is drawn or reported for good
   */
  public Certainty certainty(boolean persistent) {
    return switch (this) {
      case PROBABLE -> Certainty.PROBABLE;
      case FAR_OUTSIDE -> persistent ? Certainty.CERTAIN_ON_DATA : Certainty.PROBABLE;
      case WATCH, INSIDE, CANNOT_JUDGE -> Certainty.WATCH;
    };
  }
}
