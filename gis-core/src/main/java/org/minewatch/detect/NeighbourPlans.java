package org.minewatch.detect;

import java.time.LocalDate;
import java.util.List;

/** Gives the plans of other mines when a rule asks for them; most nights of most mines do not. */
@FunctionalInterface
public interface NeighbourPlans {

  /** For a mine whose neighbours are not known. */
  NeighbourPlans NONE = (mineCode, day) -> List.of();

  /**
   * The latest mining plan of each seam of another mine as it stood on a day; empty when it handed
   * in none that could be read.
   */
  List<NeighbourPlan> current(String mineCode, LocalDate day);
}
