package org.minewatch.detect;

import org.minewatch.drawing.revision.RevisionMemory;

/**
 * What the nights of a mine share.
 *
 * @param neighbourPlans the plans of other mines
 * @param revisions what is known of how the mine's own plans differ
 * @param past what earlier nights left
 */
public record MineMemory(NeighbourPlans neighbourPlans, RevisionMemory revisions, PastNights past) {

  /** A mine without neighbours and without a past. */
  public static MineMemory none() {
    return new MineMemory(NeighbourPlans.NONE, new RevisionMemory(), PastNights.NONE);
  }
}
