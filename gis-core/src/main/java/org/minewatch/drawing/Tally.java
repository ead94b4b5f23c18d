package org.minewatch.drawing;

import java.util.Optional;
import org.minewatch.drawing.source.SourceFeature;

/** Counts one kind of irregularity and remembers where it was met first. */
final class Tally {
  private final String sentence;
  private long count;
  private SourceFeature first;

  /**
   * @param sentence with {@code %d} for the count
   */
  Tally(String sentence) {
    this.sentence = sentence;
  }

  void add(SourceFeature f) {
    first = count++ == 0 ? f : first;
  }

  Optional<String> note() {
    return count == 0
        ? Optional.empty()
        : Optional.of(
            sentence.formatted(count)
                + " (first: "
                + first.entity()
                + ", layer "
                + first.layer()
                + ")");
  }
}
