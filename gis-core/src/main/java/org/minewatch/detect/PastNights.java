package org.minewatch.detect;

import java.time.LocalDate;
import java.util.Optional;

/** Tells what earlier nights of a mine left for the rules that look at several. */
@FunctionalInterface
public interface PastNights {
  PastNights NONE = day -> Optional.empty();

  /** The facts of an earlier night; empty when nothing was handed in for it. */
  Optional<NightFacts> of(LocalDate day);
}
