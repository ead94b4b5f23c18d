package org.minewatch.track.archive;

import java.util.List;

/**
 * What one look into a drop folder found.
 *
 * @param receipts of the files that were taken or refused, the oldest file first
 * @param waiting files that may still be being written
 * @param notes what was noticed once
 * @param untouched files that were left for the next look, since enough was taken
 */
public record Sweep(
    List<Receipt> receipts, List<String> waiting, List<String> notes, int untouched) {
  public Sweep {
    receipts = List.copyOf(receipts);
    waiting = List.copyOf(waiting);
    notes = List.copyOf(notes);
  }

  /** How many files had an outcome. */
  public long count(Receipt.Outcome outcome) {
    return receipts.stream().filter(r -> r.outcome() == outcome).count();
  }
}
