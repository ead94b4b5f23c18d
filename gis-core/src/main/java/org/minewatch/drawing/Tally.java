package org.minewatch.drawing;

import java.util.Optional;
import org.minewatch.drawing.source.SourceFeature;

/** Counts one kind of irregularity and remembers where it was met first. */
final class Tally {
  private final String sentence;
  private long count;
  private String firstEntity = "";
  private String firstLayer = "";

  /**
   * @param sentence with {@code %d} for the count
   */
  Tally(String sentence) {
    this.sentence = sentence;
  }

  void add(SourceFeature f) {
    add(f.entity(), f.layer());
  }

  void add(String entity, String layer) {
    if (count++ == 0) {
      firstEntity = entity;
      firstLayer = layer;
    }
  }

  Optional<String> note() {
    return count == 0
        ? Optional.empty()
        : Optional.of(
            sentence.formatted(count) + " (first: " + firstEntity + ", layer " + firstLayer + ")");
  }
}
