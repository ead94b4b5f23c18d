package org.minewatch.finding;

import java.util.Set;
import java.util.SortedMap;

/**
 * Something that a finding rests on.
 *
 * @param kind licence, drawing, face, face-progress, positions, status, certificate, order,
 *     approval, transform
 * @param facts names and values in the manner of the exchange format; values are strings, numbers,
 *     booleans or lists of strings; a number that is not finite is left out as not known
 */
public record Evidence(String kind, SortedMap<String, Object> facts) {
  /** What a situation hangs on, by which the ledger knows it again. */
  public static final String SITUATION = "situation";

  public Evidence {
    facts = Facts.canonical(facts, Set.of("kind"));
  }

  /** Whether the ledger needs it and people do not. */
  public boolean isForLedger() {
    return kind.equals(SITUATION);
  }
}
