package org.minewatch.nightly;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.minewatch.detect.NightFacts;
import org.minewatch.detect.PastNights;

/** Keeps what the last nights of a mine left, and works out what it was not there for. */
final class PastFacts implements PastNights {
  /** Nights kept; nobody looks further back. */
  static final int NIGHTS = 14;

  private final Function<LocalDate, Optional<NightFacts>> work;
  private final TreeMap<LocalDate, Optional<NightFacts>> known = new TreeMap<>();

  /**
   * @param work finds the facts of a night, or computes them from its own files
   */
  PastFacts(Function<LocalDate, Optional<NightFacts>> work) {
    this.work = work;
  }

  /** Remembers what a night that was just judged left. */
  void keep(LocalDate day, Optional<NightFacts> facts) {
    put(day, facts);
  }

  @Override
  public Optional<NightFacts> of(LocalDate day) {
    Optional<NightFacts> facts = known.get(day);
    if (facts == null) {
      facts = work.apply(day);
      put(day, facts);
    }
    return facts;
  }

  private void put(LocalDate day, Optional<NightFacts> facts) {
    known.put(day, facts);
    known.headMap(known.lastKey().minusDays(NIGHTS), false).clear();
  }
}
